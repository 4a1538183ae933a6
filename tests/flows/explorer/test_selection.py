"""The time window of a page."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flows.explorer.selection import Selection
from warehouse.explorer.window import Window


def test_a_window_without_articles_ends_on_the_day_of_the_edition() -> None:
    published_at = datetime(2026, 3, 9, 23, tzinfo=UTC)
    window = Selection(span="7").find_window(None, published_at=published_at)
    assert window == Window(corpus=None, first_day=date(2026, 3, 3), last_day=date(2026, 3, 9))
    assert Selection(span="all").find_window(None, published_at=published_at).days == 1
