"""The contents of the overview and the report: numbers and pictures of a time window, and faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duckdb import DuckDBPyConnection

from flows.description.feed_state import FeedState, describe_feed
from flows.explorer.charts import Figure
from flows.explorer.time_series import draw_coverage, draw_delays, draw_topics
from warehouse.explorer.coverage import (
    CoverageDay,
    RisingTag,
    TopicDay,
    WindowSums,
    list_coverage,
    list_rising_tags,
    list_topics,
    sum_window,
)
from warehouse.explorer.feed_health import FeedHealth, list_feed_health
from warehouse.explorer.movement import (
    LatencyDay,
    MovedStory,
    ReportsAtOdds,
    find_recent_day,
    list_latency,
    list_moved_stories,
    list_reports_at_odds,
)
from warehouse.explorer.source_list import ListedSource, list_sources
from warehouse.explorer.window import Window, choose_articles

_ROWS = 10
_TOPICS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRows:
    """What the edition holds on a window: rows, before anything is drawn of them.

    Attributes:
        window: The window.
        sums: Its numbers.
        coverage: Its articles by day, week or month.
        topics: The same for the topics that most are about.
        rising: The tags that rise in it.
        stories: The stories with reports of late, those of many publishers first.
        contradictions: The newest pairs of reports at odds over a figure.
        latency: How late its articles were seen, by day.
        sources: The publishers with most of its articles.
        feeds: All feeds, with their health at the time of the edition.
    """

    window: Window
    sums: WindowSums
    coverage: Sequence[CoverageDay]
    topics: Sequence[TopicDay]
    rising: Sequence[RisingTag]
    stories: Sequence[MovedStory]
    contradictions: Sequence[ReportsAtOdds]
    latency: Sequence[LatencyDay]
    sources: Sequence[ListedSource]
    feeds: Sequence[FeedHealth]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The same with its pictures, as ``overview_content.html`` shows it.

    Attributes:
        rows: The rows.
        coverage: Articles by day; None where there are none. The same holds for the others.
        topics: Articles by topic and day.
        delays: Delays by day.
        recent_day: The day since which stories moved.
        feeds: The number of configured feeds.
        trouble: The feeds that need somebody, each with its fault.
    """

    rows: OverviewRows
    coverage: Figure | None
    topics: Figure | None
    delays: Figure | None
    recent_day: date
    feeds: int
    trouble: Sequence[tuple[FeedHealth, FeedState]]


def read_overview(con: DuckDBPyConnection, window: Window) -> OverviewRows:
    """Read what the edition holds on a window; the table `chosen` of the connection is made anew."""
    choose_articles(con, window)
    return OverviewRows(
        window=window,
        sums=sum_window(con),
        coverage=list_coverage(con, window),
        topics=list_topics(con, window, limit=_TOPICS),
        rising=list_rising_tags(con, window, limit=_ROWS),
        stories=list_moved_stories(con, window, limit=_ROWS),
        contradictions=list_reports_at_odds(con, limit=_ROWS),
        latency=list_latency(con, window),
        sources=list_sources(con, order="articles", first_row=0, rows=_ROWS).sources,
        feeds=list_feed_health(con),
    )


def draw_overview(rows: OverviewRows, *, published_at: datetime | None) -> Overview:
    """Draw the pictures, and find the feeds in trouble.

    Args:
        rows: The rows.
        published_at: When the edition was published, as of which the state of feeds is; None where the file
            is no published edition, so that none is.
    """
    window = rows.window
    states = [(feed, describe_feed(feed, now=published_at)) for feed in rows.feeds] if published_at else []
    return Overview(
        rows=rows,
        coverage=draw_coverage(rows.coverage, window) if rows.coverage else None,
        topics=draw_topics(rows.topics, window) if rows.topics else None,
        delays=draw_delays(rows.latency, window) if rows.latency else None,
        recent_day=find_recent_day(window),
        feeds=sum(feed.configured for feed in rows.feeds),
        trouble=[(feed, state) for feed, state in states if state.is_trouble],
    )
