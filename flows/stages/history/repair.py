"""Make a damaged warehouse readable again, so that a rebuild can read it."""

from __future__ import annotations

from flows.run_context import RunContext
from flows.stages.history.scratch import hold_scratch
from warehouse.repair import Repair, repair_warehouse


def repair_state(context: RunContext) -> Repair | None:
    """Replace a warehouse that cannot be read as a whole; None if it can be."""
    settings = context.settings
    with hold_scratch(context) as scratch:
        return repair_warehouse(settings.warehouse, settings.edition, scratch, wait=settings.lock_timeout)
