"""What feeds brought in a time window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from duckdb import DuckDBPyConnection

from warehouse.explorer.window import Window
from warehouse.sql import read_records


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
    """The articles of a feed on a day, or in the week or month that begins with it."""

    feed_id: str
    name: str
    day: date
    articles: int


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
