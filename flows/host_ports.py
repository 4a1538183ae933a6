"""Hosts with ports, as the configuration writes them: ``host:port``, and as addresses."""

from __future__ import annotations

from ipaddress import ip_address

_MAX_PORT = 65535
HostPort = tuple[str, int]


def split_host_port(pair: str) -> HostPort:
    """Split ``host:port`` into its parts.

    Args:
        pair: The text, with an IPv6 address in brackets.

    Returns:
        The host in the form of :func:`normalise_host`, and the port.

    Raises:
        ValueError: The text has another form, or no such port exists.
    """
    host, _, port = pair.strip().rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) <= _MAX_PORT):
        raise ValueError(f'{pair!r} must be given as "host:port", such as "127.0.0.1:8600"')
    return normalise_host(host), int(port)


def check_host(host: str) -> str:
    """Return a host to listen on as it is written.

    Raises:
        ValueError: It is no host alone.
    """
    if not host or host.count(":") == 1 or set(host) & set("/[]@ "):
        raise ValueError(
            f'{host!r} must be a name or an address alone, such as "127.0.0.1"; the port is another setting'
        )
    return host


def normalise_host(host: str) -> str:
    """Return a host in its one spelling: an address as Python writes it, a name in lower case.

    The dot that may end a name is removed.
    """
    try:
        return str(ip_address(host))
    except ValueError:
        return host.lower().rstrip(".")


def name_address(host: str, port: int) -> str:
    """Return the address, without a path, at which this machine reaches a listener on `host` and `port`."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 -- not to bind
    return f"http://{f'[{reached}]' if ':' in reached else reached}:{port}"
