"""The checks of `newswire doctor`, each on one part of the installation."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flows.config_file import find_config
from flows.prefect_api import find_prefect_api
from flows.service.websub.wording import find_fault
from flows.settings import Settings
from warehouse.connection import open_edition, open_writer
from warehouse.errors import WarehouseBusyError, WarehouseError
from warehouse.read import read_totals
from warehouse.subscriptions import list_subscriptions
from warehouse.work_list import read_feed_health

_MIN_FREE_BYTES = 1 << 30
_TIMEOUT = 3.0  # seconds
_MAX_CONFLICTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The result of one check: a message, and a remedy if it is not ok."""

    ok: bool
    message: str
    remedy: str = ""


def check_python(settings: Settings) -> Iterator[Finding]:
    """Check the installed libraries against what they and Newswire ask of each other."""
    del settings
    yield Finding(ok=True, message=f"Python {'.'.join(map(str, sys.version_info[:3]))}")
    if importlib.util.find_spec("pip") is None:
        yield Finding(ok=True, message="libraries: not checked, since this environment has no pip")
        return
    conflicts = _list_conflicts()
    more = f" and {len(conflicts) - _MAX_CONFLICTS} more" if len(conflicts) > _MAX_CONFLICTS else ""
    yield Finding(
        ok=not conflicts,
        message=f"libraries: {'; '.join(conflicts[:_MAX_CONFLICTS])}{more}"
        if conflicts
        else "libraries: all requirements are met",
        remedy="install them from requirements.lock: `make clean run`" if conflicts else "",
    )


def check_configuration(settings: Settings) -> Iterator[Finding]:
    """Report the configuration and the seed corpus; a file that cannot be used has failed before."""
    config = find_config()
    name = config if config.exists() else "none, so runs poll the sample site"
    feeds = len(settings.list_feeds())
    yield Finding(ok=True, message=f"configuration: {name}, {feeds} feeds")
    seeds = settings.find_seeds()
    yield Finding(
        ok=True,
        message=f"seed corpus: {seeds or 'none found; --corpus-dir or NEWSWIRE_CORPUS_DIR name it'}",
    )


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


def check_prefect(settings: Settings) -> Iterator[Finding]:
    """Check that the Prefect server answers, if one is configured."""
    del settings
    api = find_prefect_api(os.environ)
    if api is None:
        yield Finding(ok=True, message="Prefect: no server configured, so runs are plain calls")
        return
    fault = api.find_fault(timeout=_TIMEOUT)
    yield Finding(
        ok=fault is None,
        message=f"Prefect: the server at {api.url} {f'does not answer: {fault}' if fault else 'answers'}",
        remedy="start it, or unset PREFECT_API_URL: until then runs are plain calls" if fault else "",
    )


CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (
    check_python,
    check_configuration,
    check_state,
    check_prefect,
)


def _list_conflicts() -> list[str]:
    """Return the requirements of installed distributions that are not met, a sentence each.

    `pip check` reads the installed distributions and makes no request. It knows the rules of versions and
    markers, which no library of ours does. With `-P` no module in the working folder can replace pip's.
    """
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pip", "--disable-pip-version-check", "check"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return []
    return done.stdout.splitlines() or [f"pip check failed: {done.stderr.strip()}"]


def _check_warehouse(settings: Settings) -> Iterator[Finding]:
    if not settings.warehouse.exists():
        yield Finding(ok=True, message="warehouse: none yet, the first run makes it")
        return
    try:
        with open_writer(settings.warehouse, wait=_TIMEOUT) as con:
            totals = read_totals(con)
    except WarehouseBusyError as error:
        yield Finding(ok=True, message=f"warehouse: in use, {error}")
    except WarehouseError as error:
        yield Finding(
            ok=False, message=f"warehouse: {error}", remedy="restore the file from a backup of its folder"
        )
    else:
        waiting = totals.get("entries.pending", 0)
        yield Finding(
            ok=True,
            message=f"warehouse: opens, {totals['articles']} articles, {waiting} entries on the work list",
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
