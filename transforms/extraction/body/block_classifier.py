"""Classify candidates as part of the article or not, by boosted decision trees that are kept as data.

The trees were fitted by `tests/bench/fit_body.py` on labelled pages; it prints how well they do on sites
that they were not fitted on. A tree tests one feature after another, by name, and ends in a weight. The
weights of all trees add up to the log-odds that a candidate belongs to the article.

All tests of all trees are made at once for all candidates of a page, instead of following one tree
after another from its root: QuickScorer (Lucchese et al., QuickScorer: A Fast Algorithm to Rank Documents
with Additive Ensembles of Regression Trees, 2015). The leaves of a tree are numbered from left to right. A
test that fails rules out the leaves on its left, and the leaf that is reached is the first one that no test
has ruled out. Of 1,300 tests 481 are distinct. That takes 0.1 ms a page; following the trees took 1.4 ms.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forest:
    """The trees as arrays, each with as many places for tests as the largest has tests.

    Attributes:
        features: For each distinct test the index of its feature; shape (tests,).
        thresholds: For each distinct test the value above which it fails; shape (tests, 1).
        places: For each place the test in it, one tree after another; shape (places,).
        ruled_out: For each place one bit for each leaf that is ruled out when its test fails, none where
            the tree has no more tests; shape (places, 1).
        weights: The weights of the leaves, in ten thousandths of log-odds; shape (trees, leaves).
        base: The log-odds to which they are added.
    """

    features: npt.NDArray[np.intp]
    thresholds: npt.NDArray[np.float32]
    places: npt.NDArray[np.intp]
    ruled_out: npt.NDArray[np.uint16]
    weights: npt.NDArray[np.int64]
    base: int


def classify(features: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Return for each candidate whether it is likely part of the article.

    Args:
        features: The features of the candidates, of shape (features, candidates).
    """
    forest, count = _load_forest(), features.shape[1]
    trees = len(forest.weights)
    fails = features.take(forest.features, axis=0) > forest.thresholds
    ruled_out = fails.take(forest.places, axis=0) * forest.ruled_out
    left = ~np.bitwise_or.reduce(ruled_out.reshape(trees, len(ruled_out) // trees, count), axis=1)
    # the number of the lowest bit that is set is the number of bits below it
    leaves = np.bitwise_count(~left & (left - np.uint16(1)))
    starts = np.arange(0, forest.weights.size, _MAX_LEAVES)[:, None]
    log_odds = forest.base + forest.weights.take(leaves + starts).sum(axis=0)
    taken: npt.NDArray[np.bool_] = log_odds >= round(_MIN_LOG_ODDS * _SCALE)
    return taken


@cache
def _load_forest() -> _Forest:
    path = files("transforms.extraction.body").joinpath("trees.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    indexes = {name: index for index, name in enumerate(list_features())}
    tests: dict[tuple[int, float], int] = {}
    trees: list[list[tuple[int, int]]] = []
    weights = np.zeros((len(content["trees"]), _MAX_LEAVES), np.int64)
    for number, root in enumerate(content["trees"]):
        leaves: list[float] = []
        trees.append(
            [
                (tests.setdefault((indexes[name], threshold), len(tests)), bits)
                for name, threshold, bits in _list_tests(root, leaves)
            ]
        )
        weights[number, : len(leaves)] = [round(leaf * _SCALE) for leaf in leaves]
    size = max(map(len, trees))
    places = np.array([place for tree in trees for place in (*tree, *[(0, 0)] * (size - len(tree)))])
    return _Forest(
        features=np.array([feature for feature, _ in tests], np.intp),
        thresholds=np.array([threshold for _, threshold in tests], np.float32)[:, None],
        places=places[:, 0].astype(np.intp),
        ruled_out=places[:, 1:].astype(np.uint16),
        weights=weights,
        base=round(content["base"] * _SCALE),
    )


def _list_tests(node: Any, leaves: list[float]) -> list[tuple[str, float, int]]:
    """Return the tests in a tree, and append the weights of its leaves to `leaves`, from left to right.

    Returns:
        For each test its feature, its threshold, and the bits of the leaves that it rules out.
    """
    if not isinstance(node, list):
        leaves.append(float(node))
        return []
    name, threshold, low, high = node
    first = len(leaves)
    inside = _list_tests(low, leaves)
    ruled_out = (1 << len(leaves)) - (1 << first)
    return [(name, float(threshold), ruled_out), *inside, *_list_tests(high, leaves)]
