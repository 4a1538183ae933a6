"""What to fetch: of the entries that are due, those whose page we do not have yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from transforms.records import DueEntry, EntryOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """Entries that stand for one page: it is fetched once, for the first of them."""

    entry: DueEntry
    others: tuple[DueEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPlan:
    """Pages to fetch, and entries that are settled without."""

    fetchings: tuple[Fetching, ...]
    settled: tuple[EntryOutcome, ...]


def plan_fetches(due: Sequence[DueEntry], known: Mapping[str, tuple[str, datetime]]) -> FetchPlan:
    """Group `due` by page, leaving out what another feed has brought already.

    `known` gives, for a canonical URL, the article that stands there and when it was last
    fetched. An entry that is new to us but points there is settled as ``known``, unless it says
    that the article changed since; a new version of an entry that we took before is fetched.
    """
    settled: list[EntryOutcome] = []
    groups: dict[str, list[DueEntry]] = {}
    for one in due:
        article = known.get(one.entry.canonical_url)
        if article and one.article_id is None and not _changed_since(one, article[1]):
            settled.append(settle_existing(one, article[0]))
        else:
            groups.setdefault(one.entry.canonical_url, []).append(one)
    return FetchPlan(
        fetchings=tuple(Fetching(entry=first, others=tuple(rest)) for first, *rest in groups.values()),
        settled=tuple(settled),
    )


def settle_existing(due: DueEntry, article_id: str) -> EntryOutcome:
    """Return the outcome of an entry whose page another entry stands for."""
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
