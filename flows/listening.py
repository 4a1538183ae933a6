"""The sockets on which the listener and the explorer take connections."""

from __future__ import annotations

import errno
import os
import socket

from flows.errors import UsageError


def bind_sockets(host: str, port: int, *, setting: str) -> list[socket.socket]:
    """Take a port on each address of a host, without accepting connections yet.

    Args:
        host: A name or address of this machine.
        port: The port; 0 for any that is free.
        setting: What chooses another port, such as ``--port``.

    Returns:
        The bound sockets.

    Raises:
        UsageError: The port is taken, or the host is none of this machine.
    """
    place = f"port {port} on {host}"
    sockets: list[socket.socket] = []
    try:
        for family, address in _find_addresses(host, port):
            sockets.append(_bind(family, address))
    except OSError as error:
        for bound in sockets:
            bound.close()
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise UsageError(f"{host} is no address of this machine: {error.strerror}") from error
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"{place} is taken by another program; choose another with {setting}") from error
        raise UsageError(f"{place} cannot be opened: {os.strerror(error.errno or 0)}") from error
    return sockets


def _find_addresses(host: str, port: int) -> list[tuple[socket.AddressFamily, tuple[str, int]]]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    return list(dict.fromkeys((family, (str(address[0]), port)) for family, _, _, _, address in found))


def _bind(family: socket.AddressFamily, address: tuple[str, int]) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # else a restart waits for old connections
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)  # IPv4 has a socket of its own
        made.bind(address)
    except OSError:
        made.close()
        raise
    return made
