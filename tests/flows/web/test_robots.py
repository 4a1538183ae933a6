"""What robots.txt rules out is not asked for, shown by the log of the server."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from askings import NOW, Log, fetch_all

from flows.web.host_registry import HostRegistry
from flows.web.robots import RobotsRules
from transforms.records import RobotsFile

if TYPE_CHECKING:
    from conftest import ScriptedServer


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
    log, book = Log(), HostRegistry()
    log.keep(server, "/robots.txt", b"User-agent: *\nDisallow: /b\n")
    urls = [log.keep(server, "/a"), log.keep(server, "/b")]
    fetch_all(server, urls, book=book)
    fetch_all(server, urls, book=book)
    assert sorted(log.list_paths()) == ["/a", "/a", "/robots.txt"]
    _, (file,) = book.take_news()
    assert book.take_news() == ((), ())
    for age, paths in ((timedelta(hours=23), ["/a"]), (timedelta(hours=25), ["/a", "/robots.txt"])):
        log.asked.clear()
        later = HostRegistry()
        later.recall((), [RobotsFile(origin=file.origin, fetched_at=datetime.now(UTC) - age, text=file.text)])
        fetch_all(server, urls, book=later)
        assert sorted(log.list_paths()) == paths


def test_a_robots_txt_that_is_out_of_reach_closes_the_site_for_minutes_and_not_for_a_day(
    server: ScriptedServer,
) -> None:
    log, book = Log(), HostRegistry()
    log.keep(server, "/robots.txt", status="500 Internal Server Error")
    for _ in range(2):
        (exchanges,) = fetch_all(server, [server.answer("/page", b"words")], book=book)
        assert exchanges[-1].reason == "robots-unreachable"
    assert log.list_paths() == ["/robots.txt"]
    ((_, (file,))) = book.take_news()
    later = HostRegistry()
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
