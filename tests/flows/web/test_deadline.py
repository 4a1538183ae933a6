"""All requests of one fetch end within its time: the page, its redirects, and each site's robots.txt."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING

from flows.settings import FetchSettings
from flows.stages.articles.fetch_pages import follow_page
from flows.web.client import Client
from flows.web.exchange import FetchResult, count_seconds
from flows.web.host_registry import HostRegistry

if TYPE_CHECKING:
    from conftest import ScriptedServer

TIMEOUT, SLOW, TOLERANCE = 2.5, 1.0, 1.0  # seconds: two answers are in time, however busy the machine is
SITES = [f"{name}.example" for name in "abcd"]
NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def follow(server: ScriptedServer, url: str, hosts: HostRegistry) -> FetchResult:
    settings = FetchSettings(timeout=TIMEOUT, delay=0, connect_to=dict.fromkeys(SITES, server.place))

    async def fetch() -> FetchResult:
        async with Client(settings, hosts) as client:
            return await follow_page(client, url)

    return asyncio.run(fetch())


def answer_slowly(server: ScriptedServer, path: str, raw: bytes) -> None:
    def script(peer: socket.socket, _: bytes) -> None:
        time.sleep(SLOW)
        peer.sendall(raw)

    server.script(path, script)


def test_the_robots_txt_of_each_redirect_counts(server: ScriptedServer) -> None:
    answer_slowly(server, "/robots.txt", NOT_FOUND)
    for number, site in enumerate(SITES[1:]):
        to = f"Location: http://{site}/{number + 1}"
        server.answer(f"/{number}", b"", to, "Connection: close", status="302 Found")
    server.answer("/3", b"words")
    hosts = HostRegistry()
    result = follow(server, "http://a.example/0", hosts)
    assert result.last.reason == "timeout"
    assert f"in {TIMEOUT:g} seconds" in (result.last.detail or "")
    assert count_seconds(result.attempts) < TIMEOUT + TOLERANCE
    assert [hosts.find_robots(f"http://{site}") is not None for site in SITES[:3]] == [True, True, False]


def test_a_robots_txt_for_which_little_time_was_left_is_asked_for_again(server: ScriptedServer) -> None:
    answer_slowly(server, "/robots.txt", NOT_FOUND)
    server.answer("/0", b"", "Location: http://b.example/1", status="302 Found")
    server.answer("/1", b"", "Location: http://c.example/2", status="302 Found")
    server.answer("/2", b"words", "Content-Type: text/plain")
    hosts = HostRegistry()
    assert follow(server, "http://a.example/0", hosts).last.reason == "timeout"
    assert follow(server, "http://c.example/2", hosts).last.reason is None


def test_a_page_that_sends_its_readers_on_takes_the_time_of_one_fetch(server: ScriptedServer) -> None:
    for number in range(4):
        refresh = f"<meta http-equiv='refresh' content='0; url=/{number + 1}'>".encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(refresh)}\r\n"
        answer_slowly(server, f"/{number}", f"{head}Connection: close\r\n\r\n".encode() + refresh)
    result = follow(server, "http://a.example/0", HostRegistry())
    assert result.last.reason == "timeout"
    assert count_seconds(result.attempts) < TIMEOUT + TOLERANCE
