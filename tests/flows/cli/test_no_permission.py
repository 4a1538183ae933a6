"""A state that belongs to another user, as that of a service may, is told in words by every command."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace

# Root may look into every folder; without these two of its capabilities it is a user like others.
AS_ANYBODY = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, "-m", "flows.cli", *sys.argv[1:]])
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root keeps its capabilities")


def run_without_permission(workspace: Workspace, *words: str) -> subprocess.CompletedProcess[str]:
    home = workspace.folder / "var"
    home.chmod(0)
    try:
        return subprocess.run(
            [sys.executable, "-c", AS_ANYBODY, *words],
            cwd=workspace.folder,
            env=workspace.environment,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        home.chmod(0o755)


def test_doctor_names_a_folder_that_it_may_not_look_into_and_checks_the_rest(
    new_workspace: Workspace,
) -> None:
    (new_workspace.folder / "var").mkdir()
    done = run_without_permission(new_workspace, "doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert "WRONG   state: var cannot be written: Permission denied" in done.stdout
    assert done.stdout.count("WRONG   var cannot be looked into: Permission denied") == 1
    assert "be the user that it belongs to" in done.stdout
    assert "ok      Prefect: " in done.stdout


@pytest.mark.parametrize(
    "words", [("sql", "SELECT 1"), ("feeds", "list"), ("run",)], ids=lambda words: words[0]
)
def test_a_command_says_that_it_has_no_permission(new_workspace: Workspace, words: tuple[str, ...]) -> None:
    (new_workspace.folder / "var").mkdir()
    done = run_without_permission(new_workspace, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr
    assert "ermission" in done.stderr
    assert "writing" not in done.stderr
