"""A process of its own for the guard's tests: fetches the addresses of a task and writes where it connected.

The audit hook sees every `socket.connect` of the process, whichever library makes it. It lets those
to the test's own server pass and stops all others, so that nothing leaves the machine.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import socket
import sys
from typing import Any

from flows.settings import FetchSettings
from flows.web.client import Client

PUBLIC = "93.184.216.34"


def main() -> None:
    """Read the task from standard input and write the findings to standard output."""
    task = json.load(sys.stdin)
    connected: list[tuple[Any, ...]] = []
    open_place = ("127.0.0.1", task["port"])

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            connected.append(arguments[1])
            if arguments[1] != open_place:
                raise PermissionError("the test lets nobody out")

    sys.addaudithook(watch)
    turns = itertools.cycle(task["alternating"])
    names = task["names"]

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        """Answer as the C library would, by the test's own table of names."""
        answers = [next(turns)] if host == "flip.example" else names.get(host)
        if answers is None:
            try:
                answers = [socket.inet_ntoa(socket.inet_aton(host))]
            except OSError:
                answers = ["127.0.0.1"] if "localhost" in host else [PUBLIC]
        return [_describe(answer, port) for answer in answers]

    socket.getaddrinfo = resolve  # type: ignore[assignment]
    settings = FetchSettings(
        timeout=5, delay=0, parallel=64, private=(f"127.0.0.1:{task['port']}", *task["private"])
    )
    json.dump({"found": asyncio.run(fetch_all(settings, task)), "connected": connected}, sys.stdout)


def _describe(answer: str, port: int) -> tuple[Any, ...]:
    if ":" in answer:
        return socket.AF_INET6, socket.SOCK_STREAM, 6, "", (answer, port, 0, 0)
    return socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, port)


async def fetch_all(settings: FetchSettings, task: dict[str, Any]) -> list[tuple[str, str | None, int]]:
    """Fetch each address with a client of its own, which remembers no answer of the name service."""
    found = []
    for url in task["urls"]:
        async with Client(settings) as client:
            result = await client.fetch(url, task["purpose"])
        found.append((url, result.last.reason, len(result.attempts)))
    return found


if __name__ == "__main__":
    main()
