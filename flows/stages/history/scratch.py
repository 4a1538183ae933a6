"""The folder beside the warehouse in which a new one is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

from flows.run_context import RunContext
from flows.settings import Settings
from warehouse.connection import hold_writer

_NAME = "rebuild"


def name_scratch(context: RunContext) -> Settings:
    """Return the settings with that folder as the home."""
    return context.settings.model_copy(update={"home": context.settings.home / _NAME})


def clear_scratch(context: RunContext) -> None:
    """Delete the folder, which a killed process leaves."""
    rmtree(name_scratch(context).home, ignore_errors=True)


@contextmanager
def hold_scratch(context: RunContext) -> Iterator[Path]:
    """Hold the lock of the writer's file for the block, which makes another in the folder; yield its path."""
    with hold_writer(context.settings.warehouse, wait=context.settings.lock_timeout):
        clear_scratch(context)
        try:
            yield name_scratch(context).warehouse
        finally:
            clear_scratch(context)
