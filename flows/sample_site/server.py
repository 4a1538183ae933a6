"""The newsroom: opens and closes its web server, turns its editions, remembers its requests."""

from __future__ import annotations

from collections import deque
from types import TracebackType
from typing import TYPE_CHECKING, Self

from flows.sample_site.edition import EDITIONS, Edition, read_edition

if TYPE_CHECKING:
    from flows.sample_site.request_handler import RequestHandler

_REMEMBERED_REQUESTS = 10_000


class SampleSite:
    """Serves the invented sites over HTTP/1.1 while its ``with`` block runs.

    Clients connect to `address` and name the site in the Host header, as a browser does
    behind ``curl --connect-to``; an unknown host gets 421. `bind` and `port` say where to
    listen, port 0 takes any that is free (OSError when the one given is taken).
    """

    def __init__(self, edition: Edition = "morning", *, bind: str = "127.0.0.1", port: int = 0) -> None:
        self.edition = edition
        self._endpoint = (bind, port)
        self._requests: deque[tuple[str, str, str, int]] = deque(maxlen=_REMEMBERED_REQUESTS)
        self._desk: RequestHandler | None = None

    def __enter__(self) -> Self:
        from flows.sample_site.request_handler import RequestHandler  # noqa: PLC0415 -- http.server takes 30 ms to import

        if self._desk is not None:
            raise RuntimeError("this newsroom is open already")
        self._desk = RequestHandler(self._endpoint, self)
        self._desk.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @property
    def address(self) -> str:
        """Where to connect, such as ``127.0.0.1:41237``; RuntimeError while the newsroom is closed."""
        if self._desk is None:
            raise RuntimeError("the newsroom is closed: it has an address inside its with block only")
        return f"{self._desk.server_name}:{self._desk.server_port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names of the sites, sorted."""
        return tuple(sorted({host for host, _ in read_edition(self.edition)}))

    @property
    def edition(self) -> Edition:
        """The edition on offer; it can be set at any time. ValueError for one that does not exist."""
        return self._edition

    @edition.setter
    def edition(self, edition: Edition) -> None:
        if edition not in EDITIONS:
            raise ValueError(f"there is no {edition!r} edition, only {' and '.join(EDITIONS)}")
        self._edition = edition

    def advance(self) -> Edition:
        """Go on to the next edition and return it; the last one stays."""
        self.edition = EDITIONS[min(EDITIONS.index(self.edition) + 1, len(EDITIONS) - 1)]
        return self.edition

    @property
    def requests(self) -> list[tuple[str, str, str, int]]:
        """The latest requests as (method, host, path, status), oldest first, at most 10,000."""
        return list(self._requests)

    def record(self, method: str, host: str, path: str, status: int) -> None:
        """Note a request; the desk calls this just before it answers."""
        self._requests.append((method, host, path, status))
