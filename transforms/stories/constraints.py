"""Bonds: articles that are in one story, or in two, whatever their words say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from transforms.records import Override
from transforms.stories.clustering import Clustering


def add_constraints(
    grouping: Clustering,
    numbers: Mapping[str, int],
    *,
    overrides: Iterable[Override],
    copies: Iterable[Sequence[str]],
) -> None:
    """Tell `grouping` what people ruled on stories, and which articles are `copies` of one text.

    `numbers` leads from articles to their numbers in the grouping; others do not matter. What was ruled
    last prevails where two rulings cannot both hold, and a ruling prevails over a copy.
    """
    latest = sorted(
        overrides, key=lambda override: (override.decided_at, override.first, override.second), reverse=True
    )
    for override in latest:
        if override.relation == "story" and override.first in numbers and override.second in numbers:
            decide = grouping.join if override.same else grouping.part
            decide(numbers[override.first], numbers[override.second])
    for group in copies:
        first, *others = sorted(numbers[article_id] for article_id in group)
        for other in others:
            grouping.join(first, other)
