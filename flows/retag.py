"""The flow that tags history again."""

from __future__ import annotations

from prefect import flow

from flows import pipeline
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.stages.history.retag import RetagReport
from flows.tasks import open_run_context, run_as_task
from warehouse.connection import hold_run


@flow(name="retag", log_prints=True, persist_result=False)
def retag(settings: Settings | None = None, *, dry_run: bool = False) -> RetagReport:
    """Tag all articles again by today's taxonomy, and publish; with `dry_run` only say what would change."""
    with (
        open_run_context(settings) as context,
        hold_run(context.settings.home, command="retag flow", wait=LOCK_WAIT),
    ):
        return pipeline.retag(run_as_task, context, dry_run=dry_run)
