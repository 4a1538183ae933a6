"""What feeds brought counts on the day of its arrival."""

from __future__ import annotations

from typing import Any

from duckdb import DuckDBPyConnection

from warehouse.explorer.feeds import choose_arrivals
from warehouse.explorer.window import Window
from warehouse.load import load_batch, sync_feeds


def test_an_article_first_seen_by_a_clock_that_was_ahead_counts_there_after_a_revision(
    con: DuckDBPyConnection, make: Any
) -> None:
    sync_feeds(con, [make.feed()], now=make.noon)
    entry = make.entry()
    for revision, hours in ((1, 72), (2, 4)):
        page = make.page("paint", entry=entry, at=hours)
        batch = make.batch(make.article("paint", page=page), pages=[page], revision=revision)
        load_batch(con, batch, run_id="r", now=make.noon)
    day = make.at(72).date()
    choose_arrivals(con, Window(corpus=None, first_day=day, last_day=day))
    assert con.execute("SELECT day FROM chosen").fetchall() == [(day,)]
