"""One publisher in a time window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from duckdb import DuckDBPyConnection

from warehouse.explorer.coverage import CoverageDay
from warehouse.explorer.movement import LatencyDay, list_latency
from warehouse.explorer.source_list import ListedSource, list_sources
from warehouse.explorer.window import Window
from warehouse.sql import read_records, run_query

_ROWS = 15
_ARTICLES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPartner:
    """A publisher that copies another, or is copied by it.

    Attributes:
        source: The publisher.
        copies: The number of copies in the window.
        delay: The median time from the original to the copy, by when they came out.
    """

    source: str
    copies: int
    delay: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedClass:
    """The blocks of a class that rules remove from a publisher's articles.

    Attributes:
        class_: The class, as ``blocks.class``.
        blocks: The number of blocks.
        articles: The number of articles that have one.
        words: The number of words in them; of characters in Chinese and Japanese.
        rules: The rules that removed them, the frequent ones first, at most five.
    """

    class_: str
    blocks: int
    articles: int
    words: int
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTag:
    """A tag with the number of a publisher's articles about it; `label` is `None` if it is gone."""

    tag: str
    label: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceArticle:
    """An article; `story_id` is `None` before its story is decided, `duplicate_of` for an original."""

    article_id: str
    title: str
    came_out_at: datetime
    language: str | None
    story_id: str | None
    duplicate_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """The facts on a publisher that its page shows.

    Attributes:
        total: The number of its articles at any time and in any corpus.
        sums: Its numbers in the window; `None` where it has no article there.
        days: Its articles by day, week or month.
        latency: Its delays.
        copied: Whom it copies, those with many copies first.
        copiers: Who copies it, in the same order.
        removed: The blocks that rules remove from its articles, by class.
        tags: What its articles are about.
        feeds: The names of the feeds that list its articles.
        articles: Its newest articles.
    """

    total: int
    sums: ListedSource | None
    days: tuple[CoverageDay, ...]
    latency: tuple[LatencyDay, ...]
    copied: tuple[CopyPartner, ...]
    copiers: tuple[CopyPartner, ...]
    removed: tuple[RemovedClass, ...]
    tags: tuple[SourceTag, ...]
    feeds: tuple[str, ...]
    articles: tuple[SourceArticle, ...]


def read_source(con: DuckDBPyConnection, window: Window, source: str) -> SourcePage | None:
    """Return what the chosen articles tell of a publisher; `None` if the edition has no article of it."""
    ((total,),) = run_query(con, "explorer/count_source", source=source)
    if not total:
        return None
    sums = list_sources(con, order="articles", first_row=0, rows=1, source=source).sources
    return SourcePage(
        total=total,
        sums=sums[0] if sums else None,
        days=tuple(
            read_records(con, "explorer/source_days", CoverageDay, bucket=window.bucket, source=source)
        ),
        latency=tuple(list_latency(con, window, source=source)),
        copied=tuple(read_records(con, "explorer/copied_sources", CopyPartner, limit=_ROWS, source=source)),
        copiers=tuple(read_records(con, "explorer/copying_sources", CopyPartner, limit=_ROWS, source=source)),
        removed=tuple(read_records(con, "explorer/removed_classes", RemovedClass, source=source)),
        tags=tuple(read_records(con, "explorer/source_tags", SourceTag, limit=_ROWS, source=source)),
        feeds=tuple(name for (name,) in run_query(con, "explorer/source_feeds", source=source)),
        articles=tuple(
            read_records(con, "explorer/source_articles", SourceArticle, limit=_ARTICLES, source=source)
        ),
    )
