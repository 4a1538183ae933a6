"""A shift: one run of the newsroom's work, with all that its stages need to know."""

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
    """The settings, the time and the name of a run, handed to every stage.

    `now` is the one moment that the whole run takes as the present: what is due, what a
    publisher's date may be, and what the rows say.
    """

    settings: Settings
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    run_id: str = field(default_factory=lambda: secrets.token_hex(8))
    progress: Progress = field(default_factory=SilentProgress)
    workers: Workers
    hosts: HostRegistry = field(default_factory=HostRegistry)

    def open_warehouse(self) -> AbstractContextManager[DuckDBPyConnection]:
        """Open the writer's file for one step of the shift."""
        return open_writer(self.settings.warehouse, wait=self.settings.patience)

    def open_archive(self) -> Archive:
        """Open the archive of the day, which is searched for torn records past what is known of it."""
        folder, known = self.settings.archive_folder, 0
        newest = find_newest_file(folder, self.now)
        if newest:
            with self.open_warehouse() as con:
                known = read_archive_end(con, newest.name)
        return Archive(folder, day=self.now, max_bytes=self.settings.archive.size, verified_bytes=known)
