"""The flow that asks feeds for new entries."""

from __future__ import annotations

from prefect import flow

from flows import road
from flows.settings import Settings
from flows.tasks import open_shift, run_as_task
from warehouse.connection import hold_run

LOCK_WAIT = 600.0
"""Seconds a scheduled run waits for the one before it; past that something hangs and should be seen."""


@flow(name="poll", log_prints=True, persist_result=False)
def poll(settings: Settings | None = None, *, every: bool = False) -> road.Report:
    """Ask the feeds that are due, or all with `every`, and put new entries on the work list."""
    with (
        open_shift(settings) as shift,
        hold_run(shift.settings.home, command="poll flow", wait=LOCK_WAIT),
    ):
        return road.poll(run_as_task, shift, every=every)
