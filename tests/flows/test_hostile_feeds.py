"""Feeds that are costly to read or break parsers: each has its own outcome, and other feeds are read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8
PAGE = f"<html><head><title>Kaneda</title></head><body><article><p>{PROSE}</p></article></body></html>"
ITEM = '<item><title>T{n}</title><link>{link}</link><guid isPermaLink="false">{n}</guid>{more}</item>'
READ, TIMEOUT = None, "reading-timeout"


def write_rss(*items: str, prolog: str = '<?xml version="1.0"?>') -> str:
    return f'{prolog}<rss version="2.0"><channel><title>W</title>{"".join(items)}</channel></rss>'


def make_hostile(link: str) -> dict[str, tuple[str | bytes, set[str | None], int]]:
    """Return by name the body, the possible reasons of failure, and the number of entries if it is read."""

    def one(more: str = "") -> str:
        return ITEM.format(n=1, link=link, more=more)

    entity = '<!DOCTYPE rss [<!ENTITY a "' + "x" * 60_000 + '">]>'
    entities = "<!ENTITY z0 'lol'>" + "".join(f"<!ENTITY z{n} '{f'&z{n - 1};' * 10}'>" for n in range(1, 10))
    attributes = " ".join(f'a{n}="1"' for n in range(100_000))
    return {
        "quadratic": (write_rss(one("&a;" * 30_000), prolog=entity), {READ}, 1),
        "exponential": (write_rss(one("&z9;"), prolog=f"<!DOCTYPE rss [{entities}]>"), {READ}, 1),
        "space": (" " * 84_000 + write_rss(one()), {READ}, 1),
        "many": (
            write_rss(*(ITEM.format(n=n, link=link, more="") for n in range(20_000))),
            {READ},
            1,  # they name the same page, and so are one entry
        ),
        # 1.7 s on a quiet machine
        "categories": (
            write_rss(one("".join(f"<category>c{n}</category>" for n in range(10_000)))),
            {READ, TIMEOUT},
            1,
        ),
        "too many categories": (
            write_rss(one("".join(f"<category>c{n}</category>" for n in range(100_000)))),
            {TIMEOUT},
            0,
        ),
        "attributes": (write_rss(one(f"<a {attributes}/>")), {TIMEOUT}, 0),
        "deep": (write_rss(one("<a>" * 100_000)), {READ, TIMEOUT}, 1),
        "utf-16": (write_rss(one()).encode("utf-16"), {READ}, 1),
        "NUL characters inside": (write_rss(one()).replace("<", "\x00<"), {READ}, 1),
        "NUL characters before": ("\x00" * 100_000 + write_rss(one()), {"not-a-feed"}, 0),
        "NUL characters alone": ("\x00" * 9_000_000, {"not-a-feed"}, 0),
        "a long number in JSON": (
            f'{{"items": [{{"id": {"1" * 4_301}, "url": "{link}"}}]}}',
            {READ},
            1,
        ),
        "deep JSON": ('{"items":' + "[" * 1_000_000, {"not-a-feed"}, 0),
        "lines of a sitemap": ("<urlset>" + "<url><loc>/page</loc></url>" * 100_000 + "</urlset>", {READ}, 1),
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
