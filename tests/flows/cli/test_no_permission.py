"""A state that belongs to another user, as that of a service may, is told in words by every command."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from anybody import run_as_anybody

if TYPE_CHECKING:
    from conftest import Workspace

PROSE = "The plant at Kaneda builds the next Nissan from April, its manager told reporters on Monday. " * 8

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root keeps its capabilities")


def run_without_permission(workspace: Workspace, *words: str) -> subprocess.CompletedProcess[str]:
    return run_as_anybody(
        ["-m", "flows.cli", *words],
        closed=workspace.folder / "var",
        folder=workspace.folder,
        environment=workspace.environment,
    )


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


def test_a_folder_that_cannot_be_read_is_refused_by_name_and_costs_no_other_file(
    workspace: Workspace,
) -> None:
    for name in ("open", "closed"):
        (workspace.folder / "pages" / name).mkdir(parents=True)
        (workspace.folder / "pages" / name / "a.txt").write_text(PROSE)
    done = run_as_anybody(
        ["-m", "flows.cli", "load", "pages"],
        closed=workspace.folder / "pages/closed",
        folder=workspace.folder,
        environment=workspace.environment,
    )
    assert done.returncode == 1
    assert "closed: the file cannot be read: Permission denied" in done.stderr
    assert workspace.ask("SELECT origin FROM articles") == [("open/a.txt",)]
    assert workspace.ask("SELECT origin, reason FROM refusals") == [("closed", "unreadable")]


def test_a_file_of_the_archive_that_cannot_be_read_is_not_forgotten(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text(PROSE)
    assert workspace.newswire("load", "a.txt").returncode == 0
    (file,) = (workspace.folder / "var/archive").glob("*.warc.gz")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return run_as_anybody(
            ["-m", "flows.cli", *words],
            closed=file,
            folder=workspace.folder,
            environment=workspace.environment,
        )

    forgetting, checked, backup = run("rebuild", "--forget-missing"), run("doctor"), run("backup", "b")
    named = f"var/archive/{file.name}"
    assert (forgetting.returncode, forgetting.stdout) == (1, "")
    assert (
        f"{named} is there, and cannot be read: Permission denied; nothing is forgotten" in forgetting.stderr
    )
    assert f"WRONG   archive: {file.name} cannot be read: Permission denied" in checked.stdout
    assert "forget" not in checked.stdout
    assert backup.returncode == 1
    assert f"{named} cannot be read: Permission denied; a backup without it" in backup.stderr
    assert not (workspace.folder / "b").exists()
    assert "1 record in 1 file, 1 read" in workspace.newswire("doctor").stdout


def test_a_backup_without_a_folder_that_cannot_be_read_is_not_made(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text(PROSE)
    workspace.newswire("load", "a.txt")
    closed = workspace.folder / "var/watches/desk"
    closed.mkdir(parents=True)
    done = run_as_anybody(
        ["-m", "flows.cli", "backup", "b"],
        closed=closed,
        folder=workspace.folder,
        environment=workspace.environment,
    )
    assert done.returncode == 1
    assert "var/watches/desk cannot be read: Permission denied" in done.stderr


def test_a_warehouse_that_cannot_be_read_is_not_taken_for_damaged(workspace: Workspace) -> None:
    (workspace.folder / "a.txt").write_text(PROSE)
    workspace.newswire("load", "a.txt")
    closed = workspace.folder / "var/warehouse.duckdb"
    done = run_as_anybody(
        ["-m", "flows.cli", "rebuild", "--repair"],
        closed=closed,
        folder=workspace.folder,
        environment=workspace.environment,
    )
    assert done.returncode == 1
    assert "var/warehouse.duckdb may be whole: this user cannot read and write it" in done.stderr
    assert not list(closed.parent.glob("*.damaged"))
    assert "ok      warehouse: can be read as a whole, 1 article" in workspace.newswire("doctor").stdout
