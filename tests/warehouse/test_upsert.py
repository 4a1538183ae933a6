"""Staged rows are written into the store by the keys of their tables."""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from filling import fill

from transforms.records import Fetch, Refusal
from warehouse.arrow import tabulate
from warehouse.story_times import TimedMembership
from warehouse.tables import TABLES
from warehouse.transaction import staged
from warehouse.upsert import insert_new, insert_rows, upsert

MEMBERSHIP = fill(TimedMembership)
FETCH = fill(Fetch)
REFUSAL = fill(Refusal, url=None)
RECORDS = [name for name, table in TABLES.items() if table.key and is_dataclass(table.record)]


def select(con: DuckDBPyConnection, columns: str, table: str) -> list[tuple[Any, ...]]:
    return con.execute(f"SELECT {columns} FROM store.{table} ORDER BY ALL").fetchall()


@pytest.mark.parametrize("name", RECORDS)
def test_a_staged_table_has_one_row_for_each_key(name: str) -> None:
    """Two source rows for one target row are an error in DuckDB 2.0.0, and 1.5.5 takes the first."""
    record = fill(TABLES[name].record)
    assert tabulate(name, [record, record]).num_rows == 1


def test_an_upsert_inserts_new_rows_and_replaces_those_with_the_same_key(con: DuckDBPyConnection) -> None:
    other = fill(TimedMembership)
    moved = replace(MEMBERSHIP.membership, story_id="moved")
    for rows in ([MEMBERSHIP], [replace(MEMBERSHIP, membership=moved), other]):
        with staged(con, memberships=tabulate("memberships", rows)):
            upsert(con, "memberships")
    assert select(con, "article_id, story_id", "memberships") == sorted(
        [(moved.article_id, "moved"), (other.membership.article_id, other.membership.story_id)]
    )


def test_constants_are_columns_and_columns_can_be_left_out(con: DuckDBPyConnection) -> None:
    revision = fill(TABLES["revisions"].record)
    with staged(con, revisions=tabulate("revisions", [revision])):
        upsert(con, "revisions", leave_out=("corpus", "origin", "source", "url"), run_id="r")
    with staged(con, fetches=tabulate("fetches", [FETCH])):
        upsert(con, "fetches", run_id="first")
        upsert(con, "fetches", run_id="second")
    assert select(con, "fetch_id, run_id", "fetches") == [(FETCH.fetch_id, "second")]
    assert len(select(con, "*", "revisions")) == 1


def test_an_insert_of_new_rows_leaves_existing_ones_as_they_are(con: DuckDBPyConnection) -> None:
    with staged(con, fetches=tabulate("fetches", [FETCH])):
        insert_new(con, "fetches", run_id="first")
        insert_new(con, "fetches", run_id="second")
    assert select(con, "fetch_id, run_id", "fetches") == [(FETCH.fetch_id, "first")]


def test_a_key_of_new_rows_may_hold_constants_and_nulls(con: DuckDBPyConnection, make: Any) -> None:
    with staged(con, refusals=tabulate("refusals", [REFUSAL])):
        for run_id in ("first", "first", "second"):
            insert_new(con, "refusals", run_id=run_id, at=make.noon)
    assert select(con, "run_id, url", "refusals") == [("first", None), ("second", None)]


def test_a_plain_insert_writes_all_rows(con: DuckDBPyConnection) -> None:
    with staged(con, memberships=tabulate("memberships", [MEMBERSHIP])):
        insert_rows(con, "memberships")
        insert_rows(con, "memberships")
    assert len(select(con, "*", "memberships")) == 2
