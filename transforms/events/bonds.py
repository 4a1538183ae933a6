"""Bonds: articles that are in one story, or in two, whatever their words say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from transforms.events.grouping import Grouping
from transforms.records import Ruling


def bind_articles(
    grouping: Grouping,
    numbers: Mapping[str, int],
    *,
    rulings: Iterable[Ruling],
    copies: Iterable[Sequence[str]],
) -> None:
    """Tell `grouping` what people ruled on stories, and which articles are `copies` of one text.

    `numbers` leads from articles to their numbers in the grouping; others do not matter. What was ruled
    last prevails where two rulings cannot both hold, and a ruling prevails over a copy.
    """
    latest = sorted(rulings, key=lambda ruling: (ruling.ruled_at, ruling.first, ruling.second), reverse=True)
    for ruling in latest:
        if ruling.relation == "story" and ruling.first in numbers and ruling.second in numbers:
            decide = grouping.join if ruling.same else grouping.part
            decide(numbers[ruling.first], numbers[ruling.second])
    for group in copies:
        first, *others = sorted(numbers[article_id] for article_id in group)
        for other in others:
            grouping.join(first, other)
