"""The writer's file is closed and opened again, and published, while nobody else can have it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.errors import WarehouseBusyError
from warehouse.held_writer import hold_file
from warehouse.load import load_batch
from warehouse.publish import publish_held


def test_the_lock_stays_while_the_file_is_closed_and_opened_again(writer: Path) -> None:
    with hold_file(writer, wait=0) as held:
        first = held.open()
        assert held.open() is first
        held.close()
        assert not held.is_open
        with pytest.raises(WarehouseBusyError), open_writer(writer, wait=0):
            pass
        assert held.open() is not first
    with open_writer(writer, wait=0):
        pass


def test_an_error_closes_the_file_and_ends_the_lock(writer: Path) -> None:
    with suppress(ZeroDivisionError), hold_file(writer, wait=0) as held:
        held.open().execute("BEGIN; CREATE TABLE unfinished (n INTEGER)")
        raise ZeroDivisionError
    with open_writer(writer, wait=0) as con:
        assert con.execute("SELECT * FROM duckdb_tables() WHERE table_name = 'unfinished'").fetchall() == []


@pytest.mark.parametrize("is_kept_open", [True, False])
def test_what_was_written_under_the_lock_is_published_under_it(
    writer: Path, tmp_path: Path, make: Any, *, is_kept_open: bool
) -> None:
    edition = tmp_path / "news.duckdb"
    with hold_file(writer, wait=0) as held:
        for name, count in (("one", 1), ("two", 2)):
            load_batch(held.open(), make.batch(make.article(name)), run_id="r", now=make.noon)
            if not is_kept_open:
                held.close()
            assert publish_held(held, edition)
            assert not held.is_open
            with open_edition(edition) as con:
                assert con.execute("SELECT count(*) FROM articles").fetchall() == [(count,)]


def test_a_file_that_was_opened_and_not_written_to_is_not_published_again(
    writer: Path, tmp_path: Path
) -> None:
    edition = tmp_path / "news.duckdb"
    with hold_file(writer, wait=0) as held:
        assert publish_held(held, edition)
        held.open()
        assert not publish_held(held, edition)
        assert not publish_held(held, edition)
