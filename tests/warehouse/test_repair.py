"""A damaged warehouse is made readable again of its log, the edition, or the tables that can be read."""

from __future__ import annotations

import logging
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.commit_notes import name_notes
from warehouse.connection import hold_writer, open_writer
from warehouse.integrity import list_faults
from warehouse.load import load_batch
from warehouse.log_file import name_log
from warehouse.publish import publish_edition
from warehouse.repair import Repair, repair_warehouse

ARTICLES = 40
DIE = """
import os, signal, sys
from pathlib import Path
from record_factory import RecordFactory as make
from warehouse.connection import open_writer
from warehouse.load import load_batch
with open_writer(Path(sys.argv[1])) as con:
    for number in range(4):
        load_batch(con, make.batch(make.article(f"late {number}")), run_id="r", now=make.noon)
    os.kill(os.getpid(), signal.SIGKILL)
"""
Damage = Callable[[Path], object]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    """A folder with a warehouse and its edition."""
    folder = tmp_path_factory.mktemp("published")
    with open_writer(folder / "warehouse.duckdb") as con:
        for first in range(0, ARTICLES, 10):
            articles = [make.article(f"article {first + number}") for number in range(10)]
            load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
    publish_edition(folder / "warehouse.duckdb", folder / "news.duckdb")
    return folder


@pytest.fixture
def home(published: Path, tmp_path: Path) -> Path:
    """A copy of that folder."""
    for path in published.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    return tmp_path


def repair(home: Path) -> Repair | None:
    writer = home / "warehouse.duckdb"
    with hold_writer(writer, wait=0):
        return repair_warehouse(writer, home / "news.duckdb", home / "rebuild" / "warehouse.duckdb", wait=0)


def count_articles(home: Path) -> int:
    with open_writer(home / "warehouse.duckdb", wait=0) as con:
        assert list_faults(con, "warehouse") == []
        ((count,),) = con.execute("SELECT count(*) FROM articles").fetchall()
    return int(count)


def flip(path: Path, position: int, count: int = 64) -> None:
    path.chmod(0o600)
    with path.open("r+b") as file:
        file.seek(position)
        changed = bytes(byte ^ 0x5A for byte in file.read(count))
        file.seek(position)
        file.write(changed)


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def find_position(path: Path, words: bytes) -> int:
    return path.read_bytes().index(words)


DAMAGES: dict[str, Damage] = {
    "a changed header": lambda path: flip(path, 4096, 8192),
    "a changed text": lambda path: flip(path, find_position(path, b"The report on")),
    "half of the file": cut,
    "other bytes": lambda path: path.write_bytes(b"no database at all " * 1_000),
    "no byte": lambda path: path.write_bytes(b""),
    "no file": Path.unlink,
}


def test_a_whole_warehouse_is_left_alone(home: Path) -> None:
    before = sorted(path.name for path in home.iterdir())
    assert repair(home) is None
    assert sorted(path.name for path in home.iterdir()) == before


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_becomes_the_edition_again(home: Path, damage: Damage) -> None:
    writer = home / "warehouse.duckdb"
    damage(writer)
    done = repair(home)
    assert done is not None
    assert (done.source, done.empty) == ("edition", ())
    assert [path.name for path in done.kept] == ["warehouse.duckdb.damaged"] * (damage is not Path.unlink)
    assert count_articles(home) == ARTICLES
    assert repair(home) is None


@pytest.mark.parametrize("seed", range(6))
def test_whatever_byte_is_changed_all_articles_are_there_after_a_repair(home: Path, seed: int) -> None:
    writer = home / "warehouse.duckdb"
    flip(writer, random.Random(seed).randrange(writer.stat().st_size), 1)
    repair(home)
    assert count_articles(home) == ARTICLES


def test_a_log_that_was_cut_is_kept_up_to_the_last_whole_commit(home: Path) -> None:
    writer = home / "warehouse.duckdb"
    subprocess.run([sys.executable, "-c", DIE, str(writer)], check=False)
    log = name_log(writer)
    log.write_bytes(log.read_bytes()[:-100])
    done = repair(home)
    assert done is not None
    assert (done.source, [path.name for path in done.kept]) == ("log", ["warehouse.duckdb.wal.damaged"])
    assert count_articles(home) == ARTICLES + 3
    assert repair(home) is None


def test_of_a_damaged_log_of_a_damaged_file_nothing_is_used(home: Path) -> None:
    writer = home / "warehouse.duckdb"
    subprocess.run([sys.executable, "-c", DIE, str(writer)], check=False)
    flip(name_log(writer), 2_000)
    cut(writer)
    done = repair(home)
    assert done is not None
    assert (done.source, len(done.kept)) == ("edition", 2)
    assert count_articles(home) == ARTICLES
    assert not name_log(writer).exists()


def test_without_a_whole_edition_each_table_is_taken_from_where_it_can_be_read(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="newswire")
    writer, edition = home / "warehouse.duckdb", home / "news.duckdb"
    flip(writer, find_position(writer, b"The report on"))
    edition.unlink()
    done = repair(home)
    assert done is not None
    assert done.source == "tables"
    assert {"entries", "articles", "pages"}.isdisjoint(done.empty)
    assert set(done.empty) & {"revisions", "blocks", "recent_texts"}
    noted = [record.details for record in caplog.records if "of no use" in record.message]
    assert {one["table"] for one in noted if one["file"] == str(writer)} >= set(done.empty)
    assert all("cannot be used" in one["error"] for one in noted if one["file"] == str(writer))
    with open_writer(writer, wait=0) as con:
        assert con.execute("SELECT count(*) FROM store.pages").fetchall() == [(ARTICLES,)]
    assert repair(home) is None


def test_with_nothing_left_a_warehouse_begins_anew(home: Path) -> None:
    writer, edition = home / "warehouse.duckdb", home / "news.duckdb"
    writer.unlink()
    edition.chmod(0o600)
    edition.write_bytes(b"nothing")
    done = repair(home)
    assert done is not None
    assert "articles" in done.empty
    assert name_notes(writer).exists() is False
    assert count_articles(home) == 0
