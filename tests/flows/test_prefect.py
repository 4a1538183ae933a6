"""The flows on a real Prefect server: the same rows, and deployments with schedules."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from courier import write_pages
from folders import ROOT
from visible_state import read_comparable_state

if TYPE_CHECKING:
    from conftest import Workspace

QUIET = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "WARNING"}
# Keys that Prefect reads; it passes over misspelt ones without a word.
KEYS = {
    "name",
    "entrypoint",
    "description",
    "work_pool",
    "concurrency_limit",
    "schedules",
    "parameters",
    "tags",
}


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment in which a Prefect server answers."""
    home = tmp_path_factory.mktemp("prefect")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = QUIET | {"PREFECT_HOME": str(home), "HOME": str(home), "PATH": os.environ["PATH"]}
    server = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    url = f"http://127.0.0.1:{port}/api"
    try:
        _wait_for(f"{url}/health", server)
        yield environment | {"PREFECT_API_URL": url}
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 120
    while True:
        assert server.poll() is None, "the Prefect server ended"
        assert time.monotonic() < deadline, "the Prefect server did not answer in time"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)


@pytest.fixture(scope="module")
def flown(
    prefect: dict[str, str],
    make_workspace: Callable[[Path], Workspace],
    tmp_path_factory: pytest.TempPathFactory,
    seeds: Path,
) -> Workspace:
    """A workspace where the sample site and the corpus were run as flows."""
    workspace = make_workspace(tmp_path_factory.mktemp("flown"))
    done = workspace.newswire_process("run", "--sample", "--corpus-dir", str(seeds.resolve()), **prefect)
    assert done.returncode == 0, done.stderr
    return workspace


def ask(prefect: dict[str, str], question: str) -> list[dict[str, Any]]:
    """Ask the server for all that it has of one kind."""
    request = urllib.request.Request(
        f"{prefect['PREFECT_API_URL']}/{question}/filter",
        data=b"{}",
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        told: list[dict[str, Any]] = json.load(answer)
    return told


def test_runs_as_flows_give_the_same_rows_as_plain_runs(
    flown: Workspace, workspace: Workspace, seeds: Path
) -> None:
    done = workspace.newswire("run", "--sample", "--corpus-dir", str(seeds.resolve()))
    assert done.returncode == 0, done.stderr
    assert read_comparable_state(flown) == read_comparable_state(workspace)
    counts = "SELECT flow, counts FROM runs ORDER BY ALL"
    assert flown.ask(counts) == workspace.ask(counts)


def test_each_flow_of_a_run_is_a_flow_run_of_the_server(
    prefect: dict[str, str], flown: Workspace, workspace: Workspace
) -> None:
    rebuilt = workspace.take(flown).newswire_process("rebuild", **prefect)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert "nothing changes" in rebuilt.stdout
    names = {flow["id"]: flow["name"] for flow in ask(prefect, "flows")}
    completed = {
        names[run["flow_id"]] for run in ask(prefect, "flow_runs") if run["state_type"] == "COMPLETED"
    }
    assert completed >= {"poll", "ingest", "load", "rebuild", "publish"}


@pytest.mark.parametrize("flow", ["rebuild", "retag"])
def test_a_flow_that_makes_history_anew_publishes_it(
    prefect: dict[str, str], workspace: Workspace, flow: str
) -> None:
    write_pages(workspace.folder / "pages", range(3))
    assert workspace.newswire("load", "pages").returncode == 0
    before = workspace.ask("FROM articles ORDER BY ALL")
    workspace.edition.unlink()
    done = subprocess.run(
        [sys.executable, "-c", f"from flows.{flow} import {flow}; {flow}()"],
        cwd=workspace.folder,
        env=workspace.environment | prefect | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert workspace.ask("FROM articles ORDER BY ALL") == before


def test_the_deployments_are_made_with_their_schedules_and_can_be_made_again(prefect: dict[str, str]) -> None:
    for arguments in (
        ("work-pool", "create", "--type", "process", "newswire"),
        *[("--no-prompt", "deploy", "--all")] * 2,
    ):
        done = subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=ROOT,
            env=prefect | {"COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    declared = [
        (
            each["entrypoint"],
            each["name"],
            [float(schedule["interval"]) for schedule in each.get("schedules", [])],
        )
        for each in yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    ]
    made = [
        (each["entrypoint"], each["name"], [entry["schedule"]["interval"] for entry in each["schedules"]])
        for each in ask(prefect, "deployments")
    ]
    assert sorted(made) == sorted(declared)


def test_no_key_of_a_deployment_is_misspelt() -> None:
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert {key for deployment in declared for key in deployment} <= KEYS
    assert {deployment["entrypoint"] for deployment in declared} == {
        f"flows/{flow}.py:{flow}" for flow in ("poll", "ingest", "publish", "load", "rebuild", "retag")
    }
