"""Record the requests that a test server receives, and fetch many addresses at once."""

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
from flows.web.exchange import Exchange, FetchResult
from flows.web.host_registry import HostRegistry
from transforms.records import Purpose

if TYPE_CHECKING:
    from conftest import ScriptedServer

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wheel</title>{items}</channel></rss>"""
ITEM = "<item><title>{name}</title><link>{url}</link><guid>{name}</guid></item>"


@dataclass
class RequestRecorder:
    """The requests that a server received: start, end, host and path."""

    requests: list[tuple[float, float, str, str]] = field(default_factory=list)

    def answer(
        self, server: ScriptedServer, path: str, body: bytes = b"ok", *headers: str, status: str = "200 OK"
    ) -> str:
        """Answer and record requests for `path`, 20 ms after each arrives; return its address."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
        response = "\r\n".join(lines).encode() + b"\r\n\r\n" + body

        def record(peer: socket.socket, request: bytes) -> None:
            started = time.monotonic()
            time.sleep(0.02)
            host = next(line for line in request.decode().split("\r\n") if line.startswith("Host: "))
            self.requests.append((started, time.monotonic(), host[6:], path))  # before the client can go on
            peer.sendall(response)

        return server.script(path, record)

    def list_paths(self) -> list[str]:
        return [path for *_, path in sorted(self.requests)]


def fetch_all(
    server: ScriptedServer,
    urls: Sequence[str],
    *,
    purpose: Purpose = "page",
    hosts: HostRegistry | None = None,
    delay: float = 0.0,
    jitter: Callable[[], float] = lambda: 0.0,
    names: Sequence[str] = (),
) -> list[FetchResult]:
    """Fetch addresses with one client, in parallel.

    Args:
        server: The server that answers.
        urls: The addresses.
        purpose: The purpose of all requests.
        hosts: The state of hosts to begin with.
        delay: The politeness delay in seconds.
        jitter: Returns random numbers from 0 to 1 for the delays.
        names: Host names that lead to the server.

    Returns:
        The result of each address, in order.
    """
    settings = FetchSettings(
        timeout=5, delay=delay, private=(server.place,), connect_to=dict.fromkeys(names, server.place)
    )

    async def fetch() -> list[FetchResult]:
        async with Client(settings, hosts, jitter=jitter) as client:
            return await asyncio.gather(*(client.fetch(url, purpose) for url in urls))

    return asyncio.run(fetch())


def make_exchange(status: int | None, retry_after: str | None = None, **fields: object) -> Exchange:
    headers = (("Retry-After", retry_after),) if retry_after is not None else ()
    made = {
        "url": "http://a.example/robots.txt",
        "purpose": "page",
        "started_at": NOW,
        "duration_ms": 1,
        "sent": (),
    }
    return Exchange(**made, status=status, headers=headers, **fields)  # type: ignore[arg-type]
