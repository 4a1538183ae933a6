"""The list of stories: the events of a time window, those of many publishers first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.explorer.parameters import read_number
from flows.explorer.rendering import read_edition, render_page
from warehouse.explorer.story_list import list_stories

_ROWS = 50


def show_stories(request: Request) -> Response:
    """Show the stories with a report in the time window, fifty a page."""
    page = read_number(request.query_params, "page", default=1, least=1, greatest=10_000)
    with read_edition(request) as visit:
        listed = list_stories(visit.con, visit.window, first_row=(page - 1) * _ROWS, rows=_ROWS)
    return render_page(
        request,
        "stories.html",
        visit,
        title="Stories",
        stories=listed.stories,
        total=listed.total,
        page=page,
        pages=max(1, -(-listed.total // _ROWS)),
        first_row=(page - 1) * _ROWS,
    )


routes = [Route("/stories", show_stories)]
