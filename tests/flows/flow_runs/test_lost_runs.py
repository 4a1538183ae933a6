"""Which flow runs are lost: by the label of a home folder, and by what the supervisor knows of its server."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from flows.flow_runs.home_label import LABEL, make_home_id
from flows.flow_runs.lost_runs import crash_runs_of_home, crash_runs_of_service
from flows.prefect_api import PrefectApi, PrefectApiError
from warehouse.locks import hold_lock, name_run_lock

NOW = datetime.now(UTC)
EARLIER, LATER = NOW - timedelta(hours=1), NOW + timedelta(hours=1)  # the suite runs for minutes after this


class StatedServer:
    """A server with some flow runs under way; `crashed` names those that were marked."""

    def __init__(self, *runs: dict[str, Any]) -> None:
        self.runs, self.crashed = runs, list[str]()

    def send(self, _: str, path: str, body: Any) -> Any:
        if path == "flow_runs/filter":
            return list(self.runs)
        assert body["state"]["type"] == "CRASHED"
        self.crashed.append(path.split("/")[1])
        return None

    @property
    def api(self) -> PrefectApi:
        return cast("PrefectApi", self)


def make_run(
    name: str, *, at: datetime = NOW, deployment: str | None = None, label: str = ""
) -> dict[str, Any]:
    return {
        "id": name,
        "name": name,
        "labels": {LABEL: label},
        "deployment_id": deployment,
        "created": at.isoformat(),
        "state": {"timestamp": at.isoformat()},
    }


def test_a_run_marks_those_with_the_label_of_its_home_but_its_own(tmp_path: Path) -> None:
    home_id = make_home_id(tmp_path)
    server = StatedServer(
        make_run("lost", label=home_id),
        make_run("own", label=home_id),
        make_run("other", label="another home"),
    )
    crash_runs_of_home(server.api, tmp_path, own={"own"})
    assert server.crashed == ["lost"]


def test_a_run_goes_on_where_the_server_is_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    make_home_id(tmp_path)
    with caplog.at_level(logging.WARNING, "newswire"):
        crash_runs_of_home(PrefectApi(url="http://127.0.0.1:9/api"), tmp_path)
    assert "lost flow runs could not be marked" in caplog.text


def test_runs_of_a_deployment_that_began_before_the_worker_are_lost(tmp_path: Path) -> None:
    runs = (make_run("former", at=EARLIER, deployment="d"), make_run("present", at=LATER, deployment="d"))
    server = StatedServer(*runs)
    crash_runs_of_service(server.api, tmp_path, worker_started_at=NOW)
    assert server.crashed == ["former"]
    assert not name_run_lock(tmp_path).exists(), "the run lock was taken for nothing"
    server = StatedServer(*runs)
    crash_runs_of_service(server.api, tmp_path, worker_started_at=None)
    assert server.crashed == ["former", "present"]


def test_runs_of_commands_are_lost_once_the_run_lock_is_free_or_taken_again(tmp_path: Path) -> None:
    runs = (make_run("former", at=EARLIER), make_run("present", at=LATER))
    free, held = StatedServer(*runs), StatedServer(*runs)
    crash_runs_of_service(free.api, tmp_path, worker_started_at=None)
    with hold_lock(name_run_lock(tmp_path), command="newswire run"):
        crash_runs_of_service(held.api, tmp_path, worker_started_at=None)
    assert free.crashed == held.crashed == ["former"]


def test_a_run_of_a_command_is_lost_where_the_next_takes_the_lock_within_the_second(tmp_path: Path) -> None:
    lost = make_run("lost", at=datetime.now(UTC))
    with hold_lock(name_run_lock(tmp_path), command="newswire run"):
        server = StatedServer(lost, make_run("present", at=datetime.now(UTC)))
        crash_runs_of_service(server.api, tmp_path, worker_started_at=None)
    assert server.crashed == ["lost"]


def test_no_run_of_a_command_is_taken_for_lost_where_the_run_lock_cannot_be_asked(tmp_path: Path) -> None:
    name_run_lock(tmp_path).mkdir()
    server = StatedServer(make_run("former", at=EARLIER))
    crash_runs_of_service(server.api, tmp_path, worker_started_at=None)
    assert server.crashed == []


def test_the_supervisor_learns_that_the_server_is_silent(tmp_path: Path) -> None:
    with pytest.raises(PrefectApiError):
        crash_runs_of_service(PrefectApi(url="http://127.0.0.1:9/api"), tmp_path, worker_started_at=None)
