"""Carry a warehouse from before the first release over into a new file, which a rebuild can then read."""

from __future__ import annotations

from flows.run_context import RunContext
from flows.stages.history.reprocess import SCRATCH, clear_scratch
from warehouse.carry_over import CarryOver, carry_over
from warehouse.connection import hold_writer


def carry_over_warehouse(context: RunContext) -> CarryOver | None:
    """Replace a former warehouse by a new file with its content; `None` if there is nothing to do."""
    settings = context.settings
    scratch = settings.model_copy(update={"home": settings.home / SCRATCH}).warehouse
    with hold_writer(settings.warehouse, wait=settings.lock_timeout):
        clear_scratch(context)
        try:
            return carry_over(settings.warehouse, scratch, wait=settings.lock_timeout)
        finally:
            clear_scratch(context)
