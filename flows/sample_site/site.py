"""The sample site itself: the edition on offer, the web server behind it, and a log of requests."""

from __future__ import annotations

from collections import deque
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from flows.sample_site.edition import EDITIONS, Edition, read_edition

if TYPE_CHECKING:
    from flows.sample_site.http_server import HttpServer

_MAX_LOGGED_REQUESTS = 10_000


class LoggedRequest(NamedTuple):
    """A request and the status with which it was answered; `host` and `path` as they were understood."""

    method: str
    host: str
    path: str
    status: int


class SampleSite:
    """A context manager that serves the invented sites over HTTP/1.1.

    Clients connect to `address` and name one of the sites in the Host header, as a browser does behind
    ``curl --connect-to``. A request for an unknown host is answered by 421.

    Args:
        edition: The edition to begin with.
        port: The port of loopback to listen on; 0 takes a free one. Entering the context raises
            :class:`OSError` when the port is taken.
    """

    def __init__(self, edition: Edition = "morning", *, port: int = 0) -> None:
        self.edition = edition
        self._endpoint = ("127.0.0.1", port)
        self._requests: deque[LoggedRequest] = deque(maxlen=_MAX_LOGGED_REQUESTS)
        self._server: HttpServer | None = None

    def __enter__(self) -> Self:
        from flows.sample_site.http_server import HttpServer  # noqa: PLC0415 -- http.server takes 30 ms to import

        if self._server is not None:
            raise RuntimeError("the sample site is open already")
        self._server = HttpServer(self._endpoint, self)
        self._server.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    @property
    def address(self) -> str:
        """Where to connect, such as ``127.0.0.1:41237``; raises :class:`RuntimeError` while it is closed."""
        if self._server is None:
            raise RuntimeError("the sample site is closed: it has an address inside its with block only")
        return f"{self._server.server_name}:{self._server.server_port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The host names of the sites, sorted."""
        return tuple(sorted({host for host, _ in read_edition(self.edition)}))

    @property
    def edition(self) -> Edition:
        """The edition on offer. It can be set at any time; :class:`ValueError` if it does not exist."""
        return self._edition

    @edition.setter
    def edition(self, edition: Edition) -> None:
        if edition not in EDITIONS:
            raise ValueError(f"there is no {edition!r} edition, only {' and '.join(EDITIONS)}")
        self._edition = edition

    def advance(self) -> Edition:
        """Switch to the next edition, or stay with the last one, and return the edition on offer."""
        self.edition = EDITIONS[min(EDITIONS.index(self.edition) + 1, len(EDITIONS) - 1)]
        return self.edition

    @property
    def requests(self) -> list[LoggedRequest]:
        """The latest requests, the oldest first, at most 10,000."""
        return list(self._requests)

    def log_request(self, method: str, host: str, path: str, status: int) -> None:
        """Log a request; the server calls this just before it answers."""
        self._requests.append(LoggedRequest(method, host, path, status))
