"""Sitemaps polled like feeds: their entries become articles, and indexes are followed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from transforms.feeds.sitemap import MAX_CHILD_SITEMAPS

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8
PAGE = f"<html><head></head><body><article><p>{PROSE}{{}}</p></article></body></html>"
HTML = "Content-Type: text/html; charset=utf-8"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def write_news(server: ScriptedServer, *names: str) -> bytes:
    """Serve a page for each of `names` and return a sitemap of news that lists them."""
    lines = "".join(
        f"<url><loc>{server.answer(f'/{name}', PAGE.format(name).encode(), HTML)}</loc><news:news>"
        f"<news:publication_date>2026-02-1{place}T08:00:00Z</news:publication_date>"
        f"<news:title>News of {name}</news:title></news:news></url>"
        for place, name in enumerate(names)
    )
    return f"<urlset {SPACES}>{lines}</urlset>".encode()


def write_index(*urls: str) -> bytes:
    lines = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    return f"<sitemapindex {SPACES}>{lines}</sitemapindex>".encode()


def count_requests(server: ScriptedServer, path: str) -> int:
    return sum(request.startswith(f"GET {path} ".encode()) for request in server.requests)


def test_the_entries_of_a_sitemap_become_articles_like_those_of_a_feed(
    workspace: Workspace, server: ScriptedServer
) -> None:
    workspace.configure(server.answer("/map.xml.gz", gzip.compress(write_news(server, "paint", "strike"))))
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT title, strftime(published_at, '%Y-%m-%d') FROM articles ORDER BY 1") == [
        ("News of paint", "2026-02-10"),
        ("News of strike", "2026-02-11"),
    ]
    assert workspace.ask("SELECT form, entries, truncated, faults FROM feeds") == [
        ("news-sitemap", 2, False, [])
    ]
    assert workspace.newswire("run").returncode == 0
    assert count_requests(server, "/paint") == 1


def test_the_child_sitemaps_of_an_index_are_read_even_while_the_index_stays_the_same(
    workspace: Workspace, server: ScriptedServer
) -> None:
    inner = server.answer("/inner.xml", write_index(server.url("/b.xml")))
    missing = server.answer("/missing.xml", b"", status="404 Not Found")
    server.answer("/a.xml", gzip.compress(write_news(server, "paint")))
    server.answer("/b.xml", write_news(server, "strike"))
    workspace.configure(
        server.answer("/index.xml", write_index(server.url("/a.xml"), inner, missing), 'ETag: "1"')
    )
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT title FROM articles ORDER BY 1") == [("News of paint",), ("News of strike",)]
    ((form, reason, faults),) = workspace.ask("SELECT form, last_reason, faults FROM feeds")
    assert (form, reason) == ("sitemap-index", None)
    assert len(faults) == 1
    assert faults[0].startswith(f"{missing}: ")
    assert workspace.ask("SELECT count(*), count(archived) FROM fetches WHERE purpose = 'sitemap'") == [
        (4, 3)
    ]
    server.answer("/b.xml", write_news(server, "strike", "tyne"))
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT count(*) FROM articles WHERE title = 'News of tyne'") == [(1,)]
    assert count_requests(server, "/strike") == 1


def test_the_robots_txt_of_a_child_sitemap_is_fetched_once_a_day(
    workspace: Workspace, server: ScriptedServer
) -> None:
    child = server.answer("/a.xml", write_news(server))
    workspace.configure(server.answer("/index.xml", write_index(child)))
    for _ in range(2):
        assert workspace.newswire("run").returncode == 0
    assert count_requests(server, "/a.xml") == 2
    assert workspace.ask("SELECT count(*) FROM fetches WHERE purpose = 'robots'") == [(1,)]


def test_an_index_fails_when_none_of_its_child_sitemaps_can_be_read(
    workspace: Workspace, server: ScriptedServer
) -> None:
    missing = server.answer("/missing.xml", b"", status="404 Not Found")
    index = server.answer("/index.xml", write_index(missing))
    workspace.configure(index)
    done = workspace.newswire("run")
    assert done.returncode == 1
    assert f"{index}: the server answered 404" in done.stderr
    assert workspace.ask("SELECT last_reason, failures FROM feeds") == [("not-found", 1)]


def test_no_more_child_sitemaps_than_the_limit_are_fetched_however_they_are_nested(
    workspace: Workspace, server: ScriptedServer
) -> None:
    loop = server.url("/loop.xml")
    children = [loop, *(server.answer(f"/child/{n}", write_news(server)) for n in range(30))]
    server.answer("/loop.xml", write_index(loop, server.url("/index.xml"), *reversed(children)))
    workspace.configure(server.answer("/index.xml", write_index(*children)))
    assert workspace.newswire("run").returncode == 0
    fetched = workspace.ask("SELECT count(*) FROM fetches WHERE purpose = 'sitemap'")
    assert fetched == [(MAX_CHILD_SITEMAPS,)]
    assert workspace.ask("SELECT truncated FROM feeds") == [(True,)]


def test_the_faults_of_a_feed_are_in_its_row(workspace: Workspace, server: ScriptedServer) -> None:
    lines = f"<item><link>{server.url('/robots.txt')}</link></item>"
    lines += "<item><title>No address</title></item>" * 30
    feed = f'<rss version="2.0"><channel>{lines}</channel></rss>'
    workspace.configure(server.answer("/feed", feed.encode()))
    workspace.newswire("run")
    ((truncated, faults),) = workspace.ask("SELECT truncated, faults FROM feeds")
    assert not truncated
    assert len(faults) == 20
    assert "names no address" in faults[0]


def test_a_date_that_was_not_believed_is_kept_as_it_was_written(
    workspace: Workspace, server: ScriptedServer
) -> None:
    page = server.answer("/page", PAGE.format("").encode(), HTML)
    line = f"<item><title>T</title><link>{page}</link><pubDate>10000-01-01</pubDate></item>"
    workspace.configure(
        server.answer("/feed", f'<rss version="2.0"><channel>{line}</channel></rss>'.encode())
    )
    assert workspace.newswire("run").returncode == 0
    assert workspace.ask("SELECT published_raw, published_at FROM entries") == [("10000-01-01", None)]
    ((comment,),) = workspace.ask(
        "SELECT comment FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND table_name = 'entries' AND column_name = 'published_at'"
    )
    assert "NULL if that is not a date" in comment
