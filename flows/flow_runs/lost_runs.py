"""Mark lost runs as Crashed: flow runs that are under way on the server, while their process is gone.

There are two callers, since neither finds all:

- Each run, on any server. It holds the run lock of a home folder, which the kernel gives out once, so that no
  other run with that folder's label can be alive.
- The supervisor, on the server that it has started. That one serves nobody else, and its only worker is the
  service's, so that runs are found which were killed before they had the lock and the label, and without
  waiting for the next run.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.flow_runs.home_label import LABEL, read_home_id
from flows.logs import details, log
from flows.prefect_api import PrefectApi, PrefectApiError
from warehouse.errors import WarehouseError
from warehouse.locks import hold_lock, name_run_lock, read_holder

_UNDER_WAY = {
    "flow_runs": {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}},
    "sort": "START_TIME_ASC",  # the server hands out 200 at a time
}
_CRASHED = {
    "type": "CRASHED",
    "name": "Crashed",
    "message": "Its process is gone, as after a kill or a reboot. The next run does its work.",
}


def crash_runs_of_home(api: PrefectApi, home: Path, *, own: Collection[str] = ()) -> None:
    """Mark all other flow runs of a home folder that are under way for the server.

    A server that does not answer leaves the runs as they are, with a warning in the log.

    Args:
        api: The server.
        home: The folder of the state, whose run lock must be held.
        own: The identifiers of the flow runs of this process, which are under way.
    """
    home_id = read_home_id(home)
    if home_id is None:
        return
    try:
        others = (run for run in _list_under_way(api) if run["id"] not in own)
        _crash(api, [run for run in others if run["labels"].get(LABEL) == home_id])
    except PrefectApiError as error:
        log.warning("lost flow runs could not be marked as crashed: %s", error)


def crash_runs_of_service(api: PrefectApi, home: Path, *, worker_started_at: datetime | None) -> None:
    """Mark the flow runs that are under way for the service's own server and whose process is gone.

    A run of a deployment is lost if it began before the service's worker was started, since a worker's runs
    end with it. Any other run is of a command or of the listener, which hold the run lock all the while: it
    is lost if somebody has taken the lock since.

    Args:
        api: The server.
        home: The folder of the state.
        worker_started_at: When the worker was started; None if it was not yet.

    Raises:
        PrefectApiError: The server does not answer.
    """
    runs, lock_taken_at = _list_under_way(api), None
    if not all(run["deployment_id"] for run in runs):  # the run lock is not taken for nothing
        lock_taken_at = _find_last_taking(home)
        runs = _list_under_way(api)  # some may have ended before the lock was taken
    _crash(api, [run for run in runs if _is_lost(run, lock_taken_at, worker_started_at)])


def _list_under_way(api: PrefectApi) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.send("POST", "flow_runs/filter", _UNDER_WAY)
    return found


def _crash(api: PrefectApi, runs: Iterable[dict[str, Any]]) -> None:
    for run in runs:
        api.send("POST", f"flow_runs/{run['id']}/set_state", {"state": _CRASHED, "force": True})
        marked = details(flow_run=run["name"], id=run["id"])
        log.warning("a flow run is marked as crashed, since its process is gone", extra=marked)


def _find_last_taking(home: Path) -> datetime | None:
    """Return when the run lock was last taken, which is now if it is free; None if nobody can tell."""
    lock = name_run_lock(home)
    try:
        with hold_lock(lock, command="search for lost flow runs"):
            return datetime.now(UTC)
    except WarehouseError:  # somebody holds it, or its file cannot be written
        holder = read_holder(lock)
        return holder.since if holder else None


def _is_lost(run: dict[str, Any], lock_taken_at: datetime | None, worker_started_at: datetime | None) -> bool:
    if run["deployment_id"]:
        began = datetime.fromisoformat(run["state"]["timestamp"])
        return worker_started_at is None or began < worker_started_at
    # a command takes the lock and then creates its run, by the clock of this machine
    return lock_taken_at is not None and datetime.fromisoformat(run["created"]) < lock_taken_at
