"""The feeds: what each brought in a time window, how late, and how it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.description.feed_state import FeedState, describe_feed
from flows.explorer.parameters import read_number
from flows.explorer.rendering import read_edition, render_page
from flows.explorer.time_series import draw_feeds
from warehouse.explorer.feed_health import FeedHealth, list_feed_health
from warehouse.explorer.feeds import (
    FeedRefusals,
    FeedVolume,
    choose_arrivals,
    find_arrival_days,
    list_feed_days,
    list_feed_refusals,
    list_feed_volumes,
)

_ROWS = 100
_CHARTED = 25  # rows of the grid: a screen


@dataclass(frozen=True, slots=True, kw_only=True)
class _FeedRow:
    """A feed as a row of the page; `volume` and `refusals` are None where there were none in the window."""

    feed: FeedHealth
    state: FeedState
    volume: FeedVolume | None
    refusals: FeedRefusals | None

    @property
    def refused_share(self) -> float | None:
        """The share of refused pages in those that arrived, from 0 to 1; None where none arrived."""
        refused = self.refusals.refused if self.refusals else 0
        arrived = refused + (self.volume.articles if self.volume else 0)
        return refused / arrived if arrived else None


def show_feeds(request: Request) -> Response:
    """Show the feeds with their volume, their delay and their health, those in trouble first.

    The days of this page are those of arrival: refused pages have no others, and what a feed brought last
    night may have been written years ago.
    """
    page = read_number(request.query_params, "page", default=1, least=1, greatest=10_000)
    with read_edition(request) as visit:
        con = visit.con
        days_of_arrival = find_arrival_days(con, visit.selection.corpus)
        window = visit.selection.find_window(days_of_arrival, published_at=visit.facts.published_at)
        choose_arrivals(con, window)
        feeds = list_feed_health(con)
        volumes = list_feed_volumes(con)
        refusals = list_feed_refusals(con, window)
        days = list_feed_days(con, window, limit=_CHARTED)
    now = visit.facts.published_at or datetime.now(UTC)
    rows = [
        _FeedRow(
            feed=feed,
            state=describe_feed(feed, now=now),
            volume=volumes.get(feed.feed_id),
            refusals=refusals.get(feed.feed_id),
        )
        for feed in feeds
    ]
    rows.sort(key=lambda row: (not row.state.is_trouble, not row.feed.configured))
    return render_page(
        request,
        "feeds.html",
        replace(visit, window=window),
        title="Feeds",
        rows=_cut(rows, page),
        total=len(rows),
        trouble=sum(row.state.is_trouble for row in rows),
        chart=draw_feeds(days, window) if days else None,
        page=page,
        pages=max(1, -(-len(rows) // _ROWS)),
    )


def _cut(rows: Sequence[_FeedRow], page: int) -> Sequence[_FeedRow]:
    return rows[(page - 1) * _ROWS : page * _ROWS]


routes = [Route("/feeds", show_feeds)]
