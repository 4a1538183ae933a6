"""Judging: what a person says of two articles is recorded, and holds at once and in all later runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from duckdb import DuckDBPyConnection

from flows.stages.articles.assign_stories import assign_stories_to
from flows.stages.articles.relate import relate_again
from transforms.dedup.overrides import list_overridden_articles
from transforms.records import Override
from warehouse.load import write_overrides
from warehouse.read import read_overrides, read_terms


def add_override(
    con: DuckDBPyConnection,
    article_ids: tuple[str, str],
    *,
    relation: Literal["duplicate", "story"],
    same: bool,
    note: str | None,
    now: datetime,
) -> Override:
    """Record that two articles are, or are not, the same, with links and stories that change by it."""
    first, second = sorted(article_ids)
    override = Override(first=first, second=second, relation=relation, same=same, note=note, decided_at=now)
    _decide_again(con, article_ids, added=(override,))
    return override


def remove_override(con: DuckDBPyConnection, article_ids: tuple[str, str]) -> list[Override]:
    """Take back what was ruled on two articles, and link them as their texts say; returns what it was."""
    pair = tuple(sorted(article_ids))
    removed = [
        override for override in read_overrides(con, pair) if (override.first, override.second) == pair
    ]
    if removed:
        _decide_again(con, article_ids, removed=removed)
    return removed


def _decide_again(
    con: DuckDBPyConnection,
    article_ids: Sequence[str],
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
) -> None:
    """Decide the links, and the stories, which hang on both links and rulings; all goes in or nothing."""
    linked = list_overridden_articles(
        override for override in (*added, *removed) if override.relation == "duplicate"
    )
    compared = relate_again(con, linked, added=added, removed=removed)
    write_overrides(
        con,
        added=added,
        removed=removed,
        fingerprints=compared.fingerprints,
        duplicates=compared.duplicates,
        memberships=assign_stories_to(
            con, read_terms(con, article_ids), compared, added=added, removed=removed
        ),
    )
