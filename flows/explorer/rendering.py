"""Make pages of templates: every value is escaped, and every page has the same frame."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus

import duckdb
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from flows.explorer.edition import EditionReader
from flows.explorer.filters import FILTERS, clean
from flows.explorer.selection import SPANS, Selection, make_link, read_selection
from warehouse.explorer.facts import EditionFacts
from warehouse.explorer.window import Window

NAVIGATION = (
    ("/", "Overview"),
    ("/stories", "Stories"),
    ("/search", "Search"),
    ("/sources", "Sources"),
    ("/feeds", "Feeds"),
    ("/sql", "SQL"),
)
"""The pages that every page links to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The edition as one page reads it.

    Attributes:
        con: A connection, for the block that reads.
        facts: What the edition says of itself.
        selection: The time window and the corpus, as the address names them.
        window: The same as days of this edition.
    """

    con: duckdb.DuckDBPyConnection
    facts: EditionFacts
    selection: Selection
    window: Window


@contextmanager
def read_edition(request: Request) -> Iterator[Visit]:
    """Yield the newest edition to the handler of a page, which runs in a thread of its own.

    Read what the page needs in the block, and render it behind: a connection is for few pages at a time.

    Raises:
        BadParameterError: The address names no such time window.
        ExplorerError: The edition cannot be read within the limits.
        WarehouseError: There is no edition, or it is damaged.
    """
    selection = read_selection(request.query_params)
    reader: EditionReader = request.app.state.edition
    with reader.connect() as session:
        days = session.find_days(selection.corpus)
        window = selection.find_window(days, published_at=session.facts.published_at)
        yield Visit(con=session.con, facts=session.facts, selection=selection, window=window)


def render_page(
    request: Request,
    template: str,
    visit: Visit | None = None,
    /,
    *,
    title: str,
    status: int = HTTPStatus.OK,
    **values: object,
) -> HTMLResponse:
    """Return a page.

    Args:
        request: The request.
        template: The template, which extends ``base.html``.
        visit: The edition, which the frame of the page describes; None where there is none.
        title: The title of the page, which its heading repeats.
        status: The status of the answer.
        **values: The variables of the template.
    """
    selection = visit.selection if visit else Selection()
    labels = visit.facts.labels if visit else {}
    page = make_environment().get_template(template)
    body = page.render(
        title=title,
        path=request.url.path,
        navigation=NAVIGATION,
        facts=visit.facts if visit else None,
        window=visit.window if visit else None,
        selection=selection,
        spans=SPANS,
        link=partial(make_link, selection),
        label_tag=lambda tag: labels.get(tag, tag),
        **values,
    )
    return HTMLResponse(body, status_code=status)


@cache
def make_environment() -> Environment:
    """Return the environment of all templates."""
    environment = Environment(
        loader=PackageLoader("flows.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=clean,
    )
    environment.filters.update(FILTERS)
    return environment
