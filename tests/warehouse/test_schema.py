"""The columns of the store are those of the records, and may be NULL where a record's field may be `None`."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest
from duckdb import DuckDBPyConnection

from warehouse.field_names import name_column, strip_none
from warehouse.tables import TABLES

# The table that the rows of a staged table go into, where it has another name.
STORED = {"schedules": "feeds"}
# These have no table of their own: they are parameters of queries, or are spread over other columns.
NOT_STORED = {
    "keys",
    "queued",
    "shared_terms",
    "term_places",
    "weighted_terms",
    "numbers",
    "topics",
    "feeds",
    "polls",
    "outcomes",
    "passages",
    "words",
    "numbered_words",
    "corpora",
    "moved",
    "kept",
    "replaced",
    "decided",
    "candidates",
}
# Columns of staged tables that go into another table: the identity of an article, and bands, one a row.
ELSEWHERE = {
    "revisions": {"corpus", "origin", "source", "url"},
}


def may_be_none(record: type, path: str) -> bool:
    """Return whether a record on the path, or the value itself, may be `None`."""
    for name in path.split("."):
        hint = get_type_hints(record)[name]
        if type(None) in get_args(hint):
            return True
        record = strip_none(hint)
    return False


@pytest.mark.parametrize("name", sorted(TABLES.keys() - NOT_STORED))
def test_a_column_may_be_null_exactly_where_its_field_may_be_none(
    untouched: DuckDBPyConnection, name: str
) -> None:
    stored = dict(
        untouched.execute(
            "SELECT column_name, is_nullable FROM duckdb_columns() "
            "WHERE schema_name = 'store' AND database_name = current_database() AND table_name = ?",
            [STORED.get(name, name)],
        ).fetchall()
    )
    table = TABLES[name]
    expected = {name_column(path): may_be_none(table.record, path) for path in table.paths}
    for column in ELSEWHERE.get(name, ()):
        expected.pop(column)
    assert {column: stored.get(column) for column in expected} == expected
