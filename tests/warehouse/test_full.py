"""A full disk: a clear error, nothing half-written, and the same command works once there is room."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from smalldisk import require_small_disk

from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.load import load_batch
from warehouse.publish import publish_edition

LOAD = """
import resource, sys
from pathlib import Path
from record_factory import RecordFactory as make
from warehouse.connection import open_writer
from warehouse.errors import WarehouseFullError
from warehouse.load import load_batch
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with open_writer(Path(sys.argv[1]), wait=0) as con:
        for number in range(100):
            text = " ".join(str(hash((number, word))) for word in range(6_000))
            article = make.article(f"article {number}", text=text)
            load_batch(con, make.batch(article), run_id="r", now=make.noon)
except WarehouseFullError as error:
    print(error)
"""
PUBLISH = """
import resource, sys
from pathlib import Path
from warehouse.errors import WarehouseFullError
from warehouse.publish import publish_edition
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    publish_edition(Path(sys.argv[1]), Path(sys.argv[2]))
except WarehouseFullError as error:
    print(error)
"""


MERGE = """
import resource, sys
from pathlib import Path
from record_factory import RecordFactory as make
from warehouse.errors import WarehouseFullError
from warehouse.held_writer import hold_file
from warehouse.load import load_batch
from warehouse.publish import publish_held
from warehouse.row_groups import is_writing_requested
writer, edition = map(Path, sys.argv[1:])
for number in range(20):
    with hold_file(writer, wait=0) as held:
        load_batch(held.open(), make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
        if is_writing_requested(held.open()):
            resource.setrlimit(resource.RLIMIT_FSIZE, (writer.stat().st_size, resource.RLIM_INFINITY))
            try:
                publish_held(held, edition)
            except WarehouseFullError as error:
                print(number + 1, error)
            break
        publish_held(held, edition)
"""


@pytest.fixture
def writer(writer: Path, empty_warehouse: Path) -> Path:
    """A new warehouse, copied rather than made."""
    shutil.copyfile(empty_warehouse, writer)
    return writer


def run_child(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=120, check=False)


def test_a_load_on_a_full_disk_fails_clearly_and_keeps_earlier_loads(writer: Path, make: Any) -> None:
    with open_writer(writer) as con:
        load_batch(con, make.batch(make.article("before")), run_id="r", now=make.noon)
    limit = writer.stat().st_size + 2_000_000
    child = run_child(sys.executable, "-c", LOAD, writer, limit)
    assert "there is no room left to write" in child.stdout, child.stderr
    with open_writer(writer) as con:
        rows = con.execute(
            "SELECT count(*), count(*) FILTER (title = 'Headline of before'), "
            "(SELECT count(DISTINCT article_id) FROM article_tags) FROM articles"
        ).fetchall()
        ((articles, before, tagged),) = rows
        assert 1 <= articles == tagged < 100
        assert before == 1
        load_batch(con, make.batch(make.article("after")), run_id="r", now=make.noon)
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(articles + 1,)]


def test_a_real_full_disk_gives_the_same_message(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    small = require_small_disk(disk, size="3m")
    load = (sys.executable, "-c", LOAD)
    child = run_child(*small, *load, disk / "warehouse.duckdb", 1 << 40)
    assert f"there is no room left to write {disk}" in child.stdout, child.stderr


@pytest.mark.parametrize("place", ["the warehouse", "the edition"])
def test_publishing_on_a_full_disk_leaves_the_old_edition(
    writer: Path, tmp_path: Path, make: Any, place: str
) -> None:
    edition = tmp_path / "published" / "news.duckdb"
    edition.parent.mkdir()
    publish_edition(writer, edition)
    former = edition.read_bytes()
    with open_writer(writer) as con:
        load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    assert writer.stat().st_size > 1_000_000
    if place == "the warehouse":
        child = run_child(sys.executable, "-c", PUBLISH, writer, edition, 200_000)
        assert f"there is no room left to write {writer}" in child.stdout, child.stderr
        assert edition.read_bytes() == former
    else:
        small = require_small_disk(edition.parent, size="1m")
        child = run_child(*small, sys.executable, "-c", PUBLISH, writer, edition, 1 << 40)
        assert f"there is no room left to write {edition}" in child.stdout, child.stderr
    assert [path.name for path in edition.parent.iterdir()] == ["news.duckdb"]
    assert publish_edition(writer, edition)
    with open_edition(edition) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]


def test_a_disk_that_is_full_when_row_groups_are_merged_is_told_and_nothing_is_lost(
    writer: Path, tmp_path: Path
) -> None:
    edition = tmp_path / "news.duckdb"
    child = run_child(sys.executable, "-c", MERGE, writer, edition)
    assert f"there is no room left to write {writer}" in child.stdout, child.stderr
    loaded = int(child.stdout.split()[0])
    assert publish_edition(writer, edition)
    with open_edition(edition) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(loaded,)]
