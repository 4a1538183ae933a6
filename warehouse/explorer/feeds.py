"""What feeds brought in a time window, by the days on which it arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from duckdb import DuckDBPyConnection

from warehouse.explorer.facts import Days
from warehouse.explorer.window import Window
from warehouse.sql import read_records, run_query


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedVolume:
    """What a feed brought in the window.

    Attributes:
        feed_id: The feed.
        articles: The number of its articles.
        copies: How many of them are copies.
        sources: The number of their publishers.
        delay: The median time from publication to arrival, of articles that came out while it was polled and
            name a time; `None` without any.
        removed_share: The share of removed words in all words of its articles, from 0 to 1; `None` where
            they have none.
    """

    feed_id: str
    articles: int
    copies: int
    sources: int
    delay: timedelta | None
    removed_share: float | None

    @property
    def copied_share(self) -> float | None:
        """The share of copies, from 0 to 1; `None` without articles."""
        return self.copies / self.articles if self.articles else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRefusals:
    """How many pages of a feed were refused in the window."""

    feed_id: str
    refused: int
    reason: str
    """The most frequent reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDay:
    """The articles of a feed that arrived on a day, or in the week or month that begins with it."""

    feed_id: str
    name: str
    day: date
    articles: int


def find_arrival_days(con: DuckDBPyConnection, corpus: str | None) -> Days | None:
    """Return the first and the last day on which anything came by a feed; `None` where nothing has.

    Args:
        con: A connection to the edition.
        corpus: The corpus of the articles; `None` for all, and for the refused pages, which are of none.
    """
    ((first, last),) = run_query(con, "explorer/arrival_days", corpus=corpus)
    return (first, last) if first and last else None


def choose_arrivals(con: DuckDBPyConnection, window: Window) -> None:
    """Make the temporary table `chosen` of the articles of feeds that arrived in a window.

    Refused pages have no day of publication, and a share of both counts both by arrival.
    """
    run_query(
        con, "explorer/choose_arrivals", corpus=window.corpus, first=window.first_day, last=window.last_day
    )


def list_feed_volumes(con: DuckDBPyConnection) -> dict[str, FeedVolume]:
    """Return what each feed brought of the chosen articles, by its identifier."""
    return {one.feed_id: one for one in read_records(con, "explorer/feed_volumes", FeedVolume)}


def list_feed_refusals(con: DuckDBPyConnection, window: Window) -> dict[str, FeedRefusals]:
    """Return how many pages of each feed were refused in the window, by its identifier."""
    found = read_records(
        con, "explorer/feed_refusals", FeedRefusals, first=window.first_day, last=window.last_day
    )
    return {one.feed_id: one for one in found}


def list_feed_days(con: DuckDBPyConnection, window: Window, *, limit: int) -> list[FeedDay]:
    """Return the chosen articles by feed and day, of the `limit` feeds that brought most."""
    return read_records(con, "explorer/feed_days", FeedDay, bucket=window.bucket, limit=limit)
