"""Classify candidates as part of the article or not, by boosted decision trees that are kept as data.

The trees were fitted by `tests/bench/fit_body.py` on labelled pages; it prints how well they do on sites
that they were not fitted on. A tree tests one feature after another, by name, and ends in a weight. The
weights of all trees add up to the log-odds that a candidate belongs to the article.

All tests of all trees are made at once for all candidates of a page, instead of following one tree
after another from its root: QuickScorer (Lucchese et al., QuickScorer: A Fast Algorithm to Rank Documents
with Additive Ensembles of Regression Trees, 2015). The leaves of a tree are numbered from left to right. A
test that fails rules out the leaves on its left, and the leaf that is reached is the first one that no test
has ruled out. That takes 0.15 ms a page; following the trees took 1.4 ms.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.features import list_features

# Log-odds from which a candidate is taken. On sites that the trees were not fitted on F1 after
# cleaning is .971 at -0.85, .972 at -0.4, .970 at 0; .959 at -0.4 with all names taken off the pages.
_MIN_LOG_ODDS = -0.4
_SCALE = 10_000  # weights have four decimals: as whole numbers their sum is exact in any order
_MAX_LEAVES = 16
_ALL_LEAVES = (1 << _MAX_LEAVES) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forest:
    """The trees as arrays, each with as many tests as the largest; tests that are added rule out nothing.

    Attributes:
        features: For each test the index of its feature; shape (tests,), one tree after another.
        thresholds: For each test the value up to which it holds; shape (tests, 1).
        remaining: For each test one bit for each leaf that is left when it fails; shape (tests, 1).
        weights: The weights of the leaves, in ten thousandths of log-odds; shape (trees, leaves).
        base: The log-odds to which they are added.
    """

    features: npt.NDArray[np.int64]
    thresholds: npt.NDArray[np.float32]
    remaining: npt.NDArray[np.uint16]
    weights: npt.NDArray[np.int64]
    base: int


def classify(features: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Return for each candidate whether it is likely part of the article.

    Args:
        features: The features of the candidates, of shape (features, candidates).
    """
    forest, count = _load_forest(), features.shape[1]
    holds = features[forest.features] <= forest.thresholds
    remaining = np.where(holds, np.uint16(_ALL_LEAVES), forest.remaining)
    trees = len(forest.weights)
    left = np.bitwise_and.reduce(remaining.reshape(trees, len(remaining) // trees, count), axis=1)
    # the number of the lowest bit that is set is the number of bits below it
    leaves = np.bitwise_count(~left & (left - np.uint16(1)))
    log_odds = forest.base + np.take_along_axis(forest.weights, leaves.astype(np.intp), axis=1).sum(axis=0)
    taken: npt.NDArray[np.bool_] = log_odds >= round(_MIN_LOG_ODDS * _SCALE)
    return taken


@cache
def _load_forest() -> _Forest:
    path = files("transforms.extraction.body").joinpath("trees.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    indexes = {name: index for index, name in enumerate(list_features())}
    tests: list[list[tuple[int, float, int]]] = []
    weights = np.zeros((len(content["trees"]), _MAX_LEAVES), np.int64)
    for number, root in enumerate(content["trees"]):
        leaves: list[float] = []
        tests.append(_list_tests(root, indexes, leaves))
        weights[number, : len(leaves)] = [round(leaf * _SCALE) for leaf in leaves]
    size = max(map(len, tests))
    flat = [test for tree in tests for test in (*tree, *[(0, 0.0, _ALL_LEAVES)] * (size - len(tree)))]
    columns = list(zip(*flat, strict=True))
    return _Forest(
        features=np.array(columns[0], np.int64),
        thresholds=np.array(columns[1], np.float32)[:, None],
        remaining=np.array(columns[2], np.uint16)[:, None],
        weights=weights,
        base=round(content["base"] * _SCALE),
    )


def _list_tests(node: Any, indexes: dict[str, int], leaves: list[float]) -> list[tuple[int, float, int]]:
    """Return the tests in a tree, and append the weights of its leaves to `leaves`, from left to right."""
    if not isinstance(node, list):
        leaves.append(float(node))
        return []
    name, threshold, low, high = node
    first = len(leaves)
    inside = _list_tests(low, indexes, leaves)
    ruled_out = (1 << len(leaves)) - (1 << first)
    test = (indexes[name], float(threshold), _ALL_LEAVES & ~ruled_out)
    return [test, *inside, *_list_tests(high, indexes, leaves)]
