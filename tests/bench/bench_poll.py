"""Measure the cost of politeness: poll 1,000 unchanged feeds, and request them in a bare aiohttp loop.

Both request the same addresses on loopback in turn, so that the ratio is comparable on any machine. Each feed
was read once before, since only a conditional request is answered by 304. Then 10,000 polls are made in one
process, during which its memory must not grow. Run by `make bench-poll`; ends with status 1 if a bound does
not hold, or a poll has not found its feed unchanged.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from memory import read_memory

from flows import pipeline
from flows.feed_settings import FeedSettings
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import FetchSettings, Settings
from flows.stage_runner import run_stage_locally
from flows.stages.feeds.fetch_feeds import fetch_feeds, select_due_feeds
from warehouse.connection import open_writer

FEEDS = 1_000
ROUNDS = 7
POLLS = 10_000
MAX_RATIO = 1.5
MAX_GROWTH = 0.05
_FEED = (
    b'<rss version="2.0"><channel><title>Wheel</title><item><title>A report</title>'
    b"<link>https://wheel.example/a</link><guid>a</guid></item></channel></rss>"
)
_FULL = b'HTTP/1.1 200 OK\r\nETag: "v1"\r\nContent-Length: %d\r\n\r\n%s' % (len(_FEED), _FEED)
_UNCHANGED = b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n'


class UnchangedFeed(asyncio.Protocol):
    """A server of feeds that never change."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the connection, to answer on it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request; they are short enough to come in one piece."""
        *requests, _ = data.split(b"\r\n\r\n")
        for request in requests:
            self._transport.write(_UNCHANGED if b'If-None-Match: "v1"' in request else _FULL)


def serve(ready: Connection) -> None:
    """Serve until this process is killed; send the port through `ready`."""

    async def listen() -> None:
        server = await asyncio.get_running_loop().create_server(UnchangedFeed, "127.0.0.1", 0, backlog=1024)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(listen())


def make_settings(home: Path, port: int) -> Settings:
    """Return settings with 1,000 feeds, each on a host of its own, all of them served at `port`."""
    hosts = [f"feed{number}.example" for number in range(FEEDS)]
    return Settings(
        home=home,
        fetch=FetchSettings(delay=0, connect_to=dict.fromkeys(hosts, f"127.0.0.1:{port}")),
        feeds=tuple(FeedSettings.model_validate({"url": f"http://{host}/feed.xml"}) for host in hosts),
    )


class OneServer(AbstractResolver):
    """A resolver by which every name leads to the one server."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Answer without looking anything up."""
        del port, family
        place = (host, "127.0.0.1", self._port, socket.AF_INET, 0, socket.AI_NUMERICHOST)
        fields = ("hostname", "host", "port", "family", "proto", "flags")
        return [cast("ResolveResult", dict(zip(fields, place, strict=True)))]

    async def close(self) -> None:
        """Do nothing, since nothing is open."""


def poll_bare(settings: Settings) -> None:
    """Request all feeds by the simplest loop that one would write with aiohttp."""
    place = next(iter(settings.fetch.connect_to.values()))
    urls = [str(feed.url) for feed in settings.feeds]

    async def ask(session: aiohttp.ClientSession, url: str) -> int:
        async with session.get(url, headers={"If-None-Match": '"v1"'}) as response:
            await response.read()
            return response.status

    async def ask_all() -> list[int]:
        connector = aiohttp.TCPConnector(resolver=OneServer(int(place.rpartition(":")[2])))
        async with aiohttp.ClientSession(connector=connector) as session:
            return await asyncio.gather(*(ask(session, url) for url in urls))

    assert set(asyncio.run(ask_all())) == {304}


def measure(work: Callable[[], object]) -> float:
    """Return the seconds of wall time that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare_times(context: RunContext) -> bool:
    """Print the time of a poll and of the bare loop; return whether the bound holds."""
    feeds = select_due_feeds(context, every=True)
    assert len(feeds) == FEEDS
    ours, bare = [], []
    for _ in range(ROUNDS + 1):
        bare.append(measure(lambda: poll_bare(context.settings)))
        ours.append(measure(lambda: fetch_feeds(context, feeds)))
    middle, beside = statistics.median(ours[1:]), statistics.median(bare[1:])  # the first round warms up
    ratio = middle / beside
    print(f"polling {FEEDS:,} unchanged feeds on loopback, seconds, median of {ROUNDS} rounds")
    print(f"  fetching of the poll stage                 {middle:7.3f}")
    print(f"  a bare aiohttp loop                        {beside:7.3f}")
    print(f"  ratio, at most {MAX_RATIO}                         {ratio:7.2f}")
    return ratio <= MAX_RATIO


def watch_memory(context: RunContext) -> bool:
    """Print the growth of memory over repeated runs of the poll stage; return whether the bound holds.

    In the first third it imports and fills its caches, and from one run to the next what DuckDB keeps differs
    by 3 %: the medians of the second and the last third are compared.
    """
    sizes = []
    for _ in range(POLLS // FEEDS):
        pipeline.poll(run_stage_locally, context, every=True)
        sizes.append(read_memory())
    third = len(sizes) // 3
    before, after = statistics.median(sizes[third:-third]), statistics.median(sizes[-third:])
    growth = after / before - 1
    with open_writer(context.settings.warehouse) as con:
        ((unchanged, others, refusals),) = con.execute(
            "SELECT count(*) FILTER (status = 304), count(*) FILTER (status IS DISTINCT FROM 304), "
            "(SELECT count(*) FROM refusals) FROM fetches"
        ).fetchall()
    print(f"{POLLS:,} polls in one process, recorded in the warehouse")
    print(f"  memory in the second third, MB             {before:7.1f}")
    print(f"  memory in the last third, MB               {after:7.1f}")
    print(f"  growth, at most {MAX_GROWTH:.0%}                        {growth:7.1%}")
    print(f"  in the fetch log: {unchanged:,} unchanged, {others:,} others, the first of each feed")
    print(f"  refusals: {refusals}")
    return growth <= MAX_GROWTH and (unchanged, others, refusals) == (POLLS, FEEDS, 0)


def main() -> int:
    """Run both benchmarks against a server in a process of its own."""
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            settings = make_settings(Path(folder), ours.recv())
            with Workers(settings.read) as workers:
                context = RunContext(settings=settings, workers=workers)
                pipeline.poll(run_stage_locally, context, every=True)
                held = [compare_times(context), watch_memory(context)]
    finally:
        server.kill()
        server.join()
    print("all bounds hold" if all(held) else "a bound does NOT hold")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
