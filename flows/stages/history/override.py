"""Add and remove overrides: a person's decision on two articles, which applies at once and in later runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from duckdb import DuckDBPyConnection

from flows.stages.articles.assign_stories import assign_waiting_articles
from flows.stages.articles.link_duplicates import link_existing_articles
from transforms.dedup.overrides import list_overridden_articles
from transforms.records import Override
from warehouse.load import write_overrides
from warehouse.relations import read_overrides


def add_override(
    con: DuckDBPyConnection,
    article_ids: tuple[str, str],
    *,
    relation: Literal["duplicate", "story"],
    same: bool,
    note: str | None,
    now: datetime,
) -> Override:
    """Store that two articles are, or are not, the same, and update the links and stories that change.

    Args:
        con: The writer's connection.
        article_ids: The two articles, in any order.
        relation: Whether the override is about copies or about stories.
        same: Whether they are the same.
        note: Why, in the person's words.
        now: When the person decided.

    Returns:
        The stored override. It replaces an earlier one on the same pair.
    """
    first, second = sorted(article_ids)
    override = Override(first=first, second=second, relation=relation, same=same, note=note, decided_at=now)
    _update(con, added=(override,))
    return override


def remove_override(con: DuckDBPyConnection, article_ids: tuple[str, str]) -> list[Override]:
    """Remove the overrides on two articles and link them by their texts again.

    Returns:
        The removed overrides, none if there were none.
    """
    pair = tuple(sorted(article_ids))
    removed = [
        override for override in read_overrides(con, pair) if (override.first, override.second) == pair
    ]
    if removed:
        _update(con, removed=removed)
    return removed


def _update(
    con: DuckDBPyConnection,
    *,
    added: Sequence[Override] = (),
    removed: Sequence[Override] = (),
) -> None:
    """Decide the links and store them with the overrides, then decide the stories, which depend on both.

    A kill in between leaves articles that wait for a story; the next run decides on them.
    """
    relinked = list_overridden_articles(
        override for override in (*added, *removed) if override.relation == "duplicate"
    )
    links = link_existing_articles(con, relinked, added=added, removed=removed)
    write_overrides(
        con,
        added=added,
        removed=removed,
        fingerprints=links.fingerprints,
        duplicates=links.duplicates,
    )
    assign_waiting_articles(con)
