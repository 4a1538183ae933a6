"""Feeds of the shapes by which parsers failed: each has its own outcome, and other feeds are read.

At a hundred times their size, such feeds took minutes and gigabytes in one library or another, or ended the
process; here they are no larger than tells whether they are read as they should be.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from flows.web.transport import LIMITS
from transforms.feeds.entry import MAX_ENTRIES

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8
PAGE = f"<html><head><title>Kaneda</title></head><body><article><p>{PROSE}</p></article></body></html>"
ITEM = '<item><title>T{n}</title><link>{link}</link><guid isPermaLink="false">{n}</guid>{more}</item>'
READ = None


def write_rss(*items: str, prolog: str = '<?xml version="1.0"?>') -> str:
    return f'{prolog}<rss version="2.0"><channel><title>W</title>{"".join(items)}</channel></rss>'


def make_hostile(link: str) -> dict[str, tuple[str | bytes, set[str | None], int]]:
    """Return by name the body, the possible reasons of failure, and the number of entries if it is read."""

    def one(more: str = "") -> str:
        return ITEM.format(n=1, link=link, more=more)

    entities = "<!ENTITY z0 'word '>" + "".join(f"<!ENTITY z{n} '&z{n - 1};&z{n - 1};'>" for n in range(1, 4))
    attributes = " ".join(f'a{n}="1"' for n in range(300))
    deep_in_json = "[" * (sys.getrecursionlimit() + 100)
    return {
        "entities": (write_rss(one("&z3;" * 10), prolog=f"<!DOCTYPE rss [{entities}]>"), {READ}, 1),
        "space": (" " * 2_000 + write_rss(one()), {READ}, 1),
        "many": (
            write_rss(*(ITEM.format(n=n, link=link, more="") for n in range(MAX_ENTRIES + 1))),
            {READ},
            1,  # they name the same page, and so are one entry
        ),
        "categories": (
            write_rss(one("".join(f"<category>c{n}</category>" for n in range(300)))),
            {READ},
            1,
        ),
        "attributes": (write_rss(one(f"<a {attributes}/>")), {READ}, 1),
        "deep": (write_rss(one("<a>" * 300)), {READ}, 1),  # libxml2 takes 256 levels
        "utf-16": (write_rss(one()).encode("utf-16"), {READ}, 1),
        "NUL characters inside": (write_rss(one()).replace("<", "\x00<"), {READ}, 1),
        "NUL characters before": ("\x00" * 70_000 + write_rss(one()), {"not-a-feed"}, 0),
        "NUL characters alone": ("\x00" * 9_000, {"not-a-feed"}, 0),
        "half a character in a title": (
            f'{{"title": "W\\ud800", "language": "\\udfff\\u0000", "items": [{{"url": "{link}"}}]}}',
            {READ},
            1,
        ),
        "a long number in JSON": (
            f'{{"items": [{{"id": {"1" * (sys.get_int_max_str_digits() + 1)}, "url": "{link}"}}]}}',
            {READ},
            1,
        ),
        "deep JSON": ('{"items":' + deep_in_json, {"not-a-feed"}, 0),
        "lines of a sitemap": ("<urlset>" + "<url><loc>/page</loc></url>" * 3_000 + "</urlset>", {READ}, 1),
        "a byte too many": (write_rss(one()).ljust(LIMITS["feed"] + 1), {"too-large"}, 0),
    }


def test_hostile_feeds_end_each_in_its_own_outcome_and_the_good_one_is_read(
    workspace: Workspace, server: ScriptedServer
) -> None:
    page = server.answer("/page", PAGE.encode(), "Content-Type: text/html; charset=utf-8")
    hostile = make_hostile(page)
    feeds = {}
    for place, (name, (body, _, _)) in enumerate(hostile.items()):
        raw = body if isinstance(body, bytes) else body.encode()
        feeds[name] = server.answer(f"/hostile/{place}", raw)
    good = server.answer("/good", write_rss(ITEM.format(n=1, link=page, more="")).encode())
    workspace.configure(*feeds.values(), good)
    start = time.monotonic()
    workspace.newswire("run")
    assert time.monotonic() - start < 90
    rows = workspace.ask("SELECT url, last_reason, entries FROM feeds")
    ended = {url: (reason, entries) for url, reason, entries in rows}
    assert ended[good] == (None, 1)
    for name, (_, reasons, entries) in hostile.items():
        reason, listed = ended[feeds[name]]
        assert (name, reason in reasons) == (name, True), (reason, reasons)
        assert (name, listed) == (name, 0 if reason else entries)
    assert workspace.ask("SELECT url FROM articles") == [(page,)]


def test_a_feed_whose_reading_is_stopped_fails_alone_and_is_polled_again(
    workspace: Workspace, server: ScriptedServer
) -> None:
    page = server.answer("/page", PAGE.encode(), "Content-Type: text/html; charset=utf-8")
    long = "".join(
        ITEM.format(n=n, link=page, more=f"<description>{PROSE}</description>") for n in range(1_500)
    )
    slow = server.answer("/slow", write_rss(long).encode())
    good = server.answer("/good", write_rss(ITEM.format(n=1, link=page, more="")).encode())
    workspace.configure(slow, good, read="timeout = 0.05")
    workspace.newswire("run")
    ended = dict(workspace.ask("SELECT url, last_reason FROM feeds"))
    assert ended == {slow: "reading-timeout", good: None}
