"""The context of a run, which every stage takes besides the records that it works on."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from flows.intake.archive import Archive, find_newest_file
from flows.jobs.workers import Workers
from flows.progress import Progress, SilentProgress
from flows.run_session import RunSession
from flows.settings import Settings
from flows.web.host_registry import HostRegistry
from warehouse.read import read_archive_end
from warehouse.spare_edition import SpareEdition

if TYPE_CHECKING:  # a run with nothing new decides on no stories; numpy takes 0.04 s to import
    from warehouse.remembered_terms import RememberedTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """The settings, time, identifier and resources of one run.

    Attributes:
        settings: The configuration.
        now: The one moment that the whole run takes as the present: it decides which feeds and entries
            are due and which publication dates lie in the future, and it is the time in the run's rows, but
            for loads and refusals.
        run_id: Identifies the run in the `runs` view and in the rows that it writes.
        progress: Receives the reports of stages on their progress.
        workers: The processes that read pages.
        hosts: The robots.txt files, back-offs and last requests of servers.
        session: The connection that stages share, and the position in the archive.
        spare_edition: The former edition, where a process publishes again and again.
        terms: The terms of the newest articles, where a process decides on stories again and again.
        compacts: Whether publishing may take the time to compact the warehouse.
        is_followed: Whether a pass follows that publishes, so that a load which brought nothing need not.
        delivers: Whether the run ends with publishing its edition to the targets; the service does it aside.
    """

    settings: Settings
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    run_id: str = field(default_factory=lambda: secrets.token_hex(8))
    progress: Progress = field(default_factory=SilentProgress)
    workers: Workers
    hosts: HostRegistry = field(default_factory=HostRegistry)
    session: RunSession = field(default_factory=RunSession)
    spare_edition: SpareEdition | None = None
    terms: RememberedTerms | None = None
    compacts: bool = True
    is_followed: bool = False
    delivers: bool = True

    def open_warehouse(self) -> AbstractContextManager[DuckDBPyConnection]:
        """Open the writer's file for one stage."""
        return self.session.open_warehouse(
            self.settings.warehouse,
            wait=self.settings.lock_timeout,
            # The workers need their cores. On two cores, one thread took 8 % less CPU time than two.
            threads=max(1, (os.cpu_count() or 1) - self.settings.read.workers),
        )

    def keep_warehouse_open(self) -> AbstractContextManager[None]:
        """Let the stages in the block share one connection to the writer's file; see :class:`RunSession`."""
        return self.session.keep_warehouse_open()

    def leave_warehouse(self) -> AbstractContextManager[None]:
        """Close the shared connection for the block, which waits for something."""
        return self.session.leave_warehouse()

    @contextmanager
    def open_archive(self) -> Iterator[Archive]:
        """Open the archive file of the day for appending.

        Its records are intact as far as the warehouse refers to them, or as this run has written it. The
        part beyond, which a killed run may have appended, is searched for a torn record.
        """
        folder, verified = self.settings.archive_folder, None
        newest = find_newest_file(folder, self.now)
        if newest:
            verified = self.session.find_archive_end(newest.name)
            if verified is None:
                with self.open_warehouse() as con:
                    verified = read_archive_end(con, newest.name)
        with Archive(
            folder, day=self.now, max_bytes=self.settings.archive.size, verified_bytes=verified or 0
        ) as archive:
            yield archive
            self.session.note_archive_end(archive)
