"""The agenda: which passes are made, and how a pass that fails goes on."""

from __future__ import annotations

import contextlib
import itertools
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from changing_feed import serve_changing_feed
from made_agenda import TEXT, make_agenda, poll_each_second, write_push
from scripted_server import serve_scripts
from waiting import wait_until

from flows import pipeline
from flows.jobs.workers import Workers
from flows.pipeline.policies import STAGES
from flows.run_context import RunContext
from flows.service import agenda as agenda_module
from flows.service import side_lane
from flows.service.inbox import Inbox
from flows.service.pass_report import PassReport
from flows.service.spool import Spool
from flows.settings import Settings
from flows.stage_runner import StageRunner, run_stage_locally
from flows.stages.feeds.fetch_feeds import fetch_feeds
from transforms.records import Arrival, ArrivalOutcome, RefusalReason
from warehouse.connection import hold_writer
from warehouse.edition import open_edition


@pytest.fixture(autouse=True)
def made_warehouse(tmp_path: Path, empty_warehouse: Path) -> None:
    """Copy an empty warehouse, which spares half a second of making one."""
    shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")


def test_an_arrival_that_cannot_be_taken_is_put_aside_and_all_others_are_loaded(tmp_path: Path) -> None:
    settings, reports = Settings(home=tmp_path), list[PassReport]()
    spool = Spool(settings.spool_folder)
    names = [write_push(spool, number) for number in range(4)]
    broken = settings.spool_folder / f"{names[1]}.arrival"
    broken.write_bytes(broken.read_bytes().replace(b'"https://a.example/1"}', b"5}"))
    woken = threading.Event()
    woken.set()
    with Workers(settings.read) as workers:
        agenda = make_agenda(settings, workers, woken=woken, tell=reports.append)
        while woken.is_set():  # until nothing is left to do
            woken.clear()
            with contextlib.suppress(TypeError, AttributeError):
                agenda.take_pushes()
    assert sum(len(report.article_ids) for report in reports) == 3
    assert [path.name for path in settings.spool_folder.iterdir()] == [f"{names[1]}.arrival.aside"]


def test_a_file_that_cannot_be_taken_is_refused_and_all_others_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_arrivals = pipeline.take_arrivals

    def take(run_stage: StageRunner, context: RunContext, arrivals: Iterable[Arrival], **options: Any) -> Any:
        def read() -> Iterator[Arrival]:
            for one in arrivals:
                if one.origin == "1.txt":
                    raise ValueError("a fault in the code")
                yield one

        return take_arrivals(run_stage, context, read(), **options)

    monkeypatch.setattr(pipeline, "take_arrivals", take)
    settings, reports, clock = Settings(home=tmp_path), list[PassReport](), itertools.count(0, 10)
    settings.inbox_folder.mkdir()
    for number in range(4):
        (settings.inbox_folder / f"{number}.txt").write_text(TEXT.format(f"Town {number}", number + 10))
    with Workers(settings.read) as workers:
        agenda = make_agenda(
            settings,
            workers,
            inbox=Inbox(settings.inbox_folder, clock=lambda: next(clock)),
            tell=reports.append,
        )
        for _ in range(12):
            with contextlib.suppress(ValueError):
                agenda.take_files()
    assert sum(len(report.article_ids) for report in reports) == 3
    assert "a fault in the code" in (settings.inbox_folder / "refused" / "1.txt.note.txt").read_text()


def test_a_page_whose_reading_was_stopped_stays_in_the_spool_for_three_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[str] = []
    take_arrivals = pipeline.take_arrivals

    def take(run_stage: StageRunner, context: RunContext, arrivals: Any, **options: Any) -> Any:
        tries.extend(one.origin for one in arrivals)
        taken = take_arrivals(run_stage, context, arrivals, **options)
        busy = ArrivalOutcome(words="refused: too slow", refusal=RefusalReason.READING_TIMEOUT)
        taken.outcomes.update({one.arrival_id: busy for one in arrivals if one.origin.endswith("/1")})
        return taken

    monkeypatch.setattr(pipeline, "take_arrivals", take)
    settings = Settings(home=tmp_path)
    spool = Spool(settings.spool_folder)
    for number in range(2):
        write_push(spool, number)
    with Workers(settings.read) as workers:
        agenda = make_agenda(settings, workers)
        waiting = []
        for _ in range(4):
            agenda.take_pushes()
            waiting.append(spool.count())
    assert tries == [f"https://a.example/{number}" for number in (0, 1, 1, 1)]
    assert waiting == [1, 1, 0, 0]


def test_a_push_opens_the_warehouse_once(tmp_path: Path, opened: list[object]) -> None:
    settings = Settings(home=tmp_path)
    spool = Spool(settings.spool_folder)
    write_push(spool, 1)
    with Workers(settings.read) as workers:
        agenda = make_agenda(settings, workers)
        agenda.warm()
        agenda.take_pushes()
    assert opened == [settings.warehouse]
    assert spool.count() == 0


def test_a_poll_opens_the_warehouse_twice_and_once_more_where_it_is_not_known_what_is_due(
    tmp_path: Path, opened: list[object]
) -> None:
    reports = list[PassReport]()
    with serve_changing_feed() as feed:
        feed.numbers.clear()
        settings = poll_each_second(tmp_path, feed.site)
        with Workers(settings.read) as workers:
            agenda = make_agenda(settings, workers, tell=reports.append)
            agenda.follow_schedule()
            assert len(opened) == 3

            def is_polled_again() -> bool:
                agenda.follow_schedule()
                return len(reports) > 1

            wait_until(is_polled_again)
            assert len(opened) == 5
            agenda.close()
    assert [report.counts for report in reports] == [{"poll": {"changed": 1}}, {"poll": {"unchanged": 1}}]


