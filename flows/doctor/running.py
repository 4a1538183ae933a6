"""Checks of the processes: the service with its parts, and who holds the run lock."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from flows.config_file import find_config
from flows.doctor.finding import Finding, count_waiting, describe_age
from flows.errors import SettingsError
from flows.service.parts import LISTENER
from flows.service.spool import Spool
from flows.service.status import PartStatus, describe_part, read_status
from flows.settings import Settings
from warehouse.locks import LockHolder, name_run_lock, read_holder

_TIMEOUT = 3.0  # seconds
_LONG_RUN = timedelta(hours=1)
_LONG_START = timedelta(minutes=6)  # longer than the supervisor lets any part start


def check_service(settings: Settings) -> Iterator[Finding]:
    """Check that each part that the supervisor holds runs, and that the listener's last pass succeeded."""
    status = read_status(settings)
    if status is None:
        waiting = Spool(settings.spool_folder).count() if settings.spool_folder.is_dir() else 0
        pushes = f", and {count_waiting(waiting, 'push', 'pushes')} for it" if waiting else ""
        yield Finding(
            ok=not waiting,
            message=f"service: does not run{pushes}{'' if waiting else '; `newswire up` starts it'}",
            remedy="start it by `newswire up`, which takes them in: none is lost" if waiting else "",
        )
        return
    yield Finding(ok=True, message=f"service: {status.supervisor}")
    for part in status.parts:
        yield _check_part(part)
        if part.name == LISTENER and part.state == "running" and part.address:
            yield from _check_listener(part.address)


def check_push_token(settings: Settings) -> Iterator[Finding]:
    """Check that the token of pushes can be used; the service does not start without it."""
    try:
        settings.listen.read_token()
    except SettingsError as error:
        yield Finding(ok=False, message=f"pushes: {error}", remedy=f"set it, or change {find_config()}")


def check_run_lock(settings: Settings) -> Iterator[Finding]:
    """Name the process that holds the run lock; a run of hours keeps all others out."""
    holder = read_holder(name_run_lock(settings.home))
    if holder:
        yield judge_run(holder, now=datetime.now(UTC))


def judge_run(holder: LockHolder, *, now: datetime) -> Finding:
    """Return whether a run that holds the run lock has done so for too long."""
    age = now - holder.since
    is_short = age < _LONG_RUN
    return Finding(
        ok=is_short,
        message=f"run lock: held by {holder}, for {describe_age(age)}",
        remedy="" if is_short else f"a rebuild may take that long; otherwise end it with `kill {holder.pid}`",
    )


def _check_part(part: PartStatus) -> Finding:
    age = datetime.now(UTC) - part.since
    is_well = part.state == "running" or (part.state == "starting" and age < _LONG_START)
    # one that waits for another part has not ended yet
    is_well |= part.state == "waiting" and part.last_end is None
    return Finding(
        ok=is_well,
        message=f"service: {part.name} is {describe_part(part)}",
        remedy="" if is_well else "the log says why: that of `newswire up`, or `journalctl --unit newswire`",
    )


def _check_listener(address: str) -> Iterator[Finding]:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=_TIMEOUT) as answer:  # noqa: S310 -- our own part
            health: dict[str, Any] = json.loads(answer.read())
    except (OSError, ValueError) as error:
        yield Finding(
            ok=False,
            message=f"service: the listener does not answer at {address}: {error}",
            remedy="the supervisor starts it again after a minute of silence",
        )
        return
    waiting = health.get("waiting", 0)
    since = f", the oldest since {health['oldest_waiting']}" if health.get("oldest_waiting") else ""
    fault = health.get("last_error")
    failure = f"; the last pass failed: {fault}" if fault else ""
    yield Finding(
        ok=not fault,
        message=f"service: {count_waiting(waiting, 'push', 'pushes')}{since}{failure}",
        remedy="nothing is lost, and it is tried again; the log has the traceback" if fault else "",
    )
