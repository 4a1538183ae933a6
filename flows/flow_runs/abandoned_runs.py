"""End the flow runs that a reboot or a kill has left Running.

A Prefect server believes that a run is Running until somebody says otherwise, for ever. Whoever holds the
run lock of a home folder knows better: no other process can be within a run of that folder, since the
kernel would not have given out the lock. A run has its label from when it has the lock.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flows.flow_runs.home_label import LABEL, read_home_id
from flows.logs import details, log
from flows.prefect_api import PrefectApi, PrefectApiError, find_prefect_api
from warehouse.connection import hold_run
from warehouse.errors import WarehouseBusyError

_UNFINISHED = ("RUNNING", "CANCELLING")
_LIMIT = 200  # runs; the largest page that the server hands out
_CRASHED = {
    "type": "CRASHED",
    "name": "Crashed",
    "message": "Its process ended without saying so: the run lock that it held is free.",
}


def crash_abandoned_runs(home: Path, environment: Mapping[str, str] = os.environ) -> int:
    """Mark the flow runs of a home folder as Crashed that are still Running without a process.

    Nothing happens without a server, and while another run holds the run lock: its own flow run is one of
    the Running, and the next start will find the rest.

    Args:
        home: The folder of the state.
        environment: The variables that name the server.

    Returns:
        The number of runs that were marked.
    """
    api = find_prefect_api(environment)
    if api is None or read_home_id(home) is None:
        return 0
    try:
        with hold_run(home, command="recovery of flow runs"):
            return crash_other_runs(api, home)
    except WarehouseBusyError:
        return 0


def crash_other_runs(api: PrefectApi, home: Path, *, own: str | None = None) -> int:
    """Mark all Running flow runs of a home folder as Crashed but `own`; the run lock must be held.

    A server that does not answer leaves the runs as they are, with a warning in the log.
    """
    home_id, crashed = read_home_id(home), 0
    try:
        for run in _list_unfinished(api):
            if run["id"] != own and home_id and run["labels"].get(LABEL) == home_id:
                api.send("POST", f"flow_runs/{run['id']}/set_state", {"state": _CRASHED, "force": True})
                log.info("flow run marked as crashed", extra=details(flow_run=run["name"], id=run["id"]))
                crashed += 1
    except PrefectApiError as error:
        log.warning("flow runs that a kill left Running could not be ended: %s", error)
    return crashed


def _list_unfinished(api: PrefectApi) -> list[dict[str, Any]]:
    wanted = {"state": {"type": {"any_": list(_UNFINISHED)}}}
    found: list[dict[str, Any]] = api.send(
        "POST", "flow_runs/filter", {"flow_runs": wanted, "limit": _LIMIT, "sort": "START_TIME_ASC"}
    )
    return found
