"""`newswire feeds`: the list is found, checked, changed, imported and exported from the command line."""

from __future__ import annotations

import gzip
import os
import tomllib
from typing import TYPE_CHECKING

import pytest

from transforms.feeds.discovery import list_common_feed_urls

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Wheel</title>
<item><title>Kaneda</title><link>http://wheel.example/1</link>
<pubDate>Mon, 09 Feb 2026 10:00:00 +0000</pubDate></item>
<item><title>Tyne</title><link>http://wheel.example/2</link><pubDate>soon</pubDate></item>
</channel></rss>"""
EMPTY = '<rss version="2.0"><channel><title>Nothing</title></channel></rss>'
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>http://wheel.example/1</loc><lastmod>2026-02-09</lastmod></url></urlset>"
)
HTML = "Content-Type: text/html"


def list_configured(workspace: Workspace) -> list[tuple[str, str]]:
    written = tomllib.loads((workspace.folder / "newswire.toml").read_text())
    return [(feed.get("name", ""), feed["url"]) for feed in written.get("feeds", [])]


def configure(workspace: Workspace, server: ScriptedServer | None, *feeds: str) -> None:
    workspace.configure(*feeds, places=[server.place] if server else [], settings="# Mine.")


def test_a_feed_is_added_by_its_own_address_once(workspace: Workspace, server: ScriptedServer) -> None:
    configure(workspace, server)
    url = server.answer("/feed", FEED.encode())
    done = workspace.newswire("feeds", "add", url)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        f"added The Wheel, {url}: 2 entries, rss20, newest 2026-02-09 10:00; 1 dates could not be used\n"
    )
    assert workspace.newswire("feeds", "add", url, "--name", "Again").returncode == 0
    assert list_configured(workspace) == [("The Wheel", url)]
    assert (workspace.folder / "newswire.toml").read_text().startswith("# Mine.\n")


def test_a_feed_is_found_from_the_address_of_its_site(workspace: Workspace, server: ScriptedServer) -> None:
    configure(workspace, server)
    link = '<link rel="alternate" type="application/rss+xml" href="{}">'
    page = f"<html><head>{link.format('/dead')}{link.format('/x/all.xml')}</head></html>"
    server.answer("/dead", b"", status="404 Not Found")
    server.answer("/news", page.encode(), HTML)
    url = server.answer("/x/all.xml", FEED.encode())
    done = workspace.newswire("feeds", "add", server.url("/news"), "--name", "Cars")
    assert done.returncode == 0, done.stderr
    assert list_configured(workspace) == [("Cars", url)]


def test_a_site_that_announces_nothing_is_tried_where_feeds_usually_are(
    workspace: Workspace, server: ScriptedServer
) -> None:
    configure(workspace, server)
    for path in ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json"):
        server.answer(path, b"<!DOCTYPE html><html></html>", HTML)
    for path in ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml"):
        server.answer(path, b"", status="404 Not Found")
    server.answer("/", b"<html><body>Welcome</body></html>", HTML)
    url = server.answer("/sitemap.xml", gzip.compress(SITEMAP.encode()))
    done = workspace.newswire("feeds", "add", server.url("/"))
    assert done.returncode == 0, done.stderr
    assert [address for _, address in list_configured(workspace)] == [url]


def test_a_site_without_a_feed_adds_nothing_and_lists_the_places_that_were_tried(
    workspace: Workspace, server: ScriptedServer
) -> None:
    configure(workspace, server)
    page = b"<html><head><link rel=feed href=/none></head></html>"
    server.answer("/", page, HTML)
    for place in list_common_feed_urls(server.url("/")):
        server.answer(place.removeprefix(server.url("")), b"", status="404 Not Found")
    server.answer("/none", EMPTY.encode())
    done = workspace.newswire("feeds", "add", server.url("/"))
    assert done.returncode == 1
    assert f"{server.url('/none')}: a feed without entries" in done.stderr
    assert list_configured(workspace) == []


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("http://127.0.0.1:1/feed", 1, "not added"),
        ("ftp://x.example/", 2, "not an address"),
        ("https://x.example/f?k=${HOME}", 2, "only variables that begin with NEWSWIRE_ may be named"),
        ("https://x.example/f?token=***", 2, "its secret is hidden here"),
    ],
)
def test_an_address_that_cannot_be_fetched_is_not_added(
    workspace: Workspace, address: str, status: int, words: str
) -> None:
    configure(workspace, None)
    done = workspace.newswire("feeds", "add", address)
    assert done.returncode == status
    assert words in done.stderr
    assert list_configured(workspace) == []


def test_a_feed_that_has_moved_for_good_is_added_where_it_is(
    workspace: Workspace, server: ScriptedServer
) -> None:
    configure(workspace, server)
    url = server.answer("/new", FEED.encode())
    old = server.answer("/old", b"", "Location: /new", status="301 Moved Permanently")
    passing = server.answer("/passing", b"", "Location: /new", status="302 Found")
    assert workspace.newswire("feeds", "add", passing, "--name", "A").returncode == 0
    assert workspace.newswire("feeds", "add", old, "--name", "B").returncode == 0
    assert list_configured(workspace) == [("A", passing), ("B", url)]
    begun = server.answer("/begun", b"", "Location: /passing", status="308 Permanent Redirect")
    assert f"{passing} is in the list already, as A" in workspace.newswire("feeds", "add", begun).stdout


def test_a_feed_is_removed_by_name_or_address(workspace: Workspace) -> None:
    configure(workspace, None, "https://one.example/feed", "https://two.example/feed")
    assert workspace.newswire("feeds", "remove", "two.example").returncode == 0
    assert workspace.newswire("feeds", "remove", "https://one.example/feed/").returncode == 0
    assert list_configured(workspace) == []
    done = workspace.newswire("feeds", "remove", "three")
    assert done.returncode == 2
    assert "feeds list" in done.stderr


def test_check_prints_a_line_on_each_feed_and_fails_for_a_bad_one(
    new_workspace: Workspace, server: ScriptedServer
) -> None:
    good = server.answer("/feed", FEED.encode())
    feeds = {
        good: "ok  127.0.0.1: 2 entries, rss20, newest 2026-02-09 10:00; 1 dates could not be used",
        server.answer("/map", SITEMAP.encode()): "ok  127.0.0.1: 1 entry, sitemap, newest 2026-02-09 00:00",
        server.answer("/empty", EMPTY.encode()): "BAD 127.0.0.1: 0 entries, rss20",
        server.answer("/html", b"<!DOCTYPE html><html></html>", HTML): "BAD 127.0.0.1: the server sent a web",
        server.answer("/gone", b"", status="404 Not Found"): "BAD 127.0.0.1:",
        server.answer("/cut", FEED[:200].encode()): "BAD 127.0.0.1: this feed's XML breaks off",
    }
    configure(new_workspace, server, *feeds)
    done = new_workspace.newswire("feeds", "check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == len(feeds)
    for line, words in zip(lines, feeds.values(), strict=True):
        assert line.startswith(words)
    assert not (new_workspace.folder / "var").exists()
    one = new_workspace.newswire("feeds", "check", good)
    assert one.returncode == 0
    assert len(one.stdout.splitlines()) == 1


def test_a_list_is_imported_and_exported_without_doubles(workspace: Workspace) -> None:
    configure(workspace, None, "https://one.example/feed")
    (workspace.folder / "mine.opml").write_text(
        '<opml version="2.0"><body><outline text="Cars">'
        '<outline text="One" xmlUrl="http://one.example/feed/"/><outline text="Two" xmlUrl="https://two.example/"/>'
        '<outline text="Two again" xmlUrl="https://two.example"/>\n<outline xmlUrl="mailto:x"/>'
        "</outline></body></opml>"
    )
    done = workspace.newswire("feeds", "import", "mine.opml")
    assert done.returncode == 1
    assert done.stdout == "added 1 feed; 2 were listed already\n"
    assert "mine.opml, line 2: 'mailto:x'" in done.stderr
    assert list_configured(workspace)[1:] == [("Two", "https://two.example/")]
    out = workspace.newswire("feeds", "export").stdout
    (workspace.folder / "back.opml").write_text(out)
    again = workspace.newswire("feeds", "import", "back.opml")
    assert (again.returncode, again.stdout) == (0, "added 0 feeds; 2 were listed already\n")


def test_a_list_from_a_pipe_is_refused_without_waiting_for_it(workspace: Workspace) -> None:
    os.mkfifo(workspace.folder / "pipe.opml")
    done = workspace.newswire("feeds", "import", "pipe.opml")
    assert (done.returncode, "it is a pipe and no file" in done.stderr) == (2, True)


def test_no_attribute_of_a_list_breaks_the_configuration_or_shows_a_secret(workspace: Workspace) -> None:
    configure(workspace, None, "https://one.example/feed")
    before = tomllib.loads((workspace.folder / "newswire.toml").read_text())
    lines = [
        'text="x&quot;&#10;url = &quot;https://a.example/" xmlUrl="https://two.example/"',
        'text="]]&#10;[fetch]&#10;delay = 0" xmlUrl="https://three.example/f&#10;[fetch]&#10;delay=0"',
        """text="'''" xmlUrl="https://four.example/&quot;&#10;name = &quot;x\'''" """,
        'text="a&#x202e;b&#x2028;c" xmlUrl="https://ann:sesame-1@five.example/f?token=sesame-2"',
        'text="long" xmlUrl="https://six.example/' + "x/" * 1_100 + '"',
        'text="port" xmlUrl="https://ann:sesame-3@seven.example:99999/f?token=sesame-4"',
    ]
    body = "\n".join(f"<outline {line}/>" for line in lines)
    (workspace.folder / "theirs.opml").write_text(f'<opml version="2.0"><body>{body}</body></opml>')
    done = workspace.newswire("feeds", "import", "theirs.opml")
    assert (done.returncode, done.stdout) == (1, "added 4 feeds; 0 were listed already\n")
    assert "sesame" not in done.stdout + done.stderr
    assert all(line.isprintable() for line in done.stderr.splitlines())
    after = tomllib.loads((workspace.folder / "newswire.toml").read_text())
    assert len(after.pop("feeds")) == 1 + 4
    assert after == {name: value for name, value in before.items() if name != "feeds"}


def test_a_list_that_is_broken_changes_nothing(workspace: Workspace) -> None:
    configure(workspace, None, "https://one.example/feed")
    (workspace.folder / "bad.opml").write_text(
        '<opml><body>\n<outline xmlUrl="https://two.example/">\n</body>'
    )
    done = workspace.newswire("feeds", "import", "bad.opml")
    assert done.returncode == 2
    assert "bad.opml, line 3" in done.stderr
    assert len(list_configured(workspace)) == 1


def test_a_server_that_asked_us_to_wait_is_not_asked_by_check_either(
    workspace: Workspace, server: ScriptedServer
) -> None:
    url = server.answer("/feed", b"", "Retry-After: 3600", status="429 Too Many Requests")
    configure(workspace, server, url)
    workspace.newswire("run")
    done = workspace.newswire("feeds", "check")
    assert done.returncode == 1
    assert "asked us to wait until" in done.stdout
    assert len(server.requests) == 1


def answer_usual_places(server: ScriptedServer, path: str) -> None:
    """Answer 404 at all usual places of a feed for the page at `path`."""
    for place in list_common_feed_urls(server.url(path)):
        server.answer(place.removeprefix(server.url("")), b"", status="404 Not Found")


@pytest.mark.parametrize("spelling", ["${NEWSWIRE_MINE}", "$%7BNEWSWIRE_MINE%7D", "$&#10;{NEWSWIRE_MINE}"])
def test_a_page_cannot_make_us_send_a_variable_of_the_environment(
    workspace: Workspace, server: ScriptedServer, spelling: str
) -> None:
    configure(workspace, server)
    link = f'<link rel="alternate" type="application/rss+xml" href="/f?x={spelling}">'
    server.answer("/", f"<html><head>{link}</head></html>".encode(), HTML)
    answer_usual_places(server, "/")
    for said in ("${NEWSWIRE_MINE}", "$%7BNEWSWIRE_MINE%7D", "sesame-77"):
        server.answer(f"/f?x={said}", FEED.encode())
    done = workspace.newswire("feeds", "add", server.url("/"), NEWSWIRE_MINE="sesame-77")
    assert done.returncode == 1
    assert "not fetched: it names an environment variable" in done.stderr
    assert not any(b"/f?x=" in request for request in server.requests)
    assert list_configured(workspace) == []


def test_a_redirect_that_names_a_variable_is_not_stored(workspace: Workspace, server: ScriptedServer) -> None:
    configure(workspace, server)
    server.answer("/f?x=$%7BNEWSWIRE_MINE%7D", FEED.encode())
    url = server.answer("/feed", b"", "Location: /f?x=${NEWSWIRE_MINE}", status="301 Moved Permanently")
    assert workspace.newswire("feeds", "add", url, NEWSWIRE_MINE="sesame-77").returncode == 0
    assert list_configured(workspace) == [("The Wheel", url)]


def test_a_variable_in_an_address_that_was_typed_is_filled_in(
    workspace: Workspace, server: ScriptedServer
) -> None:
    configure(workspace, server)
    server.answer("/f?x=sesame-77", FEED.encode())
    url = server.url("/f?x=${NEWSWIRE_MINE}")
    assert workspace.newswire("feeds", "add", url, NEWSWIRE_MINE="sesame-77").returncode == 0
    assert list_configured(workspace) == [("The Wheel", url)]


def test_a_list_may_name_no_variable_but_those_of_feeds_that_are_listed(workspace: Workspace) -> None:
    configure(workspace, None, "https://one.example/feed?k=${NEWSWIRE_MINE}")
    (workspace.folder / "theirs.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://one.example/feed?k=${NEWSWIRE_MINE}"/>'
        '<outline xmlUrl="https://two.example/${NEWSWIRE_MINE}"/><outline xmlUrl="https://two.example/$%7BHOME%7D"/>'
        '<outline xmlUrl="https://three.example/feed"/></body></opml>'
    )
    done = workspace.newswire("feeds", "import", "theirs.opml")
    assert done.returncode == 1
    assert done.stdout == "added 1 feed; 1 was listed already\n"
    assert done.stderr.count("which names an environment variable") == 2
    assert [url for _, url in list_configured(workspace)[1:]] == ["https://three.example/feed"]
