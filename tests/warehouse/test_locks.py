"""Who holds a lock can be asked without taking it, and a dead process holds none."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from waiting import wait_until

from warehouse.errors import WarehouseBusyError
from warehouse.locks import hold_lock, read_holder


def test_the_holder_is_known_while_it_holds_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    assert read_holder(lock) is None
    with hold_lock(lock, command="newswire run"):
        holder = read_holder(lock)
        assert holder
        assert (holder.pid, holder.command) == (os.getpid(), "newswire run")
        assert abs(datetime.now(UTC) - holder.since) < timedelta(seconds=60)
    assert read_holder(lock) is None


def test_a_lock_is_held_without_a_note_where_there_is_no_room_for_one(tmp_path: Path) -> None:
    code = (
        "import resource, sys; from pathlib import Path; from warehouse.locks import hold_lock\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # as a full disk\n"
        "with hold_lock(Path(sys.argv[1]), command='run'): print(*Path(sys.argv[1]).parent.iterdir())"
    )
    lock = tmp_path / "run.lock"
    done = subprocess.run([sys.executable, "-c", code, str(lock)], check=True, capture_output=True, text=True)
    assert done.stdout == f"{lock}\n"


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    code = (
        "import os, signal, sys; from pathlib import Path; from warehouse.locks import hold_lock\n"
        "with hold_lock(Path(sys.argv[1]), command='run'): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(lock)], check=False)
    assert lock.with_name("run.lock.holder").exists()
    assert read_holder(lock) is None


def test_a_later_process_with_the_number_of_the_holder_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    before_it_began = datetime.now(UTC) - timedelta(days=400)
    note = {"pid": os.getpid(), "command": "newswire run", "since": str(before_it_began)}
    lock.with_name("run.lock.holder").write_text(json.dumps(note))
    assert read_holder(lock) is None


def test_whoever_waits_logs_for_whom_and_gets_the_lock(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lock = tmp_path / "run.lock"
    caplog.set_level(logging.INFO, logger="newswire")

    def wait_for_it() -> int:
        with hold_lock(lock, command="newswire load", wait=60):
            return os.getpid()

    with ThreadPoolExecutor(1) as threads:
        with hold_lock(lock, command="newswire run"):
            with (
                pytest.raises(WarehouseBusyError, match=r"process \d+ \(newswire run\) since"),
                hold_lock(lock, command="newswire prune"),
            ):
                pass
            assert not caplog.records
            waiting = threads.submit(wait_for_it)
            wait_until(lambda: bool(caplog.records))
        assert waiting.result(60) == os.getpid()
    assert [record.message for record in caplog.records] == [
        "waiting for a lock",
        "lock acquired after a wait",
    ]
    assert "newswire run" in caplog.records[0].details["held_by"]
