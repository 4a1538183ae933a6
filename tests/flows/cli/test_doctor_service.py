"""`newswire doctor` on the processes and the schedule: who holds what, and what is late."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from flows.doctor.running import check_push_token, judge_run
from flows.listen_settings import ListenSettings
from flows.service.spool import Spool, make_arrival
from flows.service.status import PartStatus, service_lock, write_status
from flows.settings import Settings
from warehouse.connection import hold_run, open_writer
from warehouse.locks import LockHolder, hold_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Workspace

NOW = datetime.now(UTC).replace(microsecond=0)


@contextmanager
def hold_service(home: Path, *parts: PartStatus) -> Iterator[None]:
    """Hold the lock of the supervisor, with parts in its file."""
    settings = Settings(home=home)
    with hold_lock(service_lock(settings), command="newswire up"):
        write_status(settings, parts)
        yield


def make_part(**values: object) -> PartStatus:
    stated = {"state": "running", "pid": 4711, "since": NOW, "address": None, "restarts": 0, "last_end": None}
    return PartStatus(**({"name": "prefect-worker"} | stated | values))  # type: ignore[arg-type]


def test_a_part_that_has_ended_needs_attention_with_how_it_ended(new_workspace: Workspace) -> None:
    ended = make_part(state="waiting", pid=None, restarts=3, last_end="was killed by SIGKILL")
    with hold_service(new_workspace.folder / "var", ended):
        done = new_workspace.newswire("doctor")
        status = new_workspace.newswire("up", "--status")
    assert done.returncode == status.returncode == 1
    assert "WRONG   service: prefect-worker is waiting since" in done.stdout
    assert "started again 3 times; it last was killed by SIGKILL" in done.stdout
    assert "prefect-worker  waiting since" in status.stdout


def test_pushes_that_wait_for_a_service_that_does_not_run_are_told(new_workspace: Workspace) -> None:
    spool = Spool(new_workspace.folder / "var/spool")
    spool.write(make_arrival(b"Nissan", corpus="push", origin="https://a.example/1", received_at=NOW))
    done = new_workspace.newswire("doctor")
    assert done.returncode == 1
    assert "WRONG   service: does not run, and 1 push waits for it" in done.stdout


def test_a_service_that_runs_is_ok_and_its_absence_is_no_fault(new_workspace: Workspace) -> None:
    with hold_service(new_workspace.folder / "var", make_part()):
        assert new_workspace.newswire("up", "--status").returncode == 0
        done = new_workspace.newswire("doctor")
    assert "ok      service: prefect-worker is running since" in done.stdout
    assert done.returncode == 0
    assert "ok      service: does not run; `newswire up` starts it" in new_workspace.newswire("doctor").stdout
    assert new_workspace.newswire("up", "--status").returncode == 1


def name_days(begin: datetime) -> set[str]:
    """Return the days since then, of which there are two around midnight."""
    return {f"{at:%Y-%m-%d}" for at in (begin, datetime.now(UTC))}


def test_the_holder_of_the_run_lock_is_named(new_workspace: Workspace) -> None:
    begin = datetime.now(UTC)
    with hold_run(new_workspace.folder / "var", command="newswire rebuild"):
        done = new_workspace.newswire("doctor")
    held = f"ok      run lock: held by process {os.getpid()} (newswire rebuild) since"
    assert any(f"{held} {day}" in done.stdout for day in name_days(begin))
    assert "run lock" not in new_workspace.newswire("doctor").stdout


def test_a_run_lock_that_is_held_for_hours_needs_attention() -> None:
    holder = LockHolder(pid=4711, command="newswire rebuild", since=NOW)
    assert judge_run(holder, now=NOW + timedelta(minutes=59)).ok
    found = judge_run(holder, now=NOW + timedelta(hours=5))
    assert not found.ok
    assert found.message.endswith("for 5 hours")
    assert "`kill 4711`" in found.remedy


def test_a_feed_that_is_due_for_hours_is_late_where_a_service_polls(new_workspace: Workspace) -> None:
    begin = datetime.now(UTC)
    new_workspace.configure("http://127.0.0.1:9/feed")
    assert new_workspace.newswire("run").returncode == 1
    with open_writer(new_workspace.folder / "var" / "warehouse.duckdb") as con:
        con.execute("UPDATE store.feeds SET next_poll_at = $at", {"at": begin - timedelta(hours=3)})
    alone = new_workspace.newswire("doctor").stdout
    assert "ok      schedule: the oldest due feed has been due for 3 hours; `newswire run`" in alone
    assert "ok      schedule: no entry is due" in alone
    assert any(f"last poll {day}" in alone for day in name_days(begin))
    with hold_service(new_workspace.folder / "var", make_part()):
        served = new_workspace.newswire("doctor").stdout
    assert (
        "WRONG   schedule: the oldest due feed has been due for 3 hours, so that the schedule is late"
        in served
    )


def test_a_token_that_cannot_sign_is_named_without_it() -> None:
    (finding,) = check_push_token(Settings(listen=ListenSettings.model_validate({"token": "whsec_hush!"})))
    assert not finding.ok
    assert finding.message.startswith("pushes: listen.token is not base 64 after whsec_")
    assert "hush" not in finding.message
    assert list(check_push_token(Settings())) == []
