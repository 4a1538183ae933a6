"""Ctrl-C on a terminal interrupts all processes of a command, and ends it with a sentence, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
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


@pytest.mark.parametrize("stage", ["store_files", "apply_site_boilerplate", "load_articles", "publish"])
def test_a_load_that_is_interrupted_in_a_stage_says_so_alone(workspace: Workspace, stage: str) -> None:
    write_pages(workspace.folder / "pages", range(200))
    with subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "-v", "load", "pages"],
        cwd=workspace.folder,
        env=workspace.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as command:
        assert command.stderr
        assert any("stage starts" in line and f"stage={stage}" in line for line in command.stderr), stage
        os.killpg(command.pid, signal.SIGINT)
        err = command.stderr.read()
    assert command.returncode == 130, err
    assert err.splitlines()[-1] == "newswire: interrupted; nothing half-done was kept, run it again"
    assert "Traceback" not in err


def test_a_statement_of_duckdb_that_is_interrupted_ends_the_command_as_any_other_work() -> None:
    program = """if True:
        import sys, duckdb
        from flows.cli.exit_status import report_failures
        with report_failures():
            print("starts", flush=True)
            duckdb.sql("SELECT count(*) FROM range(1_000_000_000_000) WHERE random() > 2").fetchall()
    """
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as command:
        assert command.stdout
        assert command.stderr
        assert command.stdout.readline() == "starts\n"
        time.sleep(0.2)  # the statement runs for hours
        command.send_signal(signal.SIGINT)
        err = command.stderr.read()
    assert command.returncode == 130, err
    assert err == "newswire: interrupted; nothing half-done was kept, run it again\n"
