"""Where the locale's encoding lacks characters of a text, a terminal shows escapes, and a file gets UTF-8."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from terminal import run_on_terminal

if TYPE_CHECKING:
    from conftest import Workspace

TITLE = "日産、工場を再編"
QUERY = f"SELECT '{TITLE}' AS title"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "shift_jis", "utf-8"])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_pipe_gets_utf_8(sample_run: Workspace, encoding: str, form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "sql", "--format", form, QUERY],
        cwd=sample_run.folder,
        env=sample_run.environment | {"PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert TITLE in done.stdout.decode("utf-8")


def test_a_terminal_shows_escapes_for_characters_that_it_does_not_have(sample_run: Workspace) -> None:
    screen = run_on_terminal(
        ["sql", "--format", "csv", QUERY],
        folder=sample_run.folder,
        environment=sample_run.environment | {"PYTHONIOENCODING": "latin-1"},
        width=80,
    )
    assert screen.status == 0
    assert TITLE.encode("ascii", "backslashreplace").decode() in screen.lines
