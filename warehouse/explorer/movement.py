"""What changed in a time window: the stories that moved, the reports at odds, and how late articles came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duckdb import DuckDBPyConnection

from warehouse.explorer.window import Window
from warehouse.sql import read_records

_WEEK = 7  # days: a story moved if it has a report in the last week, or the last seventh of a long window


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedStory:
    """A story with reports in the last part of the window.

    Attributes:
        story_id: The story.
        headline: The title of its most central report in the window.
        new_reports: The number of its reports in the last part, copies included.
        former_reports: The number of its reports in the window before that.
        new_sources: The number of publishers of the new ones.
        last_at: When the last of them came out.
    """

    story_id: str
    headline: str
    new_reports: int
    former_reports: int
    new_sources: int
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsAtOdds:
    """Two reports at odds over a figure; the fields `other_…` are of the later one.

    Attributes:
        quantity: The quantity.
        label: Its name for people.
        unit: The unit of the figures.
        subject: The name of the tag whose figure it is; `None` if none is known.
        story_id: The story of the later report; `None` before it is decided.
        article_id: The earlier report.
        source: Its publisher; `None` where none is known.
        words: The words of its claim.
        other_article_id: The later report.
        other_source: Its publisher; `None` where none is known.
        other_words: The words of its claim.
        other_reported_at: When it came out.
        total: The number of such pairs in the window.
    """

    quantity: str
    label: str
    unit: str
    subject: str | None
    story_id: str | None
    article_id: str
    source: str | None
    words: str
    other_article_id: str
    other_source: str | None
    other_words: str
    other_reported_at: datetime
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LatencyDay:
    """The delays of the articles that arrived on a day, or in the week or month that begins with it.

    The fields are those of the view ``latency``: from publication until it was seen, and until it was in an
    edition, as medians and as what 95 of 100 articles do not exceed.
    """

    day: date
    articles: int
    seen_p50: timedelta
    seen_p95: timedelta
    queryable_p50: timedelta | None
    queryable_p95: timedelta | None


def find_recent_day(window: Window) -> date:
    """Return the first day of the last part of a window: its last week, or seventh if that is longer."""
    return window.last_day - timedelta(days=min(window.days, max(_WEEK, window.days // _WEEK)) - 1)


def list_moved_stories(con: DuckDBPyConnection, window: Window, *, limit: int) -> list[MovedStory]:
    """Return the stories with reports in the last part of the window, those of many publishers first."""
    return read_records(con, "explorer/moved_stories", MovedStory, since=find_recent_day(window), limit=limit)


def list_reports_at_odds(con: DuckDBPyConnection, *, limit: int) -> list[ReportsAtOdds]:
    """Return the newest contradictions whose later report is among the chosen articles, `limit` of them."""
    return read_records(con, "explorer/contradictions", ReportsAtOdds, limit=limit)


def list_latency(con: DuckDBPyConnection, window: Window, *, source: str | None = None) -> list[LatencyDay]:
    """Return the delays of the chosen articles that came by themselves and name a time of publication.

    Args:
        con: The connection.
        window: The window.
        source: The one publisher to read; `None` for all.
    """
    return read_records(
        con,
        "explorer/latency_days",
        LatencyDay,
        bucket=window.bucket,
        first=window.first_day,
        source=source,
    )
