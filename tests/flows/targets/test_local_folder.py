"""A target that is a folder: published by each run, read by name, tidied, and behind where it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from smalldisk import require_small_disk

import newswire
from flows.errors import UsageError
from flows.targets.deliver import LOCK
from flows.targets.object_store import POINTER, list_expired

if TYPE_CHECKING:
    from conftest import Workspace

pytestmark = pytest.mark.usefixtures("made_warehouse")


@pytest.fixture
def shared(workspace: Workspace) -> Path:
    """The folder of the target `team`, which the workspace is configured for."""
    folder = workspace.folder / "shared"
    workspace.configure()
    table = f'[[publish.targets]]\nname = "team"\naddress = "file://{folder}"\nkeep = 0\n'
    with (workspace.folder / "newswire.toml").open("a") as file:
        file.write(table)
    return folder


def load(workspace: Workspace, name: str) -> None:
    page = workspace.folder / f"{name}.txt"
    page.write_text(
        f"Nissan opens a {name} plant\n\nNissan said on Monday that its {name} plant opens in June.\n"
    )
    done = workspace.newswire("load", str(page))
    assert done.returncode == 0, done.stderr


def test_a_target_that_another_process_writes_to_is_left_for_the_next_publish(
    workspace: Workspace, shared: Path
) -> None:
    """It may write an earlier edition, or compact a lake."""
    folder = workspace.folder / "var/targets/team"
    folder.mkdir(parents=True)
    with FileLock(folder / LOCK):
        load(workspace, "battery")
        asked = workspace.newswire("targets", "publish")
        assert (asked.returncode, asked.stdout) == (1, "team: behind\n")
    assert not shared.exists()
    assert workspace.newswire("targets", "publish").stdout == "team: has the edition\n"


def test_each_run_publishes_to_a_target_that_is_then_queried_by_name(
    workspace: Workspace, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = workspace.newswire("sql", "--on", "team", "FROM edition")
    assert nothing.returncode == 2
    assert "nothing was published to the target team yet" in nothing.stderr
    load(workspace, "battery")
    load(workspace, "paint")
    assert len(list((shared / "editions").iterdir())) == 1  # nobody is left time by keep = 0
    asked = workspace.newswire("sql", "--on", "team", "SELECT count(*) AS n FROM articles", "--format", "csv")
    assert asked.stdout == "n\n2\n", asked.stderr
    monkeypatch.chdir(workspace.folder)
    monkeypatch.delenv("NEWSWIRE_HOME", raising=False)
    with newswire.connect("team") as con:
        assert con.execute("SELECT count(*) FROM search('paint')").fetchall() == [(1,)]
    listed = workspace.newswire("targets", "list")
    assert listed.returncode == 0
    assert "none" in listed.stdout.splitlines()[1]
    assert "target team: has the edition since" in workspace.newswire("doctor").stdout


def test_a_target_that_fails_fails_no_run_and_gets_the_next_edition(
    workspace: Workspace, shared: Path
) -> None:
    load(workspace, "battery")
    before = (shared / POINTER).read_bytes()
    (shared / "editions").rename(shared / "moved")
    (shared / "editions").write_text("in the way")
    load(workspace, "paint")
    assert (shared / POINTER).read_bytes() == before
    listed = workspace.newswire("targets", "list")
    assert listed.returncode == 1
    assert "team: 1 failed since: the target team cannot be written to" in listed.stderr
    assert "1 attempt failed" in workspace.newswire("doctor").stdout
    assert workspace.newswire("targets", "publish").returncode == 1
    (shared / "editions").unlink()
    done = workspace.newswire("targets", "publish")
    assert (done.returncode, done.stdout) == (0, "team: has the edition\n")
    asked = workspace.newswire("sql", "--on", "team", "SELECT count(*) AS n FROM articles", "--format", "csv")
    assert asked.stdout == "n\n2\n", asked.stderr


def test_a_file_that_is_not_what_was_published_is_not_read(workspace: Workspace, shared: Path) -> None:
    load(workspace, "battery")
    (edition,) = (shared / "editions").iterdir()
    edition.chmod(0o644)
    os.truncate(edition, edition.stat().st_size - 4096)
    asked = workspace.newswire("sql", "--on", "team", "FROM edition")
    assert asked.returncode == 1
    assert "holds another file than was published" in asked.stderr
    (shared / POINTER).write_text(json.dumps({"format": 1, "file": "../../news.duckdb"}))
    asked = workspace.newswire("sql", "--on", "team", "FROM edition")
    assert "was not written by this version of newswire" in asked.stderr
    for options, status in (((), 1), (("--again",), 0)):  # without it the note of this machine is believed
        assert workspace.newswire("targets", "publish", *options).returncode == 0
        assert workspace.newswire("sql", "--on", "team", "FROM edition").returncode == status


def test_an_unknown_target_is_named_with_those_that_there_are(workspace: Workspace, shared: Path) -> None:
    del shared
    asked = workspace.newswire("sql", "--on", "teem", "FROM edition")
    assert asked.returncode == 2
    assert "there is no target 'teem': there are team" in asked.stderr


def test_a_replaced_edition_stays_as_long_as_readers_are_left_time() -> None:
    now = datetime(2026, 3, 1, 12, tzinfo=UTC)
    names = [
        f"{(now - timedelta(minutes=age)).strftime('%Y%m%dT%H%M%S.%fZ')}-{'0' * 16}.duckdb"
        for age in (90, 70, 50, 0)
    ]
    keep = timedelta(hours=1)
    assert list_expired([*names, "notes.txt"], newest=names[3], now=now, keep=keep) == names[:1]
    assert list_expired(names, newest=names[0], now=now + timedelta(days=1), keep=keep) == names[1:3]
    assert list_expired(names[:1], newest=names[0], now=now, keep=timedelta(0)) == []


def test_a_folder_that_lost_its_editions_is_not_begun_anew_unasked(
    workspace: Workspace, shared: Path
) -> None:
    """Its drive may not be mounted, and nobody reads what would be written below."""
    load(workspace, "battery")
    shared.rename(shared.with_name("mounted"))
    load(workspace, "paint")
    assert not shared.exists()
    listed = workspace.newswire("targets", "list")
    assert listed.returncode == 1
    assert f"{shared} was emptied, or its drive is not mounted" in listed.stderr
    shared.with_name("mounted").rename(shared)
    assert workspace.newswire("targets", "publish").returncode == 0
    shared.rename(shared.with_name("mounted"))
    assert workspace.newswire("targets", "publish", "--again").stdout == "team: has the edition\n"


def test_a_pointer_of_others_is_replaced_with_again_only(workspace: Workspace, shared: Path) -> None:
    shared.mkdir()
    (shared / POINTER).write_text('{"version": "3.1"}')
    load(workspace, "battery")
    assert (shared / POINTER).read_text() == '{"version": "3.1"}'
    assert "was not written by this version" in workspace.newswire("targets", "list").stderr
    assert workspace.newswire("targets", "publish", "--again").returncode == 0
    assert json.loads((shared / POINTER).read_text())["format"] == 1
    (shared / POINTER).unlink()
    (shared / POINTER).mkdir()
    again = workspace.newswire("targets", "publish", "--again")
    assert (again.returncode, again.stdout) == (1, "team: has the edition, but the last attempt failed\n")
    assert not list((shared / POINTER).iterdir())


def test_an_edition_that_is_gone_is_told_from_one_that_was_replaced(
    workspace: Workspace, shared: Path
) -> None:
    load(workspace, "battery")
    (edition,) = (shared / "editions").iterdir()
    edition.unlink()
    asked = workspace.newswire("sql", "--on", "team", "FROM edition")
    assert (asked.returncode, f"names editions/{edition.name}, which is not there" in asked.stderr) == (
        1,
        True,
    )


def test_a_target_that_moves_gets_the_edition_in_its_new_place(workspace: Workspace, shared: Path) -> None:
    load(workspace, "battery")
    configuration = workspace.folder / "newswire.toml"
    configuration.write_text(configuration.read_text().replace("/shared", "/moved"))
    assert "has none yet" in workspace.newswire("targets", "list").stdout
    assert workspace.newswire("targets", "publish").returncode == 0
    assert (shared.with_name("moved") / POINTER).exists()


def test_a_program_that_misspells_a_target_is_told_which_there_are(
    workspace: Workspace, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del shared
    monkeypatch.chdir(workspace.folder)
    with pytest.raises(UsageError, match="there is no target 'teem': there are team"):
        newswire.connect("teem")


def run_on_small_disk(workspace: Workspace, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script while `folder` is a disk of 200 kB, with `$1` as Python."""
    folder.mkdir(parents=True, exist_ok=True)
    return subprocess.run(
        [*require_small_disk(folder, size="200k"), "sh", "-c", script, "sh", sys.executable],
        cwd=workspace.folder,
        env=workspace.environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_of_a_reader_is_not_blamed_on_the_target(workspace: Workspace, shared: Path) -> None:
    del shared
    load(workspace, "battery")
    folder = workspace.folder / "var/targets/team/copies"
    script = f'"$1" -m flows.cli sql --on team "FROM edition"; echo "status: $?"; ls -A "{folder}"'
    done = run_on_small_disk(workspace, folder, script)
    assert done.stdout == "status: 1\nlock\n"
    told = " ".join(done.stderr.split())
    assert "the disk is full while writing var/targets/team/copies/.unfinished" in told
    assert "cannot be read" not in told


def test_half_an_edition_does_not_stay_on_a_full_disk(workspace: Workspace, shared: Path) -> None:
    load(workspace, "battery")
    shared.rename(shared.with_name("elsewhere"))
    script = f'"$1" -m flows.cli targets publish --again; echo "status: $?"; ls "{shared}/editions"'
    done = run_on_small_disk(workspace, shared, script)
    assert done.stdout.endswith("status: 1\n")
    assert "No space left on device" in done.stderr
