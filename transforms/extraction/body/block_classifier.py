"""How likely a piece of a page belongs to the article: decision trees that stand as data.

The trees were fitted by `tests/bench/fit_body.py` on labelled pages, which says how well they do
on sites that they were not fitted on. A tree asks for one mark after another, by name, and ends in
a weight; the weights of all trees add up to the log-odds.
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
_ENOUGH = -0.4
# A number is a weight; otherwise the mark's place, the threshold, and the branches up to and above it.
Node = float | tuple[int, float, "Node", "Node"]


def is_of_article(marks: Sequence[float]) -> bool:
    """Whether a candidate with these marks is likely part of the article.

    Trees are asked until those that are left cannot change the answer.
    """
    weight, trees = _load_trees()
    for tree, most, least in trees:
        if weight + most < _ENOUGH or weight + least >= _ENOUGH:
            break
        node = tree
        while isinstance(node, tuple):
            node = node[2] if marks[node[0]] <= node[1] else node[3]
        weight += node
    return weight >= _ENOUGH


@cache
def _load_trees() -> tuple[float, tuple[tuple[Node, float, float], ...]]:
    """Return the base and the trees, each with the most and least that it and all after it can add."""
    path = files("transforms.extraction.body").joinpath("trees.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    places = {name: place for place, name in enumerate(list_features())}
    trees: list[tuple[Node, float, float]] = []
    most = least = 0.0
    for raw in reversed(content["trees"]):
        tree = _read_node(raw, places)
        weights = _list_weights(tree)
        most, least = most + max(weights), least + min(weights)
        trees.append((tree, most, least))
    return content["base"], tuple(reversed(trees))


def _list_weights(node: Node) -> list[float]:
    return [*_list_weights(node[2]), *_list_weights(node[3])] if isinstance(node, tuple) else [node]


def _read_node(node: Any, places: dict[str, int]) -> Node:
    if not isinstance(node, list):
        return float(node)
    name, threshold, low, high = node
    return places[name], float(threshold), _read_node(low, places), _read_node(high, places)
