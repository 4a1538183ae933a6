"""Protection against server-side request forgery: which addresses the client may connect to.

Links and redirects may name any address. There are three checks, each for what the others cannot see.
The address as written is checked before the request; every answer of the name service before any of
them is used; and the IP address of each socket when it is made. Tricks with names or redirects do not
get around the last one. A resolver alone would not do, since literal addresses never reach it.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

from yarl import URL

from flows.host_ports import normalise_host, split_host_port
from flows.web.request_address import parse_request_address
from flows.web.special_addresses import name_special_use
from transforms.text.urls import MAX_ADDRESS

_SCHEMES = frozenset({"http", "https"})
_PORTS = frozenset({80, 443, 8080, 8443})
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\\]")
# The C library takes these for IP addresses, though nobody writes one so: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMERIC_HOST = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?", re.IGNORECASE)
_DOTTED_QUAD = re.compile(r"(?:(?:0|[1-9]\d{0,2})\.){3}(?:0|[1-9]\d{0,2})")


class BlockedAddressError(OSError):
    """The client must not connect to this address; the text says why."""


class Guard:
    """A guard that decides which addresses the client may connect to."""

    def __init__(self, *, private: Collection[str], connect_to: Mapping[str, str]) -> None:
        """Read the exceptions that the configuration makes.

        Args:
            private: The ``host:port`` pairs that may be private addresses. A host name among them may
                resolve to any address.
            connect_to: For the host names that the configuration redirects, the ``host:port`` to
                connect to instead.

        Raises:
            ValueError: A pair is not of the form ``host:port``.
        """
        self._private = frozenset(map(split_host_port, private))
        self._allowed = set(self._private) | set(map(split_host_port, connect_to.values()))

    def check_url(self, url: str) -> URL:
        """Return `url` parsed as the client will read it.

        The check and the request share one parsed address, so that no two parsers can disagree on it.

        Raises:
            BlockedAddressError: The address must not be fetched.
        """
        if len(url) > MAX_ADDRESS:
            raise BlockedAddressError(f"the address has more than {MAX_ADDRESS:,} characters")
        if _FORBIDDEN.search(url):
            raise BlockedAddressError("the address has control characters or backslashes")
        try:
            authority = urlsplit(url).netloc
            address = parse_request_address(url)
            host, port = address.raw_host or "", address.port or 0
        except ValueError as error:
            raise BlockedAddressError(f"the address cannot be read: {error}") from error
        if address.scheme not in _SCHEMES:
            raise BlockedAddressError(f"the scheme {address.scheme!r} is not http or https")
        if "@" in authority or address.user is not None or address.password is not None:
            raise BlockedAddressError("the address carries a user name or password")
        if not host.strip("."):
            raise BlockedAddressError("the address names no host")
        _check_spelling(authority, host)
        self._check_host_port(host, port)
        return address

    def _check_host_port(self, host: str, port: int) -> None:
        if (normalise_host(host), port) in self._private:
            return
        if port not in _PORTS:
            raise BlockedAddressError(f"the port {port} is not one that web pages are served on")
        if _is_literal(host) and (use := name_special_use(host)):
            raise BlockedAddressError(f"{host} is no public address ({use})")

    def check_answers(self, host: str, port: int, answers: Collection[str]) -> None:
        """Check the IP addresses that a host name resolves to.

        One special address is enough to refuse the name. The addresses of a name that the
        configuration lists as private are allowed from then on.

        Args:
            host: The name.
            port: The port that is to be connected to.
            answers: The addresses of the name.

        Raises:
            BlockedAddressError: One of the addresses is special.
        """
        if (normalise_host(host), port) in self._private:
            self._allowed.update((normalise_host(address), port) for address in answers)
            return
        for address in answers:
            if use := name_special_use(address):
                raise BlockedAddressError(f"{host} is at {address}, which is no public address ({use})")

    def make_socket(self, target: tuple[Any, ...]) -> socket.socket:
        """Make the socket for a connection, as aiohttp's `socket_factory`.

        Args:
            target: The address information, as of :func:`socket.getaddrinfo`.

        Raises:
            BlockedAddressError: The IP address is special and not one that the configuration allows.
        """
        family, kind, protocol, _, (address, port, *_) = target
        use = name_special_use(address)
        if use and (normalise_host(address), port) not in self._allowed:
            raise BlockedAddressError(f"{address} is no public address ({use})")
        return socket.socket(family, kind, protocol)


def _check_spelling(authority: str, host: str) -> None:
    """Raise for a host that people and libraries may read as different ones."""
    if "%" in host or " " in authority or any(c.isnumeric() and not c.isascii() for c in authority):
        raise BlockedAddressError("the host is written in a form that hides which one it is")
    if _NUMERIC_HOST.fullmatch(host) and not _DOTTED_QUAD.fullmatch(host):
        raise BlockedAddressError("the host is a number that hides an Internet address")


def _is_literal(host: str) -> bool:
    return ":" in host or bool(_DOTTED_QUAD.fullmatch(host))
