"""`newswire sql --harlequin` runs the editor where it is installed, and otherwise says how to install it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from terminal import run_on_terminal

if TYPE_CHECKING:
    from conftest import Workspace


@pytest.mark.parametrize("words", [["SELECT 1"], ["--format", "csv"], ["--output", "a.csv"]])
def test_it_takes_no_sql_format_or_file(made_site: Workspace, words: list[str]) -> None:
    done = made_site.newswire("sql", "--harlequin", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "takes no SQL, format or file" in done.stderr


def test_it_needs_a_terminal_and_an_edition(made_site: Workspace, new_workspace: Workspace) -> None:
    assert "needs a terminal" in made_site.newswire("sql", "--harlequin").stderr
    assert "there is no edition" in new_workspace.newswire("sql", "--harlequin").stderr


def test_it_runs_the_editor_on_the_edition_for_reading_or_says_how_to_install_it(
    made_site: Workspace, new_workspace: Workspace
) -> None:
    new_workspace.take(made_site)
    environment = {**new_workspace.environment, "PATH": str(new_workspace.folder), "TERM": "xterm"}
    absent = run_on_terminal(
        ["sql", "--harlequin"], folder=new_workspace.folder, environment=environment, width=100
    )
    assert absent.status == 2
    assert "pip install harlequin" in "\n".join(absent.lines)
    stub = new_workspace.folder / "harlequin"
    stub.write_text('#!/bin/sh\necho "called with $*"\nexit 7\n')
    stub.chmod(0o755)
    present = run_on_terminal(
        ["sql", "--harlequin"], folder=new_workspace.folder, environment=environment, width=100
    )
    assert present.status == 7
    assert "called with --adapter duckdb --read-only var/news.duckdb" in "\n".join(present.lines)
