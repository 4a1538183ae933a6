"""When the row groups that loads leave behind are merged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse import connection, newest_texts, row_groups
from warehouse.connection import open_writer
from warehouse.held_writer import hold_file
from warehouse.load import load_batch
from warehouse.log_file import list_logs
from warehouse.publish import publish_held
from warehouse.row_groups import is_writing_requested, write_row_groups
from warehouse.sql import run_query


def test_small_row_groups_are_merged_once_there_are_many(
    writer: Path, empty_warehouse: Path, make: Any
) -> None:
    writer.write_bytes(empty_warehouse.read_bytes())
    counts = []
    for number in range(20):
        with open_writer(writer, wait=0) as con:
            load_batch(con, make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
        with open_writer(writer, wait=0) as con:
            counts += run_query(con, "count_small_row_groups")
            assert con.execute("SELECT count(*) FROM articles").fetchall() == [(number + 1,)]
    assert counts[:7] == [(number + 1,) for number in range(7)]
    assert max(counts) <= (8,)
    assert min(counts[8:]) < (4,)


def test_they_are_merged_where_an_edition_is_published_too(
    writer: Path, empty_warehouse: Path, make: Any, tmp_path: Path
) -> None:
    writer.write_bytes(empty_warehouse.read_bytes())
    edition = tmp_path / "edition.duckdb"
    for number in range(20):
        with hold_file(writer, wait=0) as held:
            load_batch(held.open(), make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
            assert publish_held(held, edition)
        assert not list_logs(writer)
        with duckdb.connect(edition, read_only=True) as con:
            assert run_query(con, "count_small_row_groups") <= [(8,)]
            assert con.execute("SELECT count(*) FROM articles").fetchall() == [(number + 1,)]


def test_they_are_merged_without_a_limit_where_the_memory_is_not_enough(
    writer: Path, empty_warehouse: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.write_bytes(empty_warehouse.read_bytes())
    were_enough: list[bool] = []

    def merge(con: DuckDBPyConnection) -> bool:
        were_enough.append(write_row_groups(con))
        return were_enough[-1]

    monkeypatch.setattr(row_groups, "_MEMORY", "1MB")
    monkeypatch.setattr(connection, "write_row_groups", merge)
    for number in range(10):
        with open_writer(writer, wait=0) as con:
            load_batch(con, make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
        assert not list_logs(writer)
        with open_writer(writer, wait=0) as con:
            assert run_query(con, "count_small_row_groups") < [(8,)]
            assert con.execute("SELECT count(*) FROM articles").fetchall() == [(number + 1,)]
    assert were_enough.count(False) == 1


def test_texts_that_are_moved_into_the_indexed_table_are_written_within_the_limit(
    writer: Path, empty_warehouse: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.write_bytes(empty_warehouse.read_bytes())
    monkeypatch.setattr(newest_texts, "_MAX_RECENT", 2)
    limits: list[str] = []

    def write(con: DuckDBPyConnection) -> bool:
        is_written = write_row_groups(con)
        limits.extend(con.execute("SELECT current_setting('memory_limit')").fetchall()[0])
        return is_written

    monkeypatch.setattr(connection, "write_row_groups", write)
    for number in range(4):
        with open_writer(writer, wait=0) as con:
            load_batch(con, make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
            assert is_writing_requested(con) == bool(number % 2)
        assert not list_logs(writer)
    assert [limit == "61.0 MiB" for limit in limits] == [False, True] * 2
    with open_writer(writer, wait=0) as con:
        assert con.execute("SELECT count(*) FROM store.newest_texts").fetchall() == [(4,)]
