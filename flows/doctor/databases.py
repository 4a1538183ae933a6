"""Checks of the databases: that the warehouse and the edition can be read, and that rows fit together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from duckdb import DuckDBPyConnection

from flows.description.counts import write_plural
from flows.doctor.feeds import judge_feeds
from flows.doctor.finding import Finding
from flows.service.websub.wording import find_fault
from flows.settings import Settings
from warehouse.commit_notes import name_notes
from warehouse.connection import open_writer
from warehouse.digest_libraries import list_other_versions, read_installed_version
from warehouse.disk_errors import translate_database_errors
from warehouse.edition import open_edition
from warehouse.errors import MigrationError, WarehouseBusyError, WarehouseError, WarehouseFullError
from warehouse.explorer.feed_health import list_feed_health
from warehouse.integrity import list_faults, read_everything
from warehouse.read import read_totals
from warehouse.subscriptions import list_subscriptions

_LOCK_WAIT = 3.0  # seconds
_REPAIR = "make it readable again, of its log, the edition and the archive: `newswire rebuild --repair`"
_FOLDER = "remove it: containers make a folder in place of a file that they are to mount and do not find"
_NEW_EDITION = "`newswire run` publishes a new one"


def check_databases(settings: Settings) -> Iterator[Finding]:
    """Read the warehouse and the edition as a whole, and check that the rows of the warehouse fit together.

    For 10,000 articles this takes about a second.
    """
    for name, path, check in (
        ("warehouse", settings.warehouse, _check_warehouse),
        ("edition", settings.edition, _check_edition),
    ):
        if path.is_dir():
            yield Finding(ok=False, message=f"{name}: {path} is a folder, and no database", remedy=_FOLDER)
        else:
            yield from check(settings)


def _check_warehouse(settings: Settings) -> Iterator[Finding]:
    path = settings.warehouse
    if not path.exists():
        is_gone = name_notes(path).exists() or settings.edition.exists()
        yield Finding(
            ok=not is_gone,
            message=f"warehouse: {path} is gone"
            if is_gone
            else "warehouse: none yet, the first run makes it",
            remedy=_REPAIR if is_gone else "",
        )
        return
    if not os.access(path, os.R_OK | os.W_OK):
        remedy = "change its permissions, or be the user that it belongs to"
        yield Finding(ok=False, message=f"warehouse: {path} cannot be read and written", remedy=remedy)
        return
    try:
        with open_writer(path, wait=_LOCK_WAIT) as con:
            yield from _check_rows(con)
    except WarehouseBusyError as error:
        yield Finding(ok=True, message=f"warehouse: in use, {error}")
    except (MigrationError, WarehouseFullError) as error:
        yield Finding(ok=False, message=f"warehouse: {error}")
    except WarehouseError as error:
        yield Finding(ok=False, message=f"warehouse: {error}", remedy=_REPAIR)


def _check_rows(con: DuckDBPyConnection) -> Iterator[Finding]:
    ((name,),) = con.execute("SELECT current_database()").fetchall()
    read_everything(con, name)
    totals, others, faults = read_totals(con), list_other_versions(con), list_faults(con, name)
    installed = read_installed_version()
    waiting = totals.get("entries.pending", 0)
    yield Finding(
        ok=True,
        message=f"warehouse: can be read as a whole, {write_plural(totals['articles'], 'article')}, "
        f"{write_plural(waiting, 'entry', 'entries')} on the work list",
    )
    for fault in faults:
        yield Finding(
            ok=False,
            message=f"warehouse: {fault.count:,} {fault.kind}, such as {fault.example}",
            remedy="derive everything again: `newswire rebuild`",
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
        is_gone = settings.warehouse.exists()
        yield Finding(
            ok=not is_gone,
            message="edition: it is gone" if is_gone else "edition: none yet, the first run publishes it",
            remedy=_NEW_EDITION if is_gone else "",
        )
        return
    try:
        with open_edition(settings.edition) as con, translate_database_errors(settings.edition):
            read_everything(con, "news")
            feeds = list_feed_health(con)
            subscriptions = list_subscriptions(con) if settings.listen.public else []
    except MigrationError as error:  # it says what to do, and that a run could not
        yield Finding(ok=False, message=f"edition: {error}")
        return
    except WarehouseError as error:
        yield Finding(ok=False, message=f"edition: {error}", remedy=_NEW_EDITION)
        return
    yield Finding(ok=True, message="edition: can be read as a whole")
    yield from judge_feeds(settings, feeds, now=datetime.now(UTC))
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
