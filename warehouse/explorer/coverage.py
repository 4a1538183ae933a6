"""Coverage in a time window: its articles by day and by topic, and the tags that rise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from duckdb import DuckDBPyConnection

from warehouse.explorer.window import Window
from warehouse.sql import read_records

_BEFORE = 4  # the macro rising() compares seven days with the 28 before
_LONGEST_BEFORE = 365  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSums:
    """The numbers of a window; `undated` articles have no day of publication and count by their arrival."""

    articles: int
    copies: int
    stories: int
    sources: int
    languages: int
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageDay:
    """The articles of a day, or of the week or month that begins with it."""

    day: date
    originals: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicDay:
    """The articles about a topic on a day, or in the week or month that begins with it.

    Attributes:
        tag: The topic.
        label: Its name for people.
        total: The number of articles about it in the window.
        day: The day.
        articles: The number of articles on it, copies included.
    """

    tag: str
    label: str
    total: int
    day: date
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RisingTag:
    """A tag with more originals about it than the days before lead to expect; see the macro ``rising()``.

    `kind` and `label` are `None` if the tag is no longer in the taxonomy.
    """

    tag: str
    kind: str | None
    label: str | None
    articles: int
    articles_before: int
    expected: float
    surprise: float


def sum_window(con: DuckDBPyConnection) -> WindowSums:
    """Return the numbers of the chosen articles."""
    (sums,) = read_records(con, "explorer/sum_window", WindowSums)
    return sums


def list_coverage(con: DuckDBPyConnection, window: Window) -> list[CoverageDay]:
    """Return the chosen articles by day, week or month; one without articles is left out."""
    return read_records(con, "explorer/coverage_days", CoverageDay, bucket=window.bucket)


def list_topics(con: DuckDBPyConnection, window: Window, *, limit: int) -> list[TopicDay]:
    """Return the articles about the topics that most of the chosen articles are about, `limit` topics."""
    return read_records(con, "explorer/topic_days", TopicDay, bucket=window.bucket, limit=limit)


def list_rising_tags(con: DuckDBPyConnection, window: Window, *, limit: int) -> list[RisingTag]:
    """Return the tags that rise in the window, the greatest surprise first, `limit` of them.

    The window is compared with the time before, four times as long and no longer than a year.
    """
    before = min(timedelta(days=min(_BEFORE * window.days, _LONGEST_BEFORE)), window.first_day - date.min)
    return read_records(
        con,
        "explorer/rising_tags",
        RisingTag,
        corpus=window.corpus,
        first=window.first_day,
        before=window.first_day - before,
        limit=limit,
    )
