"""Staged rows are the same by way of JSON and of Arrow, in every table."""

from __future__ import annotations

from contextlib import closing
from dataclasses import is_dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection
from filling import fill

from transforms.records import Fetch, Run
from warehouse.staged_records import Key
from warehouse.staged_rows import StagedRows, create_view
from warehouse.tables import TABLES

WITH_BYTES = {"newest_texts", "band_runs"}
FILLED = [name for name, table in TABLES.items() if is_dataclass(table.record)]


@pytest.fixture
def memory() -> Any:
    with closing(duckdb.connect(config={"threads": "1"})) as con:
        con.execute("SET TimeZone = 'UTC'")
        yield con


def stage_both(con: DuckDBPyConnection, rows: StagedRows) -> tuple[list[Any], list[Any]]:
    """Return types and rows as JSON brings them, and as Arrow does."""
    written = rows.to_json()
    assert written
    create_view(con, "by_json", *written)
    con.register("by_arrow", rows.to_arrow())
    return read_all(con, "by_json"), read_all(con, "by_arrow")


def read_all(con: DuckDBPyConnection, table: str) -> list[Any]:
    types = con.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall()
    return [types, con.execute(f"SELECT * FROM {table}").fetchall()]


@pytest.mark.parametrize("name", sorted(TABLES.keys() - WITH_BYTES))
def test_a_table_without_rows_has_the_same_columns(memory: DuckDBPyConnection, name: str) -> None:
    by_json, by_arrow = stage_both(memory, StagedRows(name=name, records=[]))
    assert by_json == by_arrow


@pytest.mark.parametrize("name", sorted(set(FILLED) - WITH_BYTES))
def test_every_value_of_a_record_is_the_same(memory: DuckDBPyConnection, name: str) -> None:
    record: type = TABLES[name].record
    by_json, by_arrow = stage_both(memory, StagedRows(name=name, records=[fill(record), fill(record)]))
    assert by_json == by_arrow
    assert len(by_json[1]) == 2


@pytest.mark.parametrize(
    "text", ["half \ud83d", "日産 🚗", "a\0b", "\"'\\", "", "\\u0041", "line\nbreak", "\x1f\x7f"]
)
def test_a_text_is_the_same(memory: DuckDBPyConnection, text: str) -> None:
    by_json, by_arrow = stage_both(memory, StagedRows(name="keys", records=[Key(text)]))
    assert by_json == by_arrow


def test_an_empty_map_and_moments_of_another_zone_are_the_same(memory: DuckDBPyConnection) -> None:
    tokyo = datetime(2026, 3, 1, 9, 0, 0, 123_456, tzinfo=timezone(timedelta(hours=9)))
    runs = [fill(Run, started_at=tokyo, ended_at=tokyo.astimezone(UTC), counts=())]
    by_json, by_arrow = stage_both(memory, StagedRows(name="runs", records=runs))
    assert by_json == by_arrow


def test_missing_values_and_records_are_the_same(memory: DuckDBPyConnection) -> None:
    fetches = [fill(Fetch, archived=None, status=None, etag=None)]
    by_json, by_arrow = stage_both(memory, StagedRows(name="fetches", records=fetches))
    assert by_json == by_arrow


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_a_number_that_json_has_no_word_for_goes_by_way_of_arrow(number: float) -> None:
    record: Any = TABLES["duplicates"].record
    assert StagedRows(name="duplicates", records=[fill(record, score=number)]).to_json() is None


def test_bytes_go_by_way_of_arrow() -> None:
    assert StagedRows(name="newest_texts", records=[]).to_json() is None
