"""Rows are written where they are new and removed where they are gone; a plain database is the lake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.lake.changed_rows import Changes, write_table
from warehouse.lake.stored_tables import StoredTable

TEXTS = StoredTable(name="texts", columns={"number": "INTEGER", "text": "VARCHAR"})


@pytest.fixture
def con() -> Iterator[DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("ATTACH ':memory:' AS lake; CREATE SCHEMA lake.rows")
        yield opened


def write(con: DuckDBPyConnection, table: StoredTable, values: str, stored: StoredTable | None) -> Changes:
    columns = ", ".join(f'"{name}" {kind}' for name, kind in table.columns.items())
    con.execute(f"CREATE OR REPLACE TABLE source ({columns}); INSERT INTO source VALUES {values}")
    changes = write_table(con, table, "source", stored)
    wanted = con.execute(f"SELECT {table.column_list} FROM source ORDER BY ALL").fetchall()
    written = con.execute(f"SELECT {table.column_list} FROM lake.rows.{table.name} ORDER BY ALL").fetchall()
    assert repr(written) == repr(wanted)
    return changes


@pytest.mark.parametrize(
    ("before", "after", "added", "removed"),
    [
        ("(1, 'a'), (2, 'b')", "(1, 'a'), (2, 'b')", 0, 0),
        ("(1, 'a'), (2, 'b')", "(2, 'b'), (1, 'a'), (3, 'c')", 1, 0),
        ("(1, 'a'), (2, 'b')", "(1, 'a')", 0, 1),
        ("(1, 'a'), (2, 'b')", "(1, 'a'), (2, 'B')", 1, 1),
        ("(1, 'a'), (1, 'a'), (1, 'a')", "(1, 'a'), (1, 'a')", 2, 3),
        ("(1, 'a')", "(1, 'a'), (1, 'a')", 1, 0),
        ("(1, 'a'), (2, 'b')", "(2, 'b'), (1, 'a'), (1, 'a')", 1, 0),
        ("(1, 'a'), (2, 'b')", "(3, 'c'), (1, 'a'), (1, 'a'), (2, 'b')", 3, 1),
        ("(1, 'a'), (2, 'b')", "(1, 'a'), (3, 'c'), (2, 'b')", 1, 0),
        ("(1, '')", "(1, NULL)", 1, 1),
        ("(NULL, 'a')", "(1, 'a')", 1, 1),
    ],
)
def test_only_changed_rows_are_written(
    con: DuckDBPyConnection, before: str, after: str, added: int, removed: int
) -> None:
    assert write(con, TEXTS, before, None).is_new
    assert write(con, TEXTS, after, TEXTS) == Changes(added=added, removed=removed)


def test_a_table_with_other_columns_is_made_anew(con: DuckDBPyConnection) -> None:
    write(con, TEXTS, "(1, 'a')", None)
    longer = StoredTable(name="texts", columns={**TEXTS.columns, "language": "VARCHAR"})
    assert write(con, longer, "(1, 'a', 'en')", TEXTS) == Changes(added=1, is_new=True)


NESTED: Mapping[str, tuple[str, ...]] = {
    "VARCHAR[]": ("NULL", "[]", "[NULL]", "[NULL, NULL]", "['NULL']", "['']", "['a', 'b']", "['b', 'a']"),
    "STRUCT(a INTEGER, b VARCHAR)": ("NULL", "{'a': NULL, 'b': NULL}", "{'a': NULL, 'b': 'null'}"),
    "STRUCT(a INTEGER)[]": ("NULL", "[]", "[NULL]", "[{'a': NULL}]", "[{'a': 1}]"),
    "MAP(VARCHAR, BIGINT)": ("NULL", "MAP {}", "MAP {'a': NULL}", "MAP {'a': 1}"),
    "INTEGER[][]": ("NULL", "[]", "[[]]", "[NULL]", "[[NULL]]", "[[1], [2]]", "[[1, 2]]"),
}


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [(kind, *pair) for kind, values in NESTED.items() for pair in combinations(values, 2)],
)
def test_values_of_lists_and_structs_that_are_nearly_nothing_differ(
    con: DuckDBPyConnection, kind: str, before: str, after: str
) -> None:
    table = StoredTable(name="nested", columns={"held": kind})
    write(con, table, f"({before})", None)
    assert write(con, table, f"({after})", table) == Changes(added=1, removed=1)
