"""Paths that robots.txt disallows are not fetched, shown by the requests that the server received."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from request_recorder import NOW, RequestRecorder, fetch_all

from flows.web.host_registry import HostRegistry
from flows.web.robots import RobotsRules
from flows.web.transport import LIMITS
from transforms.records import RobotsFile

if TYPE_CHECKING:
    from conftest import ScriptedServer


def test_no_path_that_robots_txt_disallows_is_fetched_not_even_after_a_redirect(
    server: ScriptedServer,
) -> None:
    recorder = RequestRecorder()
    rules = b"User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n"
    recorder.answer(server, "/robots.txt", rules)
    disallowed = ["/private", "/private/a", "/deep/report.pdf", "/%70rivate/b"]
    allowed = ["/a", "/private/open/b", "/report.pdf?x=1"]
    for path in disallowed + allowed:
        recorder.answer(server, path)
    recorder.answer(server, "/leads-there", b"", "Location: /private/c", status="302 Found")
    urls = [server.url(path) for path in [*disallowed, *allowed, "/leads-there"]]
    reasons = [result.last.reason for result in fetch_all(server, urls)]
    assert reasons == ["robots"] * 4 + [None] * 3 + ["robots"]
    assert sorted(recorder.list_paths()) == sorted([*allowed, "/leads-there", "/robots.txt"])


def test_a_feed_is_fetched_even_if_robots_txt_disallows_it(
    server: ScriptedServer,
) -> None:
    recorder = RequestRecorder()
    recorder.answer(server, "/robots.txt", b"User-agent: *\nDisallow: /\n")
    (result,) = fetch_all(server, [recorder.answer(server, "/feed")], purpose="feed")
    assert result.last.reason is None
    assert result.hops == ()
    assert recorder.list_paths() == ["/feed"]


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
        ("200 OK", b"User-agent: *\nDisallow: /\n" + b"# long\n" * (LIMITS["robots"] // 7 + 1), "robots"),
        ("200 OK", b"# long\n" * (LIMITS["robots"] // 7 + 1) + b"User-agent: *\nDisallow: /\n", None),
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
def test_the_status_and_the_rules_of_a_robots_txt_decide(
    server: ScriptedServer, status: str, body: bytes, reason: str | None
) -> None:
    server.answer("/robots.txt", body, status=status)
    (result,) = fetch_all(server, [server.answer("/page", b"words")])
    assert result.last.reason == reason
    assert len(server.requests) == (0 if reason else 1)


@pytest.mark.parametrize(("hops", "reason"), [(1, "robots"), (5, "robots"), (6, None)])
def test_a_robots_txt_is_followed_through_five_redirects_and_applies_to_the_site_where_they_began(
    server: ScriptedServer, hops: int, reason: str | None
) -> None:
    server.answer("/robots.txt", b"", "Location: http://b.example/1", status="301 Moved")
    for hop in range(1, hops):
        server.answer(f"/{hop}", b"", f"Location: /{hop + 1}", status="302 Found")
    server.answer(f"/{hops}", b"User-agent: *\nDisallow: /\n")
    server.answer("/page", b"words")
    (result,) = fetch_all(server, ["http://a.example/page"], names=["a.example", "b.example"])
    assert result.last.reason == reason


def test_a_robots_txt_is_fetched_once_and_used_by_later_clients_for_a_day(server: ScriptedServer) -> None:
    recorder, hosts = RequestRecorder(), HostRegistry()
    recorder.answer(server, "/robots.txt", b"User-agent: *\nDisallow: /b\n")
    urls = [recorder.answer(server, "/a"), recorder.answer(server, "/b")]
    fetch_all(server, urls, hosts=hosts)
    fetch_all(server, urls, hosts=hosts)
    assert sorted(recorder.list_paths()) == ["/a", "/a", "/robots.txt"]
    _, (file,) = hosts.take_changes()
    assert hosts.take_changes() == ((), ())
    for age, paths in ((timedelta(hours=23), ["/a"]), (timedelta(hours=25), ["/a", "/robots.txt"])):
        recorder.requests.clear()
        later = HostRegistry()
        later.restore(
            (), [RobotsFile(origin=file.origin, fetched_at=datetime.now(UTC) - age, text=file.text)]
        )
        fetch_all(server, urls, hosts=later)
        assert sorted(recorder.list_paths()) == paths


def test_a_robots_txt_that_is_out_of_reach_refuses_the_site_for_minutes_and_not_for_a_day(
    server: ScriptedServer,
) -> None:
    recorder, hosts = RequestRecorder(), HostRegistry()
    recorder.answer(server, "/robots.txt", status="500 Internal Server Error")
    for _ in range(2):
        (result,) = fetch_all(server, [server.answer("/page", b"words")], hosts=hosts)
        assert result.last.reason == "robots-unreachable"
    assert recorder.list_paths() == ["/robots.txt"]
    ((_, (file,))) = hosts.take_changes()
    later = HostRegistry()
    old = datetime.now(UTC) - timedelta(minutes=6)
    later.restore((), [RobotsFile(origin=file.origin, fetched_at=old, text="", reason=file.reason)])
    assert later.find_robots(file.origin) is None


@pytest.mark.parametrize(
    ("said", "delay"),
    [("0.2", 0.2), ("5", 5), ("1e300", 30), ("86400", 30), ("-1", 0), ("soon", 0), ("nan", 0)],
)
def test_a_crawl_delay_is_kept_up_to_a_limit(said: str, delay: float) -> None:
    text = f"User-agent: *\nCrawl-delay: {said}\n"
    assert RobotsRules(RobotsFile(origin="http://a.example", fetched_at=NOW, text=text)).crawl_delay == delay


def test_a_crawl_delay_makes_the_pause_longer(server: ScriptedServer) -> None:
    recorder = RequestRecorder()
    recorder.answer(server, "/robots.txt", b"User-agent: *\nCrawl-delay: 0.2\n")
    fetch_all(server, [recorder.answer(server, "/a"), recorder.answer(server, "/b")])
    gaps = [later[0] - earlier[1] for earlier, later in itertools.pairwise(sorted(recorder.requests))]
    assert len(gaps) == 2
    assert all(gap >= 0.195 for gap in gaps)


def test_a_long_robots_txt_takes_only_a_moment() -> None:
    """Rules with several wildcards were seen to take minutes; here one address meets 1,000 of them."""
    names = "".join(f"user-agent: a{number}\n" for number in range(1_000))
    text = names + "disallow: /x*y*z$\n" * 1_000
    start = time.process_time()
    rules = RobotsRules(RobotsFile(origin="http://a.example", fetched_at=NOW, text=text))
    assert rules.find_refusal("http://a.example/" + "x" * 200) is None
    assert time.process_time() - start < 1
