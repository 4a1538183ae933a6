"""Fit the trees that find a page's article, and say how well they do on sites they have not seen.

    python tests/bench/fit_body.py ../shared/quality/aeb [--write]

Takes a folder in the form of scrapinghub/article-extraction-benchmark: `ground-truth.json`, and a
gzipped page for each of its keys under `html/`. Needs scikit-learn, which nothing else here does:
install it by hand. Prints precision, recall and F1 of four-word shingles, means over pages, of what is left
after cleaning, each site's pages read by trees that were fitted on other sites alone. With --write the
trees fitted on all pages become `transforms/extraction/body/trees.json`.

Every page is learnt from twice, as it is and with the names of its parts taken off: many sites' names
are made up by programs, and the trees must do without them there.
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
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from sklearn.ensemble import HistGradientBoostingClassifier

from transforms.cleaning.passes import clean_blocks
from transforms.extraction.body.candidates import Candidate, list_candidates
from transforms.extraction.body.features import compute_features, key_text, list_features
from transforms.extraction.body.page_statistics import measure_page
from transforms.extraction.metadata.head import read_head
from transforms.records import Block
from transforms.text.decoding import decode_html

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
ODDS = (-0.85, -0.4, -0.2, 0.0, 0.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A page with the marks of its candidates, what of each is in the article, and what that counts."""

    site: str
    title: str | None
    gold: Counter[tuple[str, ...]]
    candidates: Sequence[Candidate]
    marks: Any
    labels: Any
    weights: Any


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--settings", default="{}", help="JSON that goes before the settings in this file")
    given = parser.parse_args()
    settings = SETTINGS | json.loads(given.settings)
    plain = list(read_pages(given.folder, named=True))
    bare = list(read_pages(given.folder, named=False))
    odds = read_unseen(plain, bare, settings)
    for name, pages in (("as they are", plain), ("without names", bare)):
        for least in ODDS:
            precision, recall = score_pages(pages, odds[name], least)
            f1 = 2 * precision * recall / (precision + recall)
            print(f"{name}, from {least:5.2f}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}")
    if given.write:
        write_trees(fit([*plain, *bare], settings))


def read_pages(folder: Path, *, named: bool) -> Iterator[Labelled]:
    """Yield the labelled pages; with `named` false their elements have no class and no identifier."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for key, said in sorted(truth.items()):
        body = gzip.decompress((folder / f"html/{key}.html.gz").read_bytes())
        text = decode_html(body, None).replace("\x00", "").encode("utf-8", "replace")
        parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = document_fromstring(text, parser=parser)
        head = read_head(tree, url=said.get("url"), now=NOW)
        if not named:
            take_names_off(tree)
        candidates, layout = list_candidates(tree)
        hint = key_text(head.stated_text) if head.stated_text else ""
        marked = compute_features(measure_page(candidates, layout), title=head.title, hint=hint)
        pairs = [(c, marks) for c, marks in zip(candidates, marked, strict=True) if marks is not None]
        words = WORD.findall(said["articleBody"])
        gold = cut_shingles(words)
        labels = np.array([measure_overlap(c.text, gold, words) > 0.5 for c, _ in pairs])
        weights = np.array([max(1.5, len(WORD.findall(c.text))) ** 0.7 for c, _ in pairs])
        yield Labelled(
            site=urlsplit(said.get("url") or "").hostname or key,
            title=head.title,
            gold=gold,
            candidates=[c for c, _ in pairs],
            marks=np.array([marks for _, marks in pairs], np.float32).reshape(
                len(pairs), len(list_features())
            ),
            labels=labels,
            # a page counts the same however long its article is
            weights=weights * 30 / max(30.0, weights[labels].sum()),
        )


def take_names_off(tree: HtmlElement) -> None:
    """Remove the names that publishers give to a page's parts."""
    for element in tree.iter():
        for name in ("class", "id", "data-component", "data-testid"):
            element.attrib.pop(name, None)


def measure_overlap(text: str, gold: Counter[tuple[str, ...]], words: Sequence[str]) -> float:
    """Return how much of a piece of text stands in the article, from 0 to 1."""
    mine = WORD.findall(text)
    if len(mine) < 4:
        return float(bool(mine) and f" {' '.join(mine)} " in f" {' '.join(words)} ")
    pieces = cut_shingles(mine)
    return sum(count for piece, count in pieces.items() if piece in gold) / pieces.total()


def cut_shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """Return the runs of four words."""
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)) if words)


def fit(pages: Sequence[Labelled], settings: dict[str, Any]) -> Any:
    """Fit trees on pages."""
    model = HistGradientBoostingClassifier(**settings)
    marks, labels = np.vstack([page.marks for page in pages]), np.concatenate([page.labels for page in pages])
    return model.fit(marks, labels, sample_weight=np.concatenate([page.weights for page in pages]))


def read_unseen(
    plain: Sequence[Labelled], bare: Sequence[Labelled], settings: dict[str, Any]
) -> dict[str, list[Any]]:
    """Return the log-odds of all candidates, by trees fitted on other sites than the page's."""
    sites = sorted({page.site for page in plain})
    np.random.RandomState(0).shuffle(sites)
    folds = {site: number % FOLDS for number, site in enumerate(sites)}
    models = [
        fit([page for page in (*plain, *bare) if folds[page.site] != fold], settings) for fold in range(FOLDS)
    ]
    return {
        name: [models[folds[page.site]].decision_function(page.marks) for page in pages]
        for name, pages in (("as they are", plain), ("without names", bare))
    }


def score_pages(pages: Sequence[Labelled], odds: Sequence[Any], least: float) -> tuple[float, float]:
    """Return the mean precision and recall of what cleaning leaves of the candidates above `least`."""
    precisions, recalls = [], []
    for page, each in zip(pages, odds, strict=True):
        taken = [
            Block(kind=c.kind, text=c.text, links=c.links)
            for c, odd in zip(page.candidates, each, strict=True)
            if odd >= least
        ]
        kept = " ".join(block.text for block in clean_blocks(taken, title=page.title) if block.kept)
        found = cut_shingles(WORD.findall(kept))
        hits = (found & page.gold).total()
        precisions += [hits / found.total()] if found else []
        recalls.append(hits / page.gold.total())
    return statistics.mean(precisions), statistics.mean(recalls)


def write_trees(model: Any) -> None:
    """Write the trees as data: a number is a weight, a list a mark, its threshold and two branches."""
    names = list_features()

    def read_node(nodes: Any, at: int) -> Any:
        node = nodes[at]
        if node["is_leaf"]:
            return round(float(node["value"]), 4)
        branches = read_node(nodes, node["left"]), read_node(nodes, node["right"])
        return [names[node["feature_idx"]], round(float(node["num_threshold"]), 5), *branches]

    trees = ",\n".join(json.dumps(read_node(tree[0].nodes, 0)) for tree in model._predictors)
    base = round(float(np.ravel(model._baseline_prediction)[0]), 4)
    TREES.write_text(f'{{"base": {base}, "trees": [\n{trees}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
