"""Who holds a lock can be asked without taking it, and a dead process holds none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
