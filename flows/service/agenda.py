"""The agenda of the service: arrivals and due feeds, and the passes that take them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from flows import pipeline
from flows.errors import NewswireError
from flows.jobs.workers import Workers
from flows.logs import log
from flows.pipeline import ArrivalReport, ScheduleReport
from flows.progress import LogProgress
from flows.run_context import RunContext
from flows.runner import LocalRunner, choose_runner
from flows.service.backoff import PutOffWork
from flows.service.compaction import CompactionSchedule
from flows.service.configuration import Configuration
from flows.service.dropped import DroppedFiles
from flows.service.inbox import Inbox, Outcome
from flows.service.isolation import Isolation
from flows.service.pass_report import PassReport, make_report
from flows.service.side_lane import SideLane
from flows.service.spool import Spool
from flows.service.state_folder import StateFolder
from flows.service.tries import Tries
from flows.settings import Settings
from flows.stage_runner import StageRunner
from flows.stages.host_state import settle_clock
from flows.stages.knowledge import load_configured_quantities, load_configured_taxonomy
from transforms.records import Arrival
from warehouse.connection import hold_run
from warehouse.errors import WarehouseError
from warehouse.load import sync_feeds
from warehouse.remembered_terms import RememberedTerms
from warehouse.spare_edition import SpareEdition
from warehouse.work_list import read_next_due

_MAX_ARRIVALS = _MAX_FILES = 500  # in one pass, as in one batch of files
_FAULTS_OF_THE_MACHINE = (NewswireError, WarehouseError, OSError)  # or of the configuration
DEBOUNCE = 0.05
"""Seconds after the first arrival for which a pass waits for others that come with it."""
_MOMENT = 0.1  # seconds between two looks at whether the network has answered
_EDITION_INTERVAL = 60.0  # seconds between two editions that differ in the record of polls alone
_LONGEST_WAIT = timedelta(minutes=1)
"""After this time the schedule is read again, since other commands may have changed it."""
_IDLE_WAIT = timedelta(seconds=10)
"""How long the schedule waits where a due feed could not be asked, since its host wants to be left alone."""


class Agenda:
    """Makes passes: one for arrivals, and one for the feeds and entries that are due.

    Args:
        settings: The configuration.
        spool: The arrivals that wait.
        inbox: The folder into which people drop files.
        workers: The processes that read pages.
        woken: Set when something may have arrived.
        tell: Takes the report of each pass.
    """

    def __init__(
        self,
        settings: Settings,
        spool: Spool,
        inbox: Inbox,
        *,
        workers: Workers,
        woken: Event,
        tell: Callable[[PassReport], None],
    ) -> None:
        self._configuration = Configuration(settings)
        self._home = StateFolder(settings.home)
        self._spool = spool
        self._inbox = inbox
        self._workers = workers
        self._woken = woken
        self._tell = tell
        self._progress = LogProgress()
        self._spare_edition = SpareEdition()
        self._terms = RememberedTerms()
        self._compaction = CompactionSchedule(datetime.now(UTC))
        self._pushes, self._files = Isolation(_MAX_ARRIVALS), Isolation(_MAX_FILES)
        self._tries = Tries()
        self._waiting = PutOffWork(self._take_waiting)
        self._has_waiting = False  # whether something has arrived in a poll, and is not taken
        self._is_first = True
        self._published_at = -math.inf  # in seconds of the monotonic clock
        self._is_put_off = False  # whether the edition lacks the record of polls, or of a pass that failed
        self._has_listed_feeds = False  # whether the warehouse has the feeds of the configuration
        self._due_at: tuple[datetime | None, datetime | None] = (None, None)  # of feeds and of entries
        self._look_at = datetime.now(UTC)  # when the schedule is looked at next

    def warm(self) -> None:
        """Import what a pass needs, and start the worker processes: the first push need not wait for that."""
        import flows.stages.articles.decide_stories  # noqa: F401, PLC0415 -- SciPy

        settings = self._configuration.settings
        load_configured_taxonomy(settings)
        load_configured_quantities(settings)
        self._workers.prepare()
        jobs = [b""] * settings.read.workers
        list(self._workers.run(len, jobs))

    def close(self) -> None:
        """Publish the polls that no edition has yet, and give back what outlasts a pass."""
        if self._is_put_off:
            try:
                with self._hold_run():
                    LocalRunner().run(pipeline.publish, replace(self._make_context(), compacts=False))
            except _FAULTS_OF_THE_MACHINE as error:
                log.warning("the last polls have no edition before the next start: %s", error)
            except Exception:  # noqa: BLE001 -- the end must go on, and the next start publishes
                log.exception("the last polls have no edition before the next start")
        self._spare_edition.discard()

    def take_pushes(self) -> None:
        """Make a pass for the pushes that wait, if any.

        Raises:
            WarehouseBusyError: Another command holds the run lock; nothing is lost.
        """
        arrivals = self._spool.read(self._pushes.limit)
        if arrivals:
            with self._hold_run():
                self._take(arrivals)

    def take_files(self) -> None:
        """Make a pass for the files that are complete in the inbox, if any; raises what a push does."""
        files = self._inbox.collect()[: self._files.limit]
        if files:
            with self._hold_run():
                self._load_files(files)

    def follow_schedule(self) -> None:
        """Make a pass for the feeds and entries that are due, if any; raises what a push does."""
        if self._configuration.refresh():
            self._has_listed_feeds, self._look_at = False, datetime.now(UTC)
        wait = self._look_at - datetime.now(UTC)
        if wait <= timedelta(0) or wait > _LONGEST_WAIT:  # the clock was set back
            with self._hold_run():
                self._follow_schedule()

    def _take(self, arrivals: Sequence[Arrival]) -> None:
        context = self._make_context(has_pushes=True)
        try:
            taken = choose_runner().run(pipeline.take_arrivals, context, arrivals, corpus="push")
        except _FAULTS_OF_THE_MACHINE:
            raise
        except Exception:
            if self._pushes.note_failure(len(arrivals)):
                self._spool.put_aside(arrivals[0].arrival_id)
            self._woken.set()  # one alone is tried next, also during a poll
            raise
        self._spool.remove(
            one.arrival_id
            for one in arrivals
            if not self._tries.are_left(
                one.arrival_id, is_failure=taken.outcomes[one.arrival_id].is_transient
            )
        )
        self._woken.set()  # more may wait than are taken at a time
        self._pushes.note_success()
        self._report_arrivals(context, taken)

    def _load_files(self, files: Sequence[Path]) -> None:
        context = self._make_context()
        dropped = DroppedFiles(
            ((self._inbox.name_origin(path), path) for path in files),
            workers=context.workers,
            received_at=context.now,
        )
        try:
            taken = choose_runner().run(pipeline.take_arrivals, context, dropped.read(), corpus="inbox")
        except _FAULTS_OF_THE_MACHINE:
            raise
        except Exception as error:
            if self._files.note_failure(len(files)):
                self._inbox.finish(files[0], Outcome(refused=True, note=f"It cannot be taken: {error!r}"))
            raise
        self._files.note_success()
        for path, outcome, is_transient in dropped.word_outcomes(taken.outcomes):
            if not self._tries.are_left(path, is_failure=is_transient):
                self._inbox.finish(path, outcome)
        self._report_arrivals(context, taken)

    def _report_arrivals(self, context: RunContext, taken: ArrivalReport) -> None:
        self._note_edition(context)
        report = make_report(context, [taken.report], is_published=taken.is_published)
        if report.entries_discovered:
            self._look_at = report.ended_at  # they are fetched in the pass that follows
        self._tell(report)

    def _follow_schedule(self) -> None:
        """Poll the feeds that are due and ingest the entries that are, if any.

        The first time the edition is published in any case: a killed service may have loaded articles last.
        """
        context = self._make_context()
        if not self._is_any_due(context.now):  # other commands may have changed the schedule
            self._due_at = self._read_schedule(context)
        feeds, entries = (_is_past(due_at, context.now) for due_at in self._due_at)
        publishes = self._is_first or time.monotonic() >= self._published_at + _EDITION_INTERVAL
        if not (feeds or entries or self._is_first or (publishes and self._is_put_off)):
            self._plan_look(earliest=context.now)
            return

        def follow_schedule(run_stage: StageRunner, context: RunContext) -> ScheduleReport:
            """Poll, ingest and publish, and take arrivals meanwhile."""
            lane = SideLane(run_stage, self._take_meanwhile)
            return pipeline.follow_schedule(
                lane,
                context,
                has_due_feeds=feeds,
                has_due_entries=entries,
                publishes_polls=publishes,
            )

        self._due_at = (None, None)  # if the pass fails, the schedule is read again
        try:
            followed = choose_runner().run(follow_schedule, context)
        except BaseException:
            # also if arrivals were taken and published before the pass stored its polls
            self._is_put_off = True
            raise
        self._is_first = False
        self._is_put_off = followed.is_put_off
        if not followed.is_put_off:
            self._note_edition(context)
        has_worked = any(report.run.counts for report in followed.reports)
        earliest = context.now if has_worked else datetime.now(UTC) + _IDLE_WAIT
        self._due_at = followed.feed_due_at, followed.entry_due_at
        self._plan_look(earliest=earliest)
        self._tell(make_report(context, followed.reports, is_published=followed.is_published))

    def _take_meanwhile(self) -> None:
        """Take what arrives while the network is waited for; the run lock is held already."""
        if self._woken.wait(_MOMENT):
            time.sleep(DEBOUNCE)
            self._woken.clear()
            self._has_waiting = True
        if self._has_waiting:  # also after a try that failed: the poll may take for long
            self._waiting.do()

    def _take_waiting(self) -> None:
        if arrivals := self._spool.read(self._pushes.limit):
            self._take(arrivals)
        self._has_waiting = False

    def _read_schedule(self, context: RunContext) -> tuple[datetime | None, datetime | None]:
        with context.open_warehouse() as con:
            if not self._has_listed_feeds:
                sync_feeds(con, context.settings.list_feeds(), now=context.now)
                self._has_listed_feeds = True
            settle_clock(context, con)
            return read_next_due(con)

    def _is_any_due(self, now: datetime) -> bool:
        return self._has_listed_feeds and any(_is_past(due_at, now) for due_at in self._due_at)

    def _plan_look(self, *, earliest: datetime) -> None:
        """Plan to look at the schedule when something is due, within a minute in any case."""
        wait = _LONGEST_WAIT
        if self._is_put_off:
            wait = min(wait, timedelta(seconds=self._published_at + _EDITION_INTERVAL - time.monotonic()))
        latest = datetime.now(UTC) + wait
        self._look_at = max(earliest, min(one for one in (*self._due_at, latest) if one))

    def _note_edition(self, context: RunContext) -> None:
        self._published_at, self._is_put_off = time.monotonic(), False
        if context.compacts:
            self._compaction.note(context.now)

    def _hold_run(self) -> AbstractContextManager[None]:
        self._home.check()
        return hold_run(self._configuration.settings.home, command="newswire service")

    def _make_context(self, *, has_pushes: bool = False) -> RunContext:
        settings, now = self._configuration.settings, datetime.now(UTC)
        return RunContext(
            settings=settings,
            now=now,
            progress=self._progress,
            workers=self._workers,
            spare_edition=self._spare_edition,
            terms=self._terms,
            compacts=self._compaction.is_due(settings.warehouse, now, has_pushes=has_pushes),
            delivers=False,
        )


def _is_past(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now
