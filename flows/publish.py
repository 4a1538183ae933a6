"""The flow that publishes the edition."""

from __future__ import annotations

from prefect import flow

from flows import pipeline
from flows.settings import Settings
from flows.tasks import open_run_context, run_as_task


@flow(name="publish", log_prints=True, persist_result=False)
def publish(settings: Settings | None = None) -> bool:
    """Publish the warehouse as the edition; false when the edition says the same already."""
    with open_run_context(settings) as context:
        return pipeline.publish(run_as_task, context)
