"""Publishers: the list of all in a time window, and a page on each."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.explorer.errors import NotFoundError
from flows.explorer.parameters import read_choice, read_number
from flows.explorer.rendering import read_edition, render_page
from flows.explorer.time_series import draw_coverage, draw_delays
from warehouse.explorer.source_list import SourceOrder, list_sources
from warehouse.explorer.source_page import read_source
from warehouse.explorer.window import choose_articles

_ROWS = 100
_ORDERS: Mapping[SourceOrder, str] = {
    "articles": "many articles",
    "first": "often first with a story",
    "copied": "often copied",
    "copies": "a large share of copies",
    "delay": "a long delay",
    "removed": "a large removed share",
    "source": "name",
}
"""The orders of the list: the value in the address, and which publishers come first."""


def show_sources(request: Request) -> Response:
    """Show the publishers of the time window, a hundred a page."""
    order = read_choice(request.query_params, "order", _ORDERS, default="articles")
    page = read_number(request.query_params, "page", default=1, least=1, greatest=10_000)
    with read_edition(request) as visit:
        choose_articles(visit.con, visit.window)
        listed = list_sources(visit.con, order=order, first_row=(page - 1) * _ROWS, rows=_ROWS)
    return render_page(
        request,
        "sources.html",
        visit,
        title="Sources",
        sources=listed.sources,
        total=listed.total,
        orders=_ORDERS,
        order=order,
        page=page,
        pages=max(1, -(-listed.total // _ROWS)),
    )


def show_source(request: Request) -> Response:
    """Show a publisher: its volume and delay, whom it copies, who copies it, and the boilerplate removed.

    Raises:
        NotFoundError: The edition has nothing of this publisher.
    """
    name: str = request.path_params["source"]
    with read_edition(request) as visit:
        choose_articles(visit.con, visit.window)
        source = read_source(visit.con, visit.window, name)
    if source is None:
        raise NotFoundError(f"No article of this edition is by a publisher called {name!r}.")
    window = visit.window
    return render_page(
        request,
        "source.html",
        visit,
        title=name,
        source=source,
        coverage=draw_coverage(source.days, window) if source.days else None,
        latency=draw_delays(source.latency, window) if source.latency else None,
    )


routes = [Route("/sources", show_sources), Route("/sources/{source:path}", show_source)]
