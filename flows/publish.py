"""The flow that publishes the edition."""

from __future__ import annotations

from prefect import flow

from flows import road
from flows.settings import Settings
from flows.tasks import open_shift, run_as_task


@flow(name="publish", log_prints=True, persist_result=False)
def publish(settings: Settings | None = None) -> bool:
    """Publish the warehouse as the edition; false when the edition says the same already."""
    with open_shift(settings) as shift:
        return road.publish(run_as_task, shift)
