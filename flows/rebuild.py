"""The flow that derives everything again from the archive."""

from __future__ import annotations

from prefect import flow

from flows import pipeline
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.tasks import open_run_context, run_as_task
from warehouse.connection import hold_run


@flow(name="rebuild", log_prints=True, persist_result=False)
def rebuild(settings: Settings | None = None, *, dry_run: bool = False) -> pipeline.RebuildReport:
    """Read every page anew with today's rules, and publish; with `dry_run` only tell the difference."""
    with (
        open_run_context(settings) as context,
        hold_run(context.settings.home, command="rebuild flow", wait=LOCK_WAIT),
    ):
        return pipeline.rebuild(run_as_task, context, dry_run=dry_run)
