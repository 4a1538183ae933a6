"""Publishers in a time window: how much they publish, copy and hide, and how late they are seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records

SourceOrder = Literal["articles", "first", "copied", "copies", "delay", "removed", "source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSource:
    """A publisher, with its articles in the window.

    Attributes:
        source: The publisher, as ``articles.source``.
        articles: The number of its articles.
        copies: How many of them are copies.
        copied_elsewhere: The number of copies of its articles at other publishers, in the window.
        stories: The number of stories that it reports on.
        first_reports: How many of them it reported first in the window, of those that others report too.
        languages: The ISO 639-1 codes of its languages.
        paywalled: The number of its articles that say that readers must pay.
        removed_share: The share of removed words in all words of its articles, from 0 to 1; `None` where
            they have none.
        delay: The median time from publication to arrival, of articles that came out while their feed was
            polled and name a time; `None` without any.
        last_at: When its last article came out.
    """

    source: str
    articles: int
    copies: int
    copied_elsewhere: int
    stories: int
    first_reports: int
    languages: tuple[str, ...]
    paywalled: int
    removed_share: float | None
    delay: timedelta | None
    last_at: datetime

    @property
    def copied_share(self) -> float:
        """The share of copies in its articles, from 0 to 1."""
        return self.copies / self.articles


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """A part of the publishers of a window, with the number of all."""

    sources: tuple[ListedSource, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _CountedSource:
    listed: ListedSource
    total: int


def list_sources(
    con: DuckDBPyConnection, *, order: SourceOrder, first_row: int, rows: int, source: str | None = None
) -> SourceList:
    """Return `rows` of the publishers of the chosen articles, from `first_row` on, counted from 0.

    Args:
        con: The connection.
        order: The number that comes first: the largest before the others, or the name.
        first_row: The first row.
        rows: The number of rows.
        source: The one publisher to return; `None` for all.
    """
    counted = read_records(
        con,
        "explorer/list_sources",
        _CountedSource,
        order=order,
        first_row=first_row,
        limit=rows,
        source=source,
    )
    return SourceList(sources=tuple(one.listed for one in counted), total=counted[0].total if counted else 0)
