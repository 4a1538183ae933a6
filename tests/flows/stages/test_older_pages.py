"""Older pages of a feed: after a gap they are read back to an entry that was known, and nothing is lost."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_agenda import make_agenda
from paged_feeds import WORDPRESS, list_pages, name_next, serve, serve_pages, write_feed
from waiting import wait_until

from flows.jobs.workers import Workers
from flows.settings import Settings
from flows.stages.feeds import read_older_pages
from transforms.feeds.older_pages import MAX_PAGES_A_POLL
from warehouse.edition import open_edition

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace


def list_reports(workspace: Workspace) -> list[int]:
    """Return the numbers of the loaded articles; each entry has one outcome, and all are loaded."""
    rows = workspace.ask("SELECT title, outcome FROM entries")
    assert {outcome for _, outcome in rows} <= {"loaded"}
    assert workspace.ask("SELECT count(*) FROM articles") == [(len(rows),)]
    return sorted(int(title.removeprefix("Report ")) for title, _ in rows)


@pytest.fixture
def polled(workspace: Workspace, server: ScriptedServer) -> Workspace:
    """A workspace whose feed was polled with the entries 1 and 2."""
    workspace.configure(serve(server, "/feed", [2, 1]))
    assert workspace.newswire("run").returncode == 0
    server.requests.clear()
    return workspace


def test_after_a_gap_older_pages_are_read_back_to_an_entry_that_was_known(
    polled: Workspace, server: ScriptedServer
) -> None:
    serve_pages(server, [8, 7], [6, 5], [4, 3], [2, 1], [0])
    done = polled.newswire("run")
    assert done.returncode == 0, done.stderr
    assert "entries are from older pages" in done.stderr
    assert list_reports(polled) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert list_pages(server) == ["/feed", "/feed?page=1", "/feed?page=2", "/feed?page=3"]
    assert polled.ask("SELECT count(*) FROM fetches WHERE url LIKE '%page=_' AND archived IS NOT NULL") == [
        (3,)
    ]
    assert polled.ask("SELECT count(*) FROM feed_notes") == [(0,)]  # nothing was missed
    assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed"]


def test_while_polls_overlap_and_at_the_first_one_no_older_page_is_read(
    workspace: Workspace, server: ScriptedServer
) -> None:
    workspace.configure(serve_pages(server, [4, 3], [2, 1]))
    assert workspace.newswire("run").returncode == 0
    serve_pages(server, [5, 4], [3, 2])
    assert workspace.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed", "/feed"]
    assert list_reports(workspace) == [3, 4, 5]


@pytest.mark.parametrize(
    "form", ["archive", "header", "atom", "json", "WordPress", "WordPress with parameters", "another host"]
)
def test_every_way_to_name_an_older_page_is_followed(
    workspace: Workspace, server: ScriptedServer, form: str
) -> None:
    path = "/feed?cat=7&paged=1" if form.endswith("parameters") else "/feed"
    other = server.place.replace("127.0.0.1", "localhost")
    workspace.configure(serve(server, path, [2, 1]), places=[other])
    assert workspace.newswire("run").returncode == 0
    older = "/feed?cat=7&paged=2" if form.endswith("parameters") else "/feed?paged=2"
    last = serve(server, older, [4, 3, 2])
    newest = write_feed(server, [6, 5])
    headers = []
    if form == "archive":
        serve(server, "/wrong", [9])
        newest = write_feed(server, [6, 5], name_next("/wrong") + name_next(last, "prev-archive"))
    elif form == "header":
        headers = [f'Link: <{older}>; rel="next"']
    elif form == "atom":
        entry = '<entry><title>Report 6</title><id>6</id><link href="/report-6"/></entry>'
        newest = (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Wheel</title><id>w</id>'
            f'<link rel="next" href="{older}"/>{entry}</feed>'
        ).encode()
    elif form == "json":
        item = '{"id": "6", "title": "Report 6", "url": "/report-6"}'
        version = "https://jsonfeed.org/version/1.1"
        newest = (
            f'{{"version": "{version}", "title": "Wheel", "next_url": "{older}", "items": [{item}]}}'
        ).encode()
    elif form == "another host":
        newest = write_feed(server, [6, 5], name_next(f"http://{other}{older}".replace("&", "&amp;")))
    else:
        newest = write_feed(server, [6, 5], WORDPRESS.format(site=server.url("/")))
    server.answer(path, newest, *headers)
    done = workspace.newswire("run")
    assert done.returncode == 0, done.stderr
    assert set(list_reports(workspace)) >= {1, 2, 3, 4, 6}
    assert list_pages(server)[-1] == older


@pytest.mark.parametrize(
    "end", ["none named", "itself", "the feed", "repeated", "empty", "all old", "refused"]
)
def test_the_way_back_ends_where_no_further_page_brings_anything(
    polled: Workspace, server: ScriptedServer, end: str
) -> None:
    serve(server, "/feed", [6, 5], older="/feed?page=1")
    older = {"none named": "", "itself": "/feed?page=1", "the feed": "/feed"}.get(end, "/feed?page=2")
    serve(server, "/feed?page=1", [4, 3], older=older)
    if end in {"repeated", "empty", "all old"}:
        numbers = {"repeated": [4, 3], "empty": [], "all old": [0]}[end]
        serve(server, "/feed?page=2", numbers, older="/feed?page=3")
    if end == "refused":
        server.answer("/feed?page=2", b"", status="404 Not Found")
    done = polled.newswire("run")
    assert done.returncode == 0, done.stderr
    assert list_reports(polled) == [1, 2, 3, 4, 5, 6]
    asked = list_pages(server)
    assert asked[:2] == ["/feed", "/feed?page=1"]
    # the sitemaps are searched where the pages do not lead to what was known
    assert asked[2:] == {
        "none named": ["/news-sitemap.xml", "/sitemap.xml"],
        "itself": ["/news-sitemap.xml", "/sitemap.xml"],
        "the feed": ["/news-sitemap.xml", "/sitemap.xml"],
        "all old": ["/feed?page=2"],
    }.get(end, ["/feed?page=2", "/news-sitemap.xml", "/sitemap.xml"])
    assert polled.ask("SELECT reason FROM feed_notes") == [("gap",)]
    listed = polled.newswire("feeds", "list", "--format", "json").stdout
    assert ("could not be read: the server answered 404" in listed) is (end == "refused")


def test_a_page_that_fails_is_asked_for_again_at_the_next_poll_and_nothing_is_lost(
    polled: Workspace, server: ScriptedServer
) -> None:
    serve_pages(server, [9, 8], [7, 6], [5, 4], [3, 2])
    server.answer("/feed?page=2", b"", status="502 Bad Gateway")
    done = polled.newswire("run")
    assert done.returncode == 0, done.stderr
    assert "the next poll asks for it again" in done.stderr
    assert list_pages(server) == ["/feed", "/feed?page=1", "/feed?page=2"]
    assert list_reports(polled) == [1, 2, 6, 7, 8, 9]
    listed = polled.newswire("feeds", "list", "--format", "json").stdout
    assert "/feed?page=2, could not be read: the server answered 502 Bad Gateway" in listed
    serve_pages(server, [10, 9], [8, 7], [6, 5], [4, 3], [2, 1])  # a new entry shifts all others
    assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed", "/feed?page=2", "/feed?page=3", "/feed?page=4"]
    assert list_reports(polled) == list(range(1, 11))
    assert "could not be read" not in polled.newswire("feeds", "list", "--format", "json").stdout
    assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed"]


def test_a_second_gap_begins_again_at_the_first_page_and_leads_to_before_the_first_one(
    polled: Workspace, server: ScriptedServer
) -> None:
    serve_pages(server, [9, 8], [7, 6], [5, 4], [3, 2])
    server.answer("/feed?page=1", b"", status="502 Bad Gateway")
    assert polled.newswire("run").returncode == 0
    serve_pages(server, [11, 10], [9, 8], [7, 6], [5, 4], [3, 2])
    server.requests.clear()
    assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed", *(f"/feed?page={number}" for number in range(1, 5))]
    assert list_reports(polled) == list(range(1, 12))


def test_a_page_that_is_gone_at_the_next_poll_is_sought_from_the_first_one_on(
    polled: Workspace, server: ScriptedServer
) -> None:
    serve(server, "/feed", [7, 6], older="/feed?before=6")
    server.answer("/feed?before=6", b"", status="503 Service Unavailable")
    assert polled.newswire("run").returncode == 0
    server.answer("/feed?before=6", b"", status="404 Not Found")
    serve(server, "/feed", [8, 7], older="/feed?before=7")
    serve(server, "/feed?before=7", [6, 5, 4, 3, 2])
    server.requests.clear()
    assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed", "/feed?before=6", "/feed?before=7"]
    assert list_reports(polled) == list(range(1, 9))


def test_one_poll_reads_twenty_older_pages_and_the_next_one_reads_on(
    polled: Workspace, server: ScriptedServer
) -> None:
    numbers = range(MAX_PAGES_A_POLL + 5, 1, -1)
    serve_pages(server, *([number] for number in numbers))
    done = polled.newswire("run")
    assert "the next poll reads on" in done.stderr
    assert len(list_pages(server)) == 1 + MAX_PAGES_A_POLL
    assert polled.newswire("run").returncode == 0
    assert len(list_pages(server)) == 4
    assert list_reports(polled) == [1, *reversed(numbers)]


def test_a_complete_feed_and_one_of_another_generator_have_no_older_page(
    polled: Workspace, server: ScriptedServer
) -> None:
    serve(server, "/feed", [4, 3], older="/feed?page=1", head="<fh:complete/>")
    assert polled.newswire("run").returncode == 0
    head = WORDPRESS.format(site="https://wheel.example/")  # a service passes on the feed of another site
    serve(server, "/feed", [6, 5], head=head)
    assert polled.newswire("run").returncode == 0
    serve(server, "/feed", [8, 7], head=f"<link>{server.url('/')}</link><generator>Press 3</generator>")
    assert polled.newswire("run").returncode == 0
    assert not [path for path in list_pages(server) if "page" in path]


def test_an_older_page_on_a_private_address_is_not_asked_for(
    polled: Workspace, server: ScriptedServer
) -> None:
    serve(server, "/feed", [4, 3], older="http://10.0.0.1/feed?page=2")
    assert polled.newswire("run").returncode == 0
    assert polled.ask("SELECT reason, status FROM fetches WHERE url LIKE '%10.0.0.1%'") == [
        ("blocked-address", None)
    ]
    assert list_reports(polled) == [1, 2, 3, 4]


def test_the_first_poll_reads_as_many_older_pages_as_the_feed_was_added_with(
    workspace: Workspace, server: ScriptedServer
) -> None:
    workspace.configure(places=[server.place])
    added = workspace.newswire(
        "feeds", "add", serve_pages(server, [6, 5], [4, 3], [2, 1], [0]), "--back", "2"
    )
    assert added.returncode == 0, added.stderr
    assert "back = 2" in (workspace.folder / "newswire.toml").read_text()
    server.requests.clear()
    assert workspace.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed", "/feed?page=1", "/feed?page=2"]
    assert list_reports(workspace) == [1, 2, 3, 4, 5, 6]
    assert workspace.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed"]
    assert workspace.ask("SELECT count(*) FROM feed_notes") == [(0,)]


def test_a_scheduled_run_after_a_gap_reads_older_pages(tmp_path: Path, server: ScriptedServer) -> None:
    feed = {"url": serve_pages(server, [2, 1])}
    fetch = {"private": [server.place], "delay": 0}
    settings = Settings.model_validate(
        {"home": tmp_path, "feeds": [feed], "fetch": fetch, "schedule": {"min": 1, "max": 1}}
    )
    with Workers(settings.read) as workers:
        agenda = make_agenda(settings, workers)
        agenda.follow_schedule()
        serve_pages(server, [6, 5], [4, 3], [2, 1])

        def is_filled() -> bool:
            agenda.follow_schedule()
            with open_edition(settings.edition) as con:
                return con.execute("SELECT count(*) FROM articles").fetchall() == [(6,)]

        wait_until(is_filled, seconds=60)
        agenda.close()
    assert [path for path in list_pages(server) if "=" in path] == ["/feed?page=1", "/feed?page=2"]


def test_a_run_that_has_no_time_left_leaves_the_pages_to_the_next_one(
    polled: Workspace, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve_pages(server, [6, 5], [4, 3], [2, 1])
    with monkeypatch.context() as patch:
        patch.setattr(read_older_pages, "_MAX_SECONDS", -1)
        assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed"]
    assert polled.newswire("run").returncode == 0
    assert list_pages(server) == ["/feed", "/feed?page=1", "/feed?page=2"]
    assert list_reports(polled) == [1, 2, 3, 4, 5, 6]


def test_the_secret_of_a_feed_goes_to_its_older_pages_and_is_stored_nowhere(
    workspace: Workspace, server: ScriptedServer
) -> None:
    secret = "token=c0ffee5ecret42"
    workspace.configure(serve(server, f"/feed?{secret}", [2, 1]))
    assert workspace.newswire("run").returncode == 0
    older = f"/feed?{secret}&page=2"
    serve(server, f"/feed?{secret}", [6, 5], older=older.replace("&", "&amp;"))
    server.answer(older, b"", status="503 Service Unavailable")
    done = workspace.newswire("run")  # the page is noted for the next poll
    serve(server, older, [4, 3, 2])
    server.requests.clear()
    assert workspace.newswire("run").returncode == 0
    assert list_pages(server) == [f"/feed?{secret}", older]
    assert list_reports(workspace) == [1, 2, 3, 4, 5, 6]
    kept = [path.read_bytes() for path in (workspace.folder / "var").rglob("*") if path.is_file()]
    assert not any(b"c0ffee5ecret42" in gzip.decompress(one) for one in kept if one.startswith(b"\x1f\x8b"))
    assert not any(b"c0ffee5ecret42" in one for one in kept)
    assert "c0ffee5ecret42" not in done.stderr
