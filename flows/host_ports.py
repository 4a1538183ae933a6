"""Places on the network as the configuration writes them: ``host:port``."""

from __future__ import annotations

from ipaddress import ip_address

_LAST_PORT = 65535
Place = tuple[str, int]


def split_host_port(pair: str) -> Place:
    """Split ``host:port``, an IPv6 address in brackets; ValueError when it is not of that form."""
    host, _, port = pair.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) <= _LAST_PORT):
        raise ValueError(f'{pair!r} must be given as "host:port", such as "127.0.0.1:8600"')
    return plain_host(host), int(port)


def plain_host(host: str) -> str:
    """Write a host in one way: an address as Python does, a name in lower case without its last dot."""
    try:
        return str(ip_address(host))
    except ValueError:
        return host.lower().rstrip(".")
