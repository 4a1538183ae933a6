"""The articles that a page is about: those of a time window, of one corpus or of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query

Bucket = Literal["day", "week", "month", "year"]
_BUCKETS: dict[Bucket, int] = {"day": 100, "week": 700, "month": 3_000}
"""Each unit with the days of the longest window that is counted by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A time window, of one corpus or of all.

    An article is in it by its day of publication in UTC, or by that of its arrival where it has none.

    Attributes:
        corpus: The corpus; `None` for all.
        first_day: The first day.
        last_day: The last day.
    """

    corpus: str | None
    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        """The number of its days."""
        return (self.last_day - self.first_day).days + 1

    @property
    def bucket(self) -> Bucket:
        """The unit of time by which its articles are counted, so that a chart has a hundred bars or fewer."""
        return next((bucket for bucket, days in _BUCKETS.items() if self.days <= days), "year")


def choose_articles(con: DuckDBPyConnection, window: Window) -> int:
    """Make the temporary table `chosen` of the articles of a window, without their texts.

    The queries of a page read this table, so that the articles are looked for once.

    Returns:
        The number of the articles.
    """
    run_query(
        con, "explorer/choose_articles", corpus=window.corpus, first=window.first_day, last=window.last_day
    )
    ((number,),) = run_query(con, "explorer/count_chosen")
    return int(number)
