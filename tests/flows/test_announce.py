"""Events are emitted after the commit that makes them true; lost, doubled and late ones change nothing."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from made_site import write_pages
from waiting import wait_until

from flows.announce import list_events
from flows.events import Event, EventServer
from flows.prefect_api import PrefectApi
from flows.watches.journal import Report
from flows.watches.sandbox import Match
from flows.watches.watch_files import parse_watch
from warehouse.run_facts import RunFacts

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
EVENT = Event(name="newswire.edition.published", resource="newswire.edition", occurred=NOON, run_id="r")


def read_events(server: ScriptedServer) -> list[dict[str, Any]]:
    posted = [request for request in server.requests if request.startswith(b"POST /api/events")]
    return [event for request in posted for event in json.loads(request.partition(b"\r\n\r\n")[2])]


def test_an_event_that_is_sent_again_has_the_same_identifier_and_is_kept_back(
    server: ScriptedServer,
) -> None:
    server.answer("/api/events", b"", status="204 No Content")
    one, other = (EventServer(PrefectApi(url=server.url("/api"))) for _ in range(2))
    assert one.emit([EVENT])
    assert one.emit([EVENT])
    assert other.emit([EVENT])
    assert len({event["id"] for event in read_events(server)}) == 1
    assert len(read_events(server)) == 2


def test_events_of_different_runs_have_different_identifiers() -> None:
    other = Event(name=EVENT.name, resource=EVENT.resource, occurred=NOON, run_id="s")
    assert other.encode()["id"] != EVENT.encode()["id"]


def test_a_server_that_is_down_is_left_alone_for_a_minute(server: ScriptedServer) -> None:
    server.answer("/api/events", b"", status="500 Internal Server Error")
    down = EventServer(PrefectApi(url=server.url("/api")))
    assert not down.emit([EVENT])
    assert not down.emit([EVENT])
    assert len(server.requests) == 1


def feed_of(*paths: str) -> bytes:
    items = "".join(f"<item><title>{path}</title><link>{path}</link></item>" for path in paths)
    return f"<rss version='2.0'><channel><title>Feed</title>{items}</channel></rss>".encode()


@pytest.fixture
def announced(workspace: Workspace, server: ScriptedServer) -> list[dict[str, Any]]:
    """Run twice beside a server that takes events and nothing else; return the events of the second run."""
    pages = write_pages(workspace.folder / "pages", range(3))
    urls = [
        server.answer(f"/{file.name}", file.read_bytes(), "Content-Type: text/html")
        for file in sorted(pages.iterdir())
    ]
    server.answer("/feed", feed_of(*urls[:1]), "Content-Type: application/rss+xml")
    server.answer("/api/events", b"", status="204 No Content")
    workspace.configure(server.url("/feed"), server.url("/lost"))
    server.answer("/hook", b"")
    with (workspace.folder / "newswire.toml").open("a") as config:
        config.write(f'[watches]\nwebhook = "{server.url("/hook")}"\n')
    watches = workspace.folder / "var/watches"
    watches.mkdir(parents=True)
    (watches / "titles.sql").write_text(
        "-- Titles.\n-- key: article_id\nSELECT article_id, title FROM articles"
    )
    environment = {"PREFECT_API_URL": server.url("/api")}
    assert workspace.newswire("run", **environment).returncode == 1
    server.requests.clear()
    server.answer("/feed", feed_of(*urls), "Content-Type: application/rss+xml")
    assert workspace.newswire("run", **environment).returncode == 1
    return read_events(server)


def test_each_fact_of_a_run_is_an_event_with_identifiers_and_counts_alone(
    workspace: Workspace, server: ScriptedServer, announced: list[dict[str, Any]]
) -> None:
    by_name = {event["event"]: event for event in announced}
    assert Counter(event["event"] for event in announced) == dict.fromkeys(
        (
            "newswire.entries.discovered",
            "newswire.articles.loaded",
            "newswire.edition.published",
            "newswire.watch.matched",
            "newswire.feed.failing",
        ),
        1,
    )
    ((run_id,),) = workspace.ask(
        "SELECT run_id FROM runs WHERE flow = 'poll' ORDER BY started_at DESC LIMIT 1"
    )
    new = [
        article_id
        for (article_id,) in workspace.ask(
            "SELECT article_id FROM articles WHERE first_seen_at = (SELECT max(first_seen_at) FROM articles) "
            "ORDER BY 1"
        )
    ]
    (feed_id,) = workspace.ask("SELECT feed_id FROM feeds WHERE last_reason = 'not-found'")[0]
    match_ids = by_name["newswire.watch.matched"]["payload"]["match_ids"]
    assert {name.removeprefix("newswire."): event["payload"] for name, event in by_name.items()} == {
        "entries.discovered": {"run_id": run_id, "entries": 2},
        "articles.loaded": {"run_id": run_id, "articles": 2, "article_ids": new},
        "edition.published": {"run_id": run_id, "articles": 2},
        "watch.matched": {
            "run_id": run_id,
            "watch": "titles",
            "matches": 2,
            "match_ids": match_ids,
            "article_ids": new,
        },
        "feed.failing": {"run_id": run_id, "feed_id": feed_id, "reason": "not-found", "failures": 2},
    }
    assert len(match_ids) == 2
    wait_until(lambda: any(request.startswith(b"POST /hook") for request in server.requests))


def test_words_in_a_column_of_identifiers_are_in_no_event() -> None:
    rows = {"a": "the words of a page", "b": "0123456789abcdef"}
    matches = tuple(Match(match_id=name, row={"article_id": value}) for name, value in rows.items())
    reports = [Report(watch=parse_watch("mine", "-- Mine.\nSELECT 1"), new=matches)]
    facts = RunFacts(entries=0, article_ids=(), failing_feeds=())
    (event,) = list_events(facts, reports, run_id="r", now=NOON, is_published=False)
    assert (event.payload["matches"], event.payload["article_ids"]) == (2, ["0123456789abcdef"])


def test_a_run_without_a_server_is_the_same_and_says_nothing_of_events(workspace: Workspace) -> None:
    write_pages(workspace.folder / "pages", range(2))
    done = workspace.newswire("load", "pages", PREFECT_API_URL="http://127.0.0.1:9/api")
    assert done.returncode == 0
    assert workspace.ask("SELECT count(*) FROM articles") == [(2,)]


def test_a_run_whose_watches_cannot_be_reported_is_complete_and_says_so(workspace: Workspace) -> None:
    write_pages(workspace.folder / "pages", range(2))
    journal = workspace.folder / "var/watches/matches.jsonl"
    journal.mkdir(parents=True)
    (journal.parent / "titles.sql").write_text("-- Titles.\nSELECT title FROM articles")
    done = workspace.newswire("load", "pages")
    assert (done.returncode, "the run is complete, but could not be announced: " in done.stderr) == (0, True)
    assert "Traceback" not in done.stderr
    assert workspace.ask("SELECT count(*) FROM articles") == [(2,)]
