"""Fit the trees that find the article on a page, and print how well they do on sites that they never saw.

    make fit-reader [WRITE=1]

Needs lightgbm, which nothing else here does: install it by hand into `.venv`. Needs the labelled pages too:
without them it says so. Each page is read, cleaned and refused as the service does it, by trees that were
fitted on the pages of other sites; beside it stand the trees fitted on all pages, and trafilatura without
comments. A figure is the F1 of the means of precision and recall of four-word shingles. With WRITE=1 the
trees of all pages become `transforms/extraction/body/trees.json`, and those of the folds
`tests/quality/reader_folds.json.gz`, by which a test reads each page again.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import trafilatura
from aligning import label_texts, list_words
from reader_pages import (
    FOLDS,
    NOW,
    Agreement,
    LabelledPage,
    compare,
    find_sets,
    measure_f1,
    read_labelled_pages,
    read_text,
)

from transforms.extraction.appended import find_appended
from transforms.extraction.body.block_classifier import Forest, load_forest
from transforms.extraction.body.extract_blocks import describe_page
from transforms.extraction.body.features import list_features
from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.head import read_head
from transforms.extraction.page_bytes import parse_html
from transforms.text.decoding import decode_markup, decode_utf8

ROOT = Path(__file__).resolve().parents[2]
TREES = ROOT / "transforms/extraction/body/trees.json"
FOLD_TREES = ROOT / "tests/quality/reader_folds.json.gz"
PROCESSES = os.cpu_count() or 1
ROUNDS = 260
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 31,
    "min_child_samples": 30,
    "lambda_l2": 5,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "num_threads": 1,
    "seed": 0,
    "deterministic": True,
    "force_col_wise": True,
    "verbosity": -1,
}
_PAGE_WORDS = 30  # of an article: those of longer ones count less, so that pages have equal weight
_WORDS_POWER = 0.7
_SET_POWER = 0.5  # a set of a quarter of the pages counts as half as many


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A page's candidates: a row of features for each, whether it is the article's, and its weight."""

    fold: int
    features: Any
    labels: Any
    weights: Any


def main() -> None:
    """Fit the trees, print the figures, and write the trees if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    names = find_sets()
    if not names:
        raise SystemExit("the labelled pages are not on this machine: ../shared/quality")
    pages = list(read_labelled_pages(names))
    with ProcessPoolExecutor(PROCESSES) as pool:
        rows = list(pool.map(describe, pages, chunksize=20))
        weigh_sets(pages, rows)
        *of_folds, of_all = pool.map(
            fit, [[r for r in rows if r.fold != fold] for fold in (*range(FOLDS), -1)]
        )
        if given.write:
            TREES.write_text(of_all, encoding="utf-8")
            packed = gzip.compress(json.dumps([json.loads(trees) for trees in of_folds]).encode(), mtime=0)
            FOLD_TREES.write_bytes(packed)
        print_figures(pages, pool, of_folds, of_all)


def describe(page: LabelledPage) -> Rows:
    """Return the candidates of a page with their features."""
    utf8 = decode_utf8(page.body)
    text = utf8 if utf8 is not None else decode_markup(page.body, None)
    tree = parse_html(text, utf8=page.body if utf8 is not None else None)
    assert tree is not None
    elements = PageElements(tree, text)
    head = read_head(elements, url=page.url, now=NOW)
    for other in find_appended(elements, title=head.title):
        other.drop_tree()
    described = describe_page(tree, title=head.title, stated=head.stated_text)
    texts = [candidate.text for candidate in described.statistics.candidates]
    labels = label_texts(texts, page.article)[described.chosen]
    weights = np.array([max(1.5, len(list_words(texts[n]))) ** _WORDS_POWER for n in described.chosen])
    weights *= _PAGE_WORDS / max(_PAGE_WORDS, weights[labels].sum())
    return Rows(fold=page.fold, features=described.features.T, labels=labels, weights=weights)


def weigh_sets(pages: Sequence[LabelledPage], rows: Sequence[Rows]) -> None:
    """Let the pages of small sets weigh more."""
    sizes = {name: sum(page.name == name for page in pages) for name in {page.name for page in pages}}
    for page, row in zip(pages, rows, strict=True):
        factor = (len(pages) / len(sizes) / sizes[page.name]) ** _SET_POWER
        np.multiply(row.weights, factor, out=row.weights)


def fit(rows: Sequence[Rows]) -> str:
    """Fit trees on the candidates of pages, and return them as JSON."""
    features = np.vstack([row.features for row in rows])
    labels, weights = (np.concatenate([getattr(row, name) for row in rows]) for name in ("labels", "weights"))
    model = lightgbm.train(SETTINGS, lightgbm.Dataset(features, labels, weight=weights), ROUNDS)
    names = list_features()

    def convert(node: Any) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        branches = (convert(node[name]) for name in ("left_child", "right_child"))
        return [names[node["split_feature"]], round(node["threshold"], 5), *branches]

    trees = [json.dumps(convert(tree["tree_structure"])) for tree in model.dump_model()["tree_info"]]
    return '{"base": 0.0, "trees": [\n' + ",\n".join(trees) + "\n]}\n"


def print_figures(
    pages: Sequence[LabelledPage], pool: ProcessPoolExecutor, of_folds: Sequence[str], of_all: str
) -> None:
    """Print the figures of each set: by folds, in each fold, fitted on the same pages, and trafilatura's."""
    unseen = list(pool.map(read, pages, [of_folds[page.fold] for page in pages], chunksize=20))
    seen = list(pool.map(read, pages, [of_all] * len(pages), chunksize=20))
    other = list(pool.map(read_by_trafilatura, pages, chunksize=20))
    print("F1 by set: sites not seen (each fold), sites seen, trafilatura")
    for name in dict.fromkeys(page.name for page in pages):
        own = [number for number, page in enumerate(pages) if page.name == name]
        folds = [[n for n in own if pages[n].fold == fold] for fold in range(FOLDS)]
        each = " ".join(f"{measure_f1([unseen[n] for n in fold]):.4f}" for fold in folds)
        figures = (measure_f1([way[n] for n in own]) for way in (unseen, seen, other))
        print("{:8} {:.4f} ({})  {:.4f}  {:.4f}".format(name, next(figures), each, *figures), flush=True)


def read(page: LabelledPage, trees: str) -> Agreement:
    """Return how well a page is read with these trees."""
    return compare(read_text(page, load(trees)), page.article)


@lru_cache(FOLDS + 1)
def load(trees: str) -> Forest:
    """Return trees, loaded once in each process."""
    return load_forest(trees)


def read_by_trafilatura(page: LabelledPage) -> Agreement:
    """Return how well trafilatura reads a page."""
    return compare(trafilatura.extract(page.body, url=page.url, include_comments=False) or "", page.article)


if __name__ == "__main__":
    main()
