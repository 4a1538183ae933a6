"""Check requests before any page sees them, by host, method and origin, and add headers to every answer.

A page of another site must be able to do nothing here: not by a name that it lets point to this machine (DNS
rebinding, hence the check of Host), nor by naming a page of ours as its image or script, nor by a frame.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from flows.host_ports import normalise_host

LOOPBACK = ("127.0.0.1", "localhost", "::1")
METHODS = ("GET", "HEAD")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The content security policy: scripts and styles are files of ours, and nothing is sent anywhere else."""
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-dns-prefetch-control": "off",  # Chromium looks up the hosts of links, which gives a reader away
    "cache-control": "no-cache",
}
_DEFAULT_PORT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The hosts in whose name requests are answered.

    Attributes:
        port: The port that is listened on.
        names: Hosts that go with this port.
        pairs: Hosts with another port, such as that of a proxy before this one; None for any.
        by_number: Whether any IP address goes with this port, as it may where the explorer listens on all of
            them: it is names that another site can let point here.
    """

    port: int
    names: frozenset[str]
    pairs: frozenset[tuple[str, int | None]]
    by_number: bool

    def allows(self, written: str) -> bool:
        """Return whether a Host header names one of them."""
        host, port = _split(written)
        if not host:
            return False
        if (host, port) in self.pairs or (host, None) in self.pairs:
            return True
        return port == self.port and (host in self.names or (self.by_number and _is_number(host)))


def list_hosts(*, host: str, port: int, others: Iterable[str] = ()) -> Hosts:
    """Return the hosts that a listener on `host` and `port` answers for.

    Args:
        host: The address that it listens on.
        port: The port.
        others: More hosts, as ``name`` or ``name:port``.
    """
    bound = normalise_host(host)
    return Hosts(
        port=port,
        names=frozenset((*LOOPBACK, bound)),
        pairs=frozenset(map(_split_other, others)),
        by_number=bound not in LOOPBACK,
    )


class RequestGuard:
    """Middleware that refuses what no page is to see, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, *, hosts: Hosts, methods: Collection[str] = METHODS) -> None:
        self._app = app
        self._hosts = hosts
        self._methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refuse(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refuse(self, method: str, headers: Headers) -> PlainTextResponse | None:
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            return PlainTextResponse("The request must name one host.\n", status_code=400)
        if not self._hosts.allows(hosts[0]):
            return PlainTextResponse(
                "The explorer does not answer for this host. `hosts` in the table [explore] of newswire.toml "
                "names those that it answers for besides this machine.\n",
                status_code=421,
            )
        if method not in self._methods:
            return PlainTextResponse(
                "Pages are read by GET.\n", status_code=405, headers={"allow": ", ".join(self._methods)}
            )
        is_own = headers.get("sec-fetch-site", "none") in {"same-origin", "none"}
        if not is_own and headers.get("sec-fetch-mode") != "navigate":
            return PlainTextResponse("Pages of other sites may link here, and no more.\n", status_code=403)
        return None


def _split(written: str) -> tuple[str, int]:
    """Split a Host header; the host is empty where it is not well formed."""
    host, colon, port = written.strip().rpartition(":")
    if not colon or written.endswith("]"):
        host, port = written.strip(), str(_DEFAULT_PORT)
    if not (port.isascii() and port.isdigit()):
        return "", 0
    if host.startswith("[") != host.endswith("]") or (":" in host and not host.startswith("[")):
        return "", 0
    return normalise_host(host.removeprefix("[").removesuffix("]")), int(port)


def _split_other(written: str) -> tuple[str, int | None]:
    host, port = _split(written)
    return host, port if ":" in written and not written.endswith("]") else None


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
