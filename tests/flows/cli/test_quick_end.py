"""A command's process ends at once, but not before all that waits for its end, and as it would otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from folders import ROOT

BEGIN = "import atexit, sys, threading, time\nfrom flows.cli.quick_end import QuickEnd\nend = QuickEnd()\n"
KEPT = "class Kept:\n  def __del__(self): print('gone')\nkept = Kept()\n"


def run_code(code: str, *, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("status", [0, 1, 3])
def test_the_status_is_that_of_the_command_and_output_is_complete(status: int) -> None:
    done = run_code(f"print('x' * 100_000); sys.stderr.write('y'); end.settle({status}); sys.exit({status})")
    assert (done.returncode, len(done.stdout), done.stderr) == (status, 100_001, "y")


def test_a_supervisor_sees_that_the_process_ended_as_it_was_told_to() -> None:
    assert run_code("end.settle(-15); print('said'); sys.exit(143)").returncode == -15


def test_ctrl_c_behind_the_end_of_a_command_prints_nothing() -> None:
    done = run_code("import signal; end.settle(0); signal.raise_signal(signal.SIGINT)")
    assert (done.returncode, done.stderr) == (0, "")


def test_objects_are_not_taken_apart() -> None:
    done = run_code(f"{KEPT}end.settle(0)")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_functions_that_are_registered_for_the_end_run() -> None:
    assert run_code("atexit.register(print, 'last words'); end.settle(0)").stdout == "last words\n"


def test_threads_are_waited_for() -> None:
    code = "threading.Thread(target=lambda: (time.sleep(.2), print('done'))).start(); end.settle(0)"
    assert run_code(code).stdout == "done\n"


def test_an_exception_ends_the_process_as_in_any_other_program() -> None:
    done = run_code(f"{KEPT}raise ValueError('seen')")
    assert (done.returncode, done.stdout) == (1, "gone\n")
    assert done.stderr.endswith("ValueError: seen\n")


def test_output_that_cannot_be_written_is_told_as_python_does() -> None:
    with Path("/dev/full").open("wb") as full:  # a device that is always full
        done = run_code("sys.stdout.write('lost'); end.settle(0)", stdout=full.fileno())
    assert done.returncode == 120
    assert "No space left on device" in done.stderr
