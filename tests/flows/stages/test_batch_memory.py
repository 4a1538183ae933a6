"""The pages of one batch take a bounded part of memory: those beyond it are asked for with the next batch."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from records import make_page

from flows.settings import FetchSettings
from flows.stages.articles.raw_batch import RawBatch
from flows.web.client import Client
from transforms.records import RefusalReason

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

PROSE = "The plant at Kaneda closes its paint shop in March, its manager told reporters on Monday. " * 6
PAGE = f"<html><head><title>Kaneda {{}}</title></head><body><article><p>{PROSE}</p></article></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"


def test_a_page_for_which_there_is_no_room_is_not_asked_for(server: ScriptedServer) -> None:
    page = server.answer("/page", b"<p>A page.</p>", HTML)
    settings = FetchSettings(delay=0, private=(server.place,))

    async def fetch(*, has_room: bool) -> object:
        async with Client(settings, has_room=lambda: has_room) as client:
            return (await client.fetch(page, "page")).last.reason

    assert asyncio.run(fetch(has_room=False)) is RefusalReason.BATCH_FULL
    assert server.requests == []
    assert asyncio.run(fetch(has_room=True)) is None


def test_the_bytes_of_pages_are_dropped_and_nothing_else() -> None:
    pages = (make_page(b"<p>One.</p>", origin="one"), make_page(b"<p>Two.</p>", origin="two"))
    batch = RawBatch(pages=pages, skipped=3)
    left = batch.drop_bodies()
    assert [page.body for page in left.pages] == [b"", b""]
    assert replace(left, pages=batch.pages) == batch
    assert [replace(page, body=before.body) for page, before in zip(left.pages, pages, strict=True)] == [
        *pages
    ]


def test_large_pages_are_fetched_and_loaded_a_batch_at_a_time(
    workspace: Workspace, server: ScriptedServer
) -> None:
    def pad(number: int) -> bytes:
        return PAGE.format(number).replace("</body>", f"<!--{'x' * 9_000_000}--></body>").encode()

    links = [server.answer(f"/{number}", pad(number), HTML) for number in range(5)]
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in links)
    workspace.configure(
        server.answer("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    )
    workspace.newswire("run")
    assert workspace.ask("SELECT outcome, reason, count(*) FROM entries GROUP BY ALL") == [
        ("loaded", None, 5)
    ]
    assert sum(b"GET /0 " in request for request in server.requests) == 1
