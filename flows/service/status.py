"""The state of the supervisor and its parts, which `newswire up --status` and `newswire doctor` read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from flows.description.counts import write_plural
from flows.settings import Settings
from warehouse.locks import LockHolder, read_holder

PartState = Literal["waiting", "starting", "running"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStatus:
    """The state of one part.

    Attributes:
        name: Its name.
        state: "waiting" to be started, "starting" until it is well, or "running".
        pid: Its process, or None while it waits.
        since: When it came into this state.
        address: Where people find it, or None.
        restarts: How often it was started again.
        last_end: How it last ended, in words; None if it has not ended yet.
    """

    name: str
    state: PartState
    pid: int | None
    since: datetime
    address: str | None
    restarts: int
    last_end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceStatus:
    """A supervisor that runs, with its parts."""

    supervisor: LockHolder
    parts: tuple[PartStatus, ...]

    @property
    def is_well(self) -> bool:
        """Whether all parts run."""
        return bool(self.parts) and all(part.state == "running" for part in self.parts)

    def describe(self) -> list[str]:
        """Return the status as lines, the supervisor's first."""
        width = max((len(part.name) for part in self.parts), default=0)
        return [
            f"newswire up runs as process {self.supervisor.pid} since {_write_time(self.supervisor.since)}",
            *(f"  {part.name:<{width}}  {describe_part(part)}" for part in self.parts),
        ]


def service_lock(settings: Settings) -> Path:
    """Return the lock that the supervisor of this state folder holds."""
    return settings.home / "service.lock"


def write_status(settings: Settings, parts: Sequence[PartStatus]) -> None:
    """Write the state of the parts, for readers that never see half of it."""
    path = _status_file(settings)
    written = path.with_name(f".{path.name}.new")
    written.write_text(json.dumps([asdict(part) for part in parts], default=str, indent=1) + "\n", "utf-8")
    written.replace(path)


def read_status(settings: Settings) -> ServiceStatus | None:
    """Return the status of the supervisor of this state folder, or None if none runs."""
    supervisor = read_holder(service_lock(settings))
    if supervisor is None:
        return None
    try:
        listed: list[dict[str, Any]] = json.loads(_status_file(settings).read_text("utf-8"))
        parts = tuple(
            PartStatus(**{**part, "since": datetime.fromisoformat(part["since"])}) for part in listed
        )
    except (OSError, ValueError, KeyError, TypeError):
        parts = ()  # it has just begun, or is of another version
    return ServiceStatus(supervisor=supervisor, parts=parts)


def remove_status(settings: Settings) -> None:
    """Remove the file that an ended supervisor wrote."""
    _status_file(settings).unlink(missing_ok=True)


def describe_part(part: PartStatus) -> str:
    """Return the state of a part in words."""
    words = f"{part.state} since {_write_time(part.since)}"
    if part.pid is not None:
        words += f", process {part.pid}"
    if part.address:
        words += f", {part.address}"
    if part.restarts:
        words += f", started again {write_plural(part.restarts, 'time')}"
    return f"{words}; it last {part.last_end}" if part.last_end else words


def _status_file(settings: Settings) -> Path:
    return settings.home / "service.json"


def _write_time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S UTC")
