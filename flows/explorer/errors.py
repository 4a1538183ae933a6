"""What a page cannot answer, each with the status and the words of its error page.

ExplorerError
├── BadParameterError  a parameter of the address has a value that is not allowed: 400
├── NotFoundError      the edition has nothing of that name: 404
├── OldEditionError    the edition has no view or macro that a page reads: 503
├── BusyError          all connections to the edition are taken: 503
└── TooMuchError       a query took more time or memory than a page may: 503
"""

from __future__ import annotations

from http import HTTPStatus


class ExplorerError(Exception):
    """Base of the errors of pages. Its text is a sentence for the reader of the page."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR
    title = "This page could not be made"


class BadParameterError(ExplorerError):
    """A parameter of the address has a value that is not allowed; the text says which are."""

    status = HTTPStatus.BAD_REQUEST
    title = "The address asks for something that there is not"


class NotFoundError(ExplorerError):
    """The edition has nothing of that name."""

    status = HTTPStatus.NOT_FOUND
    title = "Not in this edition"


class OldEditionError(ExplorerError):
    """The edition has no view or macro that a page reads, since another version has published it."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "This edition is of another version"


class BusyError(ExplorerError):
    """All connections to the edition are taken."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "Too many pages at once"


class TooMuchError(ExplorerError):
    """A query took more time or memory than a page may."""

    status = HTTPStatus.SERVICE_UNAVAILABLE
    title = "This asks for too much"
