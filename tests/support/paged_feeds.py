"""Serve a feed of several pages, each of which may name an older one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import ScriptedServer

PROSE = "The Nissan works at Kaneda takes on the night shift in May, its manager said on Tuesday. " * 8
PAGE = "<html><head><title>{title}</title></head><body><article><p>{prose}{title}</p></article></body></html>"
FEED = (
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:fh="http://purl.org/syndication/history/1.0"><channel><title>Wheel</title>{head}{items}'
    "</channel></rss>"
)
NOW = datetime.now(UTC)
WORDPRESS = "<link>{site}</link><generator>https://wordpress.org/?v=6.4.2</generator>"


def write_feed(server: ScriptedServer, numbers: Sequence[int], head: str = "") -> bytes:
    """Write a feed of the entries with these numbers, each a served report; number 0 is a week old."""
    items = ""
    for number in numbers:
        body = PAGE.format(title=f"Report {number}", prose=PROSE)
        url = server.answer(f"/report-{number}", body.encode(), "Content-Type: text/html; charset=utf-8")
        at = NOW - timedelta(days=0 if number else 7)
        items += f"<item><title>Report {number}</title><link>{url}</link><pubDate>{at:%a, %d %b %Y %X} GMT"
        items += "</pubDate></item>"
    return FEED.format(head=head, items=items).encode()


def name_next(url: str, relation: str = "next") -> str:
    return f'<atom:link rel="{relation}" href="{url}"/>'


def serve(
    server: ScriptedServer, path: str, numbers: Sequence[int], *, older: str = "", head: str = ""
) -> str:
    """Serve a feed, or an older page of one, that names another."""
    return server.answer(path, write_feed(server, numbers, head + (name_next(older) if older else "")))


def serve_pages(server: ScriptedServer, *pages: Sequence[int]) -> str:
    """Serve a feed of several pages, each of which names the next one; return its address."""
    for number, numbers in enumerate(pages):
        is_last = number == len(pages) - 1
        serve(server, name_path(number), numbers, older="" if is_last else name_path(number + 1))
    return server.url(name_path(0))


def name_path(number: int) -> str:
    return f"/feed?page={number}" if number else "/feed"


def list_pages(server: ScriptedServer) -> list[str]:
    """List the paths of the feed's requests, and forget all."""
    paths = [request.split(b" ")[1].decode() for request in server.requests]
    server.requests.clear()
    return [path for path in paths if "report" not in path]
