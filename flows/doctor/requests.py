"""Checks of the settings of requests, before any is sent: contact, addresses and ports."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from urllib.parse import urlsplit

from flows.config_file import find_config, salvage_settings
from flows.doctor.finding import Finding
from flows.host_ports import normalise_host, split_host_port
from flows.service.parts import EXPLORER, LISTENER, SERVER
from flows.service.status import read_status
from flows.settings import Settings
from flows.web.guard import BlockedAddressError, Guard

# Names that are reserved for documentation and tests (RFC 2606, RFC 6761): nobody can be reached there.
_RESERVED = ("example", "invalid", "test", "localhost", "example.com", "example.net", "example.org")
_LOOPBACK = "127.0.0.1"


def check_requests(settings: Settings) -> Iterator[Finding]:
    """Check the contact address, the addresses of feeds, and the hosts that `connect_to` names."""
    guard = Guard(private=settings.fetch.private, connect_to=settings.fetch.connect_to)
    local = {split_host_port(place)[0] for place in settings.fetch.private}
    local |= {normalise_host(host) for host in settings.fetch.connect_to}
    outside = [feed for feed in settings.feeds if normalise_host(feed.url.host or "") not in local]
    is_read = salvage_settings()[1] is None  # of a table with a mistake the defaults would be judged
    if outside and is_read and _is_placeholder(settings.fetch.contact):
        yield Finding(
            ok=False,
            message=f"contact: {settings.fetch.contact or 'nothing'} is a placeholder; every request has it",
            remedy=f"set contact in [fetch] of {find_config()} to an address at which publishers reach you",
        )
    for feed in settings.feeds:
        try:
            guard.check_url(feed.address.address)
        except BlockedAddressError as error:
            yield Finding(
                ok=False,
                message=f"feed {feed.address.public}: it cannot be asked, since {error}",
                remedy=f"correct its url in {find_config()}, or list its host and port as private in [fetch]",
            )
    for host in settings.fetch.connect_to:
        if not _is_host(host):
            yield Finding(
                ok=False,
                message=f"connect_to: {host!r} is no host name, so that no request matches it",
                remedy="write the host alone, without scheme, port and path",
            )


def check_ports(settings: Settings) -> Iterator[Finding]:
    """Check that the service could open its ports; silent where they are free, or its own parts have them."""
    status = read_status(settings)
    alive = {part.name for part in status.parts if part.pid is not None} if status else set()
    listen = settings.listen
    is_chosen = "port" in listen.model_fields_set or "host" in listen.model_fields_set
    wanted = [("[listen]", listen.host, listen.port, is_chosen or status is not None, LISTENER)]
    if settings.prefect:
        wanted.append(("[prefect]", _LOOPBACK, settings.prefect.port, True, SERVER))
    if settings.explore:
        wanted.append(("[explore]", settings.explore.host, settings.explore.port, True, EXPLORER))
    for (table, _, port, *_), (other, _, same, *_) in combinations(wanted, 2):
        if port == same != 0:
            yield Finding(
                ok=False,
                message=f"ports: {table} and {other} both name {port}",
                remedy=f"choose another for one of them in {find_config()}",
            )
    for table, host, port, is_wanted, part in wanted:
        fault = None if part in alive else _find_fault(host, port)
        if fault:
            yield Finding(
                ok=not is_wanted,
                message=f"ports: {host}:{port} of {table} cannot be opened: {fault}",
                remedy=f"`newswire up` needs another: set port in {table} of {find_config()}",
            )


def _is_placeholder(contact: str) -> bool:
    """Return whether a contact, an address of the web or of mail, leads nowhere."""
    host = urlsplit(contact).hostname if "://" in contact else contact.rpartition("@")[2]
    name = (host or "").strip().lower().rstrip(".")
    return "." not in name or any(name == one or name.endswith(f".{one}") for one in _RESERVED)


def _is_host(host: str) -> bool:
    return host == normalise_host(host) and not set("/@? []") & set(host) and host.count(":") != 1


def _find_fault(host: str, port: int) -> str | None:
    """Return why a port cannot be opened, or None."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with closing(socket.socket(family, kind, protocol)) as opened:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            opened.bind(address)
            opened.listen(1)
    except OSError as error:
        return error.strerror or str(error)
    return None
