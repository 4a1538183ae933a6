"""Which pages to fetch: those of due entries that are not stored yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from transforms.records import DueEntry, EntryOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchGroup:
    """Due entries with the same URL: the page is fetched once, for the first of them."""

    entry: DueEntry
    others: tuple[DueEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPlan:
    """The pages to fetch, and the outcomes of entries that need no request."""

    groups: tuple[FetchGroup, ...]
    settled: tuple[EntryOutcome, ...]


def plan_fetches(due: Sequence[DueEntry], existing: Mapping[str, tuple[str, datetime]]) -> FetchPlan:
    """Group due entries by page and leave out pages that another entry has brought already.

    A new entry for such a page is settled as ``known``, unless it says that the article has changed
    since. A new version of an entry that became an article before is always fetched.

    Args:
        due: The due entries.
        existing: For the canonical URL of each stored page, its article and when it was last fetched.
    """
    settled: list[EntryOutcome] = []
    by_url: dict[str, list[DueEntry]] = {}
    for one in due:
        article = existing.get(one.entry.canonical_url)
        if article and one.article_id is None and not _changed_since(one, article[1]):
            settled.append(settle_existing(one, article[0]))
        else:
            by_url.setdefault(one.entry.canonical_url, []).append(one)
    return FetchPlan(
        groups=tuple(FetchGroup(entry=first, others=tuple(rest)) for first, *rest in by_url.values()),
        settled=tuple(settled),
    )


def settle_existing(due: DueEntry, article_id: str) -> EntryOutcome:
    """Return the outcome of an entry whose page another entry has brought already."""
    return EntryOutcome(
        entry_id=due.entry.entry_id,
        outcome="known",
        article_id=article_id,
        reason=None,
        detail=None,
        attempts=due.attempts,
        next_attempt_at=None,
    )


def _changed_since(due: DueEntry, fetched_at: datetime) -> bool:
    return due.entry.updated_at is not None and due.entry.updated_at > fetched_at
