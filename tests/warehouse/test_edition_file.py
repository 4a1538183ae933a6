"""The file of an edition: nobody can write into it, it is verified, and no kill damages it."""

from __future__ import annotations

import random
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from made_articles import count_articles, load_articles

from warehouse.errors import WarehouseError
from warehouse.publish import publish_edition
from warehouse.spare_edition import SpareEdition

OPEN_AS_ANOTHER_USER = """
import os, sys
import duckdb
if os.geteuid() == 0:
    os.setuid(65534)
try:
    duckdb.connect(sys.argv[1])
except duckdb.IOException:
    print("refused")
with duckdb.connect(sys.argv[1], read_only=True) as con:
    print(con.execute("SELECT count(*) FROM articles").fetchall())
"""


def test_an_edition_can_be_opened_for_reading_only(
    writer: Path, edition: Path, make: Any, start_child: Callable[..., subprocess.Popen[str]]
) -> None:
    load_articles(writer, make, "one")
    publish_edition(writer, edition)
    assert stat.S_IMODE(edition.stat().st_mode) == 0o444
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to other users
        Path(folder).chmod(0o755)
        shared = shutil.copy2(edition, folder)
        child = start_child(OPEN_AS_ANOTHER_USER, shared)
        assert child.communicate() == ("refused\n[(1,)]\n", "")


PUBLISH_AS_ANOTHER_USER = """
import os, sys
from pathlib import Path
from record_factory import RecordFactory as make
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.publish import publish_edition
from warehouse.spare_edition import SpareEdition
with open_writer(Path(sys.argv[1]) / "first.duckdb") as con:  # imports what another user may not read
    load_batch(con, make.batch(make.article("first")), run_id="r", now=make.noon)
if os.geteuid() == 0:
    os.setuid(65534)
writer, edition = Path(sys.argv[1]) / "warehouse.duckdb", Path(sys.argv[1]) / "news.duckdb"
spare = SpareEdition()
for number in range(3):
    with open_writer(writer) as con:
        load_batch(con, make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
    assert publish_edition(writer, edition, spare=spare)
    assert edition.read_bytes() == writer.read_bytes()
    print(oct(edition.stat().st_mode), flush=True)
"""


def test_a_user_who_may_not_write_the_former_edition_makes_the_next_out_of_it(
    start_child: Callable[..., subprocess.Popen[str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        child = start_child(PUBLISH_AS_ANOTHER_USER, folder)
        assert child.communicate() == ("0o100444\n" * 3, "")


def test_a_copy_that_is_not_the_edition_is_not_published(writer: Path, edition: Path, make: Any) -> None:
    load_articles(writer, make, "one")
    publish_edition(writer, edition)
    before = edition.read_bytes()
    load_articles(writer, make, "two")

    class Former(SpareEdition):
        """Makes the next edition equal to the last, as a disk that loses writes does."""

        def make(self, writer: Path, copy: Path) -> bool:  # noqa: ARG002 -- the signature of the class
            copy.write_bytes(before)
            return True

    with pytest.raises(WarehouseError, match="not the edition that was written"):
        publish_edition(writer, edition, spare=Former())
    assert edition.read_bytes() == before
    assert [path.name for path in edition.parent.iterdir()] == ["news.duckdb"]
    assert publish_edition(writer, edition)
    assert count_articles(edition) == 2


PUBLISH_FOREVER = """
import sys
from pathlib import Path
from record_factory import RecordFactory as make
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.publish import SpareEdition, publish_edition
writer, edition = map(Path, sys.argv[1:3])
spare = SpareEdition()
for number in range(100):
    with open_writer(writer, wait=5) as con:
        con.execute(f"CREATE OR REPLACE TABLE store.ballast AS SELECT random() FROM range({number % 3}0000)")
        load_batch(con, make.batch(make.article(f"{sys.argv[3]} {number}")), run_id="r", now=make.noon)
    publish_edition(writer, edition, spare=spare, compacts=True)
    print(number + 1, flush=True)
"""

pytestmark = pytest.mark.usefixtures("made_writer")


@pytest.mark.parametrize("seed", [1, 2])
def test_a_publisher_that_is_killed_anywhere_leaves_an_edition_and_a_warehouse(
    writer: Path, edition: Path, start_child: Callable[..., subprocess.Popen[str]], seed: int
) -> None:
    child = start_child(PUBLISH_FOREVER, writer, edition, seed)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(random.Random(seed).random() * 0.5)
    child.kill()
    printed = child.communicate()[0].split()
    published = int(printed[-1]) if printed else 1
    found = count_articles(edition)
    assert published <= found
    publish_edition(writer, edition)
    assert found <= count_articles(edition) <= found + 1
    assert edition.read_bytes() == writer.read_bytes()
