"""Misbehaving servers beside good ones, all at once: each has a named outcome, and none delays another."""

from __future__ import annotations

import gzip
import itertools
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flows.feed_settings import FeedSettings
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import FetchSettings, Settings
from flows.stages.feeds.fetch_feeds import fetch_feeds, select_due_feeds
from flows.stages.feeds.parse_feeds import parse_feeds
from flows.web.exchange import Exchange
from flows.web.transport import LIMITS

if TYPE_CHECKING:
    from conftest import ScriptedServer

TIMEOUT = 2.0
GOOD = 20
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wheel</title>
<item><title>Kaneda</title><link>http://a.example/1</link><guid>1</guid></item></channel></rss>"""
OK = b"HTTP/1.1 200 OK\r\n"
Script = Callable[[socket.socket], None]


def say(*parts: bytes, pause: float = 0.0, again: bytes = b"") -> Script:
    """Send `parts` with a pause between, then `again` for as long as the client listens."""

    def script(peer: socket.socket) -> None:
        for part in parts:
            peer.sendall(part)
            time.sleep(pause)
        while again:
            peer.sendall(again)
            time.sleep(pause)

    return script


def reset_after(*parts: bytes) -> Script:
    """Send `parts`, then break the connection off as a crashed server does."""

    def script(peer: socket.socket) -> None:
        for part in parts:
            peer.sendall(part)
            time.sleep(0.05)
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    return script


def redirect(to: str) -> Script:
    return say(
        f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()
    )


def status(line: str, *headers: str) -> Script:
    return say("\r\n".join([f"HTTP/1.1 {line}", *headers, "Content-Length: 0", "", ""]).encode())


def body(raw: bytes, *headers: str) -> Script:
    return say(
        OK + "".join(f"{header}\r\n" for header in headers).encode() + b"Connection: close\r\n\r\n" + raw
    )


# Each with the outcomes that fit it; `None` means that the feed could be read all the same.
BAD: dict[str, tuple[Script, set[str | None]]] = {
    "silence": (lambda _: time.sleep(2 * TIMEOUT), {"timeout"}),
    "slow-headers": (say(OK, pause=0.2, again=b"X-Slow: yes\r\n"), {"timeout"}),
    "slow-body": (say(OK + b"Content-Length: 100000\r\n\r\n", pause=0.1, again=b"x"), {"timeout"}),
    "slow-line": (say(b"HTTP/1.1 ", pause=0.1, again=b"2"), {"timeout", "bad-answer"}),
    "endless-headers": (say(OK, again=b"X-Again: and again\r\n" * 100), {"timeout", "bad-answer"}),
    "endless-header": (say(OK + b"X-Long: ", again=b"x" * 10_000), {"bad-answer"}),
    "endless-body": (say(OK + b"\r\n", again=b"x" * 65536), {"too-large"}),
    "endless-chunks": (
        say(OK + b"Transfer-Encoding: chunked\r\n\r\n", again=b"10000\r\n" + b"x" * 65536 + b"\r\n"),
        {"too-large"},
    ),
    "endless-continue": (say(again=b"HTTP/1.1 100 Continue\r\n\r\n", pause=0.01), {"timeout", "bad-answer"}),
    "reset-at-once": (reset_after(), {"disconnected"}),
    "reset-in-headers": (reset_after(OK + b"X-A: b\r\n"), {"disconnected"}),
    "reset-in-body": (reset_after(OK + b"Content-Length: 999\r\n\r\nhalf"), {"truncated", "disconnected"}),
    "nothing": (say(), {"disconnected"}),
    "not-http": (say(b"220 mail.example ESMTP\r\n"), {"bad-answer"}),
    "http-0.9": (say(FEED), {"bad-answer"}),
    "truncated-gzip": (body(gzip.compress(FEED * 9, mtime=0)[:-9], "Content-Encoding: gzip"), {"truncated"}),
    "false-gzip": (body(FEED, "Content-Encoding: gzip"), {"truncated"}),
    "strange-coding": (body(FEED, "Content-Encoding: lzma"), {"truncated"}),
    "packed-too-small": (
        body(gzip.compress(bytes(LIMITS["feed"] + 1), mtime=0), "Content-Encoding: gzip"),
        {"too-large"},
    ),
    "long-length": (body(FEED, "Content-Length: 4000"), {"truncated"}),
    "huge-length": (body(FEED, f"Content-Length: {LIMITS['feed'] + 1}"), {"too-large"}),
    "senseless-length": (body(FEED, "Content-Length: many"), {"bad-answer"}),
    "two-lengths": (body(FEED, "Content-Length: 3", "Content-Length: 400"), {"bad-answer"}),
    "broken-chunks": (body(b"zz\r\nwhat?\r\n", "Transfer-Encoding: chunked"), {"bad-answer", "truncated"}),
    "torn-chunks": (body(b"400\r\nshort", "Transfer-Encoding: chunked"), {"truncated"}),
    "circle": (redirect("/circle"), {"redirect"}),
    "long-way": (redirect("/long-way?x"), {"redirect"}),
    "redirect-inside": (redirect("http://10.0.0.1/"), {"blocked-address"}),
    "redirect-to-file": (redirect("file:///etc/hostname"), {"bad-redirect"}),
    "busy": (status("429 Too Many Requests"), {"too-many-requests"}),
    "busy-until": (status("429 Too Many Requests", "Retry-After: 9"), {"too-many-requests"}),
    "down": (status("500 Internal Server Error"), {"server-error"}),
    "down-until": (
        status("503 Service Unavailable", "Retry-After: Sun, 01 Mar 2037 10:00:00 GMT"),
        {"server-error"},
    ),
    "empty-status": (status("204 No Content"), {"no-content"}),
    "html": (body(b"<!DOCTYPE html><title>Home</title>", "Content-Type: text/xml"), {"not-a-feed"}),
    "no-bytes": (body(b""), {"empty"}),
    "wrong-charset": (body(FEED, "Content-Type: application/xml; charset=utf-16"), {None}),
    "charset-of-nowhere": (body(FEED, "Content-Type: application/xml; charset=klingon"), {None}),
}  # fmt: skip
# The body of such an answer is not parsed as a feed, not even its beginning.
TORN = {"timeout", "bad-answer", "disconnected", "truncated", "too-large"}


