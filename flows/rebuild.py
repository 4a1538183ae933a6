"""The flow that derives everything again from the archive."""

from __future__ import annotations

from prefect import flow

from flows import road
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.tasks import open_shift, run_as_task
from warehouse.connection import hold_run


@flow(name="rebuild", log_prints=True, persist_result=False)
def rebuild(settings: Settings | None = None, *, dry_run: bool = False) -> road.Rebuilt:
    """Read every page anew with today's rules, and publish; with `dry_run` only tell the difference."""
    with (
        open_shift(settings) as shift,
        hold_run(shift.settings.home, command="rebuild flow", wait=LOCK_WAIT),
    ):
        return road.rebuild(run_as_task, shift, dry_run=dry_run)
