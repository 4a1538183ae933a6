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
from urllib.parse import urlsplit

from yarl import URL

from flows.host_ports import plain_host, split_host_port
from flows.web.special_addresses import name_special_use

_SCHEMES = frozenset({"http", "https"})
_PORTS = frozenset({80, 443, 8080, 8443})
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
# What the C library takes for an address though nobody writes one so: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMERIC_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
_DOTTED_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")


class BlockedAddressError(OSError):
    """The guard lets no connection be made; the text says why."""


class Guard:
    """Decides on addresses.

    `private` are the ``host:port`` pairs that may be private addresses, a name among them with
    whatever it resolves to; `connect_to` names hosts that the configuration sends elsewhere, and
    where. Raises ValueError for a pair that is none.
    """

    def __init__(self, *, private: Collection[str], connect_to: Mapping[str, str]) -> None:
        self._private = frozenset(map(split_host_port, private))
        self._granted = set(self._private) | set(map(split_host_port, connect_to.values()))

    def check_url(self, url: str) -> URL:
        """Return `url` parsed as the client will read it; raise for one that must not be asked for.

        The check and the request share one parsed address, so no two parsers can differ on it.
        """
        if _FORBIDDEN.search(url):
            raise BlockedAddressError("the address has control characters or backslashes")
        try:
            authority = urlsplit(url).netloc
            address = URL(url)
            host, port = address.raw_host or "", address.port or 0
        except ValueError as error:
            raise BlockedAddressError(f"the address cannot be read: {error}") from error
        if address.scheme not in _SCHEMES:
            raise BlockedAddressError(f"the scheme {address.scheme!r} is not http or https")
        if "@" in authority or address.user is not None or address.password is not None:
            raise BlockedAddressError("the address carries a user name or password")
        if not host.strip("."):
            raise BlockedAddressError("the address names no host")
        _check_form(authority, host)
        self._check_place(host, port)
        return address

    def _check_place(self, host: str, port: int) -> None:
        place = (plain_host(host), port)
        if place in self._private:
            return
        if port not in _PORTS:
            raise BlockedAddressError(f"the port {port} is not one that web pages are served on")
        if _is_literal(host) and (use := name_special_use(host)):
            raise BlockedAddressError(f"{host} is no public address ({use})")

    def check_answers(self, host: str, port: int, answers: Collection[str]) -> None:
        """Raise when any of a name's addresses is a special one: a name is trusted whole or not at all.

        The answers for a name that is listed as private are granted to it as they come.
        """
        if (plain_host(host), port) in self._private:
            self._granted.update((plain_host(address), port) for address in answers)
            return
        for address in answers:
            if use := name_special_use(address):
                raise BlockedAddressError(f"{host} is at {address}, which is no public address ({use})")

    def make_socket(self, target: tuple[Any, ...]) -> socket.socket:
        """Make the socket for a connection, as aiohttp's `socket_factory`; raises for special addresses."""
        family, kind, protocol, _, (address, port, *_) = target
        use = name_special_use(address)
        if use and (plain_host(address), port) not in self._granted:
            raise BlockedAddressError(f"{address} is no public address ({use})")
        return socket.socket(family, kind, protocol)


def _check_form(authority: str, host: str) -> None:
    """Raise for a host that is written so that people and libraries read different ones."""
    if "%" in host or " " in authority or any(sign.isnumeric() and not sign.isascii() for sign in authority):
        raise BlockedAddressError("the host is written in a form that hides which one it is")
    if _NUMERIC_HOST.fullmatch(host) and not _DOTTED_QUAD.fullmatch(host):
        raise BlockedAddressError("the host is a number that hides an Internet address")


def _is_literal(host: str) -> bool:
    return ":" in host or bool(_DOTTED_QUAD.fullmatch(host))
