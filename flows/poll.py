"""The flow that asks feeds for new entries."""

from __future__ import annotations

from prefect import flow

from flows import pipeline
from flows.settings import Settings
from flows.tasks import open_run_context, run_as_task
from warehouse.connection import hold_run

LOCK_WAIT = 600.0
"""Seconds a scheduled run waits for the one before it; past that something hangs and should be seen."""


@flow(name="poll", log_prints=True, persist_result=False)
def poll(settings: Settings | None = None, *, every: bool = False) -> pipeline.RunReport:
    """Ask the feeds that are due, or all with `every`, and put new entries on the work list."""
    with (
        open_run_context(settings) as context,
        hold_run(context.settings.home, command="poll flow", wait=LOCK_WAIT),
    ):
        return pipeline.poll(run_as_task, context, every=every)
