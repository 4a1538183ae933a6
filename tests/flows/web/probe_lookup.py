"""A process of its own for the tests of lookups: some names are never answered.

Lookups are answered at the socket level, by the test's own rule: names under ``silent.example`` hang
as with a name server that is down, all others are at the address of the test's own server.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import time
from typing import Any

from flows.settings import FetchSettings
from flows.web.client import Client

_LONGER_THAN_ANY_TEST = 600


def main() -> None:
    """Fetch the addresses named on standard input, all at once; write the reasons to standard output."""
    task = json.load(sys.stdin)

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        if host.endswith("silent.example"):
            time.sleep(_LONGER_THAN_ANY_TEST)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    socket.getaddrinfo = resolve  # type: ignore[assignment]
    settings = FetchSettings(timeout=2, delay=0, parallel=64, private=tuple(task["private"]))
    json.dump(asyncio.run(fetch_all(settings, task["urls"])), sys.stdout)


async def fetch_all(settings: FetchSettings, urls: list[str]) -> list[str | None]:
    async with Client(settings) as client:
        results = await asyncio.gather(*(client.fetch(url, "feed") for url in urls))
    return [result.last.reason for result in results]


if __name__ == "__main__":
    main()
