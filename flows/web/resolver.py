"""The client's resolver, which checks every answer of the name service."""

from __future__ import annotations

import socket
from collections.abc import Mapping

from aiohttp.abc import AbstractResolver, ResolveResult

from flows.host_ports import split_host_port
from flows.web.guard import Guard
from flows.web.lookup import look_up


class CheckedResolver(AbstractResolver):
    """A resolver that has the guard check all addresses of a name before any of them is used.

    A name in `connect_to` is not looked up: the configuration gives the address to connect to.
    """

    def __init__(self, guard: Guard, connect_to: Mapping[str, str]) -> None:
        self._guard = guard
        self._connect_to = {host: split_host_port(target) for host, target in connect_to.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of `host`.

        Raises:
            BlockedAddressError: One of them is not public.
            OSError: The name does not resolve.
        """
        target = self._connect_to.get(host)
        if target is None:
            addresses = [
                (str(socket_address[0]), port) for *_, socket_address in await look_up(host, port, family)
            ]
            self._guard.check_answers(host, port, [address for address, _ in addresses])
        else:
            addresses = [target]
        return [_describe(host, address, to_port) for address, to_port in addresses]

    async def close(self) -> None:
        """Do nothing; there is nothing to close."""


def _describe(host: str, address: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if ":" in address else socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST,
    )
