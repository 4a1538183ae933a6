"""A gap before a poll: entries that were missed are found in the site's sitemap."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


PROSE = (
    "The Nissan plant at Kaneda builds the next car from April, its manager told reporters on Monday. " * 8
)
PAGE = "<html><head><title>{title}</title></head><body><article><p>{prose}{title}</p></article></body></html>"
NEWS = (
    "<url><loc>{url}</loc><n:news><n:publication_date>{at}</n:publication_date>"
    "<n:title>{title}</n:title></n:news></url>"
)
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
)


def serve_page(server: ScriptedServer, name: str) -> str:
    body = PAGE.format(title=name.title(), prose=PROSE)
    return server.answer(f"/nissan-{name}", body.encode(), "Content-Type: text/html; charset=utf-8")


def serve_feed(server: ScriptedServer, *names: str) -> str:
    lines = "".join(
        f"<item><title>Nissan {name}</title><link>{serve_page(server, name)}</link></item>" for name in names
    )
    feed = f'<rss version="2.0"><channel><title>Wheel</title>{lines}</channel></rss>'
    return server.answer("/feed", feed.encode())


def write_sitemap(server: ScriptedServer, *names: str) -> bytes:
    at = datetime.now(UTC).isoformat()
    lines = "".join(
        NEWS.format(url=serve_page(server, name), at=at, title=f"Nissan {name}") for name in names
    )
    return f"<urlset {SPACES}>{lines}</urlset>".encode()


def list_paths(server: ScriptedServer) -> list[str]:
    return [request.split(b" ")[1].decode() for request in server.requests]


@pytest.mark.parametrize("named", [True, False], ids=["named by robots.txt", "at a usual path"])
def test_after_a_gap_the_sitemap_brings_the_entries_that_the_feed_no_longer_lists(
    workspace: Workspace, server: ScriptedServer, named: bool
) -> None:
    workspace.configure(serve_feed(server, "paints", "hires"))
    path = "/deep/map.xml" if named else "/news-sitemap.xml"
    server.answer(path, write_sitemap(server, "paints", "sells", "strikes", "builds"))
    if named:
        server.answer("/robots.txt", f"User-agent: *\nAllow: /\nSitemap: {server.url(path)}\n".encode())
    assert workspace.newswire("run").returncode == 0
    assert path not in list_paths(server)
    serve_feed(server, "builds")
    done = workspace.newswire("run")
    assert done.returncode == 0, done.stderr
    assert "2 entries that it no longer lists were found in its sitemap" in done.stderr
    titles = [title for (title,) in workspace.ask("SELECT title FROM entries ORDER BY title")]
    assert titles == [f"Nissan {name}" for name in ("builds", "hires", "paints", "sells", "strikes")]
    assert workspace.ask("SELECT count(*) FROM articles") == [(5,)]
    assert workspace.ask("SELECT reason FROM feed_notes") == [("gap",)]
    assert list_paths(server).count(path) == 1
    assert list_paths(server).count("/nissan-paints") == 1
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT count(*) FROM articles") == [(5,)]


def test_a_gap_at_a_site_without_a_sitemap_is_noted_and_has_no_other_effect(
    workspace: Workspace, server: ScriptedServer
) -> None:
    workspace.configure(serve_feed(server, "paints"))
    assert workspace.newswire("run").returncode == 0
    serve_feed(server, "builds")
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT reason FROM feed_notes") == [("gap",)]
    assert workspace.ask("SELECT count(*) FROM articles") == [(2,)]
    assert workspace.ask("SELECT failures FROM feeds") == [(0,)]


def test_the_request_for_the_robots_txt_that_names_the_sitemap_is_in_the_fetch_log(
    workspace: Workspace, server: ScriptedServer
) -> None:
    feed = '<rss version="2.0"><channel><item><title>{0}</title><link>http://10.0.0.1/{0}</link></item>{1}'
    url = server.answer("/feed", feed.format("paints", "</channel></rss>").encode())
    workspace.configure(url)
    workspace.newswire("run")
    assert workspace.ask("SELECT count(*) FROM fetches WHERE purpose = 'robots'") == [(0,)]
    server.answer("/feed", feed.format("builds", "</channel></rss>").encode())
    workspace.newswire("run")
    assert workspace.ask("SELECT status FROM fetches WHERE purpose = 'robots'") == [(404,)]


def test_for_a_gap_three_sitemaps_are_fetched_and_no_robots_txt_that_is_stored(
    workspace: Workspace, server: ScriptedServer
) -> None:
    paths = ["/deep/map.xml", "/deep/second.xml", "/deep/third.xml", "/deep/news.xml"]
    named = "".join(f"Sitemap: {server.url(path)}\n" for path in paths)
    server.answer("/robots.txt", f"User-agent: *\nAllow: /\n{named}".encode())
    for path in paths:
        server.answer(path, write_sitemap(server, "sells"))
    workspace.configure(serve_feed(server, "paints"))
    assert workspace.newswire("run").returncode == 0
    serve_feed(server, "builds")
    assert workspace.newswire("run").returncode == 0
    # those of news first
    assert {path for path in list_paths(server) if path in paths} == {paths[3], paths[0], paths[1]}
    assert workspace.ask("SELECT count(*) FROM fetches WHERE purpose = 'robots'") == [(1,)]


def test_while_polls_overlap_no_sitemap_is_fetched(workspace: Workspace, server: ScriptedServer) -> None:
    workspace.configure(serve_feed(server, "paints", "hires"))
    assert workspace.newswire("run").returncode == 0
    serve_feed(server, "hires", "builds")
    assert workspace.newswire("run").returncode == 0
    assert not any("sitemap" in path for path in list_paths(server))
