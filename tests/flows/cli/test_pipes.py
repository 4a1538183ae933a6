"""A reader that closes its end of a pipe, as `head` does, ends a command with 0 and without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Workspace


PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8


@pytest.mark.parametrize(
    "arguments",
    [
        ("sql", "FROM range(200000)", "--format", "csv"),  # it is written while it is computed
        ("sql", "FROM blocks"),
        ("sql", "FROM range(200000)", "--format", "parquet"),
        ("why", "003.html"),  # with rich, whose own answer is status 1
        ("--help",),  # written by click, whose own answer is status 1
    ],
)
def test_a_closed_pipe_is_no_error(made_site: Workspace, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *arguments],
            cwd=made_site.folder,
            env=made_site.environment,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_was_closed_before_is_no_error(workspace: Workspace, closed: str) -> None:
    (workspace.folder / "a.txt").write_text(PROSE)
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m flows.cli load a.txt {closed}', sys.executable],
        cwd=workspace.folder,
        env=workspace.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert workspace.ask("SELECT origin FROM articles") == [("a.txt",)]
