"""The flows on a real Prefect server: the same rows, and deployments with schedules."""

from __future__ import annotations

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
from typing import TYPE_CHECKING

import pytest
import yaml
from courier import write_pages

if TYPE_CHECKING:
    from conftest import Desk

ROOT = Path(__file__).resolve().parents[2]
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
SAME = {
    "articles": "SELECT * EXCLUDE (first_seen_at, revised_at) FROM articles ORDER BY ALL",
    "blocks": "SELECT * FROM blocks ORDER BY ALL",
    "tags": "SELECT * FROM article_tags ORDER BY ALL",
    "stories": "SELECT * EXCLUDE (first_seen_at, last_seen_at) FROM stories ORDER BY ALL",
    "duplicates": "SELECT * FROM duplicates ORDER BY ALL",
    "entries": "SELECT entry_id, version, outcome, reason, attempts, article_id FROM entries ORDER BY ALL",
    "refusals": "SELECT url, origin, stage, reason FROM refusals ORDER BY ALL",
    "flows": "SELECT flow, counts FROM runs ORDER BY ALL",
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


def test_runs_as_flows_give_the_same_rows_as_plain_runs(
    prefect: dict[str, str], make_desk: Callable[[Path], Desk], tmp_path: Path, seeds: Path
) -> None:
    rows = []
    for name, environment in (("plain", {}), ("flows", prefect)):
        (tmp_path / name).mkdir()
        desk = make_desk(tmp_path / name)
        done = desk.newswire("run", "--sample", "--corpus-dir", str(seeds.resolve()), **environment)
        assert done.returncode == 0, done.stderr
        rows.append({what: desk.ask(query) for what, query in SAME.items()})
    assert rows[0] == rows[1]


def test_each_flow_of_a_run_is_a_flow_run_of_the_server(prefect: dict[str, str], desk: Desk) -> None:
    assert desk.newswire("run", "--sample", **prefect).returncode == 0
    rebuilt = desk.newswire("rebuild", **prefect)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert "nothing changes" in rebuilt.stdout
    listed = subprocess.run(
        [sys.executable, "-m", "prefect", "flow-run", "ls", "--state", "COMPLETED"],
        env=prefect | {"COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert all(flow in listed for flow in ("poll", "ingest", "rebuild", "publish"))


@pytest.mark.parametrize("flow", ["rebuild", "retag"])
def test_a_flow_that_makes_history_anew_publishes_it(prefect: dict[str, str], desk: Desk, flow: str) -> None:
    write_pages(desk.folder / "pages", range(3))
    assert desk.newswire("load", "pages").returncode == 0
    before = desk.ask("FROM articles ORDER BY ALL")
    desk.edition.unlink()
    done = subprocess.run(
        [sys.executable, "-c", f"from flows.{flow} import {flow}; {flow}()"],
        cwd=desk.folder,
        env=desk.environment | prefect | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert desk.ask("FROM articles ORDER BY ALL") == before


def test_the_deployments_are_made_with_their_schedules_and_can_be_made_again(prefect: dict[str, str]) -> None:
    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "prefect", *arguments],
            cwd=ROOT,
            env=prefect | {"COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("work-pool", "create", "--type", "process", "newswire")
    for _ in range(2):
        run("--no-prompt", "deploy", "--all")
    listed = run("deployment", "ls")
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    for deployment in declared:
        flow = deployment["entrypoint"].rpartition(":")[2]
        assert listed.count(f"{flow}/{deployment['name']}") == 1
        shown = run("deployment", "inspect", f"{flow}/{deployment['name']}")
        for schedule in deployment.get("schedules", []):
            assert str(schedule["interval"]) in shown


def test_no_key_of_a_deployment_is_misspelt() -> None:
    declared = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert {key for deployment in declared for key in deployment} <= KEYS
    assert {deployment["entrypoint"] for deployment in declared} == {
        f"flows/{flow}.py:{flow}" for flow in ("poll", "ingest", "publish", "load", "rebuild", "retag")
    }
