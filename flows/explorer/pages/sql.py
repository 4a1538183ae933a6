"""SQL on the edition: it runs in the sandbox of `newswire sql`, and its rows are a table, a chart or a file.

A query is read-only and bounded, yet it takes up to a minute of this machine, and its duration tells
something of the edition. So it runs at once for those who follow a link of ours, a bookmark or an address
that they typed; where a page of another site has led here, the SQL is shown and runs at a click.
"""

from __future__ import annotations

from http import HTTPStatus
from itertools import groupby

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from flows.errors import NewswireError, QueryStoppedError
from flows.explorer.charts import Figure
from flows.explorer.disconnection import stop_when_gone
from flows.explorer.errors import BusyError
from flows.explorer.query.answer_rows import MAX_ROWS
from flows.explorer.query.download import begin_download
from flows.explorer.query.result_chart import KINDS, MAX_BARS, Axes, choose_axes, draw_result
from flows.explorer.query.sandbox_supply import SandboxSupply
from flows.explorer.query.sql_run import SqlResult, SqlRun, TableResult
from flows.explorer.rendering import read_edition, render_page
from flows.explorer.sql_address import MAX_QUERY, SqlAddress, read_sql_address
from warehouse.cookbook import Recipe, find_recipe, list_recipes

_RETRY = "5"  # seconds


async def show_sql(request: Request) -> Response:
    """Run the SQL of the address, and show its rows; without any, a box to type it into and the cookbook."""
    if any("prefetch" in request.headers.get(name, "") for name in ("sec-purpose", "purpose", "x-moz")):
        # nobody may ever look at it, and this status has a browser ask again when somebody does
        return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers={"cache-control": "no-store"})
    address = read_sql_address(request.query_params)
    supply: SandboxSupply = request.app.state.sandboxes
    is_led_here = request.headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}
    if not address.query or is_led_here or request.method == "HEAD":
        if request.method != "HEAD":
            supply.prepare()
        return await run_in_threadpool(_render, request, address, is_held_back=is_led_here)
    run = SqlRun(supply, address.query)
    async with stop_when_gone(request, run.stop):
        try:
            if address.form == "csv":
                return await begin_download(run, file_name=_name_file(address))
            results = await run_in_threadpool(run.read_results, with_values=address.form == "chart")
        except (NewswireError, BusyError) as error:
            return await run_in_threadpool(_render, request, address, error=error)
        return await run_in_threadpool(_render, request, address, results=results)


def _render(
    request: Request,
    address: SqlAddress,
    *,
    results: tuple[SqlResult, ...] = (),
    error: Exception | None = None,
    is_held_back: bool = False,
) -> Response:
    chart, axes = _draw(address, results)
    with read_edition(request) as visit:
        pass  # for the facts in the frame of the page
    recipe = find_recipe(address.recipe) if address.recipe else _find_recipe(address.query)
    text = address.query or (recipe.statement if recipe else "")
    page = render_page(
        request,
        "sql.html",
        visit,
        title="SQL",
        status=_find_status(error),
        address=address,
        text=text,
        recipe=recipe,
        recipes=_list_subjects(),
        error=None if error is None else _split_error(error),
        is_held_back=is_held_back and bool(address.query),
        results=results,
        has_run=bool(address.query) and not is_held_back and error is None and request.method != "HEAD",
        chart=chart,
        axes=axes,
        kinds=KINDS,
        limits=request.app.state.sandboxes.limits,
        max_query=MAX_QUERY,
        max_rows=MAX_ROWS,
        max_bars=MAX_BARS,
    )
    # what another site has led to is another page than the same address from here
    page.headers["vary"] = "sec-fetch-site"
    page.headers["cache-control"] = "no-store"
    if isinstance(error, BusyError):
        page.headers["retry-after"] = _RETRY
    return page


def _draw(address: SqlAddress, results: tuple[SqlResult, ...]) -> tuple[Figure | None, Axes | None]:
    """Draw the last result, where a chart is asked for."""
    tables = [result for result in results if isinstance(result, TableResult)]
    if address.form != "chart" or not tables or not tables[-1].rows:
        return None, None
    axes = choose_axes(tables[-1], x=address.x, y=address.y, series=address.series, kind=address.kind)
    return (draw_result(tables[-1], axes), axes) if axes else (None, None)


def _split_error(error: Exception) -> tuple[str, str]:
    """Return the first line of an error, and the rest: the line of the SQL, with a mark below the place."""
    first, _, rest = str(error).partition("\n")
    if isinstance(error, QueryStoppedError) and first.startswith("stopped after"):
        first += "; `newswire sql --timeout` gives it more time"
    return first[:1].upper() + first[1:], rest


def _find_status(error: Exception | None) -> HTTPStatus:
    if error is None:
        return HTTPStatus.OK
    is_ours = isinstance(error, BusyError | QueryStoppedError)
    return HTTPStatus.SERVICE_UNAVAILABLE if is_ours else HTTPStatus.BAD_REQUEST


def _find_recipe(query: str) -> Recipe | None:
    """Return the recipe that SQL was taken from as it is."""
    return next((recipe for recipe in list_recipes() if recipe.statement == query), None)


def _list_subjects() -> list[tuple[str, list[Recipe]]]:
    """Return the recipes of each subject."""
    groups = groupby(list_recipes(), key=lambda recipe: recipe.subject)
    return [(subject, list(group)) for subject, group in groups]


def _name_file(address: SqlAddress) -> str:
    recipe = _find_recipe(address.query)
    return f"newswire-{recipe.name if recipe else 'query'}.csv"


routes = [Route("/sql", show_sql)]
