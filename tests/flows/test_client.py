"""The HTTP client, against servers that behave and servers that do not."""

from __future__ import annotations

import asyncio
import gzip
import itertools
import socket
import time
import zlib
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from flows.settings import FetchSettings
from flows.web.client import LIMITS, Client
from flows.web.exchange import Exchange

if TYPE_CHECKING:
    from conftest import ScriptedServer

TIMEOUT = 1.0


def fetch(
    url: str, *, delay: float = 0.0, etag: str | None = None, **connect_to: str
) -> tuple[Exchange, ...]:
    settings = FetchSettings(
        timeout=TIMEOUT,
        delay=delay,
        private=(urlsplit(url).netloc,) if ".1:" in url else (),
        connect_to={name.replace("_", "."): to for name, to in connect_to.items()},
    )

    async def visit() -> tuple[Exchange, ...]:
        async with Client(settings) as client:
            return await client.fetch(url, "page", etag=etag)

    return asyncio.run(visit())


def fetch_page(url: str, *, etag: str | None = None, **connect_to: str) -> Exchange:
    """Fetch a page that needs no redirects; what was asked of robots.txt is left out."""
    (page,) = [one for one in fetch(url, etag=etag, **connect_to) if one.purpose == "page"]
    return page


def test_a_page_comes_with_its_headers_as_sent_and_its_body_as_it_came(server: ScriptedServer) -> None:
    wire = gzip.compress(b"<p>Reporting</p>")
    url = server.answer("/a", wire, "Content-Encoding: gzip", "Content-Type: text/html; charset=Shift_JIS")
    got = fetch_page(url)
    assert (got.status, got.reason) == (200, None)
    assert got.body == b"<p>Reporting</p>"
    assert got.wire == wire
    assert (got.media_type, got.charset) == ("text/html", "Shift_JIS")
    assert b"User-Agent: nissan-newswire/" in server.requests[0]


@pytest.mark.parametrize("wrap", [zlib.compress, lambda raw: zlib.compress(raw, wbits=-15)])
def test_deflate_is_read_with_and_without_its_wrapper(server: ScriptedServer, wrap: object) -> None:
    assert callable(wrap)
    got = fetch_page(server.answer("/a", wrap(b"text"), "Content-Encoding: deflate"))
    assert got.body == b"text"


def test_a_conditional_request_says_what_we_have(server: ScriptedServer) -> None:
    got = fetch_page(server.answer("/a", b"", status="304 Not Modified"), etag='"v1"')
    assert (got.status, got.reason) == (304, None)
    assert b'If-None-Match: "v1"' in server.requests[0]


def test_redirects_are_followed_and_each_hop_is_told(server: ScriptedServer) -> None:
    server.answer("/b", b"there")
    _, *hops = fetch(server.answer("/a", b"", "Location: /b", status="301 Moved Permanently"))
    assert [hop.url for hop in hops] == [server.url("/a"), server.url("/b")]
    assert hops[0].reason == "redirect"
    assert hops[1].body == b"there"


@pytest.mark.parametrize(
    ("location", "reason", "requests"),
    [("/a", "redirect", 6), ("file:///etc/hostname", "bad-redirect", 1), ("", "redirect", 6)],
)
def test_redirects_that_lead_nowhere_end(
    server: ScriptedServer, location: str, reason: str, requests: int
) -> None:
    _, *hops = fetch(server.answer("/a", b"", f"Location: {location}", status="302 Found"))
    assert hops[-1].reason == reason
    assert len(server.requests) == requests


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("404 Not Found", "not-found"),
        ("410 Gone", "gone"),
        ("403 Forbidden", "forbidden"),
        ("429 Too Many Requests", "too-many-requests"),
        ("418 I'm a Teapot", "client-error"),
        ("503 Service Unavailable", "server-error"),
        ("599 Whatever", "server-error"),
        ("206 Partial Content", "no-content"),
    ],
)
def test_a_status_without_a_page_is_named(server: ScriptedServer, status: str, reason: str) -> None:
    got = fetch_page(server.answer("/a", b"words", status=status))
    assert (got.status, got.reason) == (int(status[:3]), reason)
    assert got.detail is not None
    assert status[:3] in got.detail


