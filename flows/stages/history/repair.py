"""Make a damaged warehouse readable again, so that a rebuild can read it."""

from __future__ import annotations

from flows.run_context import RunContext
from flows.stages.history.reprocess import SCRATCH, clear_scratch
from warehouse.connection import hold_writer
from warehouse.repair import Repair, repair_warehouse


def repair_state(context: RunContext) -> Repair | None:
    """Replace a warehouse that cannot be read as a whole; None if it can be."""
    settings = context.settings
    scratch = settings.model_copy(update={"home": settings.home / SCRATCH}).warehouse
    with hold_writer(settings.warehouse, wait=settings.lock_timeout):
        clear_scratch(context)
        try:
            return repair_warehouse(settings.warehouse, settings.edition, scratch, wait=settings.lock_timeout)
        finally:
            clear_scratch(context)
