"""The SQL shell, typed into as on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Workspace

TYPED = ".tables\n.schema overrides\nSELECT 6 * 7\nAS answer;\nSELEKT;\n.nonsense\n.help\n.quit\n"


def test_the_shell_lists_views_and_columns_and_runs_what_is_typed(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text("A report\n\nThe plant at Kaneda stood still on Monday.", "utf-8")
    assert workspace.newswire("load", "a.txt").returncode == 0
    terminal, theirs = pty.openpty()
    try:
        os.write(terminal, TYPED.encode())
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "sql"],
            cwd=workspace.folder,
            env=workspace.environment | {"TERM": "dumb"},
            stdin=theirs,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        os.close(terminal)
        os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert "People's decisions on pairs of articles" in done.stdout
    assert "The reason that the person gave" in done.stdout
    assert "42" in done.stdout
    assert "error: Parser Error" in done.stderr
    assert "there is no command .nonsense; help lists them" in done.stdout
    assert ".schema VIEW" in done.stdout