def _stall(peer: socket.socket, request: bytes) -> None:
    del request
    time.sleep(TIMEOUT * 3)
    peer.close()


def _drip(peer: socket.socket, request: bytes) -> None:
    del request
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    for _ in range(int(TIMEOUT * 30)):
        peer.sendall(b"x")
        time.sleep(0.1)


def _endless_headers(peer: socket.socket, request: bytes) -> None:
    del request
    peer.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        peer.sendall(b"X-Header-%d: again and again\r\n" % number)


def _endless_body(peer: socket.socket, request: bytes) -> None:
    del request
    peer.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        peer.sendall(b"x" * 65536)


def _reset(peer: socket.socket, request: bytes) -> None:
    del request
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    peer.close()


@pytest.mark.parametrize(
    ("script", "reasons"),
    [
        (_stall, {"timeout"}),
        (_drip, {"timeout"}),
        (_endless_headers, {"timeout", "bad-answer", "disconnected"}),
        (_endless_body, {"too-large"}),
        (_reset, {"disconnected"}),
    ],
)
def test_a_server_that_misbehaves_costs_its_deadline_and_no_more(
    server: ScriptedServer, script: object, reasons: set[str]
) -> None:
    assert callable(script)
    server.script("/a", script)
    start = time.monotonic()
    got = fetch_page(server.url("/a"))
    assert got.reason in reasons
    assert time.monotonic() - start < TIMEOUT + 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort", "truncated"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"text" * 99, mtime=0)[:-9],
            "truncated",
        ),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip at all", "truncated"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: compress\r\n\r\nx", "truncated"),
        (b"this is not HTTP\r\n\r\n", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n", "too-large"),
        (b"", "disconnected"),
    ],
)
def test_an_answer_that_is_not_whole_is_not_taken_for_one(
    server: ScriptedServer, raw: bytes, reason: str
) -> None:
    got = fetch_page(server.send("/a", raw))
    assert got.reason == reason
    assert got.body == b""


def test_a_small_answer_cannot_become_a_large_one(server: ScriptedServer) -> None:
    bomb = gzip.compress(bytes(100 * LIMITS["page"]))
    got = fetch_page(server.answer("/a", bomb, "Content-Encoding: gzip"))
    assert got.reason == "too-large"
    assert got.body == b""


@pytest.mark.parametrize("url", ["http://no-such-host.invalid/", "http://127.0.0.1:1/"])
def test_a_host_that_does_not_answer_is_unreachable(url: str) -> None:
    got = fetch_page(url)
    assert got.reason == "unreachable"


def test_a_host_can_be_sent_elsewhere(server: ScriptedServer) -> None:
    server.answer("/a", b"here")
    got = fetch_page("http://news.example/a", news_example=f"127.0.0.1:{server.port}")
    assert got.body == b"here"
    assert b"Host: news.example" in server.requests[0]


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause_between(server: ScriptedServer) -> None:
    asked: list[tuple[float, float]] = []

    def note(peer: socket.socket, request: bytes) -> None:
        del request
        begun = time.monotonic()
        time.sleep(0.05)
        peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        asked.append((begun, time.monotonic()))

    urls = [server.script(f"/{number}", note) for number in range(4)]

    async def visit() -> None:
        async with Client(FetchSettings(delay=0.1, private=(server.place,))) as client:
            await asyncio.gather(*(client.fetch(url, "page") for url in urls))

    asyncio.run(visit())
    asked.sort()
    assert all(later[0] - earlier[1] >= 0.09 for earlier, later in itertools.pairwise(asked))
