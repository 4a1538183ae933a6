"""The flow that works off the list of entries: fetch, read, decide, load."""

from __future__ import annotations

from prefect import flow

from flows import pipeline
from flows.poll import LOCK_WAIT
from flows.settings import Settings
from flows.tasks import open_run_context, run_as_task
from warehouse.connection import hold_run


@flow(name="ingest", log_prints=True, persist_result=False)
def ingest(settings: Settings | None = None) -> pipeline.RunReport:
    """Fetch what is due, read it and load it, until the work list is empty."""
    with (
        open_run_context(settings) as context,
        hold_run(context.settings.home, command="ingest flow", wait=LOCK_WAIT),
    ):
        return pipeline.ingest(run_as_task, context)
