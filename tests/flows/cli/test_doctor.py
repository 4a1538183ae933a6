"""`newswire doctor` names what is wrong with an installation, and what to do about it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.doctor.clock import check_clock
from flows.doctor.state import check_state
from flows.feed_probe import make_feed
from flows.settings import Settings
from warehouse.connection import open_writer
from warehouse.load import sync_feeds

if TYPE_CHECKING:
    from conftest import Workspace

METADATA = """\
Metadata-Version: 2.1
Name: made-up
Version: 1.0
Requires-Dist: click<1
"""


def test_all_is_ok_in_an_empty_folder(new_workspace: Workspace) -> None:
    done = new_workspace.newswire("doctor")
    assert done.returncode == 0, done.stdout
    assert "ok      libraries: " in done.stdout
    assert "ok      SQL: " in done.stdout  # what keeps it from files depends on the kernel
    assert done.stdout.splitlines()[-1] == "10 checks, 0 need attention"


def install(folder: Path) -> None:
    installed = folder / "made_up-1.0.dist-info"
    installed.mkdir(parents=True)
    (installed / "METADATA").write_text(METADATA)


def test_a_library_that_does_not_fit_another_is_named(
    new_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(new_workspace.folder / "libraries")
    monkeypatch.syspath_prepend(str(new_workspace.folder / "libraries"))
    done = new_workspace.newswire("doctor")
    assert done.returncode == 1
    assert "WRONG   libraries: made-up 1.0 has requirement click<1, but you have click" in done.stdout
    assert "requirements.lock" in done.stdout


def test_what_lies_in_the_working_folder_is_not_installed(
    new_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(new_workspace.folder)
    monkeypatch.syspath_prepend(str(new_workspace.folder))
    assert "ok      libraries: all requirements are met" in new_workspace.newswire("doctor").stdout


def test_a_folder_of_the_state_that_cannot_be_written_is_named(new_workspace: Workspace) -> None:
    (new_workspace.folder / "file").write_text("not a folder")
    done = new_workspace.newswire("doctor", NEWSWIRE_HOME="file/var")
    assert done.returncode == 1
    assert "WRONG   state: file/var cannot be written: Not a directory" in done.stdout
    assert "name another folder with NEWSWIRE_HOME" in done.stdout


@pytest.mark.parametrize(("name", "file"), [("warehouse", "warehouse.duckdb"), ("edition", "news.duckdb")])
def test_a_folder_in_place_of_a_database_is_told(new_workspace: Workspace, name: str, file: str) -> None:
    (new_workspace.folder / "var" / file).mkdir(parents=True)
    done = new_workspace.newswire("doctor")
    assert done.returncode == 1
    assert f"WRONG   {name}: var/{file} is a folder, and no database\n        remove it" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere semaphores are no files")
def test_no_room_for_the_semaphores_of_workers_is_named(new_workspace: Workspace) -> None:
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 0; exec "$0" -B -m flows.cli doctor', sys.executable],
        cwd=new_workspace.folder,
        env=new_workspace.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert f"WRONG   worker processes: none can be started: {os.strerror(errno.EFBIG)}" in done.stdout
    assert "free some space in /dev/shm" in done.stdout


def test_where_no_folder_takes_temporary_files_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> str:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", fail)
    _, temporary = check_state(Settings(home=tmp_path))
    assert (temporary.ok, temporary.message) == (
        False,
        "temporary files: No usable temporary directory found",
    )


NOTED_AHEAD = {
    "polls of feeds": "UPDATE store.feeds SET last_polled_at = $at",
    "back-offs": "INSERT INTO store.backoffs (host, until, noted_at) VALUES ('a.example', $at, $at)",
    "robots.txt files": "INSERT INTO store.robots (origin, fetched_at, text) VALUES ('a', $at, '')",
    "articles": "UPDATE store.articles SET first_seen_at = $at",
}


@pytest.mark.parametrize(("kind", "sql"), NOTED_AHEAD.items(), ids=NOTED_AHEAD)
def test_what_waits_as_the_clock_was_ahead_is_wrong_and_what_is_only_dated_is_not(
    site_copy: Workspace, kind: str, sql: str
) -> None:
    settings = Settings(home=site_copy.folder / "var")
    assert list(check_clock(settings)) == []
    now = datetime.now(UTC)
    with open_writer(settings.warehouse, wait=5) as con:
        sync_feeds(con, [make_feed("https://a.example/feed")], now=now)
        con.execute(sql, {"at": now + timedelta(days=365)})
    (finding,) = check_clock(settings)
    assert kind in finding.message
    assert finding.ok is (kind == "articles")


def test_fingerprints_of_another_version_of_rensa_ask_for_a_rebuild(site_copy: Workspace) -> None:
    assert "fingerprints" not in site_copy.newswire("doctor").stdout
    with open_writer(site_copy.folder / "var" / "warehouse.duckdb", wait=5) as con:
        con.execute("UPDATE store.digest_libraries SET version = '0.1'")
    done = site_copy.newswire("doctor")
    assert done.returncode == 1
    assert "WRONG   fingerprints: some were made by rensa 0.1" in done.stdout
    assert "newswire rebuild" in done.stdout
    assert site_copy.newswire("rebuild").returncode == 0
    assert "fingerprints" not in site_copy.newswire("doctor").stdout
