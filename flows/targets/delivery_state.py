"""The state of each target on this machine: the edition that it has, and why it may be behind."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from warehouse.disk_sync import sync_path

_FILE = "state.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryState:
    """How far a target has come.

    Attributes:
        place: The identity of the place that this was noted of; empty where an earlier version noted it.
        edition_id: The edition that it has; None before the first.
        published_at: When that edition was published on this machine.
        delivered_at: When the target had it.
        bytes: The bytes that were sent for it.
        seconds: How long that took.
        failures: Attempts in a row that failed since.
        failed_at: When the last of these was made.
        error: Its error, as a sentence without secrets.
    """

    place: str = ""
    edition_id: str | None = None
    published_at: datetime | None = None
    delivered_at: datetime | None = None
    bytes: int = 0
    seconds: float = 0.0
    failures: int = 0
    failed_at: datetime | None = None
    error: str = ""


def read_delivery_state(folder: Path, *, place: str = "") -> DeliveryState:
    """Return the state that is noted in a target's folder.

    Args:
        folder: The folder on this machine.
        place: The identity of the target's place; empty for whatever place was noted.

    Returns:
        The state; that of a new target where none is noted, or that of another place.
    """
    try:
        noted = json.loads((folder / _FILE).read_text("utf-8"))
        state = DeliveryState(**{name: _parse(name, noted[name]) for name in _NAMES if name in noted})
        return DeliveryState() if place and state.place not in ("", place) else state
    except (OSError, ValueError, TypeError):  # it only saves work: the target is compared, and noted again
        return DeliveryState()


def write_delivery_state(folder: Path, state: DeliveryState) -> None:
    """Note the state in the target's folder, in one rename."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(state), default=_format, ensure_ascii=False, indent=1)
    unfinished = folder / f".{_FILE}.{os.getpid()}"
    unfinished.write_text(f"{text}\n", "utf-8")
    sync_path(unfinished)
    unfinished.replace(folder / _FILE)


_NAMES = tuple(field.name for field in fields(DeliveryState))


def _format(value: datetime) -> str:
    return value.isoformat()


def _parse(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if name.endswith("_at") and value else value
