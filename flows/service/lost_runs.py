"""Marks the flow runs as Crashed that the end of a part of the service left unfinished.

Each run marks those that were in it before (:mod:`flows.flow_runs.abandoned_runs`), on any server. The
supervisor knows more of its own: when the worker was started, and that nobody else runs anything there. So it
also finds runs that were killed before they had the run lock, and finds all of them at once.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.logs import details, log
from flows.prefect_api import PrefectApi
from warehouse.errors import WarehouseBusyError
from warehouse.locks import hold_lock, name_run_lock, read_holder

_WHY = "Its process is gone, as after a kill or a reboot. Half-done work was undone; the next run does it."


def crash_lost_runs(api: PrefectApi, home: Path, *, worker_started_at: datetime | None) -> int:
    """Mark the flow runs as Crashed that are under way for the server and whose process is gone.

    The server has to be the service's own, whose only worker is the service's too. A run of a deployment is
    lost if it began before that worker was started, since a worker's runs end with it. Any other run is of a
    command or of the listener, which hold the run lock all the while: it is lost if somebody has taken the
    lock since.

    Args:
        api: The server.
        home: The folder of the state.
        worker_started_at: When the worker was started; None if it was not yet.

    Returns:
        How many runs were marked.

    Raises:
        PrefectApiError: The server does not answer.
    """
    if not _list_under_way(api):  # the run lock is not taken for nothing
        return 0
    try:
        with hold_lock(name_run_lock(home), command="search for lost flow runs"):
            return _crash(api, lock_taken_at=datetime.now(UTC), worker_started_at=worker_started_at)
    except WarehouseBusyError:
        holder = read_holder(name_run_lock(home))
        taken_at = holder.since if holder else datetime.min.replace(tzinfo=UTC)
        return _crash(api, lock_taken_at=taken_at, worker_started_at=worker_started_at)


def _crash(api: PrefectApi, *, lock_taken_at: datetime, worker_started_at: datetime | None) -> int:
    """Mark lost runs; they are listed after the lock was taken, so that none can end meanwhile."""
    lost = [run for run in _list_under_way(api) if _is_lost(run, lock_taken_at, worker_started_at)]
    for run in lost:
        crashed = {"state": {"type": "CRASHED", "message": _WHY}, "force": True}
        api.send("POST", f"flow_runs/{run['id']}/set_state", crashed)
        marked = details(flow_run=run["name"], id=run["id"])
        log.warning("a flow run is marked as crashed, since its process is gone", extra=marked)
    return len(lost)


def _list_under_way(api: PrefectApi) -> list[dict[str, Any]]:
    wanted = {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}}
    found: list[dict[str, Any]] = api.send("POST", "flow_runs/filter", {"flow_runs": wanted})
    return found


def _is_lost(run: dict[str, Any], lock_taken_at: datetime, worker_started_at: datetime | None) -> bool:
    if run["deployment_id"]:
        began = datetime.fromisoformat(run["state"]["timestamp"])
        return worker_started_at is None or began < worker_started_at
    # a command takes the lock, whose times are whole seconds, and then creates its run
    return datetime.fromisoformat(run["created"]) + timedelta(seconds=1) < lock_taken_at