def test_misbehaving_servers_take_at_most_their_timeout_and_delay_no_good_one(
    server: ScriptedServer, tmp_path: Path
) -> None:
    hosts = [f"{name}.bad.example" for name in BAD] + [f"g{number}.example" for number in range(GOOD)]
    for name, (script, _) in BAD.items():
        server.script(f"/{name}", lambda peer, _, script=script: script(peer))  # type: ignore[misc]
        server.script(f"/{name}?x", lambda peer, _, script=script: script(peer))  # type: ignore[misc]
    server.answer("/good", FEED)
    urls = [f"http://{name}.bad.example/{name}" for name in BAD]
    urls += [f"http://{host}/good" for host in hosts[len(BAD) :]]
    mixed = [url for pair in itertools.zip_longest(urls, reversed(urls)) for url in pair if url]
    settings = Settings(
        home=tmp_path,
        fetch=FetchSettings(timeout=TIMEOUT, delay=0, connect_to=dict.fromkeys(hosts, server.place)),
        feeds=tuple(FeedSettings.model_validate({"url": url}) for url in mixed),
    )
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        start = time.monotonic()
        responses = fetch_feeds(context, select_due_feeds(context, every=True))
        elapsed = time.monotonic() - start
        polls = dict(zip([one.feed.url for one in responses], parse_feeds(context, responses), strict=True))
    spent = {
        one.feed.url: sum(step.duration_ms for step in one.result.attempts if isinstance(step, Exchange))
        / 1000
        for one in responses
    }
    found = {url: poll.refusal.reason if poll.refusal else None for url, poll in polls.items()}
    assert len(polls) == len(urls)
    for good in urls[len(BAD) :]:
        assert found[good] is None
        assert polls[good].parsed is not None
    outcomes = {name: found[bad] for name, bad in zip(BAD, urls, strict=False)}
    assert {name: outcome for name, outcome in outcomes.items() if outcome not in BAD[name][1]} == {}
    kept = {
        one.feed.url for one in responses if isinstance(one.result.last, Exchange) and one.result.last.body
    }
    assert {
        name for name, bad in zip(BAD, urls, strict=False) if outcomes[name] in TORN and bad in kept
    } == set()
    assert {url: seconds for url, seconds in spent.items() if seconds > TIMEOUT + 1} == {}
    assert elapsed < 3 * (TIMEOUT + 1)
