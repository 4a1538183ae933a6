"""The SQL shell, typed into as on a terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from process_tree import is_alive, list_descendants, read_cpu
from waiting import wait_until

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


ENDLESS = b"SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = -1;\n"


def test_ctrl_c_and_a_killed_process_end_a_statement_and_not_the_shell(made_site: Workspace) -> None:
    terminal, theirs = pty.openpty()
    shell = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "sql"],
        cwd=made_site.folder,
        env=made_site.environment | {"TERM": "dumb"},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )

    def begin_endless() -> int:
        """Type a query without end, and return the process that runs it."""
        os.write(terminal, ENDLESS)
        wait_until(lambda: bool(list_descendants(shell.pid)), seconds=60)
        (process,) = list_descendants(shell.pid)
        before = read_cpu(process)
        wait_until(lambda: read_cpu(process) > before + 0.5, seconds=60)
        return process

    try:
        os.write(terminal, b"SET VARIABLE word = 'kept';\nSELECT getvariable('word');\n")
        begin_endless()
        shell.send_signal(signal.SIGINT)
        os.write(terminal, b"SELECT getvariable('word') || ' once';\n")
        second = begin_endless()
        os.kill(second, signal.SIGKILL)
        wait_until(lambda: not is_alive(second))
        os.write(terminal, b"SELECT getvariable('word') || ' twice';\nquit\n")
        out, err = shell.communicate(timeout=60)
    finally:
        shell.kill()
        os.close(terminal)
        os.close(theirs)
    assert shell.returncode == 0
    assert "kept once" in out
    assert "kept twice" in out
    assert "interrupted" in err
    assert "error: the process that ran the SQL was killed by SIGKILL" in err
