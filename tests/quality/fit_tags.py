"""Fit the weights of `transforms/tagging/relevance.py` on the labelled texts, and print them.

Logistic regression with a quadratic penalty, by Newton's method, on the two thirds of the texts that
are not held out; a label is whether a tag that was found is a subject. Prints a line for each group of
tags, ready to be pasted, how well the scores are calibrated on both parts, and how many mentions are taken
for subjects, also in five folds of all texts. Run by `make fit-tags`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from tagging_cases import read_cases

from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import list_article_features

PENALTY = 0.35
# Of a missed subject beside a mention taken for one: readers skip one too many, never one too few.
COSTS = {"entity": 2.0, "topic": 1.5}
ROUNDS = 40
FOLDS = 5
MIN_SUBJECT = 0.5
# Where the penalty pulls to: nothing for things; for topics, of which fewer are labelled, weights by hand.
PRIORS = {
    "entity": (0.0,) * 15,
    "topic": (0.0, 3.0, 0.0, 1.3, 2.0, 3.0, 0.0, 0.0, -0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
}
Row = tuple[tuple[float, ...], bool]


class Subjects(NamedTuple):
    """How many mentions and how many subjects are given as subjects, and how many there are."""

    taken: int
    mentions: int
    found: int
    subjects: int

    def describe(self) -> str:
        """Return the numbers in words."""
        return (
            f"{self.taken} of {self.mentions} mentions taken for subjects, {self.found} of {self.subjects}"
            " subjects found"
        )


def main() -> None:
    """Print the weights and the calibration."""
    cases = read_cases()
    fitted = [case for case in cases if not case.held_out]
    held_out = [case for case in cases if case.held_out]
    for group in ("entity", "topic"):
        rows = list_rows(fitted, group)
        weights = fit(rows, PRIORS[group], cost=COSTS[group])
        print(f'    "{group}": ({", ".join(f"{weight:.2f}" for weight in weights)}),')
        for name, part in (("fitted", rows), ("held out", list_rows(held_out, group))):
            loss, brier = measure_loss(part, weights), measure_brier(part, weights)
            print(f"    # {name}: {len(part)} tags, loss {loss:.3f}, Brier {brier:.3f}; "
                  f"{count_subjects(part, weights).describe()}")  # fmt: skip
    counts: list[Subjects] = []
    for fold in range(FOLDS):
        rows = list_rows([case for case in cases if case.fold != fold], "entity")
        weights = fit(rows, PRIORS["entity"], cost=COSTS["entity"])
        counts.append(
            count_subjects(list_rows([case for case in cases if case.fold == fold], "entity"), weights)
        )
    print(f"    # things, in {FOLDS} folds: {Subjects(*map(sum, zip(*counts, strict=True))).describe()}")


def list_rows(cases: Sequence[Any], group: str) -> list[Row]:
    """Return the features of each tag that was found, and whether it is a subject."""
    taxonomy = default_taxonomy()
    kinds = {tag.tag: tag.kind for tag in taxonomy.tags}
    rows: list[Row] = []
    for case in cases:
        for tag, features in list_article_features(case.article, taxonomy).items():
            if tag in case.either or (kinds[tag] == "topic") != (group == "topic"):
                continue
            if group == "topic" and tag not in case.subject | case.mention:
                continue  # topics are labelled only where they matter
            rows.append(((1.0, *features), tag in case.subject))
    return rows


def fit(rows: Sequence[Row], prior: Sequence[float], *, cost: float) -> list[float]:
    """Return the weights, the constant first; it alone is not pulled to its `prior`.

    Args:
        rows: The features of each tag, and whether it is a subject.
        prior: Where the penalty pulls the weights to.
        cost: What a missed subject costs beside a mention taken for one.
    """
    width = len(rows[0][0])
    weights = [0.0] * width
    for _ in range(ROUNDS):
        slope = [
            -PENALTY * (weight - aim) * (number > 0)
            for number, (weight, aim) in enumerate(zip(weights, prior, strict=True))
        ]
        bend = [[PENALTY * (row == column) for column in range(width)] for row in range(width)]
        for features, label in rows:
            chance, weight = predict(features, weights), cost if label else 1.0
            for one in range(width):
                slope[one] += weight * (label - chance) * features[one]
                for other in range(width):
                    bend[one][other] += weight * chance * (1 - chance) * features[one] * features[other]
        step = solve(bend, slope)
        weights = [weight + part for weight, part in zip(weights, step, strict=True)]
    return weights


def solve(matrix: list[list[float]], values: list[float]) -> list[float]:
    """Solve linear equations by Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for at in range(len(rows)):
        pivot = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for row in range(len(rows)):
            if row != at:
                factor = rows[row][at]
                rows[row] = [value - factor * other for value, other in zip(rows[row], rows[at], strict=True)]
    return [row[-1] for row in rows]


def predict(features: Sequence[float], weights: Sequence[float]) -> float:
    """Return the likelihood that a tag with these features is a subject."""
    total = sum(feature * weight for feature, weight in zip(features, weights, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def count_subjects(rows: Sequence[Row], weights: Sequence[float]) -> Subjects:
    """Count the tags that these weights call subjects."""
    given = [(predict(features, weights) >= MIN_SUBJECT, label) for features, label in rows]
    return Subjects(
        taken=given.count((True, False)),
        mentions=sum(1 for _, label in given if not label),
        found=given.count((True, True)),
        subjects=sum(1 for _, label in given if label),
    )


def measure_loss(rows: Sequence[Row], weights: Sequence[float]) -> float:
    """Return the mean log loss."""
    return -sum(
        math.log(predict(features, weights) if label else 1 - predict(features, weights))
        for features, label in rows
    ) / len(rows)


def measure_brier(rows: Sequence[Row], weights: Sequence[float]) -> float:
    """Return the mean squared error of the scores."""
    return sum((predict(features, weights) - label) ** 2 for features, label in rows) / len(rows)


if __name__ == "__main__":
    main()
