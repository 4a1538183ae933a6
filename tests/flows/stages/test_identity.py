"""Feeds polled over HTTP again and again: which entries are new, changed or missed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from flows import pipeline
from flows.feed_settings import FeedSettings
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.settings import FetchSettings, Settings
from flows.stage_runner import run_stage_locally
from flows.stages.articles.apply_site_boilerplate import apply_site_boilerplate
from flows.stages.articles.fetch_pages import fetch_pages, plan_due_entries
from flows.stages.articles.load_articles import load_articles
from transforms.records import Refusal, RefusalReason

if TYPE_CHECKING:
    from conftest import ScriptedServer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PROSE = (
    "The Nissan plant at Kaneda will build the next Leaf from April, its manager told reporters on Monday. "
    "It hires 400 people for a second shift, and the supplier park next door grows by two halls. "
)


class FeedPoller:
    """A warehouse that polls the feed `/feed` of a server, at times of its own."""

    def __init__(self, home: Path, server: ScriptedServer, workers: Workers) -> None:
        self.settings = Settings(
            home=home,
            fetch=FetchSettings(delay=0, private=(server.place,)),
            feeds=(FeedSettings.model_validate({"url": server.url("/feed")}),),
        )
        self.server = server
        self._workers = workers

    def context(self, minutes: float) -> RunContext:
        return RunContext(
            settings=self.settings, now=NOON + timedelta(minutes=minutes), workers=self._workers
        )

    def poll(self, minutes: float, *, every: bool = True) -> RunReport:
        return pipeline.poll(run_stage_locally, self.context(minutes), every=every)

    def ingest(self, minutes: float) -> RunReport:
        return pipeline.ingest(run_stage_locally, self.context(minutes))

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(self.settings.warehouse)) as con:
            return con.execute(query).fetchall()

    def requests(self, path: str) -> int:
        return sum(request.startswith(f"GET {path} ".encode()) for request in self.server.requests)


@pytest.fixture
def poller(tmp_path: Path, server: ScriptedServer, empty_warehouse: Path) -> Iterator[FeedPoller]:
    shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
    with Workers(Settings().read) as workers:
        yield FeedPoller(tmp_path, server, workers)


def serve_page(server: ScriptedServer, path: str, *more: str) -> str:
    text = "".join(f"<p>{PROSE} It stands at {path}. {line}</p>" for line in ("Details follow.", *more))
    page = f"<html><head><title>Kaneda {path}</title></head><body><article>{text}</article></body></html>"
    return server.answer(path, page.encode(), "Content-Type: text/html; charset=utf-8")


def serve_feed(server: ScriptedServer, *items: tuple[str, str, str], headers: tuple[str, ...] = ()) -> None:
    """Serve a feed of (guid, path, words)."""
    lines = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><link>{server.url(path)}</link>"
        f"<title>Report on {path.partition('?')[0]}</title><description>{words}</description></item>"
        for guid, path, words in items
    )
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>W</title>{lines}</channel></rss>'
    server.answer("/feed", feed.encode(), *headers)


def test_polls_with_new_guids_add_no_article_no_request_and_no_entry(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    paths = ["/one", "/two", "/three"]
    for path in paths:
        serve_page(server, path)
    for number in range(3):  # what a poll adds, the second adds already
        serve_feed(server, *((f"guid-{number}-{path}", path, "words") for path in paths))
        report = poller.poll(number)
        assert dict(report.run.counts)["changed"] == 1
        poller.ingest(number)
    assert poller.ask("SELECT outcome, count(*) FROM entries GROUP BY outcome") == [("loaded", 3)]
    assert poller.ask("SELECT count(*), max(revision) FROM articles") == [(3, 1)]
    assert poller.ask("SELECT count(*) FROM store.entry_versions") == [(3,)]
    assert [poller.requests(path) for path in paths] == [1, 1, 1]
    assert poller.ask("SELECT count(*) FROM feed_notes") == [(0,)]  # the addresses were shared: no gap


@pytest.mark.parametrize("guid", ["guid-1", "made up"])
def test_new_text_at_an_existing_address_makes_a_revision(
    poller: FeedPoller, server: ScriptedServer, guid: str
) -> None:
    serve_page(server, "/one")
    serve_feed(server, ("guid-1", "/one", "words"))
    poller.poll(0)
    poller.ingest(0)
    serve_page(server, "/one", "An earlier version gave a wrong number of halls.")
    serve_feed(server, (guid, "/one", "corrected words"))
    poller.poll(60)
    poller.ingest(60)
    assert poller.ask("SELECT outcome FROM entries") == [("revised",)]
    assert poller.ask("SELECT count(*), max(revision) FROM articles") == [(1, 2)]


def list_twice(poller: FeedPoller, server: ScriptedServer) -> None:
    """Have a second feed list the page of the first."""
    serve_feed(server, ("guid-1", "/one", "words"))
    server.scripts["/other"] = server.scripts["/feed"]
    feeds = [FeedSettings.model_validate({"url": server.url(path)}) for path in ("/feed", "/other")]
    poller.settings = poller.settings.model_copy(update={"feeds": tuple(feeds)})


def test_a_page_that_two_feeds_list_is_fetched_once(poller: FeedPoller, server: ScriptedServer) -> None:
    list_twice(poller, server)
    serve_page(server, "/one")
    poller.poll(0)
    assert dict(poller.ingest(0).run.counts) == {"loaded": 1, "known": 1}
    assert poller.requests("/one") == 1
    assert poller.ask("SELECT outcome, article_id IS NULL FROM store.entries ORDER BY ALL") == [
        ("known", False),
        ("loaded", False),
    ]


def test_a_page_that_is_no_article_is_refused_for_each_feed_that_lists_it(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    list_twice(poller, server)
    server.answer("/one", b"<html><body><p>Nothing to read.</p></body></html>", "Content-Type: text/html")
    poller.poll(0)
    assert dict(poller.ingest(0).run.counts) == {"refused": 2}
    assert (
        poller.ask("SELECT outcome, reason, attempts FROM store.entries")
        == [("refused", "no-article", 1)] * 2
    )


def test_a_page_whose_reading_was_stopped_stays_pending_for_each_feed_that_lists_it(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    list_twice(poller, server)
    serve_page(server, "/one")
    poller.poll(0)
    context = poller.context(0)
    raw_batch = fetch_pages(context, plan_due_entries(context))
    (page,) = raw_batch.pages
    reason = RefusalReason.READING_TIMEOUT
    stopped = Refusal(url=page.url, origin=page.origin, stage="extract", reason=reason, detail="Stopped.")
    load_articles(context, raw_batch, apply_site_boilerplate(context, [stopped]))
    again = poller.ask("SELECT outcome, reason, next_attempt_at > last_seen_at FROM store.entries")
    assert again == [("pending", "reading-timeout", True)] * 2
    assert dict(poller.ingest(60).run.counts) == {"loaded": 1, "known": 1}
    assert poller.ask("SELECT count(*) FROM store.entries WHERE article_id IS NULL") == [(0,)]


def test_tracking_parameters_make_no_new_entry_but_are_sent_to_the_server(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    serve_page(server, "/one?id=7&utm_source=rss")
    for number in range(3):
        path = f"/one?id=7&amp;utm_source=rss{'' if number == 0 else number}"
        serve_feed(server, (f"guid-{number}", path, "words"))
        poller.poll(number)
        poller.ingest(number)
    assert poller.ask("SELECT count(*) FROM articles") == [(1,)]
    assert poller.ask("SELECT count(*) FROM entries") == [(1,)]
    assert poller.requests("/one?id=7&utm_source=rss") == 1


def test_an_unchanged_feed_adds_rows_to_the_fetch_log_only(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    serve_page(server, "/one")
    serve_feed(server, ("guid-1", "/one", "words"), headers=('ETag: "v1"',))
    poller.poll(0)
    poller.ingest(0)
    tables = [
        name for (name,) in poller.ask("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'store'")
    ]
    changing = {"fetches", "runs", "feeds"}
    before = {name: poller.ask(f"FROM store.{name} ORDER BY ALL") for name in tables if name not in changing}
    kept = sorted(path.stat().st_size for path in poller.settings.archive_folder.iterdir())
    server.answer("/feed", b"", status="304 Not Modified")
    for number in range(1, 4):
        assert dict(poller.poll(number).run.counts) == {"unchanged": 1}
    assert {name: poller.ask(f"FROM store.{name} ORDER BY ALL") for name in before} == before
    assert poller.ask("SELECT count(*) FROM fetches WHERE status = 304") == [(3,)]
    assert poller.ask("SELECT count(*), max(last_status) FROM feeds") == [(1, 304)]
    assert sorted(path.stat().st_size for path in poller.settings.archive_folder.iterdir()) == kept
    assert b'If-None-Match: "v1"' in server.requests[-1]


def test_a_server_that_always_answers_304_is_read_in_full_once_a_day(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    serve_feed(server, ("guid-1", "/one", "words"), headers=('ETag: "v1"',))
    poller.poll(0)
    serve_feed(server, ("guid-1", "/one", "words"), ("guid-2", "/two", "words"), headers=('ETag: "v1"',))
    changed = server.scripts["/feed"]
    stale = b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
    server.script(
        "/feed",
        lambda peer, request: peer.sendall(stale) if b"If-None-Match" in request else changed(peer, request),
    )
    poller.poll(23 * 60)
    assert poller.ask("SELECT count(*) FROM entries") == [(1,)]
    poller.poll(24 * 60)
    assert poller.ask("SELECT count(*) FROM entries") == [(2,)]


def test_a_poll_that_shares_no_entry_with_the_last_one_notes_that_entries_may_be_missing(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    for minutes, numbers in ((0, (1, 2)), (60, (2, 3)), (120, (5, 6)), (180, (6, 7))):
        serve_feed(server, *((f"guid-{number}", f"/{number}", "words") for number in numbers))
        assert poller.poll(minutes).refusals == ()
    ((reason, detail, at),) = poller.ask("SELECT reason, detail, noted_at FROM feed_notes")
    assert (reason, at) == ("gap", NOON + timedelta(minutes=120))
    assert "may have been missed" in detail
    assert poller.ask("SELECT last_gap_at FROM feeds") == [(NOON + timedelta(minutes=120),)]


def test_a_back_off_lasts_through_later_runs(poller: FeedPoller, server: ScriptedServer) -> None:
    server.answer("/feed", b"", "Retry-After: 7200", status="429 Too Many Requests")
    start = datetime.now(UTC) - NOON  # the wait counts from the answer, whose time is the clock's
    first = start.total_seconds() / 60
    poller.poll(first)
    poller.poll(first + 60)
    poller.poll(first + 119)
    assert poller.requests("/feed") == 1
    assert poller.ask("SELECT last_status, failures FROM feeds") == [(429, 1)]


def test_a_scheduled_run_polls_only_feeds_that_are_due(poller: FeedPoller, server: ScriptedServer) -> None:
    serve_feed(server, ("guid-1", "/one", "words"), headers=("Cache-Control: public, max-age=3600",))
    poller.poll(0)
    poller.poll(59, every=False)
    assert poller.requests("/feed") == 1
    poller.poll(59)
    assert poller.requests("/feed") == 2
    poller.poll(59 + 100, every=False)  # an hour, half as much again since nothing was new, and the jitter
    assert poller.requests("/feed") == 3


def test_a_feed_that_is_gone_is_not_polled_again_until_its_configuration_changes(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    server.answer("/feed", b"", status="410 Gone")
    for days in range(3):
        poller.poll(days * 24 * 60)
    assert poller.requests("/feed") == 1
    changed = (FeedSettings.model_validate({"url": server.url("/feed"), "name": "Renamed"}),)
    poller.settings = poller.settings.model_copy(update={"feeds": changed})
    poller.poll(4 * 24 * 60)
    assert poller.requests("/feed") == 2


def test_a_feed_that_moved_for_good_is_polled_at_its_new_address_from_the_fourth_poll_on(
    poller: FeedPoller, server: ScriptedServer
) -> None:
    serve_feed(server, ("guid-1", "/one", "words"))
    server.scripts["/new"] = server.scripts["/feed"]
    server.answer("/feed", b"", "Location: /new", status="301 Moved Permanently")
    for number in range(5):
        poller.poll(number)
    assert (poller.requests("/feed"), poller.requests("/new")) == (3, 5)
    assert poller.ask("SELECT moved_url FROM feeds") == [(server.url("/new"),)]
    assert poller.ask("SELECT url, status FROM fetches ORDER BY started_at LIMIT 2") == [
        (server.url("/feed"), 301),
        (server.url("/new"), 200),
    ]
    server.answer("/new", b"", status="404 Not Found")
    serve_feed(server, ("guid-1", "/one", "words"))
    poller.poll(5)
    poller.poll(6)
    assert poller.requests("/feed") == 4
    assert poller.ask("SELECT moved_url, failures FROM feeds") == [(None, 0)]
