"""Looking names up, under the guard's eyes."""

from __future__ import annotations

import socket
from collections.abc import Mapping

from aiohttp.abc import AbstractResolver, ResolveResult

from flows.host_ports import split_host_port
from flows.web.guard import Guard
from flows.web.lookup import look_up


class GuardedResolver(AbstractResolver):
    """Looks names up and shows every answer to the guard before any is used.

    Names that the configuration sends elsewhere go where `connect_to` says, and are not looked up.
    """

    def __init__(self, guard: Guard, connect_to: Mapping[str, str]) -> None:
        self._guard = guard
        self._connect_to = {host: split_host_port(target) for host, target in connect_to.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the addresses of `host`; raises the guard's error when it may not be connected to."""
        target = self._connect_to.get(host)
        if target is None:
            places = [(str(place[0]), port) for *_, place in await look_up(host, port, family)]
            self._guard.check_answers(host, port, [address for address, _ in places])
        else:
            places = [target]
        return [_describe(host, address, sent_to) for address, sent_to in places]

    async def close(self) -> None:
        """Leave; there is nothing to close."""


def _describe(host: str, address: str, port: int) -> ResolveResult:
    return ResolveResult(
        hostname=host,
        host=address,
        port=port,
        family=socket.AF_INET6 if ":" in address else socket.AF_INET,
        proto=0,
        flags=socket.AI_NUMERICHOST,
    )
