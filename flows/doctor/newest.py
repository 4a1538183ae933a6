"""Open the newest state that can be had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from duckdb import DuckDBPyConnection

from flows.settings import Settings
from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.errors import WarehouseBusyError


@contextmanager
def open_newest(settings: Settings) -> Iterator[DuckDBPyConnection]:
    """Open the warehouse, or the edition while the warehouse is in use."""
    with ExitStack() as stack:
        try:
            con = stack.enter_context(open_writer(settings.warehouse, wait=0))
        except WarehouseBusyError:
            con = stack.enter_context(open_edition(settings.edition))
        yield con
