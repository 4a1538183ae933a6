"""Fit the trees that find an article: those for all pages, and those for pages in doubt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

import lightgbm
import numpy as np
from reader_pages import FOLDS

from transforms.extraction.body.block_classifier import Forest, classify, load_forest
from transforms.extraction.body.context_features import CONTEXT_FEATURES, describe_context
from transforms.extraction.body.extract_blocks import DescribedPage, is_doubtful
from transforms.extraction.body.features import list_features
from transforms.records import Block

_SETTINGS: dict[str, Any] = {
    "objective": "binary",
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
_FIRST = {"num_trees": 150, "learning_rate": 0.13, "num_leaves": 31, "min_child_samples": 30}
_AGAIN = {"num_trees": 60, "learning_rate": 0.1, "num_leaves": 16, "min_child_samples": 60, "lambda_l2": 10}
_IN_DOUBT = 4  # times the weight of other pages, for the trees that decide on pages in doubt


class _Pool(Protocol):
    def map(self, work: Callable[..., Any], *tasks: Iterable[Any]) -> Iterable[Any]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A labelled page as the trees are fitted on it.

    Attributes:
        fold: The fold that its site is in.
        page: The page with its features.
        again: The page as trafilatura reads it.
        is_live: Whether it is a live blog, on which trafilatura is not asked.
        labels: For each chosen candidate whether it is the article's.
        weights: For each chosen candidate its weight.
    """

    fold: int
    page: DescribedPage
    again: Sequence[Block]
    is_live: bool
    labels: Any
    weights: Any


def fit_folds(samples: Sequence[Sample], pool: _Pool) -> list[str]:
    """Fit trees without each fold, and last on all pages; each is the JSON of a classifier.

    The trees for pages in doubt are fitted on what trees that never saw a page's site say of it, so for each
    two folds trees are fitted without both.
    """
    folds = range(FOLDS)
    left_out = [(), *((one,) for one in folds), *((a, b) for a in folds for b in folds if a < b)]
    tables = ([s for s in samples if s.fold not in without] for without in left_out)
    firsts = dict(zip(left_out, pool.map(_fit, ((_stack(table), "first") for table in tables)), strict=True))
    goals = [*((fold,) for fold in folds), ()]
    tasks = ((_stack_contexts(samples, firsts, goal), "again") for goal in goals)
    agains = pool.map(_fit, tasks)
    return [_pack(firsts[goal], again) for goal, again in zip(goals, agains, strict=True)]


def _stack(samples: Sequence[Sample]) -> tuple[Any, Any, Any]:
    return (
        np.vstack([sample.page.features.T for sample in samples]),
        np.concatenate([sample.labels for sample in samples]),
        np.concatenate([sample.weights for sample in samples]),
    )


def _stack_contexts(
    samples: Sequence[Sample], firsts: dict[tuple[int, ...], str], without: tuple[int, ...]
) -> tuple[Any, Any, Any]:
    """Stack the features of pages beside those left out, by what trees that never saw their sites say."""
    used = [sample for sample in samples if sample.fold not in without]
    features, weights = [], []
    for sample in used:
        trees = firsts[tuple(sorted({*without, sample.fold}))]
        page = sample.page
        odds = classify(page.features, _load_first(trees))
        is_read_again = not sample.is_live and is_doubtful(page, odds)
        again = sample.again if is_read_again else ()
        features.append(describe_context(page.statistics, page.chosen, odds, again).T)
        weights.append(sample.weights * (_IN_DOUBT if is_read_again else 1))
    return np.vstack(features), _stack(used)[1], np.concatenate(weights)


@cache
def _load_first(trees: str) -> Forest:
    return load_forest(json.loads(trees), list_features())


def _pack(first: str, again: str) -> str:
    return f'{{"first": {first}, "again": {again}}}\n'


def _fit(task: tuple[tuple[Any, Any, Any], str]) -> str:
    """Fit trees on features, labels and weights of candidates, and return them as JSON."""
    (features, labels, weights), kind = task
    own, names = (_FIRST, list_features()) if kind == "first" else (_AGAIN, CONTEXT_FEATURES)
    model = lightgbm.train(_SETTINGS | own, lightgbm.Dataset(features, labels, weight=weights))

    def convert(node: Any) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"], 4)
        branches = (convert(node[name]) for name in ("left_child", "right_child"))
        return [names[node["split_feature"]], _round_threshold(node["threshold"]), *branches]

    trees = [json.dumps(convert(tree["tree_structure"])) for tree in model.dump_model()["tree_info"]]
    return '{"base": 0.0, "trees": [\n' + ",\n".join(trees) + "\n]}"


def _round_threshold(threshold: float) -> float:
    """Round a threshold to five decimals; one right below 0 stays there, since it divides 0 from -1."""
    return -1e-5 if -1e-5 < threshold < 0 else round(threshold, 5)
