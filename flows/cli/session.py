"""The context of a run that was started on the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flows.cli.progress_bars import show_progress
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings


@contextmanager
def open_run_context(settings: Settings) -> Iterator[RunContext]:
    """Yield a context that shows its progress on stderr; its worker processes end with the block."""
    with show_progress() as progress, Workers(settings.read) as workers:
        yield RunContext(settings=settings, progress=progress, workers=workers)
