"""Editions that one process publishes within a minute share a mark, and are not taken for one another."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.publish import Publication, publish_edition
from warehouse.spare_edition import SpareEdition

FIRST = datetime(2026, 11, 29, 12, tzinfo=UTC)
CALLS = ("search('report')", "coverage('nissan')", "as_of(now())", "find_articles('report')")
READ_MARK = "SELECT view_name FROM duckdb_views() WHERE starts_with(view_name, 'edition_')"


def publish(folder: Path, name: str, make: Any, *, seconds: float, spare: SpareEdition | None = None) -> Path:
    """Publish an edition so many seconds after the first, with one more article, and return a copy of it."""
    writer = folder / "warehouse.duckdb"
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(make.article(name)), run_id="r", now=make.noon)
    publication = Publication(published_at=FIRST + timedelta(seconds=seconds))
    publish_edition(writer, folder / "news.duckdb", publication, spare=spare)
    return Path(shutil.copy2(folder / "news.duckdb", folder / f"{name}.duckdb"))


def attach(con: DuckDBPyConnection, **editions: Path) -> None:
    for name, edition in editions.items():
        con.execute(f"ATTACH '{edition}' AS {name} (READ_ONLY)")


def read_mark(edition: Path) -> str:
    with duckdb.connect(edition, read_only=True) as con:
        ((mark,),) = con.execute(READ_MARK).fetchall()
    return str(mark)


def test_macros_of_two_editions_with_one_mark_say_that_they_cannot_tell_them_apart(
    tmp_path: Path, make: Any
) -> None:
    spare = SpareEdition()
    one = publish(tmp_path, "one", make, seconds=0, spare=spare)
    two = publish(tmp_path, "two", make, seconds=59, spare=spare)
    assert read_mark(one) == read_mark(two)
    with duckdb.connect() as con:
        attach(con, one=one, two=two)
        for current in ("memory", "one", "two"):
            con.execute(f"USE {current}")
            for call in CALLS:
                with pytest.raises(duckdb.InvalidInputException, match="attach one of them"):
                    con.execute(f"FROM one.{call}")
        con.execute("USE memory; DETACH one")
        assert len(con.execute("FROM two.search('report')").fetchall()) == 2
    spare.discard()


@pytest.mark.parametrize(
    ("seconds", "is_one_process"),
    [
        pytest.param(61, True, id="after a minute"),
        pytest.param(59, False, id="by a command"),
    ],
)
def test_another_edition_has_a_mark_of_its_own(
    tmp_path: Path, make: Any, seconds: float, is_one_process: bool
) -> None:
    spare = SpareEdition()
    one = publish(tmp_path, "one", make, seconds=0, spare=spare)
    two = publish(tmp_path, "two", make, seconds=seconds, spare=spare if is_one_process else None)
    with duckdb.connect() as con:
        attach(con, one=one, two=two)
        assert [len(con.execute(f"FROM {name}.search('report')").fetchall()) for name in ("one", "two")] == [
            1,
            2,
        ]
    spare.discard()


def test_of_copies_of_an_edition_that_shares_its_mark_either_may_be_read(tmp_path: Path, make: Any) -> None:
    spare = SpareEdition()
    publish(tmp_path, "one", make, seconds=0, spare=spare)
    two = publish(tmp_path, "two", make, seconds=1, spare=spare)
    with duckdb.connect() as con:
        attach(con, two=two, copy=Path(shutil.copy2(two, tmp_path / "copy.duckdb")))
        for name in ("two", "copy"):
            assert len(con.execute(f"FROM {name}.search('report')").fetchall()) == 2
    spare.discard()
