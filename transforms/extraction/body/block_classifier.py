"""Classify candidates as part of the article or not, by boosted decision trees that are kept as data.

The trees were fitted by `make fit-reader` on labelled pages; it prints how well they do on sites that they
were not fitted on. A tree tests one feature after another, by name, and ends in a weight. The weights of all
trees add up to the log-odds that a candidate belongs to the article. On pages where these are in doubt other
trees decide, by what the first ones said of the whole page.

All tests of all trees are made at once for all candidates of a page, instead of following one tree
after another from its root: QuickScorer (Lucchese et al., QuickScorer: A Fast Algorithm to Rank Documents
with Additive Ensembles of Regression Trees, 2015). The leaves of a tree are numbered from left to right. A
test that fails rules out the leaves on its left, and the leaf that is reached is the first one that no test
has ruled out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

MIN_LOG_ODDS = 0.0
"""The log-odds from which a candidate is taken: as likely as not."""
_SCALE = 10_000  # weights have four decimals: as whole numbers their sum is exact in any order
_MAX_LEAVES = 32
_BATCH = 1_024  # candidates that are classified at once: a page of 10 MB has 100,000


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """The trees as arrays; each tree has as many places for tests as the largest has tests.

    Attributes:
        features: For each distinct test the index of its feature; shape (tests,).
        thresholds: For each distinct test the value above which it fails; shape (tests, 1).
        places: For each place of a tree the test in it; shape (places, trees).
        ruled_out: For each place one bit for each leaf that is ruled out when its test fails, none where
            the tree has no more tests; shape (places, trees, 1).
        weights: The weights of the leaves, in ten thousandths of log-odds; shape (trees, leaves).
        base: The log-odds to which they are added.
    """

    features: npt.NDArray[np.intp]
    thresholds: npt.NDArray[np.float32]
    places: npt.NDArray[np.intp]
    ruled_out: npt.NDArray[np.uint32]
    weights: npt.NDArray[np.int64]
    base: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """The trees that find an article.

    Attributes:
        first: Those for all pages, which test the features of `features.py`.
        again: Those for pages in doubt, which test the features of `context_features.py`.
    """

    first: Forest
    again: Forest


def classify(features: npt.NDArray[np.float32], forest: Forest) -> npt.NDArray[np.float64]:
    """Return for each candidate the log-odds that it is part of the article.

    Args:
        features: The features of the candidates, of shape (features, candidates).
        forest: The trees.
    """
    batches = [features[:, start : start + _BATCH] for start in range(0, features.shape[1], _BATCH)]
    return np.concatenate([np.zeros(0), *(_classify_batch(batch, forest) for batch in batches)])


def _classify_batch(features: npt.NDArray[np.float32], forest: Forest) -> npt.NDArray[np.float64]:
    fails = features.take(forest.features, axis=0) > forest.thresholds
    ruled_out = np.zeros((len(forest.weights), features.shape[1]), np.uint32)
    more = np.empty_like(ruled_out)  # a new array for each place takes a sixth more time
    for tests, bits in zip(forest.places, forest.ruled_out, strict=True):
        np.multiply(fails.take(tests, axis=0), bits, out=more)
        ruled_out |= more
    left = ~ruled_out
    # the number of the lowest bit that is set is the number of bits below it
    leaves = np.bitwise_count(~left & (left - np.uint32(1)))
    starts = np.arange(0, forest.weights.size, _MAX_LEAVES)[:, None]
    log_odds: npt.NDArray[np.float64] = (
        forest.base + forest.weights.take(leaves + starts).sum(axis=0)
    ) / _SCALE
    return log_odds


def load_classifier(text: str, *, first: Sequence[str], again: Sequence[str]) -> Classifier:
    """Load trees from JSON: an object with those for all pages, `first`, and those for doubt, `again`.

    Args:
        text: The JSON.
        first: The names of the features of the first trees, in the order of their rows.
        again: Those of the other trees.
    """
    content = json.loads(text)
    return Classifier(
        first=load_forest(content["first"], first),
        again=load_forest(content["again"], again),
    )


def load_forest(content: Any, names: Sequence[str]) -> Forest:
    """Load trees from what their JSON holds.

    Args:
        content: An object of `base` and `trees`. Each node of a tree is a weight, or a list of a feature's
            name, a threshold and two nodes: that for values up to the threshold, and that for larger ones.
        names: The names of the features, in the order of their rows.
    """
    indexes = {name: index for index, name in enumerate(names)}
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
    places = np.array([[*tree, *[(0, 0)] * (size - len(tree))] for tree in trees]).transpose(2, 1, 0)
    return Forest(
        features=np.array([feature for feature, _ in tests], np.intp),
        thresholds=np.array([threshold for _, threshold in tests], np.float32)[:, None],
        places=places[0].astype(np.intp),
        ruled_out=places[1][:, :, None].astype(np.uint32),
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
