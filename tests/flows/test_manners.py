"""Manners, shown by the log of the server that is asked: robots.txt, turns, pauses, Retry-After."""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from flows.settings import FetchSettings
from flows.web.client import Client
from flows.web.exchange import Exchange
from flows.web.hosts import HostBook
from flows.web.manners import read_retry_after
from flows.web.robots import RobotsRules, judge_answer
from transforms.records import HostRest, Purpose, RobotsFile

if TYPE_CHECKING:
    from conftest import Desk, ScriptedServer

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
    book: HostBook | None = None,
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
    log, book = Log(), HostBook()
    url = log.keep(server, "/feed")
    for _ in range(2):
        fetch_all(server, [url], purpose="feed", book=book, delay=0.3)
    (_, first, *_), (second, *_) = log.asked
    assert second - first >= 0.295


def test_no_path_that_robots_txt_rules_out_is_asked_for_by_whatever_way(server: ScriptedServer) -> None:
    log = Log()
    rules = b"User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n"
    log.keep(server, "/robots.txt", rules)
    ruled_out = ["/private", "/private/a", "/deep/report.pdf", "/%70rivate/b"]
    allowed = ["/a", "/private/open/b", "/report.pdf?x=1"]
    for path in ruled_out + allowed:
        log.keep(server, path)
    log.keep(server, "/leads-there", b"", "Location: /private/c", status="302 Found")
    urls = [server.url(path) for path in [*ruled_out, *allowed, "/leads-there"]]
    reasons = [exchanges[-1].reason for exchanges in fetch_all(server, urls)]
    assert reasons == ["robots"] * 4 + [None] * 3 + ["robots"]
    assert sorted(log.list_paths()) == sorted([*allowed, "/leads-there", "/robots.txt"])


def test_a_feed_is_asked_for_by_its_publishers_invitation_and_not_by_robots_txt(
    server: ScriptedServer,
) -> None:
    log = Log()
    log.keep(server, "/robots.txt", b"User-agent: *\nDisallow: /\n")
    ((got,),) = fetch_all(server, [log.keep(server, "/feed")], purpose="feed")
    assert got.reason is None
    assert log.list_paths() == ["/feed"]


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        ("200 OK", b"User-agent: nissan-newswire\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "robots"),
        ("200 OK", b"User-agent: *\nDisallow: /\n\nUser-agent: Nissan-Newswire\nDisallow:\n", None),
        ("200 OK", b"User-agent: otherbot\nDisallow: /\n", None),
        ("200 OK", b"<!DOCTYPE html><title>Not a robots.txt</title>", None),
        ("200 OK", b"\xef\xbb\xbfUser-agent: *\nDisallow: /\n", "robots"),
        ("200 OK", b"\xff\xfe\x00\x80 noise", None),
        ("200 OK", b"", None),
        ("200 OK", b"User-agent: *\nDisallow: /\n" + b"# long\n" * 200_000, "robots"),
        ("200 OK", b"# long\n" * 100_000 + b"User-agent: *\nDisallow: /\n", None),
        ("204 No Content", b"", None),
        ("401 Unauthorized", b"", None),
        ("403 Forbidden", b"", None),
        ("404 Not Found", b"User-agent: *\nDisallow: /\n", None),
        ("410 Gone", b"", None),
        ("500 Internal Server Error", b"", "robots-unreachable"),
        ("503 Service Unavailable", b"", "robots-unreachable"),
        ("599 Whatever", b"", "robots-unreachable"),
    ],
)  # fmt: skip
def test_what_an_answer_at_robots_txt_means(
    server: ScriptedServer, status: str, body: bytes, reason: str | None
) -> None:
    server.answer("/robots.txt", body, status=status)
    (exchanges,) = fetch_all(server, [server.answer("/page", b"words")])
    assert exchanges[-1].reason == reason
    assert len(server.requests) == (0 if reason else 1)


@pytest.mark.parametrize(("hops", "reason"), [(1, "robots"), (5, "robots"), (6, None)])
def test_robots_txt_is_followed_through_five_redirects_and_counts_for_where_they_began(
    server: ScriptedServer, hops: int, reason: str | None
) -> None:
    server.answer("/robots.txt", b"", "Location: http://b.example/1", status="301 Moved")
    for hop in range(1, hops):
        server.answer(f"/{hop}", b"", f"Location: /{hop + 1}", status="302 Found")
    server.answer(f"/{hops}", b"User-agent: *\nDisallow: /\n")
    server.answer("/page", b"words")
    (exchanges,) = fetch_all(server, ["http://a.example/page"], names=["a.example", "b.example"])
    assert exchanges[-1].reason == reason


