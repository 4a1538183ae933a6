"""The supervisor, with stand-ins for the parts of the service: real processes, and signals to them."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from folders import ROOT
from free_port import find_free_port
from process_tree import is_alive, list_descendants
from waiting import wait_until

from flows.prefect_api import PrefectApiError
from flows.service.status import PartStatus, read_status
from flows.service.supervisor import WORKER, _mark
from flows.settings import Settings

LATE = 30.0  # seconds: the promise is ten, of which parts have 7.5; a busy machine takes longer, not for ever


class Supervised:
    """A supervisor in a process of its own."""

    def __init__(self, home: Path, *parts: str, port: int = 0) -> None:
        self.settings, self.port, self.parts = Settings(home=home), port or find_free_port(), parts
        self.process = self.start()

    def start(self) -> subprocess.Popen[str]:
        """Start one more supervisor of the same folder."""
        script = ROOT / "tests/support/supervised.py"
        return subprocess.Popen(
            [sys.executable, str(script), str(self.settings.home), str(self.port), *self.parts],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def end(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=60)

    def find(self, name: str) -> PartStatus:
        """Return the status of a part, as soon as there is one."""
        status = None

        def is_known() -> bool:
            nonlocal status
            status = read_status(self.settings)
            return bool(status and status.parts)

        wait_until(is_known)
        assert status
        return next(part for part in status.parts if part.name == name)

    def await_pid(self, name: str, condition: Callable[[PartStatus], bool] = lambda _: True) -> int:
        """Wait until a part runs and the condition holds; return its process."""
        wait_until(lambda: (part := self.find(name)).state == "running" and condition(part))
        pid = self.find(name).pid
        assert pid is not None
        return pid


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[Supervised]:
    started = Supervised(tmp_path / "var")
    yield started
    started.end()


def test_a_killed_part_is_started_again_and_what_it_started_ends_with_it(supervised: Supervised) -> None:
    killed = supervised.await_pid("web")
    (child,) = list_descendants(killed)
    os.kill(killed, signal.SIGKILL)
    again = supervised.await_pid("web", lambda part: part.restarts == 1)
    assert again != killed
    assert supervised.find("web").last_end == "was killed by SIGKILL"
    urllib.request.urlopen(f"http://127.0.0.1:{supervised.port}", timeout=60).close()
    wait_until(lambda: not is_alive(child))


def test_a_part_that_ends_at_once_is_started_ever_less_often(supervised: Supervised) -> None:
    supervised.await_pid("web")
    wait_until(lambda: supervised.find("failing").restarts >= 1)
    once = supervised.find("failing")
    wait_until(lambda: supervised.find("failing").restarts > once.restarts)
    # by the clock of the supervisor: the test may look late at both
    assert supervised.find("failing").since - once.since > timedelta(seconds=1.5)
    assert supervised.find("failing").last_end == "ended with status 7"
    assert supervised.find("web").restarts == 0


def test_a_signal_ends_all_parts_in_time_a_stubborn_one_too(tmp_path: Path) -> None:
    supervised = Supervised(tmp_path / "var", "stubborn")
    supervised.await_pid("stubborn")
    pids = list_descendants(supervised.process.pid)
    assert len(pids) >= 3
    begin = time.monotonic()
    supervised.end()
    assert time.monotonic() - begin < LATE
    assert supervised.process.returncode == 0
    assert [pid for pid in pids if is_alive(pid)] == []
    assert read_status(supervised.settings) is None


def test_a_signal_ends_a_part_that_hangs_in_time(tmp_path: Path) -> None:
    supervised = Supervised(tmp_path / "var")
    hung = supervised.await_pid("web")
    os.kill(hung, signal.SIGSTOP)
    begin = time.monotonic()
    supervised.end()
    assert time.monotonic() - begin < LATE
    assert not is_alive(hung)


def test_no_part_outlives_a_killed_supervisor_and_the_next_one_starts(supervised: Supervised) -> None:
    parts = {supervised.await_pid("web")}
    grandchildren = set(list_descendants(supervised.process.pid)) - parts
    supervised.process.kill()
    wait_until(lambda: not any(map(is_alive, parts)))
    for pid in grandchildren:  # only a part of ours ends with the supervisor
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    supervised.process.communicate(timeout=60)
    assert read_status(supervised.settings) is None
    supervised.process = supervised.start()
    supervised.await_pid("web")


def test_another_program_at_the_address_of_a_part_is_not_taken_for_it(supervised: Supervised) -> None:
    supervised.await_pid("web")
    stranger = Supervised(supervised.settings.home.with_name("other"), port=supervised.port)
    wait_until(lambda: stranger.find("web").last_end is not None)
    assert stranger.find("web").state == "waiting"
    assert "another program answers at http://127.0.0.1:" in str(stranger.find("web").last_end)
    stranger.end()


def test_a_second_supervisor_names_the_first_and_where_it_listens(supervised: Supervised) -> None:
    supervised.await_pid("web")
    second = supervised.start()
    _, stderr = second.communicate(timeout=60)
    assert second.returncode != 0
    assert f"runs already, as process {supervised.process.pid}: web at http://127.0.0.1:" in stderr


@pytest.mark.parametrize("fault", [None, PrefectApiError("no answer"), KeyError("state")])
def test_lost_runs_are_searched_for_from_the_start_of_the_worker_and_no_fault_ends_the_service(
    fault: Exception | None, caplog: pytest.LogCaptureFixture
) -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    server, idle, worker = (
        SimpleNamespace(part=SimpleNamespace(name=name), pid=pid, started_at=at)
        for name, pid in (("server", 1), (WORKER, None), (WORKER, 2))
    )
    asked: list[datetime | None] = []

    def search(*, worker_started_at: datetime | None) -> None:
        asked.append(worker_started_at)
        if fault:
            raise fault

    caplog.set_level(logging.INFO, logger="newswire")
    for processes in ([server, worker], [server, idle]):
        _mark(search, cast("Any", processes))
    assert asked == [at, None]
    assert ("were not searched for" in caplog.text) is (fault is not None)
