"""A backup is one verified file, from which the whole state comes back."""

from __future__ import annotations

import io
import json
import shutil
import stat
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from visible_state import read_state

from warehouse.commit_notes import name_notes
from warehouse.connection import hold_run, open_writer

if TYPE_CHECKING:
    from conftest import Workspace


def back_up(workspace: Workspace, *options: str) -> Path:
    file = workspace.folder / "state.tar"
    done = workspace.newswire("backup", str(file), *options)
    assert done.returncode == 0, done.stderr
    return file


def read_archive(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "archive").glob("*.warc.gz")}


def change_member(file: Path, name: str, change: bytes, *, old: bytes | None = None) -> None:
    """Write the backup again with other bytes in one member, as many of them: at its end, or for `old`."""
    with tarfile.open(file) as tar:
        members = [(info, (tar.extractfile(info) or io.BytesIO()).read()) for info in tar]
    with tarfile.open(file, "w") as tar:
        for info, body in members:
            other = body.replace(old, change) if old else body[: -len(change)] + change
            tar.addfile(info, io.BytesIO(other if info.name == name else body))


def test_the_whole_state_comes_back(site_copy: Workspace) -> None:
    home = site_copy.folder / "var"
    (home / "watches").mkdir()
    (home / "watches" / "mine.sql").write_text("-- mine\nSELECT 1")
    before, archived = read_state(site_copy), read_archive(home)
    (site_copy.folder / ".state.tar.part").write_text("left by a kill, for anybody to read")
    file = back_up(site_copy)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    shutil.rmtree(home)
    done = site_copy.newswire("restore", str(file))
    assert done.returncode == 0, done.stderr
    assert "30 articles, with the archive" in done.stdout
    assert done.stdout.splitlines()[-1] == "var holds its state now, and news.duckdb is its edition"
    assert read_state(site_copy) == before
    assert (home / "watches" / "mine.sql").read_text() == "-- mine\nSELECT 1"
    assert not [path for path in home.iterdir() if path.name in {".restore", ".replaced"}]
    assert read_archive(home) == archived


def test_an_existing_file_or_warehouse_is_replaced_with_force_only(site_copy: Workspace) -> None:
    file = back_up(site_copy)
    assert "exists" in site_copy.newswire("backup", str(file)).stderr
    nowhere = site_copy.newswire("backup", str(file.parent / "missing" / "state.tar"))
    assert (nowhere.returncode, "missing is no folder" in nowhere.stderr) == (2, True)
    back_up(site_copy, "--force")
    before = site_copy.ask("SELECT article_id, text FROM articles ORDER BY ALL")
    refused = site_copy.newswire("restore", str(file))
    assert (refused.returncode, "--force" in refused.stderr) == (2, True)
    misspelt = site_copy.newswire("restore", "state.tra")
    assert (misspelt.returncode, "'state.tra' does not exist" in misspelt.stderr) == (2, True)
    with open_writer(site_copy.folder / "var" / "warehouse.duckdb", wait=5) as con:
        con.execute("DELETE FROM store.articles")
    warehouse = site_copy.folder / "var" / "warehouse.duckdb"
    beside = [name_notes(warehouse), warehouse.with_name(f"{warehouse.name}.wal.recovery")]
    for path in beside:
        path.write_bytes(b"of the file before")
    assert site_copy.newswire("restore", str(file), "--force").returncode == 0
    assert not [path for path in beside if path.exists() and path.read_bytes() == b"of the file before"]
    assert site_copy.ask("SELECT article_id, text FROM articles ORDER BY ALL") == before


def test_without_the_archive_the_existing_one_stays_and_a_missing_one_is_named(site_copy: Workspace) -> None:
    file = back_up(site_copy, "--without-archive")
    with tarfile.open(file) as tar:
        assert not [name for name in tar.getnames() if name.startswith("archive/")]
    kept = site_copy.newswire("restore", str(file), "--force")
    assert (kept.returncode, "without the archive" in kept.stdout) == (0, True)
    shutil.rmtree(site_copy.folder / "var")
    missing = site_copy.newswire("restore", str(file))
    assert missing.returncode == 1
    assert "is missing: its pages cannot be read again" in missing.stderr


@pytest.mark.parametrize("name", ["warehouse.duckdb", "archive", "manifest.json"])
def test_a_damaged_backup_is_refused_and_the_state_left_alone(site_copy: Workspace, name: str) -> None:
    file = back_up(site_copy)
    with tarfile.open(file) as tar:
        (member,) = [one for one in tar.getnames() if one.startswith(name)][:1]
    change_member(file, member, b"damaged!")
    warehouse = site_copy.folder / "var" / "warehouse.duckdb"
    before = warehouse.read_bytes()
    for arguments in (("backup", "--check", str(file)), ("restore", "--force", str(file))):
        done = site_copy.newswire(*arguments)
        assert (done.returncode, "is damaged" in done.stderr) == (1, True), done.stderr
    assert warehouse.read_bytes() == before


def test_a_file_that_is_cut_off_or_no_backup_is_refused(site_copy: Workspace, tmp_path: Path) -> None:
    file = back_up(site_copy)
    cut = tmp_path / "cut.tar"
    cut.write_bytes(file.read_bytes()[:-40_000])
    other = tmp_path / "other.tar"
    with tarfile.open(other, "w") as tar:
        info = tarfile.TarInfo("../outside")
        info.size = 3
        tar.addfile(info, io.BytesIO(b"abc"))
    for path in (cut, other, Path(__file__)):
        done = site_copy.newswire("restore", str(path), "--force")
        assert done.returncode == 1, done.stdout
    assert not (site_copy.folder / "outside").exists()


def test_the_warehouse_of_a_backup_has_the_rows_that_the_manifest_says(site_copy: Workspace) -> None:
    file = back_up(site_copy)
    with tarfile.open(file) as tar:
        manifest = json.loads((tar.extractfile("manifest.json") or io.BytesIO()).read())
    assert manifest["tables"]["articles"] == 30
    assert manifest["members"][0]["name"] == "warehouse.duckdb"
    for old, other, words in (
        (b'"articles": 30', b'"articles": 31', "other rows than the manifest says"),
        (b'"format": 1', b'"format": 2', "made by newer code"),
    ):
        change_member(file, "manifest.json", other, old=old)
        done = site_copy.newswire("backup", "--check", str(file))
        assert (done.returncode, words in done.stderr) == (1, True), done.stderr


def test_no_backup_is_made_or_restored_beside_a_run_or_without_a_warehouse(
    site_copy: Workspace, tmp_path: Path
) -> None:
    file = back_up(site_copy)
    with hold_run(site_copy.folder / "var", command="a test"):
        for arguments in (("backup", str(tmp_path / "x.tar")), ("restore", "--force", str(file))):
            done = site_copy.newswire(*arguments)
            assert (done.returncode, "a test" in done.stderr) == (3, True)
    shutil.rmtree(site_copy.folder / "var")
    nothing = site_copy.newswire("backup", str(tmp_path / "x.tar"))
    assert (nothing.returncode, "no warehouse" in nothing.stderr) == (2, True)
    assert [path.name for path in tmp_path.glob("*x.tar*")] == []
