"""The trees that classify candidates are evaluated all at once, with the same answer as one after another."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from transforms.extraction.body.block_classifier import Forest, classify
from transforms.extraction.body.context_features import CONTEXT_FEATURES
from transforms.extraction.body.extract_blocks import default_classifier
from transforms.extraction.body.features import list_features

TREES = json.loads(files("transforms.extraction.body").joinpath("trees.json").read_text(encoding="utf-8"))


def follow(node: Any, features: dict[str, float]) -> float:
    while isinstance(node, list):
        name, threshold, low, high = node
        node = low if features[name] <= threshold else high
    return float(node)


@pytest.mark.parametrize(
    ("kind", "names", "forest"),
    [
        ("first", list_features(), default_classifier().first),
        ("again", CONTEXT_FEATURES, default_classifier().again),
    ],
)
def test_candidates_are_classified_as_by_following_each_tree_from_its_root(
    kind: str, names: tuple[str, ...], forest: Forest
) -> None:
    trees = TREES[kind]["trees"]
    thresholds = sorted({node[1] for tree in trees for node in list_tests(tree)})
    # no value is a threshold, which might be rounded to either side
    values = np.random.default_rng(0).choice(thresholds, (len(names), 400)).astype(np.float32) + np.float32(
        1e-3
    )
    expected = []
    for column in values.T:
        features = dict(zip(names, column, strict=True))
        expected.append(TREES[kind]["base"] + sum(follow(tree, features) for tree in trees))
    found = classify(values, forest)
    assert len(set(expected)) > 300
    assert np.abs(found - np.array(expected)).max() < 1e-9


def test_trees_divide_nothing_from_what_is_less() -> None:
    # a threshold that was rounded up to 0 would send both the same way
    tests = [node for kind in TREES.values() for tree in kind["trees"] for node in list_tests(tree)]
    assert not [node[:2] for node in tests if str(node[1]) == "-0.0"]


def test_a_page_without_candidates_has_none_in_its_article() -> None:
    features = np.zeros((len(list_features()), 0), np.float32)
    assert classify(features, default_classifier().first).tolist() == []


def list_tests(node: Any) -> list[Any]:
    return [node, *list_tests(node[2]), *list_tests(node[3])] if isinstance(node, list) else []
