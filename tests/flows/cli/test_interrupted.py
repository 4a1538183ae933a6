"""Ctrl-C on a terminal interrupts all processes of a command, and ends it with a sentence, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_site import write_pages
from process_tree import is_alive, list_descendants, read_command
from waiting import wait_until

if TYPE_CHECKING:
    from conftest import Workspace


def has_loaded(command: int, library: str) -> bool:
    """Return whether the process that workers are forked from has loaded a library of this name."""
    with suppress(OSError):  # it has just started
        for server in list_descendants(command):
            if "forkserver" in read_command(server):
                return library in Path(f"/proc/{server}/maps").read_text(encoding="utf-8")
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere children are not listed")
@pytest.mark.parametrize("library", ["_socket", "_pydantic_core", "lxml"])  # in the order of the imports
def test_a_load_that_is_interrupted_while_its_workers_start_says_so_alone(
    workspace: Workspace, library: str
) -> None:
    write_pages(workspace.folder / "pages", range(200))
    command = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "load", "pages"],
        cwd=workspace.folder,
        env=workspace.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_until(lambda: has_loaded(command.pid, library), pause=0.001)
    started = list_descendants(command.pid)
    os.killpg(command.pid, signal.SIGINT)
    _, err = command.communicate(timeout=120)
    # Python ends by the signal itself where that came while a module's text was run; a shell says 130 of both
    assert command.returncode in {130, -signal.SIGINT}
    assert err.splitlines()[-1] == "newswire: interrupted; nothing half-done was kept, run it again"
    assert "Traceback" not in err
    wait_until(lambda: not any(map(is_alive, started)))
