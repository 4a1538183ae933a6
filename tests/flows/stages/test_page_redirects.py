"""A page that sends its readers on is followed to the article, as a redirect of HTTP is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


PROSE = "The plant at Kaneda closes its paint shop in March, its manager told reporters on Monday. " * 6
PAGE = f"<html><head><title>Kaneda</title></head><body><article><p>{PROSE}</p></article></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"


def test_a_refresh_leads_to_the_article_and_a_circle_of_them_ends(
    workspace: Workspace, server: ScriptedServer
) -> None:
    article = server.answer("/news/1", PAGE.encode(), HTML)
    sent_on = server.answer("/go/1", b"<meta http-equiv='refresh' content='0; url=/news/1'>", HTML)
    circle = server.answer("/a", b"<script>location.replace('/b')</script>", HTML)
    server.answer("/b", b"<script>location.replace('/a')</script>", HTML)
    items = "".join(f"<item><title>T</title><link>{link}</link></item>" for link in (sent_on, circle))
    feed = server.answer("/feed", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    workspace.configure(feed)
    workspace.newswire("run")
    assert workspace.ask("SELECT url FROM articles") == [(article,)]
    assert workspace.ask("SELECT outcome, reason FROM entries ORDER BY url") == [
        ("refused", "not-html"),
        ("loaded", None),
    ]
    rows = workspace.ask(f"SELECT detail FROM fetches WHERE url = '{sent_on}'")
    assert rows == [(f"to {article}, by the page itself",)]
    assert sum(b"GET /a " in request for request in server.requests) == 2
