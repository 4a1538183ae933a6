"""The overview: what a time window brought, what rises and moves in it, and what is amiss."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.explorer.feed_state import describe_feed
from flows.explorer.rendering import read_edition, render_page
from flows.explorer.time_series import draw_coverage, draw_delays, draw_topics
from warehouse.explorer.coverage import list_coverage, list_rising_tags, list_topics, sum_window
from warehouse.explorer.feed_health import list_feed_health
from warehouse.explorer.movement import (
    find_recent_day,
    list_latency,
    list_moved_stories,
    list_reports_at_odds,
)
from warehouse.explorer.source_list import list_sources
from warehouse.explorer.window import choose_articles

_ROWS = 10
_TOPICS = 12


def show_overview(request: Request) -> Response:
    """Show coverage, what rises and moves, contradictions, publishers, delays and feeds in trouble."""
    with read_edition(request) as visit:
        con, window = visit.con, visit.window
        choose_articles(con, window)
        sums = sum_window(con)
        coverage = list_coverage(con, window)
        topics = list_topics(con, window, limit=_TOPICS)
        rising = list_rising_tags(con, window, limit=_ROWS)
        stories = list_moved_stories(con, window, limit=_ROWS)
        contradictions = list_reports_at_odds(con, limit=_ROWS)
        latency = list_latency(con, window)
        sources = list_sources(con, order="articles", first_row=0, rows=_ROWS).sources
        feeds = list_feed_health(con)
        now = visit.facts.published_at
    states = [(feed, describe_feed(feed, now=now)) for feed in feeds] if now else []
    return render_page(
        request,
        "overview.html",
        visit,
        title="Overview",
        sums=sums,
        coverage=draw_coverage(coverage, window, title="Articles") if coverage else None,
        topics=draw_topics(topics, window) if topics else None,
        rising=rising,
        stories=stories,
        recent_day=find_recent_day(window),
        contradictions=contradictions,
        latency=draw_delays(latency, window) if latency else None,
        sources=sources,
        feeds=sum(feed.configured for feed in feeds),
        trouble=[(feed, state) for feed, state in states if state.is_trouble],
    )


routes = [Route("/", show_overview)]
