"""Events are emitted after the commit that makes them true; lost, doubled and late ones change nothing."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest
from made_site import write_pages
from waiting import wait_until

from flows.announce import list_events
from flows.events import Event, EventName, EventServer
from flows.prefect_api import PrefectApi
from flows.watches.journal import Report
from flows.watches.sandbox import WatchMatch
from flows.watches.watch_files import parse_watch
from warehouse.run_facts import FailingFeed, RunFacts

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace

pytestmark = pytest.mark.usefixtures("made_warehouse")

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def read_events(server: ScriptedServer) -> list[dict[str, Any]]:
    posted = [request for request in server.requests if request.startswith(b"POST /api/events")]
    return [event for request in posted for event in json.loads(request.partition(b"\r\n\r\n")[2])]


def list_all_events(*, now: datetime = NOON) -> list[Event]:
    """Return one event of each kind, of the same facts, as announced at `now`."""
    facts = RunFacts(
        entries=1,
        article_ids=("0123456789abcdef",),
        failing_feeds=(FailingFeed(feed_id="f", reason="not-found", failures=2),),
    )
    report = Report(watch=parse_watch("mine", "-- Mine.\nSELECT 1"), new=(WatchMatch(match_id="m", row={}),))
    return list(list_events(facts, [report], run_id="r", now=now, is_published=True))


EVENTS = [pytest.param(number, id=event.name) for number, event in enumerate(list_all_events())]


def test_the_events_below_are_all_there_are() -> None:
    assert sorted(event.name for event in list_all_events()) == sorted(get_args(EventName))


@pytest.mark.parametrize("number", EVENTS)
def test_a_doubled_event_has_the_same_identifier_and_is_kept_back(
    server: ScriptedServer, number: int
) -> None:
    """It is sent by another process, or announced by another pipeline of the same run."""
    server.answer("/api/events", b"", status="204 No Content")
    one, other = (EventServer(PrefectApi(url=server.url("/api"))) for _ in range(2))
    event, again = list_all_events()[number], list_all_events(now=NOON + timedelta(minutes=5))[number]
    assert one.emit([event, event])
    assert one.emit([again])
    assert other.emit([again])
    assert len({sent["id"] for sent in read_events(server)}) == 1
    assert len(read_events(server)) == 2


@pytest.mark.parametrize("number", EVENTS)
def test_a_lost_event_is_not_sent_again_by_itself_and_nobody_waits_for_it(
    server: ScriptedServer, number: int
) -> None:
    server.answer("/api/events", b"", status="500 Internal Server Error")
    down = EventServer(PrefectApi(url=server.url("/api")))
    event = list_all_events()[number]
    assert [down.emit([event]), down.emit([event])] == [False, False]
    assert len(server.requests) == 1


@pytest.mark.parametrize("number", EVENTS)
def test_a_late_event_tells_when_its_fact_had_become_true(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """It comes behind those of a later run, and is the same event as if it had come in time."""
    server.answer("/api/events", b"", status="500 Internal Server Error")
    prefect = EventServer(PrefectApi(url=server.url("/api")))
    event = list_all_events()[number]
    assert not prefect.emit([event])
    server.requests.clear()
    server.answer("/api/events", b"", status="204 No Content")
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert prefect.emit([replace(event, run_id="s", occurred=NOON + timedelta(hours=1))])
    assert prefect.emit([event])
    newer, late = read_events(server)
    assert late == event.encode()
    assert (late["occurred"], late["payload"]["run_id"]) == (NOON.isoformat(), "r")
    assert newer["id"] != late["id"]


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
    matches = tuple(WatchMatch(match_id=name, row={"article_id": value}) for name, value in rows.items())
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