def test_polls_that_bring_nothing_are_in_one_edition_a_minute_and_news_in_one_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = list[PassReport]()
    with serve_changing_feed() as feed:
        feed.numbers.clear()
        settings = poll_each_second(tmp_path, feed.site)
        with Workers(settings.read) as workers:
            agenda = make_agenda(settings, workers, tell=reports.append)

            def follow_until(holds: Callable[[], bool]) -> None:
                def follow() -> bool:
                    agenda.follow_schedule()
                    return holds()

                wait_until(follow)

            def count_polls() -> int:
                with open_edition(settings.edition) as con:
                    return len(con.execute("FROM fetches").fetchall())

            follow_until(lambda: len(reports) > 1)
            assert [report.published for report in reports] == [True, False]
            assert count_polls() == 1
            monkeypatch.setattr(agenda_module, "_EDITION_INTERVAL", 0.1)
            follow_until(lambda: count_polls() > 1)
            monkeypatch.undo()
            feed.numbers.append(1)
            follow_until(lambda: bool(reports[-1].article_ids))
            assert reports[-1].published
            known, made = count_polls(), len(reports)
            follow_until(lambda: len(reports) > made)
            assert (reports[-1].published, count_polls()) == (False, known)
            agenda.close()
            assert count_polls() > known  # nothing is left for the next start


@pytest.mark.parametrize("pushes", [0, 1])
def test_what_a_pass_that_failed_has_stored_is_published_though_nothing_is_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pushes: int
) -> None:
    """Also if a push was taken and published before, while the pass waited for the network."""
    reports, follow_schedule = list[PassReport](), pipeline.follow_schedule
    spool = Spool(Settings(home=tmp_path).spool_folder)
    is_failed, woken = threading.Event(), threading.Event()

    def wait_for_spool() -> None:
        wait_until(lambda: spool.count() == 0)

    def fail(run_stage: StageRunner, context: RunContext, **options: Any) -> Any:
        for number in range(pushes):
            write_push(spool, number)
            woken.set()
        run_stage(wait_for_spool)
        later = context.settings.model_copy(update={"schedule": Settings(home=tmp_path).schedule})
        follow_schedule(run_stage, replace(context, settings=later), **options | {"publishes_polls": False})
        is_failed.set()
        raise OSError("the disk is full")

    with serve_changing_feed() as feed:
        feed.numbers.clear()
        settings = poll_each_second(tmp_path, feed.site)
        with Workers(settings.read) as workers:
            agenda = make_agenda(settings, workers, woken=woken, tell=reports.append)
            agenda.follow_schedule()
            monkeypatch.setattr(agenda_module, "_EDITION_INTERVAL", 0.1)
            monkeypatch.setattr(side_lane, "STAGES", {**STAGES, wait_for_spool: STAGES[fetch_feeds]})

            def follow() -> bool:
                with contextlib.suppress(OSError):
                    agenda.follow_schedule()
                return is_failed.is_set()

            with monkeypatch.context() as patched:
                patched.setattr(pipeline, "follow_schedule", fail)
                wait_until(follow)
            time.sleep(0.1)
            agenda.follow_schedule()
            assert [(report.counts, report.published) for report in reports[1 + pushes :]] == [({}, True)]
            agenda.close()


def test_a_push_that_cannot_be_taken_during_a_poll_is_tried_again_before_that_ends(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Without another push: a poll of many feeds, or of a slow server, takes minutes."""
    woken, may_answer = threading.Event(), threading.Event()

    def answer_late(peer: socket.socket, _: bytes) -> None:
        may_answer.wait(120)
        peer.sendall(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")

    with serve_scripts() as server:
        given = {"fetch": {"private": [server.place], "timeout": 120}, "lock_timeout": 0.1}
        feeds = [{"url": server.script("/feed", answer_late)}]
        settings = Settings.model_validate({"home": tmp_path, "feeds": feeds, **given})
        spool = Spool(settings.spool_folder)
        with Workers(settings.read) as workers:
            agenda = make_agenda(settings, workers, woken=woken)
            poll = threading.Thread(target=agenda.follow_schedule)
            poll.start()
            wait_until(lambda: bool(server.requests))
            with hold_writer(settings.warehouse):
                write_push(spool, 1)
                woken.set()
                wait_until(lambda: "the pass waits" in caplog.text)
            wait_until(lambda: spool.count() == 0 or not poll.is_alive())
            assert (spool.count(), poll.is_alive()) == (0, True)
            may_answer.set()
            poll.join()


def test_an_ingest_that_finds_nothing_to_do_makes_no_edition(tmp_path: Path) -> None:
    """The entries that are due may all belong to servers that asked to wait."""
    settings = Settings(home=tmp_path)
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        followed = pipeline.follow_schedule(
            run_stage_locally, context, has_due_feeds=False, has_due_entries=True, publishes_polls=False
        )
    assert [report.run.flow for report in followed.reports] == ["ingest"]
    assert (followed.is_published, followed.is_put_off) == (False, True)
    assert not settings.edition.exists()


def test_nothing_can_be_taken(tmp_path: Path) -> None:
    """A file of the inbox may hold no page."""
    settings = Settings(home=tmp_path)
    with Workers(settings.read) as workers:
        context = RunContext(settings=settings, workers=workers)
        taken = pipeline.take_arrivals(run_stage_locally, context, [], corpus="inbox")
    assert (taken.outcomes, taken.report.run.counts, taken.is_published) == ({}, (), True)
