"""`newswire up` with a Prefect server: all parts run, lost runs are Crashed, and Ctrl-C ends everything."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest
from free_port import find_free_port
from prefect_server import PATIENCE, PAUSE
from process_tree import is_alive, list_descendants
from waiting import wait_until

from flows.flow_runs.lost_runs import crash_runs_of_service
from flows.prefect_api import PrefectApi, PrefectApiError
from flows.service.parts import EXPLORER
from flows.service.status import ServiceStatus, read_status
from flows.settings import Settings

if TYPE_CHECKING:
    import subprocess

    from conftest import Workspace


class Up:
    """A running service."""

    def __init__(self, workspace: Workspace) -> None:
        port = find_free_port()
        (workspace.folder / "newswire.toml").write_text(
            f"[listen]\nport = {find_free_port()}\n[prefect]\nport = {port}\n"
            f"[explore]\nport = {find_free_port()}\n"
        )
        self.settings = Settings(home=workspace.folder / "var")
        self.api = PrefectApi(url=f"http://127.0.0.1:{port}/api")
        self.process: subprocess.Popen[str] = workspace.start("up")

    def read_status(self) -> ServiceStatus | None:
        return read_status(self.settings)

    def is_well(self) -> bool:
        assert self.process.poll() is None, "the service ended"
        status = self.read_status()
        return status is not None and status.is_well

    def list_deployments(self) -> dict[str, Any]:
        """Return the deployments by the name of their flow's function."""
        try:
            found = self.api.send("POST", "deployments/filter", {})
        except PrefectApiError:
            return {}
        return {one["entrypoint"].partition(":")[2]: one for one in found}

    def begin_run(self, name: str, *, path: str, **values: Any) -> str:
        """Create a flow run that is Running, of no process."""
        body = {"name": name, "state": {"type": "RUNNING"}} | values
        return str(self.api.send("POST", path, body)["id"])

    def read_state(self, run: str) -> str:
        return str(self.api.send("GET", f"flow_runs/{run}")["state_type"])


@pytest.fixture(scope="module")
def up(make_workspace: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    started = Up(make_workspace(tmp_path_factory.mktemp("up")))
    wait_until(started.is_well, seconds=PATIENCE, pause=PAUSE)
    yield started
    if started.process.poll() is None:
        started.process.terminate()
    started.process.communicate(timeout=60)


def test_the_deployments_are_there_and_their_schedule_is_left_to_the_listener(up: Up) -> None:
    def is_deployed() -> bool:
        found = up.list_deployments()
        # the schedule is switched off a moment after the deployment
        return "run" in found and not any(one["active"] for one in found["run"]["schedules"])

    wait_until(is_deployed, seconds=PATIENCE, pause=PAUSE)
    assert {"load", "rebuild", "retag"} <= up.list_deployments().keys()
    assert up.list_deployments()["run"]["schedules"]


def test_runs_whose_process_is_gone_are_marked_as_crashed_and_no_others(up: Up) -> None:
    wait_until(lambda: "run" in up.list_deployments(), seconds=PATIENCE, pause=PAUSE)
    flow = up.list_deployments()["run"]
    before = datetime.now(UTC)
    alone = up.begin_run("killed", path="flow_runs/", flow_id=flow["flow_id"])
    deployed = up.begin_run("lost", path=f"deployments/{flow['id']}/create_flow_run")
    time.sleep(1.1)  # times of the run lock are whole seconds
    crash_runs_of_service(up.api, up.settings.home, worker_started_at=before)
    assert up.read_state(alone) == "CRASHED"
    assert up.read_state(deployed) == "RUNNING", "the worker that began it still runs"
    crash_runs_of_service(up.api, up.settings.home, worker_started_at=datetime.now(UTC))
    assert up.read_state(deployed) == "CRASHED"


def test_the_explorer_is_a_part_at_an_address_that_the_status_shows(up: Up) -> None:
    status = up.read_status()
    assert status
    (explorer,) = [part for part in status.parts if part.name == EXPLORER]
    assert explorer.state == "running"
    assert any(f"{explorer.address}" in line for line in status.describe())
    with urlopen(f"{explorer.address}/", timeout=60) as answer:
        assert "<h1>Overview</h1>" in answer.read().decode()


def test_ctrl_c_ends_server_worker_explorer_and_listener_in_time(up: Up) -> None:
    pids = list_descendants(up.process.pid)
    assert len(pids) >= 4
    begin = time.monotonic()
    up.process.send_signal(signal.SIGINT)
    up.process.communicate(timeout=60)
    assert time.monotonic() - begin < 30  # ten where nothing else runs
    assert up.process.returncode == 0
    assert [pid for pid in pids if is_alive(pid)] == []
    assert up.read_status() is None
