"""A run that was killed at any moment and is repeated leaves the same rows as an undisturbed run."""

from __future__ import annotations

import contextlib
import random
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from visible_state import read_comparable_state
from waiting import wait_until

if TYPE_CHECKING:
    from conftest import ScriptedServer, Workspace
    from warm_starts import WarmProcess

MOMENTS = 20


def watch(running: subprocess.Popen[str] | WarmProcess, folder: Path, *, until: int | None = None) -> int:
    """Count the changes of files in the state folder.

    Args:
        running: The process that writes them; counting ends with it.
        folder: The workspace.
        until: The number of changes after which to return.
    """
    changes, before = 0, set()
    while running.poll() is None and changes != until:
        with contextlib.suppress(FileNotFoundError):  # removed since it was listed
            found = {(path, path.stat().st_mtime_ns) for path in (folder / "var").rglob("*")}
            changes, before = changes + (found != before), found
        time.sleep(0.01)
    return changes


def test_a_run_killed_at_twenty_moments_and_repeated_loses_nothing_and_loads_nothing_twice(
    make_workspace: Callable[[Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Moments are counted in changes of files. A run is repeated until it ends, after one kill or several."""

    def begin() -> Workspace:
        return make_workspace(tmp_path_factory.mktemp("workspace"))

    undisturbed = begin()
    running = undisturbed.start("run", "--sample")
    changes = watch(running, undisturbed.folder)
    running.communicate()
    assert running.returncode == 0
    expected = read_comparable_state(undisturbed)
    chance = random.Random(20)
    moments = [(number + chance.random()) / MOMENTS for number in range(MOMENTS)]
    chance.shuffle(moments)
    workspace = begin()
    while True:
        running = workspace.start_warm("run", "--sample")
        watch(running, workspace.folder, until=max(1, round(moments[-1] * changes)) if moments else None)
        if moments:
            time.sleep(chance.uniform(0, 0.1))
            running.send_signal(signal.SIGKILL)
        _, stderr = running.communicate()
        if running.returncode == -signal.SIGKILL:
            moments.pop()
            continue
        assert running.returncode == 0, stderr
        assert read_comparable_state(workspace) == expected
        if not moments:
            break
        moments[-1] *= 0.9  # it ended before, as it may when most was done already: begin in a new folder
        workspace = begin()


def test_a_killed_run_leaves_no_process_behind(workspace: Workspace) -> None:
    running = workspace.start("run", "--sample")
    deadline = time.monotonic() + 120
    while not (workers := _list_descendants(running.pid)):
        assert time.monotonic() < deadline, "no worker was started"
        assert running.poll() is None, "the run was over before a worker was seen"
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    while alive := {worker for worker in workers if _is_alive(worker)}:
        assert time.monotonic() < deadline, f"processes {alive} outlived the run"
        time.sleep(0.1)


def _list_descendants(process: int) -> set[int]:
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except FileNotFoundError:
        return set()
    return {int(child) for child in children}.union(*(_list_descendants(int(child)) for child in children))


def _is_alive(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return False


def test_a_back_off_lasts_even_if_the_run_that_received_it_is_killed(
    workspace: Workspace, server: ScriptedServer
) -> None:
    warehouse = workspace.folder / "var" / "warehouse.duckdb"
    written: list[int] = []
    released = threading.Event()

    def refuse(peer: socket.socket, _: bytes) -> None:
        written.append(warehouse.stat().st_mtime_ns)
        peer.sendall(b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n")

    busy = server.script("/busy", refuse)
    slow = server.script("/slow", lambda _, __: released.wait() and None).replace("127.0.0.1", "localhost")
    (workspace.folder / "newswire.toml").write_text(
        f'[fetch]\ndelay = 0\ntimeout = 60\nprivate = ["{server.place}", "localhost:{server.port}"]\n'
        f'[[feeds]]\nurl = "{busy}"\n[[feeds]]\nurl = "{slow}"\n'
    )
    running = workspace.start_warm("run")
    wait_until(lambda: bool(written), seconds=120)
    wait_until(lambda: warehouse.stat().st_mtime_ns > written[0], seconds=120)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    released.set()
    workspace.newswire("run")
    assert [request.split(b" ")[1] for request in server.requests].count(b"/busy") == 1
