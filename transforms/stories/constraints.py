"""Constraints on story clustering: must-link and cannot-link pairs of articles.

Wagstaff and Cardie, "Clustering with instance-level constraints", 2000.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from transforms.records import Override
from transforms.stories.clustering import Clustering


def add_constraints(
    clustering: Clustering,
    indexes: Mapping[str, int],
    *,
    overrides: Iterable[Override],
    copies: Iterable[Sequence[str]],
) -> None:
    """Add the overrides of people and the links between copies as constraints.

    Where two overrides contradict each other the later decision prevails, and overrides prevail over
    copies.

    Args:
        clustering: The clustering to constrain.
        indexes: The index in the clustering of each article; overrides on other articles are ignored.
        overrides: What people decided. Only overrides on stories count here.
        copies: Groups of articles that are copies of one text; they must be in one story.
    """
    latest_first = sorted(
        overrides, key=lambda override: (override.decided_at, override.first, override.second), reverse=True
    )
    for override in latest_first:
        if override.relation == "story" and override.first in indexes and override.second in indexes:
            constrain = clustering.must_link if override.same else clustering.cannot_link
            constrain(indexes[override.first], indexes[override.second])
    for group in copies:
        first, *others = sorted(indexes[article_id] for article_id in group)
        for other in others:
            clustering.must_link(first, other)
