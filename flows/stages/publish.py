"""End a run: record it, and publish the warehouse as the edition that people read."""

from __future__ import annotations

import time
from functools import cache
from importlib.metadata import version

from flows.logs import details, log
from flows.run_context import RunContext
from transforms.cleaning.package_rules import digest_rules
from transforms.records import Run
from warehouse.load import write_run
from warehouse.publish import Publication, publish_held


def close_run(context: RunContext, run: Run) -> None:
    """Record the run with its counts by outcome."""
    with context.open_warehouse() as con:
        write_run(con, run)


def publish_warehouse(context: RunContext) -> bool:
    """Replace the edition by a copy of the warehouse; return False when nothing has changed."""
    settings = context.settings
    start = time.monotonic()
    with context.session.hold_warehouse(settings.warehouse, wait=settings.lock_timeout) as held:
        is_new = publish_held(
            held,
            settings.edition,
            describe_publication(context.run_id),
            spare=context.spare_edition,
            compacts=context.compacts,
        )
    log.info(
        "edition published" if is_new else "edition is up to date",
        extra=details(
            bytes=settings.edition.stat().st_size, edition_seconds=round(time.monotonic() - start, 3)
        ),
    )
    return is_new


def describe_publication(run_id: str | None = None) -> Publication:
    """Return the facts of an edition that is published now, by a run or, without `run_id`, by a command."""
    return Publication(version=_read_own_version(), rules=digest_rules(), run_id=run_id)


@cache
def _read_own_version() -> str:
    """Return the version of newswire; parsing the metadata of the package takes 5 ms."""
    return version("nissan-newswire")
