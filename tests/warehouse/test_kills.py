"""A load that is killed at any moment and repeated gives the result of an undisturbed load."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.connection import open_writer
from warehouse.read import read_existing_revisions

LOAD = """
import sys
from pathlib import Path
from record_factory import RecordFactory as make
from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.read import read_existing_pages
with open_writer(Path(sys.argv[1]), wait=30) as con:
    for number in range(12):
        articles = [make.article(f"article {number}.{part}") for part in range(3)]
        if not read_existing_pages(con, [article.page_id for article in articles]):
            load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
            print(number, flush=True)
"""
LOADED = (
    *("articles", "revisions", "blocks", "pages", "recent_postings", "fingerprints", "terms", "recent_texts"),
    "story_queue",
)
SUMS = """
    SELECT
        (SELECT count(*) FROM articles),
        (SELECT count(*) FROM blocks),
        (SELECT count(*) FROM article_tags),
        (SELECT count(*) FROM pages WHERE outcome = 'loaded'),
        (SELECT sum(terms) FROM store.documents),
        (SELECT sum(count) FROM store.recent_postings)
"""


def sum_up(con: DuckDBPyConnection) -> tuple[Any, ...]:
    (row,) = con.execute(SUMS).fetchall()
    return row


@pytest.fixture
def writer(writer: Path, empty_warehouse: Path) -> Path:
    """A new warehouse, copied rather than made."""
    shutil.copyfile(empty_warehouse, writer)
    return writer


@pytest.fixture(scope="module")
def undisturbed(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse after a load that was not killed."""
    path = shutil.copyfile(empty_warehouse, tmp_path_factory.mktemp("undisturbed") / "warehouse.duckdb")
    subprocess.run([sys.executable, "-c", LOAD, str(path)], check=True, stdout=subprocess.DEVNULL)
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_a_load_that_is_killed_and_repeated_ends_in_the_undisturbed_state(
    writer: Path, undisturbed: Path, start_child: Callable[..., subprocess.Popen[str]], seed: int
) -> None:
    chance = random.Random(seed)
    acknowledged = 0
    for _ in range(3):
        child = start_child(LOAD, writer)
        assert child.stdout is not None
        first = child.stdout.readline()  # empty if everything was loaded already
        time.sleep(chance.random() * 0.2)
        child.kill()
        reported = [*first.split(), *child.communicate()[0].split()]
        acknowledged = max([acknowledged, *(int(number) + 1 for number in reported)])
        with open_writer(writer, wait=5) as con:
            articles, blocks, tags, pages, length, postings = sum_up(con)
            assert acknowledged * 3 <= articles <= 36
            assert (blocks, tags, pages, postings) == (articles * 3, articles, articles, length)
    assert start_child(LOAD, writer).wait() == 0
    with open_writer(writer) as con, open_writer(undisturbed) as other:
        for table in LOADED:
            query = f"FROM store.{table} ORDER BY ALL"
            assert con.execute(query).fetchall() == other.execute(query).fetchall()


MOVE_TEXTS = """
    from warehouse.newest_texts import move_recent_texts
    from warehouse.transaction import transaction
    with transaction(con):
        move_recent_texts(con)
    print("moved", flush=True)
    import time; time.sleep(60)
"""


def test_the_index_on_texts_is_complete_after_a_kill_and_a_run_that_reads_no_text(
    writer: Path, start_child: Callable[..., subprocess.Popen[str]]
) -> None:
    with open_writer(writer):
        pass
    child = start_child(LOAD.replace("range(12)", "range(1)") + MOVE_TEXTS, writer)
    assert child.stdout is not None
    assert [child.stdout.readline(), child.stdout.readline()] == ["0\n", "moved\n"]
    child.kill()
    child.communicate()
    with open_writer(writer, wait=5):
        pass
    with open_writer(writer) as con:
        assert con.execute("SELECT count(*) FROM store.newest_texts").fetchall() == [(3,)]
        article_ids = {
            article_id for (article_id,) in con.execute("SELECT article_id FROM articles").fetchall()
        }
        assert read_existing_revisions(con, article_ids).keys() == article_ids
