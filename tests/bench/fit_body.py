"""Fit the decision trees that classify a page's text, and print how well they do on sites not fitted on.

    python tests/bench/fit_body.py ../shared/quality/aeb [--write]

Takes a folder in the form of scrapinghub/article-extraction-benchmark: `ground-truth.json`, and a
gzipped page for each of its keys under `html/`. Needs scikit-learn, which nothing else here does:
install it by hand. Prints precision, recall and F1 of four-word shingles, means over pages, of the text
that is left after cleaning; the pages of each site are classified by trees that were fitted on other
sites only. With --write the trees fitted on all pages become `transforms/extraction/body/trees.json`.

Every page is used twice, as it is and without the names of its parts: many sites' names are generated,
and the trees must do without them there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from lxml.html import HtmlElement
from sklearn.ensemble import HistGradientBoostingClassifier

from transforms.cleaning.passes import clean_blocks
from transforms.extraction.body.candidates import Candidate, list_candidates
from transforms.extraction.body.features import choose_candidates, compute_features, list_features
from transforms.extraction.body.page_statistics import measure_page
from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.head import read_head
from transforms.extraction.page_bytes import parse_html
from transforms.records import Block
from transforms.text.decoding import decode_markup
from transforms.text.normalisation import compact_text

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TREES = Path(__file__).resolve().parents[2] / "transforms/extraction/body/trees.json"
WORD = re.compile(r"\w+")
FOLDS = 8
SETTINGS: dict[str, Any] = {
    "max_iter": 100,
    "learning_rate": 0.1,
    "max_leaf_nodes": 14,
    "min_samples_leaf": 30,
    "l2_regularization": 5,
    "max_features": 0.4,
    "early_stopping": False,
    "random_state": 0,
}
THRESHOLDS = (-0.85, -0.4, -0.2, 0.0, 0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled page with its candidates.

    Attributes:
        site: The host of the page.
        title: The page's headline.
        gold: The four-word shingles of its article.
        candidates: The candidates that are no entries of menus.
        features: One row for each candidate, one column for each feature.
        labels: For each candidate whether it is in the article.
        weights: For each candidate its weight when trees are fitted.
    """

    site: str
    title: str | None
    gold: Counter[tuple[str, ...]]
    candidates: Sequence[Candidate]
    features: Any
    labels: Any
    weights: Any


def main() -> None:
    """Fit trees, print their scores, and write them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--settings", default="{}", help="JSON that goes before the settings in this file")
    given = parser.parse_args()
    settings = SETTINGS | json.loads(given.settings)
    plain = list(read_pages(given.folder, named=True))
    bare = list(read_pages(given.folder, named=False))
    odds = predict_unseen(plain, bare, settings)
    for name, pages in (("as they are", plain), ("without names", bare)):
        for threshold in THRESHOLDS:
            precision, recall = score_pages(pages, odds[name], threshold)
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{name}, from {threshold:5.2f}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")
    if given.write:
        write_trees(fit([*plain, *bare], settings))


def read_pages(folder: Path, *, named: bool) -> Iterator[Labelled]:
    """Yield the labelled pages; if not `named`, their elements have no class and no identifier."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, label in sorted(truth.items()):
        body = gzip.decompress((folder / f"html/{key}.html.gz").read_bytes())
        markup = decode_markup(body, None)
        tree = parse_html(markup)
        assert tree is not None
        head = read_head(PageElements(tree, markup), url=label.get("url"), now=NOW)
        if not named:
            remove_names(tree)
        statistics = measure_page(*list_candidates(tree))
        chosen = choose_candidates(statistics)
        candidates = [statistics.candidates[index] for index in chosen]
        stated_text = compact_text(head.stated_text) if head.stated_text else ""
        features = compute_features(statistics, chosen, title=head.title, stated_text=stated_text)
        words = WORD.findall(label["articleBody"])
        gold = cut_shingles(words)
        labels = np.array([measure_overlap(c.text, gold, words) > 0.5 for c in candidates])
        weights = np.array([max(1.5, len(WORD.findall(c.text))) ** 0.7 for c in candidates])
        yield Labelled(
            site=urlsplit(label.get("url") or "").hostname or key,
            title=head.title,
            gold=gold,
            candidates=candidates,
            features=features.T,
            labels=labels,
            # pages have equal weight, however long their articles are
            weights=weights * 30 / max(30.0, weights[labels].sum()),
        )


