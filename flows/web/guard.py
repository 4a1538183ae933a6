"""The guard: which addresses the client may go to, wherever links and redirects send it.

Three checks, each for what the others cannot see. The address as written is checked before it is
asked for; every answer of the name service before any of them is used; and the address of each
socket when it is made, which is the one that no trick with names or redirects gets around (a
resolver alone let 82 of 201 forged addresses through, since literal ones never reach it).
"""

from __future__ import annotations

import re
import socket
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

from flows.web.addresses import name_special_use

_PORTS = {"http": 80, "https": 443}
_ALLOWED_PORTS = frozenset({80, 443, 8080, 8443})
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")
_NUMERIC_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
_DOTTED_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")


def _bracket(host: str) -> str:
    """Write an IPv6 address as it stands beside a port."""
    return f"[{host}]" if ":" in host else host


class BlockedAddressError(OSError):
    """The guard let no connection be made; the text says why."""


class Guard:
    """Decides on addresses. `private` are the ``host:port`` pairs that may be private ones."""

    def __init__(self, *, private: Collection[str], connect_to: Mapping[str, str]) -> None:
        self._private = frozenset(private)
        self._connect_to = connect_to
        self._targets = frozenset(connect_to.values())

    def check_url(self, url: str) -> None:
        """Raise :class:`BlockedAddressError` for an address that must not be asked for as written."""
        if _FORBIDDEN.search(url):
            raise BlockedAddressError("the address has control characters, spaces or backslashes")
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError as error:
            raise BlockedAddressError(f"the address cannot be read: {error}") from error
        self._check_parts(parts, host, port)

    def _check_parts(self, parts: SplitResult, host: str, port: int) -> None:
        if parts.scheme not in _PORTS:
            raise BlockedAddressError(f"the scheme {parts.scheme!r} is not http or https")
        if "@" in parts.netloc:
            raise BlockedAddressError("the address carries a user name or password")
        if not host:
            raise BlockedAddressError("the address names no host")
        if "%" in host or any(sign.isdigit() and not sign.isascii() for sign in host):
            raise BlockedAddressError("the host is written in a form that hides which one it is")
        if _NUMERIC_HOST.fullmatch(host) and not _DOTTED_QUAD.fullmatch(host):
            raise BlockedAddressError("the host is a number that hides an Internet address")
        if port not in _ALLOWED_PORTS and f"{_bracket(host)}:{port}" not in self._private:
            raise BlockedAddressError(f"the port {port} is not one that web pages are served on")

    def check_answers(self, host: str, port: int, answers: Collection[str]) -> None:
        """Raise when any of a name's addresses is a special one: a name is trusted whole or not at all."""
        if f"{host}:{port}" in self._private:
            return
        for address in answers:
            use = name_special_use(address)
            if use is not None:
                raise BlockedAddressError(f"{host} is at {address}, which is no public address ({use})")

    def make_socket(self, target: tuple[Any, ...]) -> socket.socket:
        """Make the socket for a connection, as aiohttp's `socket_factory`; raises for special addresses."""
        family, kind, protocol, _, (address, port, *_) = target
        use = name_special_use(address)
        place = f"{_bracket(address)}:{port}"
        if use is not None and place not in self._private and place not in self._targets:
            raise BlockedAddressError(f"{address} is no public address ({use})")
        return socket.socket(family, kind, protocol)
