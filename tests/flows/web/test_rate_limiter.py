"""Manners, shown by the log of the server that is asked: turns, pauses, Retry-After."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from askings import FEED, ITEM, NOW, Log, fetch_all, make_answer

from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.host_registry import HostRegistry
from flows.web.rate_limiter import read_retry_after
from flows.web.robots import judge_answer
from transforms.records import HostBackoff

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def test_a_host_is_never_asked_for_two_things_at_once_and_others_are_meanwhile(
    server: ScriptedServer,
) -> None:
    log, names = Log(), [f"{letter}.example" for letter in "abcdef"]
    for path in ("/robots.txt", "/1", "/2", "/3"):
        log.keep(server, path)
    fetch_all(server, [f"http://{name}/{number}" for name in names for number in (1, 2, 3)], names=names)
    assert len(log.asked) == len(names) * 4
    for name in names:
        turns = sorted((begun, ended) for begun, ended, host, _ in log.asked if host == name)
        assert len(turns) == 4
        assert all(later[0] >= earlier[1] for earlier, later in itertools.pairwise(turns))
    every = sorted((begun, ended) for begun, ended, *_ in log.asked)
    assert any(later[0] < earlier[1] for earlier, later in itertools.pairwise(every))


@pytest.mark.parametrize(("chance", "pause"), [(0.0, 0.1), (1.0, 0.125)])
def test_between_two_requests_to_a_host_there_is_a_pause_with_jitter(
    server: ScriptedServer, chance: float, pause: float
) -> None:
    log = Log()
    urls = [log.keep(server, f"/{number}") for number in range(4)]
    log.keep(server, "/robots.txt", status="404 Not Found")
    fetch_all(server, urls, delay=0.1, chance=lambda: chance)
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(sorted(log.asked))]
    assert len(gaps) == 4
    assert all(gap >= pause - 0.005 for gap in gaps)


def test_the_pause_holds_between_two_batches_of_a_run(server: ScriptedServer) -> None:
    log, book = Log(), HostRegistry()
    url = log.keep(server, "/feed")
    for _ in range(2):
        fetch_all(server, [url], purpose="feed", book=book, delay=0.3)
    (_, first, *_), (second, *_) = log.asked
    assert second - first >= 0.295


@pytest.mark.parametrize(
    ("status", "said", "seconds"),
    [
        (429, "120", 120),
        (503, " 7 ", 7),
        (503, "0", 0),
        (429, format_datetime(NOW + timedelta(minutes=10), usegmt=True), 600),
        (503, "Sunday, 01-Mar-26 12:01:00 GMT", 60),
        (503, format_datetime(NOW - timedelta(minutes=10), usegmt=True), 0),
        (503, "31536000", 86_400),
        (503, "9" * 400, 86_400),
        (503, format_datetime(NOW + timedelta(days=900), usegmt=True), 86_400),
        (429, None, 300),
        (429, "soon", 300),
        (503, None, None),
        (503, "-5", None),
        (503, "soon", None),
        (200, "120", None),
        (404, "120", None),
    ],
)
def test_retry_after_is_read_in_seconds_and_as_a_date_and_is_a_day_at_most(
    status: int, said: str | None, seconds: int | None
) -> None:
    until = read_retry_after(make_answer(status, said), now=NOW)
    assert until == (None if seconds is None else NOW + timedelta(seconds=seconds))


def test_an_answer_that_never_came_keeps_its_own_reason() -> None:
    gone = make_answer(0, reason="timeout", detail="no whole answer within 20 seconds")
    gone = Exchange(
        **{name: getattr(gone, name) for name in Exchange.__dataclass_fields__} | {"status": None}
    )
    assert judge_answer("http://a.example", gone, now=NOW).reason == "timeout"


@pytest.mark.parametrize("as_date", [False, True])
def test_nothing_is_asked_of_a_host_before_its_retry_after_has_passed(
    server: ScriptedServer, as_date: bool
) -> None:
    log, book = Log(), HostRegistry()
    until = datetime.now(UTC) + timedelta(seconds=3600)
    said = format_datetime(until, usegmt=True) if as_date else "3600"
    busy = log.keep(server, "/busy", b"", f"Retry-After: {said}", status="429 Too Many Requests")
    others = [log.keep(server, f"/{number}") for number in range(3)]
    first, *rest = fetch_all(server, [busy, *others], purpose="feed", book=book)
    assert (first[-1].reason, {one[-1].reason for one in rest}) == ("too-many-requests", {"asked-to-wait"})
    assert all(one[-1].sent == () and one[-1].retry_at == first[-1].retry_at for one in rest)
    assert {one[-1].reason for one in fetch_all(server, others, book=book)} == {"asked-to-wait"}
    assert log.list_paths() == ["/busy"]
    ((rest_asked,), _) = book.take_news()
    assert abs(rest_asked.until - until) < timedelta(seconds=5)
    later = HostRegistry()
    later.recall([HostBackoff(host=rest_asked.host, until=rest_asked.until)])
    assert {one[-1].reason for one in fetch_all(server, others, book=later)} == {"asked-to-wait"}
    assert log.list_paths() == ["/busy"]


def test_a_short_rest_is_sat_out(server: ScriptedServer) -> None:
    log = Log()
    busy = log.keep(server, "/busy", b"", "Retry-After: 1", status="503 Service Unavailable")
    _, (got,) = fetch_all(server, [busy, log.keep(server, "/a")], purpose="feed")
    assert got.reason is None
    (_, told, *_), (asked, *_) = sorted(log.asked)
    assert asked - told >= 0.99


def test_a_rest_and_a_robots_txt_are_known_to_the_next_run(
    workspace: Workspace, server: ScriptedServer
) -> None:
    log = Log()
    pages = [
        log.keep(server, f"/{number}", b"", "Retry-After: 3600", status="429 Too Many Requests")
        for number in range(3)
    ]
    log.keep(server, "/robots.txt", b"User-agent: *\nDisallow: /2\n")
    items = "".join(ITEM.format(name=number, url=url) for number, url in enumerate(pages))
    feed = log.keep(server, "/feed", FEED.format(items=items).encode())
    workspace.configure(feed)
    assert workspace.newswire("run").returncode == 0
    first = log.list_paths()
    assert first[:2] == ["/feed", "/robots.txt"]
    assert len(first) == 3
    waits = workspace.ask("SELECT outcome, reason, attempts FROM entries ORDER BY ALL")
    assert waits == [
        ("pending", "asked-to-wait", 0),
        ("pending", "too-many-requests", 1),
        ("refused", "robots", 1),
    ]  # fmt: skip
    assert workspace.ask("SELECT count(*) FROM fetches WHERE purpose = 'robots' AND status = 200") == [(1,)]
    again = workspace.newswire("run")
    assert again.returncode == 0
    assert log.list_paths() == first
    assert "asked to be left alone" in again.stderr


def test_every_request_says_who_asks_and_where_to_complain(server: ScriptedServer) -> None:
    seen: list[bytes] = []
    stop = threading.Event()

    def note(peer: socket.socket, request: bytes) -> None:
        seen.append(request)
        stop.set()
        peer.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    server.script("/robots.txt", note)
    fetch_all(server, [server.script("/a", note)])
    assert len(seen) == 2
    for request in seen:
        assert b"User-Agent: nissan-newswire/" in request
        assert b"(+https://newswire.example/contact)" in request
        assert b"Cookie" not in request


def test_headers_of_our_own_and_cookies_do_not_travel_to_another_site(server: ScriptedServer) -> None:
    server.answer("/a", b"", "Location: /b", "Set-Cookie: a=1", status="302 Found")
    server.answer("/b", b"", "Location: http://b.example/c", "Set-Cookie: b=1", status="302 Found")
    server.answer("/c", b"", "Location: http://a.example/d", status="302 Found")
    server.answer("/d", b"words")
    names = ["a.example", "b.example"]
    settings = FetchSettings(delay=0, connect_to=dict.fromkeys(names, server.place))

    async def visit() -> tuple[Exchange, ...]:
        async with Client(settings) as client:
            return await client.fetch(
                "http://a.example/a", "feed", etag='"v1"', last_modified="Sun, 1 Mar 2026"
            )

    asyncio.run(visit())
    conditional = [
        b'If-None-Match: "v1"' in request and b"If-Modified-Since" in request for request in server.requests
    ]
    assert conditional == [True, True, False, False]
    assert not any(b"Cookie" in request or b"Referer" in request for request in server.requests)


def test_a_proxy_in_the_environment_is_not_used(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    ((got,),) = fetch_all(server, [server.answer("/a", b"words")], purpose="feed")
    assert got.reason is None
