"""Classify candidates as part of the article or not, by boosted decision trees that are kept as data.

The trees were fitted by `tests/bench/fit_body.py` on labelled pages; it prints how well they do on sites
that they were not fitted on. A tree tests one feature after another, by name, and ends in a weight. The
weights of all trees add up to the log-odds that a candidate belongs to the article.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from transforms.extraction.body.features import list_features

# Log-odds from which a candidate is taken. On sites that the trees were not fitted on F1 after
# cleaning is .971 at -0.85, .972 at -0.4, .970 at 0; .959 at -0.4 with all names taken off the pages.
_MIN_LOG_ODDS = -0.4
# A number is a weight. A tuple is a test: the index of a feature, the threshold, and the branches for
# values up to the threshold and above it.
Node = float | tuple[int, float, "Node", "Node"]


def is_in_article(features: Sequence[float]) -> bool:
    """Return whether a candidate with these features is likely part of the article.

    Trees are evaluated until those that are left cannot change the answer.
    """
    log_odds, trees = _load_trees()
    for tree, max_rest, min_rest in trees:
        if log_odds + max_rest < _MIN_LOG_ODDS or log_odds + min_rest >= _MIN_LOG_ODDS:
            break
        node = tree
        while isinstance(node, tuple):
            node = node[2] if features[node[0]] <= node[1] else node[3]
        log_odds += node
    return log_odds >= _MIN_LOG_ODDS


@cache
def _load_trees() -> tuple[float, tuple[tuple[Node, float, float], ...]]:
    """Return the base log-odds, and each tree with the largest and smallest sum of it and all after it."""
    path = files("transforms.extraction.body").joinpath("trees.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    indexes = {name: index for index, name in enumerate(list_features())}
    trees: list[tuple[Node, float, float]] = []
    max_rest = min_rest = 0.0
    for raw in reversed(content["trees"]):
        tree = _read_node(raw, indexes)
        weights = _list_weights(tree)
        max_rest, min_rest = max_rest + max(weights), min_rest + min(weights)
        trees.append((tree, max_rest, min_rest))
    return content["base"], tuple(reversed(trees))


def _list_weights(node: Node) -> list[float]:
    return [*_list_weights(node[2]), *_list_weights(node[3])] if isinstance(node, tuple) else [node]


def _read_node(node: Any, indexes: dict[str, int]) -> Node:
    if not isinstance(node, list):
        return float(node)
    name, threshold, low, high = node
    return indexes[name], float(threshold), _read_node(low, indexes), _read_node(high, indexes)