def remove_names(tree: HtmlElement) -> None:
    """Remove the names that publishers give to a page's parts."""
    for element in tree.iter():
        for name in ("class", "id", "data-component", "data-testid"):
            element.attrib.pop(name, None)


def measure_overlap(text: str, gold: Counter[tuple[str, ...]], words: Sequence[str]) -> float:
    """Return which share of the shingles of a text is in the article, from 0 to 1."""
    found = WORD.findall(text)
    if len(found) < 4:
        return float(bool(found) and f" {' '.join(found)} " in f" {' '.join(words)} ")
    shingles = cut_shingles(found)
    return sum(count for shingle, count in shingles.items() if shingle in gold) / shingles.total()


def cut_shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Return the four-word shingles of a text, with how often each occurs."""
    return Counter(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)) if words)


def fit(pages: Sequence[Labelled], settings: dict[str, Any]) -> Any:
    """Fit boosted trees on the candidates of pages."""
    model = HistGradientBoostingClassifier(**settings)
    features, labels = (
        np.vstack([page.features for page in pages]),
        np.concatenate([page.labels for page in pages]),
    )
    return model.fit(features, labels, sample_weight=np.concatenate([page.weights for page in pages]))


def predict_unseen(
    plain: Sequence[Labelled], bare: Sequence[Labelled], settings: dict[str, Any]
) -> dict[str, list[Any]]:
    """Return the log-odds of all candidates by trees that were fitted on other sites than the page's."""
    sites = sorted({page.site for page in plain})
    np.random.RandomState(0).shuffle(sites)
    folds = {site: number % FOLDS for number, site in enumerate(sites)}
    models = [
        fit([page for page in (*plain, *bare) if folds[page.site] != fold], settings) for fold in range(FOLDS)
    ]
    return {
        name: [models[folds[page.site]].decision_function(page.features) for page in pages]
        for name, pages in (("as they are", plain), ("without names", bare))
    }


def score_pages(pages: Sequence[Labelled], odds: Sequence[Any], threshold: float) -> tuple[float, float]:
    """Return mean precision and recall, after cleaning, of the candidates with log-odds from `threshold`."""
    precisions, recalls = [], []
    for page, each in zip(pages, odds, strict=True):
        taken = [
            Block(kind=c.kind, text=c.text, links=c.links)
            for c, odd in zip(page.candidates, each, strict=True)
            if odd >= threshold
        ]
        kept = " ".join(block.text for block in clean_blocks(taken, title=page.title) if block.kept)
        found = cut_shingles(WORD.findall(kept))
        hits = (found & page.gold).total()
        precisions += [hits / found.total()] if found else []
        recalls.append(hits / page.gold.total())
    return statistics.mean(precisions), statistics.mean(recalls)


def write_trees(model: Any) -> None:
    """Write the trees as data: a number is a weight; a list a feature, its threshold and two branches."""
    names = list_features()

    def read_node(nodes: Any, number: int) -> Any:
        node = nodes[number]
        if node["is_leaf"]:
            return round(float(node["value"]), 4)
        branches = read_node(nodes, node["left"]), read_node(nodes, node["right"])
        return [names[node["feature_idx"]], round(float(node["num_threshold"]), 5), *branches]

    trees = ",\n".join(json.dumps(read_node(tree[0].nodes, 0)) for tree in model._predictors)
    base = round(float(np.ravel(model._baseline_prediction)[0]), 4)
    TREES.write_text(f'{{"base": {base}, "trees": [\n{trees}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
