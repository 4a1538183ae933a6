"""The flow that tags history again."""

from __future__ import annotations

from prefect import flow

from flows import road
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.stages.retag import Retagging
from flows.tasks import open_shift, run_as_task
from warehouse.connection import hold_run


@flow(name="retag", log_prints=True, persist_result=False)
def retag(settings: Settings | None = None, *, dry_run: bool = False) -> Retagging:
    """Tag all articles again by today's taxonomy, and publish; with `dry_run` only say what would change."""
    with (
        open_shift(settings) as shift,
        hold_run(shift.settings.home, command="retag flow", wait=LOCK_WAIT),
    ):
        return road.retag(run_as_task, shift, dry_run=dry_run)
