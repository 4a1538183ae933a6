"""Schemas of earlier versions and sample rows, for the tests of migrations and of the carry-over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from duckdb import DuckDBPyConnection

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"
"""Holds a folder with the migrations of each release, and the schema from before the first release."""
_ROW_GROUP = 122_880  # rows
_LIST_COLUMNS = """
    SELECT table_name, column_name, data_type
    FROM duckdb_columns()
    JOIN duckdb_tables() USING (database_name, schema_name, table_name)
    WHERE schema_name = 'store' AND database_name = current_database()
        AND table_name NOT IN ('migrations', 'views', 'view_columns', 'view_guide')
    ORDER BY table_name, column_index
"""


def list_columns(con: DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Return the type of each column of each table of the store, except the log of migrations and views."""
    tables: dict[str, dict[str, str]] = {}
    for table, column, kind in con.execute(_LIST_COLUMNS).fetchall():
        tables.setdefault(table, {})[column] = kind
    return tables


def insert_samples(con: DuckDBPyConnection) -> None:
    """Insert a row into every table of the store, with a different value in every column."""
    values = _make_values()
    for table, columns in list_columns(con).items():
        chosen = ", ".join(f'{next(values)[kind]} AS "{column}"' for column, kind in columns.items())
        con.execute(f"INSERT INTO store.{table} BY NAME SELECT {chosen}")


def insert_row_groups(con: DuckDBPyConnection, tables: Iterable[str]) -> None:
    """Insert so many sample rows into tables of the store that each has two row groups; those that exist."""
    existing = list_columns(con)
    for table in sorted(set(tables) & existing.keys()):
        texts = [name for name, kind in existing[table].items() if kind == "VARCHAR"]
        distinct = ", ".join(f'"{name}" || copy AS "{name}"' for name in texts)
        con.execute(
            f"INSERT INTO store.{table} SELECT one.*{f' REPLACE ({distinct})' if distinct else ''} "
            f"FROM (FROM store.{table} LIMIT 1) AS one, range({_ROW_GROUP}) AS copies(copy)"
        )


def _make_values() -> Iterator[dict[str, str]]:
    """Yield mappings of types to SQL expressions; each mapping contains a number that no other has."""
    number = 0
    while True:
        number += 1
        yield {
            "VARCHAR": f"'word {number}'",
            "VARCHAR[]": f"['word {number}']",
            "BOOLEAN": "true",
            "INTEGER": f"{number}",
            "INTEGER[]": f"[{number}]",
            "UINTEGER": f"{number}",
            "UINTEGER[]": f"[{number}]",
            "UTINYINT[]": f"[{number % 256}]",
            "UBIGINT": f"{number}",
            "BLOB": f"'{number}'::BLOB",
            "BIGINT": f"{number}",
            "BIGINT[]": f"[{number}]",
            "DOUBLE": f"{number}.5",
            "DATE": f"DATE '2026-01-01' + {number}",
            "TIMESTAMP WITH TIME ZONE": f"TIMESTAMPTZ '2026-01-01 00:00:00+00' + to_minutes({number})",
            "MAP(VARCHAR, BIGINT)": f"MAP {{'word': {number}}}",
            "MAP(VARCHAR, INTEGER)": f"MAP {{'word': {number}}}",
            'STRUCT(file VARCHAR, "offset" BIGINT, length BIGINT)': (
                f"{{'file': 'a.warc.gz', 'offset': {number}, 'length': 9}}"
            ),
            'STRUCT("before" VARCHAR, "after" VARCHAR)[]': f"[{{'before': '{number}', 'after': '9'}}]",
            'STRUCT(field VARCHAR, "start" INTEGER, "end" INTEGER, "text" VARCHAR)[]': (
                f"[{{'field': 'text', 'start': {number}, 'end': 9, 'text': 'word'}}]"
            ),
        }
