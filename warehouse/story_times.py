"""The times of stories, by which their members are found among a million others.

All rows of a story in ``store.memberships`` have its two times. They hold all times of its members: the terms
of an article never get a later time, and where they get an earlier one, its story does, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from transforms.records import StoryMembership

EARLIEST = datetime(1, 1, 1, tzinfo=UTC)
LATEST = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedMembership:
    """The membership of an article, with the times of its story.

    Attributes:
        membership: The membership.
        first_at: When the earliest article of the story was published; the earliest time if that is unknown.
        last_at: When the latest one was; the latest time if that is unknown.
    """

    membership: StoryMembership
    first_at: datetime
    last_at: datetime


def add_times(
    memberships: Sequence[StoryMembership], times: Mapping[str, datetime] | None
) -> list[TimedMembership]:
    """Return memberships of whole stories with the times of these.

    Args:
        memberships: All memberships of some stories.
        times: When each article was published, or `None` if that is not known.
    """
    if times is None:
        return [TimedMembership(membership=each, first_at=EARLIEST, last_at=LATEST) for each in memberships]
    told: dict[str, tuple[datetime, datetime]] = {}
    for each in memberships:
        at = times[each.article_id]
        first, last = told.get(each.story_id, (at, at))
        told[each.story_id] = min(first, at), max(last, at)
    return [
        TimedMembership(membership=each, first_at=told[each.story_id][0], last_at=told[each.story_id][1])
        for each in memberships
    ]


def bound_times(times: Iterable[datetime] | None) -> tuple[datetime, datetime]:
    """Return the first and the last of some times, or of all if they are not known."""
    known = sorted(times or ())
    return (known[0], known[-1]) if known else (EARLIEST, LATEST)
