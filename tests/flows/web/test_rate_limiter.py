"""Rate limiting, shown by the requests that the server received: turns, pauses, Retry-After."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from request_recorder import FEED, ITEM, NOW, RequestRecorder, fetch_all, make_exchange

from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Exchange, FetchResult, UnsentRequest
from flows.web.host_registry import HostRegistry
from flows.web.rate_limiter import read_retry_after
from flows.web.robots import read_robots_response
from transforms.records import HostBackoff, RefusalReason

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def test_a_host_gets_one_request_at_a_time_and_other_hosts_get_theirs_meanwhile(
    server: ScriptedServer,
) -> None:
    recorder, names = RequestRecorder(), [f"{letter}.example" for letter in "abcdef"]
    for path in ("/robots.txt", "/1", "/2", "/3"):
        recorder.answer(server, path)
    fetch_all(server, [f"http://{name}/{number}" for name in names for number in (1, 2, 3)], names=names)
    assert len(recorder.requests) == len(names) * 4
    for name in names:
        turns = sorted((started, ended) for started, ended, host, _ in recorder.requests if host == name)
        assert len(turns) == 4
        assert all(later[0] >= earlier[1] for earlier, later in itertools.pairwise(turns))
    every = sorted((started, ended) for started, ended, *_ in recorder.requests)
    assert any(later[0] < earlier[1] for earlier, later in itertools.pairwise(every))


@pytest.mark.parametrize(("jitter", "pause"), [(0.0, 0.1), (1.0, 0.125)])
def test_between_two_requests_to_a_host_there_is_a_pause_with_jitter(
    server: ScriptedServer, jitter: float, pause: float
) -> None:
    recorder = RequestRecorder()
    urls = [recorder.answer(server, f"/{number}") for number in range(4)]
    recorder.answer(server, "/robots.txt", status="404 Not Found")
    fetch_all(server, urls, delay=0.1, jitter=lambda: jitter)
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(sorted(recorder.requests))]
    assert len(gaps) == 4
    assert all(gap >= pause - 0.005 for gap in gaps)


def test_the_pause_holds_between_two_batches_of_a_run(server: ScriptedServer) -> None:
    recorder, hosts = RequestRecorder(), HostRegistry()
    url = recorder.answer(server, "/feed")
    for _ in range(2):
        fetch_all(server, [url], purpose="feed", hosts=hosts, delay=0.3)
    (_, first, *_), (second, *_) = recorder.requests
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
    until = read_retry_after(make_exchange(status, said), now=NOW)
    assert until == (None if seconds is None else NOW + timedelta(seconds=seconds))


def test_a_robots_txt_without_an_answer_refuses_its_site_for_the_same_reason() -> None:
    silent = make_exchange(None, reason=RefusalReason.TIMEOUT, detail="no whole answer within 20 seconds")
    assert read_robots_response("http://a.example", silent, now=NOW).reason is RefusalReason.TIMEOUT


@pytest.mark.parametrize("as_date", [False, True])
def test_a_host_gets_no_request_before_its_retry_after_has_passed(
    server: ScriptedServer, as_date: bool
) -> None:
    recorder, hosts = RequestRecorder(), HostRegistry()
    until = datetime.now(UTC) + timedelta(seconds=3600)
    said = format_datetime(until, usegmt=True) if as_date else "3600"
    busy = recorder.answer(server, "/busy", b"", f"Retry-After: {said}", status="429 Too Many Requests")
    others = [recorder.answer(server, f"/{number}") for number in range(3)]
    first, *rest = fetch_all(server, [busy, *others], purpose="feed", hosts=hosts)
    assert isinstance(first.last, Exchange)
    assert first.last.reason == "too-many-requests"
    for result in rest + fetch_all(server, others, hosts=hosts):
        assert isinstance(result.last, UnsentRequest)
        assert (result.last.reason, result.last.retry_at) == ("asked-to-wait", first.last.retry_at)
    assert recorder.list_paths() == ["/busy"]
    ((backoff,), _) = hosts.take_changes()
    assert abs(backoff.until - until) < timedelta(seconds=5)
    later = HostRegistry()
    later.restore([HostBackoff(host=backoff.host, until=backoff.until)])
    assert {one.last.reason for one in fetch_all(server, others, hosts=later)} == {"asked-to-wait"}
    assert recorder.list_paths() == ["/busy"]


def test_a_run_waits_for_a_short_back_off_to_end(server: ScriptedServer) -> None:
    recorder = RequestRecorder()
    busy = recorder.answer(server, "/busy", b"", "Retry-After: 1", status="503 Service Unavailable")
    _, result = fetch_all(server, [busy, recorder.answer(server, "/a")], purpose="feed")
    assert result.last.reason is None
    (_, answered, *_), (asked, *_) = sorted(recorder.requests)
    assert asked - answered >= 0.99


def test_back_offs_and_robots_txt_files_last_until_the_next_run(
    workspace: Workspace, server: ScriptedServer
) -> None:
    recorder = RequestRecorder()
    pages = [
        recorder.answer(server, f"/{number}", b"", "Retry-After: 3600", status="429 Too Many Requests")
        for number in range(3)
    ]
    recorder.answer(server, "/robots.txt", b"User-agent: *\nDisallow: /2\n")
    items = "".join(ITEM.format(name=number, url=url) for number, url in enumerate(pages))
    feed = recorder.answer(server, "/feed", FEED.format(items=items).encode())
    workspace.configure(feed)
    assert workspace.newswire("run").returncode == 0
    first = recorder.list_paths()
    assert first[:2] == ["/feed", "/robots.txt"]
    assert len(first) == 3
    waits = workspace.ask(
        "SELECT outcome, reason, attempts, next_attempt_at > now() + INTERVAL 45 MINUTE FROM entries "
        "ORDER BY ALL"
    )
    assert waits == [
        ("pending", "asked-to-wait", 0, True),
        ("pending", "too-many-requests", 1, True),
        ("refused", "robots", 1, None),
    ]
    assert workspace.ask("SELECT count(*) FROM fetches WHERE purpose = 'robots' AND status = 200") == [(1,)]
    again = workspace.newswire("run")
    assert again.returncode == 0
    assert recorder.list_paths() == first
    assert "asked us to wait until" in again.stderr


def test_every_request_names_the_client_and_a_contact(server: ScriptedServer) -> None:
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


def test_conditional_headers_and_cookies_are_not_sent_to_another_site(server: ScriptedServer) -> None:
    server.answer("/a", b"", "Location: /b", "Set-Cookie: a=1", status="302 Found")
    server.answer("/b", b"", "Location: http://b.example/c", "Set-Cookie: b=1", status="302 Found")
    server.answer("/c", b"", "Location: http://a.example/d", status="302 Found")
    server.answer("/d", b"words")
    names = ["a.example", "b.example"]
    settings = FetchSettings(delay=0, connect_to=dict.fromkeys(names, server.place))

    async def fetch() -> FetchResult:
        async with Client(settings) as client:
            return await client.fetch(
                "http://a.example/a", "feed", etag='"v1"', last_modified="Sun, 1 Mar 2026"
            )

    asyncio.run(fetch())
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
    (result,) = fetch_all(server, [server.answer("/a", b"words")], purpose="feed")
    assert result.last.reason is None