def test_robots_txt_is_asked_for_once_and_known_to_the_next_client_for_a_day(server: ScriptedServer) -> None:
    log, book = Log(), HostBook()
    log.keep(server, "/robots.txt", b"User-agent: *\nDisallow: /b\n")
    urls = [log.keep(server, "/a"), log.keep(server, "/b")]
    fetch_all(server, urls, book=book)
    fetch_all(server, urls, book=book)
    assert sorted(log.list_paths()) == ["/a", "/a", "/robots.txt"]
    _, (file,) = book.take_news()
    assert book.take_news() == ((), ())
    for age, paths in ((timedelta(hours=23), ["/a"]), (timedelta(hours=25), ["/a", "/robots.txt"])):
        log.asked.clear()
        later = HostBook()
        later.recall((), [RobotsFile(origin=file.origin, fetched_at=datetime.now(UTC) - age, text=file.text)])
        fetch_all(server, urls, book=later)
        assert sorted(log.list_paths()) == paths


def test_a_robots_txt_that_is_out_of_reach_closes_the_site_for_minutes_and_not_for_a_day(
    server: ScriptedServer,
) -> None:
    log, book = Log(), HostBook()
    log.keep(server, "/robots.txt", status="500 Internal Server Error")
    for _ in range(2):
        (exchanges,) = fetch_all(server, [server.answer("/page", b"words")], book=book)
        assert exchanges[-1].reason == "robots-unreachable"
    assert log.list_paths() == ["/robots.txt"]
    ((_, (file,))) = book.take_news()
    later = HostBook()
    old = datetime.now(UTC) - timedelta(minutes=6)
    later.recall((), [RobotsFile(origin=file.origin, fetched_at=old, text="", reason=file.reason)])
    assert later.find_rules(file.origin) is None


@pytest.mark.parametrize(
    ("said", "delay"),
    [("0.2", 0.2), ("5", 5), ("1e300", 30), ("86400", 30), ("-1", 0), ("soon", 0), ("nan", 0)],
)
def test_a_crawl_delay_is_honoured_within_reason(said: str, delay: float) -> None:
    text = f"User-agent: *\nCrawl-delay: {said}\n"
    assert RobotsRules(RobotsFile(origin="http://a.example", fetched_at=NOW, text=text)).crawl_delay == delay


def test_a_crawl_delay_makes_the_pause_longer(server: ScriptedServer) -> None:
    log = Log()
    log.keep(server, "/robots.txt", b"User-agent: *\nCrawl-delay: 0.2\n")
    fetch_all(server, [log.keep(server, "/a"), log.keep(server, "/b")])
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(sorted(log.asked))]
    assert len(gaps) == 2
    assert all(gap >= 0.195 for gap in gaps)


def test_a_hostile_robots_txt_costs_a_moment() -> None:
    names = "".join(f"user-agent: a{number}\n" for number in range(15_000))
    text = names + "disallow: /x*y*z$\n" * 12_000
    start = time.process_time()
    rules = RobotsRules(RobotsFile(origin="http://a.example", fetched_at=NOW, text=text))
    assert rules.refuse("http://a.example/" + "x" * 2000) is None
    assert time.process_time() - start < 3


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
    log, book = Log(), HostBook()
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
    later = HostBook()
    later.recall([HostRest(host=rest_asked.host, until=rest_asked.until)])
    assert {one[-1].reason for one in fetch_all(server, others, book=later)} == {"asked-to-wait"}
    assert log.list_paths() == ["/busy"]


def test_a_short_rest_is_sat_out(server: ScriptedServer) -> None:
    log = Log()
    busy = log.keep(server, "/busy", b"", "Retry-After: 1", status="503 Service Unavailable")
    _, (got,) = fetch_all(server, [busy, log.keep(server, "/a")], purpose="feed")
    assert got.reason is None
    (_, told, *_), (asked, *_) = sorted(log.asked)
    assert asked - told >= 0.99


def test_a_rest_and_a_robots_txt_are_known_to_the_next_run(desk: Desk, server: ScriptedServer) -> None:
    log = Log()
    pages = [
        log.keep(server, f"/{number}", b"", "Retry-After: 3600", status="429 Too Many Requests")
        for number in range(3)
    ]
    log.keep(server, "/robots.txt", b"User-agent: *\nDisallow: /2\n")
    items = "".join(ITEM.format(name=number, url=url) for number, url in enumerate(pages))
    feed = log.keep(server, "/feed", FEED.format(items=items).encode())
    desk.configure(feed)
    assert desk.newswire("run").returncode == 0
    first = log.list_paths()
    assert first[:2] == ["/feed", "/robots.txt"]
    assert len(first) == 3
    waits = desk.ask("SELECT outcome, reason, attempts FROM entries ORDER BY ALL")
    assert waits == [
        ("pending", "asked-to-wait", 0),
        ("pending", "too-many-requests", 1),
        ("refused", "robots", 1),
    ]  # fmt: skip
    assert desk.ask("SELECT count(*) FROM fetches WHERE purpose = 'robots' AND status = 200") == [(1,)]
    again = desk.newswire("run")
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
