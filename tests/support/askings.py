"""A log of what a test server was asked for, and a way to ask for many things at once."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.host_registry import HostRegistry
from transforms.records import Purpose

if TYPE_CHECKING:
    from conftest import ScriptedServer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wheel</title>{items}</channel></rss>"""
ITEM = "<item><title>{name}</title><link>{url}</link><guid>{name}</guid></item>"


@dataclass
class Log:
    """What a server saw: which path was asked for by which name, from when to when."""

    asked: list[tuple[float, float, str, str]] = field(default_factory=list)

    def keep(
        self, server: ScriptedServer, path: str, body: bytes = b"ok", *headers: str, status: str = "200 OK"
    ) -> str:
        """Have `path` answered after a moment, and logged."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        answer = "\r\n".join(lines).encode() + b"\r\n\r\n" + body

        def note(peer: socket.socket, request: bytes) -> None:
            begun = time.monotonic()
            time.sleep(0.02)
            host = next(line for line in request.decode().split("\r\n") if line.startswith("Host: "))
            self.asked.append((begun, time.monotonic(), host[6:], path))  # before the client can go on
            peer.sendall(answer)

        return server.script(path, note)

    def list_paths(self) -> list[str]:
        return [path for *_, path in sorted(self.asked)]


def fetch_all(
    server: ScriptedServer,
    urls: Sequence[str],
    *,
    purpose: Purpose = "page",
    book: HostRegistry | None = None,
    delay: float = 0.0,
    chance: Callable[[], float] = lambda: 0.0,
    names: Sequence[str] = (),
) -> list[tuple[Exchange, ...]]:
    settings = FetchSettings(
        timeout=5, delay=delay, private=(server.place,), connect_to=dict.fromkeys(names, server.place)
    )

    async def visit() -> list[tuple[Exchange, ...]]:
        async with Client(settings, book, chance=chance) as client:
            return await asyncio.gather(*(client.fetch(url, purpose) for url in urls))

    return asyncio.run(visit())


def make_answer(status: int, retry_after: str | None = None, **fields: object) -> Exchange:
    headers = (("Retry-After", retry_after),) if retry_after is not None else ()
    made = {
        "url": "http://a.example/robots.txt",
        "purpose": "page",
        "started_at": NOW,
        "duration_ms": 1,
        "sent": (),
    }
    return Exchange(**made, status=status, headers=headers, **fields)  # type: ignore[arg-type]
