"""The context of a run, which every stage takes besides the records that it works on."""

from __future__ import annotations

import secrets
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from flows.intake.archive import Archive, find_newest_file
from flows.progress import Progress, SilentProgress
from flows.settings import Settings
from flows.web.host_registry import HostRegistry
from flows.workers import Workers
from warehouse.connection import open_writer
from warehouse.read import read_archive_end


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext:
    """The settings, time, identifier and resources of one run.

    Attributes:
        settings: The configuration.
        now: The one moment that the whole run takes as the present: it decides which feeds and entries
            are due and which publication dates lie in the future, and it is the time in the run's rows.
        run_id: Identifies the run in the `runs` view and in the rows that it writes.
        progress: Receives the reports of stages on their progress.
        workers: The processes that read pages.
        hosts: The robots.txt files, back-offs and last requests of servers.
    """

    settings: Settings
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    run_id: str = field(default_factory=lambda: secrets.token_hex(8))
    progress: Progress = field(default_factory=SilentProgress)
    workers: Workers
    hosts: HostRegistry = field(default_factory=HostRegistry)

    def open_warehouse(self) -> AbstractContextManager[DuckDBPyConnection]:
        """Open the writer's file for one stage."""
        return open_writer(self.settings.warehouse, wait=self.settings.lock_timeout)

    def open_archive(self) -> Archive:
        """Open the archive file of the day, whose records are whole as far as the warehouse refers to them.

        The part beyond, which a killed run may have appended, is searched for a torn record.
        """
        folder, verified = self.settings.archive_folder, 0
        newest = find_newest_file(folder, self.now)
        if newest:
            with self.open_warehouse() as con:
                verified = read_archive_end(con, newest.name)
        return Archive(folder, day=self.now, max_bytes=self.settings.archive.size, verified_bytes=verified)
