"""Checks of the state: its folder, the warehouse and the edition."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from flows.config_file import find_config
from flows.doctor.finding import Finding
from flows.service.websub.wording import find_fault
from flows.settings import Settings
from warehouse.connection import open_writer
from warehouse.digest_libraries import list_other_versions, read_installed_version
from warehouse.edition import open_edition
from warehouse.errors import WarehouseBusyError, WarehouseError
from warehouse.read import read_totals
from warehouse.subscriptions import list_subscriptions
from warehouse.work_list import read_feed_health

_MIN_FREE_BYTES = 1 << 30
_LOCK_WAIT = 3.0  # seconds


def check_state(settings: Settings) -> Iterator[Finding]:
    """Check that the state's folder can be written and has room, and that its databases open."""
    home = settings.home
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
    except OSError as error:
        yield Finding(
            ok=False,
            message=f"state: {home} cannot be written: {error.strerror}",
            remedy="change its permissions, or name another folder with NEWSWIRE_HOME",
        )
        return
    free = shutil.disk_usage(home).free
    has_room = free > _MIN_FREE_BYTES
    yield Finding(
        ok=has_room,
        message=f"state: {home} can be written, {free / (1 << 30):.1f} GB free",
        remedy="" if has_room else "free some space: with less than 1 GB a load may not fit",
    )
    yield from _check_warehouse(settings)
    yield from _check_edition(settings)


def _check_warehouse(settings: Settings) -> Iterator[Finding]:
    if not settings.warehouse.exists():
        yield Finding(ok=True, message="warehouse: none yet, the first run makes it")
        return
    try:
        with open_writer(settings.warehouse, wait=_LOCK_WAIT) as con:
            totals, others = read_totals(con), list_other_versions(con)
    except WarehouseBusyError as error:
        yield Finding(ok=True, message=f"warehouse: in use, {error}")
    except WarehouseError as error:
        yield Finding(
            ok=False, message=f"warehouse: {error}", remedy="restore the file from a backup of its folder"
        )
    else:
        installed = read_installed_version()
        waiting = totals.get("entries.pending", 0)
        yield Finding(
            ok=True,
            message=f"warehouse: opens, {totals['articles']} articles, {waiting} entries on the work list",
        )
        if others:
            yield Finding(
                ok=False,
                message=f"fingerprints: some were made by rensa {' and '.join(others)}, and {installed} is "
                "installed, whose digests are others: copies of each other's articles are not found",
                remedy="make all of them again: `newswire rebuild`",
            )


def _check_edition(settings: Settings) -> Iterator[Finding]:
    if not settings.edition.exists():
        yield Finding(ok=True, message="edition: none yet, the first run publishes it")
        return
    try:
        with open_edition(settings.edition) as con:
            health = [row for row in read_feed_health(con) if row["configured"]]
            subscriptions = list_subscriptions(con) if settings.listen.public else []
    except WarehouseError as error:
        yield Finding(
            ok=False, message=f"edition: {error}", remedy="delete it; the next run publishes a new one"
        )
        return
    yield Finding(ok=True, message="edition: opens")
    for row in health:
        if row["failures"]:
            yield Finding(
                ok=False,
                message=f"feed {row['name']}: failed {row['failures']} times, {row['last_detail']}",
                remedy=f"look at {row['url']}; correct or remove it in {find_config()} if it has moved",
            )
    yield from _check_subscriptions(settings, subscriptions)


def _check_subscriptions(settings: Settings, rows: Sequence[Mapping[str, Any]]) -> Iterator[Finding]:
    if rows:
        active = sum(row["state"] == "active" for row in rows)
        yield Finding(ok=True, message=f"hubs: {active} of {len(rows)} subscriptions are active")
    for row in rows:
        fault = find_fault(row, now=datetime.now(UTC))
        if fault:
            place = f"{settings.listen.public}/websub/"
            remedy = f"polls go on; check that {place} leads to the running service from outside"
            yield Finding(ok=False, message=f"hub of {row['name']}: {fault}", remedy=remedy)
