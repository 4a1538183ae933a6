"""Marks flow runs as Crashed whose process is gone: a Prefect server alone shows them as Running for ever."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from flows.logs import details, log
from flows.service.prefect_api import ask_prefect
from warehouse.locks import LockHolder, read_holder

_WHY = "Its process is gone, as after a kill or a reboot. Half-done work was undone; the next run does it."


def crash_lost_runs(api_url: str, home: Path, *, worker_started_at: datetime | None) -> int:
    """Mark the flow runs as Crashed that are under way for the server and whose process is gone.

    The server has to be the service's own, whose only worker is the service's too. A run of a deployment is
    lost if it began before that worker was started, since a worker's runs end with it. Any other run is of a
    command or of the listener, which hold the run lock all the while: it is lost if the lock is free, or is
    held by a process that took it later.

    Args:
        api_url: The address of the server's API.
        home: The folder of the state.
        worker_started_at: When the worker was started; None if it was not yet.

    Returns:
        How many runs were marked.

    Raises:
        OSError: The server does not answer.
    """
    under_way = {"flow_runs": {"state": {"type": {"any_": ["PENDING", "RUNNING", "CANCELLING"]}}}}
    runs: Sequence[dict[str, Any]] = ask_prefect(api_url, "flow_runs/filter", under_way)
    # asked after the runs: a run that began in between is not among them
    holder = read_holder(home / "run.lock") if runs else None
    lost = [run for run in runs if _is_lost(run, holder, worker_started_at)]
    for run in lost:
        crashed = {"state": {"type": "CRASHED", "message": _WHY}, "force": True}
        ask_prefect(api_url, f"flow_runs/{run['id']}/set_state", crashed)
        log.warning(
            "flow run %s is marked as crashed: its process is gone",
            run["name"],
            extra=details(flow_run=run["id"]),
        )
    return len(lost)


def _is_lost(run: dict[str, Any], holder: LockHolder | None, worker_started_at: datetime | None) -> bool:
    if run["deployment_id"]:
        began = datetime.fromisoformat(run["state"]["timestamp"])
        return worker_started_at is None or began < worker_started_at
    # a command takes the lock and then creates its run; times of the lock are whole seconds
    began = datetime.fromisoformat(run["created"]) + timedelta(seconds=1)
    return holder is None or began < holder.since
