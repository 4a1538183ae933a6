"""Publishing: what the warehouse holds becomes the edition that people read."""

from __future__ import annotations

from flows.shift import Shift
from transforms.records import Run
from warehouse.load import record_run
from warehouse.publish import publish_edition


def close_run(shift: Shift, run: Run) -> None:
    """Write the run down with its counts by outcome."""
    with shift.open_warehouse() as con:
        record_run(con, run)


def publish(shift: Shift) -> bool:
    """Replace the edition by a copy of the warehouse as it is; false when nothing had changed."""
    return publish_edition(shift.settings.warehouse, shift.settings.edition, wait=shift.settings.patience)
