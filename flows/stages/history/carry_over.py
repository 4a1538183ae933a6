"""Carry a warehouse from before the first release over into a new file, which a rebuild can then read."""

from __future__ import annotations

from flows.run_context import RunContext
from flows.stages.history.scratch import hold_scratch
from warehouse.carry_over import CarryOver, carry_over


def carry_over_warehouse(context: RunContext) -> CarryOver | None:
    """Replace a former warehouse by a new file with its content; `None` if there is nothing to do."""
    settings = context.settings
    with hold_scratch(context) as scratch:
        return carry_over(settings.warehouse, scratch, wait=settings.lock_timeout)
