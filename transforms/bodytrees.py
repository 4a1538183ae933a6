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

from transforms.bodymarks import list_marks

# A number is a weight; otherwise the mark's place, the threshold, and the branches up to and above it.
Node = float | tuple[int, float, "Node", "Node"]


def weigh_marks(marks: Sequence[float]) -> float:
    """Return the log-odds that a candidate with these marks is part of the article."""
    base, trees = _load_trees()
    weight = base
    for tree in trees:
        node = tree
        while isinstance(node, tuple):
            node = node[2] if marks[node[0]] <= node[1] else node[3]
        weight += node
    return weight


@cache
def _load_trees() -> tuple[float, tuple[Node, ...]]:
    path = files("transforms").joinpath("body", "trees.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    places = {name: place for place, name in enumerate(list_marks())}
    return content["base"], tuple(_read_node(tree, places) for tree in content["trees"])


def _read_node(node: Any, places: dict[str, int]) -> Node:
    if not isinstance(node, list):
        return float(node)
    name, threshold, low, high = node
    return places[name], float(threshold), _read_node(low, places), _read_node(high, places)
