"""End the flow runs that a reboot or a kill has left Running.

A Prefect server believes that a run is Running until somebody says otherwise, for ever. Whoever holds the
run lock of a home folder knows better: no other process can be within a run of that folder, since the
kernel would not have given out the lock. A run has its label from when it has the lock.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from flows.flow_runs.home_label import LABEL, read_home_id
from flows.logs import details, log
from flows.prefect_api import PrefectApi, PrefectApiError

_UNFINISHED = ("RUNNING", "CANCELLING")
_LIMIT = 200  # runs; the largest page that the server hands out
_CRASHED = {
    "type": "CRASHED",
    "name": "Crashed",
    "message": "Its process ended without saying so: the run lock that it held is free.",
}


def crash_abandoned_runs(api: PrefectApi, home: Path, *, own: Collection[str] = ()) -> int:
    """Mark all flow runs of a home folder as Crashed that are under way for the server; return their number.

    A server that does not answer leaves the runs as they are, with a warning in the log.

    Args:
        api: The server.
        home: The folder of the state, whose run lock must be held.
        own: The identifiers of the flow runs of this process, which are under way.
    """
    home_id, crashed = read_home_id(home), 0
    try:
        for run in _list_unfinished(api):
            if run["id"] not in own and home_id and run["labels"].get(LABEL) == home_id:
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
