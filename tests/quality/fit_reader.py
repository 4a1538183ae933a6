"""Fit the trees that find the article on a page, and print how well they do on sites that they never saw.

    make fit-reader [WRITE=1]

Needs lightgbm, which nothing else here does: install it by hand into `.venv`. Needs the labelled pages too:
without them it says so. Each page is read, cleaned and refused as the service does it, by trees that were
fitted on the pages of other sites; beside it stand the trees fitted on all pages, and trafilatura without
comments. A figure is the F1 of the means of precision and recall of four-word shingles. With WRITE=1 the
trees of all pages become `transforms/extraction/body/trees.json`, and those of the folds
`tests/quality/reader_folds.json.gz`, by which a test reads each page again.

Tried without gain: 2,108 more pages of public sets whose labels follow other rules (readability's tests,
trafilatura's evaluation, CleanEval, L3S-GN1), together and some of them alone, at a tenth to all of the
weight, by the sentences that people marked alone, or as labelled by trees that never saw the site. With the
first trees wcxb loses .0003 to .0015 by folds, naeb up to .0018, aeb .0007 to .0110; fundus -.0017 to +.0003.

Nor was there gain in these, by four folds, and where it seemed so by a fifth that no choice had seen.
Chance is large: the first trees of another seed change wcxb by .0014, naeb by .004 and the precision of
`layout` by .02.

- Means of five fits: the loss by words falls by 2 % on wcxb, and F1 changes by .0002.
- Smaller steps, fewer leaves or features, larger leaves, other weights of pages and of words: wcxb the same
  to -.0017, aeb up to -.006. Links that may only speak against a text, and prose only for it: wcxb -.0018.
- Log-odds of neighbours that pull each other, as in a chain: wcxb +.0001 at best, with naeb -.0019.
- One of six readings, by features of the page (words in doubt, lists, headings, types in JSON-LD): better
  on 13 pages and worse on 15. Whoever always knew the best one would gain .011 on wcxb.
- Bold, italics, where links lead, anchors, signs, and the page's lists and sections as features of the
  first trees: wcxb -.0003. Those of lists and all first features for the second trees, two fits each: wcxb
  +.002 and `layout` +.019 on the four folds, but -.003 and -.003 on the fifth.
- What the parts of class names and the words of a text say on other sites, as log-odds for the first trees,
  on two folds alone: naeb +.004, aeb +.005 and fundus +.006 of F1 by words, but wcxb -.003; without the words
  of texts naeb +.003, aeb -.003, fundus +.008, wcxb -.002.
- Labels by sentences, as removals are judged, which are others for 1,139 of 151,752 texts: wcxb -.0004, aeb
  -.0043, `layout` +.004.
- Headings between two blocks of the article, four of five of which are its own: wcxb +.0001, `layout`
  +.001.
- A lower threshold for all of a page (-.3: wcxb +.0006, aeb -.0018, naeb -.0009, fundus -.0011), or half
  of the F1 that it is expected to have, as is best for F1, where it is in doubt: wcxb +.0004, aeb -.0028.
  Between two of the article it helps in guides alone; without the exceptions of `choose_by_odds.py` there
  wcxb gains .0012 and `layout` .026 to .037, but as many noise lines stay, and on sites seen more of them.
- One decision for lines that are alike: by the mean log-odds of those on a tag path (wcxb +.0002, `layout`
  -.003) or of equal texts (0, -.002), or by what is taken of a path between the headings of a guide (0, 0).
- Third trees, by all features, for what is left out between two of the article: they rank it no better than
  the log-odds did (area under the curve .761, and .771).
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache

import numpy as np
import trafilatura
from aligning import label_texts, list_words
from folders import ROOT
from reader_pages import (
    FOLD_TREES,
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
from reader_trees import Sample, fit_folds

from transforms.extraction.appended import find_appended
from transforms.extraction.body.block_classifier import Classifier
from transforms.extraction.body.extract_blocks import describe_page, read_classifier
from transforms.extraction.body.reunite import list_updates
from transforms.extraction.body.second_reader import extract_again
from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.head import read_head
from transforms.extraction.page_bytes import parse_html
from transforms.text.decoding import decode_markup, decode_utf8

TREES = ROOT / "transforms/extraction/body/trees.json"
PROCESSES = os.cpu_count() or 1
_PAGE_WORDS = 30  # of an article: those of longer ones count less, so that pages have equal weight
_WORDS_POWER = 0.7
_SET_POWER = 0.5  # a set of a quarter of the pages counts as half as many


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
        samples = list(pool.map(describe, pages, chunksize=20))
        weigh_sets(pages, samples)
        *of_folds, of_all = fit_folds(samples, pool)
        if given.write:
            TREES.write_text(of_all, encoding="utf-8")
            packed = gzip.compress(json.dumps([json.loads(trees) for trees in of_folds]).encode(), mtime=0)
            FOLD_TREES.write_bytes(packed)
        print_figures(pages, pool, of_folds, of_all)


def describe(page: LabelledPage) -> Sample:
    """Return the candidates of a page with their features, labels and weights."""
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
    return Sample(
        fold=page.fold,
        page=described,
        again=extract_again(tree, url=page.url),
        is_live=bool(list_updates(described.statistics)),
        labels=labels,
        weights=weights,
    )


def weigh_sets(pages: Sequence[LabelledPage], samples: Sequence[Sample]) -> None:
    """Let the pages of small sets weigh more."""
    sizes = {name: sum(page.name == name for page in pages) for name in {page.name for page in pages}}
    for page, sample in zip(pages, samples, strict=True):
        factor = (len(pages) / len(sizes) / sizes[page.name]) ** _SET_POWER
        np.multiply(sample.weights, factor, out=sample.weights)


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
def load(trees: str) -> Classifier:
    """Return trees, loaded once in each process."""
    return read_classifier(trees)


def read_by_trafilatura(page: LabelledPage) -> Agreement:
    """Return how well trafilatura reads a page."""
    return compare(trafilatura.extract(page.body, url=page.url, include_comments=False) or "", page.article)


if __name__ == "__main__":
    main()
