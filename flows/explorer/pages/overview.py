"""The overview: the articles of a time window, rising tags and stories that move, and faults."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.explorer.overview import draw_overview, read_overview
from flows.explorer.rendering import read_edition, render_page


def show_overview(request: Request) -> Response:
    """Show coverage, what rises and moves, contradictions, publishers, delays and feeds in trouble."""
    with read_edition(request) as visit:
        rows = read_overview(visit.con, visit.window)
    overview = draw_overview(rows, published_at=visit.facts.published_at)
    return render_page(request, "overview.html", visit, title="Overview", overview=overview)


routes = [Route("/", show_overview)]
