"""The pages of errors: each names its error and the remedy."""

from __future__ import annotations

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from flows.explorer.errors import ExplorerError
from flows.explorer.rendering import render_page
from flows.logs import log
from warehouse.errors import EditionMissingError, WarehouseError

_RETRY = "5"  # seconds


def show_refusal(request: Request, error: Exception) -> Response:
    """Return the page of an error that a page raised."""
    assert isinstance(error, ExplorerError)
    page = _render(request, error.status, error.title, str(error))
    if error.status == HTTPStatus.SERVICE_UNAVAILABLE:
        page.headers["retry-after"] = _RETRY
    return page


def show_absence(request: Request, error: Exception) -> Response:
    """Return the page of an address that no page has."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.NOT_FOUND:
        return _render(request, HTTPStatus.NOT_FOUND, "No such page", "There is no page at this address.")
    status = HTTPStatus(error.status_code)
    return _render(request, status, status.phrase, status.description or "The request cannot be answered.")


def show_missing_edition(request: Request, error: Exception) -> Response:
    """Return the page of an edition that is not there yet, or cannot be read."""
    status = HTTPStatus.SERVICE_UNAVAILABLE
    if isinstance(error, EditionMissingError):
        page = _render(request, status, "There is no edition yet", f"{_begin_sentence(error)}.")
        page.headers["retry-after"] = _RETRY
        return page
    log.error("the edition cannot be read: %s", error)
    return _render(request, status, "The edition cannot be read", f"{_begin_sentence(error)}.")


def show_fault(request: Request, error: Exception) -> Response:
    """Return the page of a fault of ours; the log has the traceback."""
    del error
    words = "This is a fault of the explorer. The log of its process says more."
    return _render(request, HTTPStatus.INTERNAL_SERVER_ERROR, "This page could not be made", words)


HANDLERS = {
    ExplorerError: show_refusal,
    HTTPException: show_absence,
    WarehouseError: show_missing_edition,
    Exception: show_fault,
}
"""The page of each kind of error."""


def _render(request: Request, status: int, title: str, words: str) -> Response:
    return render_page(request, "error.html", title=title, status=status, words=words)


def _begin_sentence(error: Exception) -> str:
    words = str(error)
    return words if "/" in words.partition(" ")[0] else words[:1].upper() + words[1:]  # a path stays as it is
