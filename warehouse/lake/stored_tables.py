"""The tables that are published, and the digest of each of their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query

DIGEST = "row_digest"
_LIST_STORED = """
    SELECT
        table_name,
        list(column_name ORDER BY column_index) AS columns,
        list(data_type ORDER BY column_index) AS types
    FROM duckdb_columns()
    WHERE database_name = 'lake' AND schema_name = 'rows'
    GROUP BY table_name
    ORDER BY table_name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTable:
    """A table with its columns.

    Attributes:
        name: Its name.
        columns: The type of each column, by its name, in their order.
    """

    name: str
    columns: Mapping[str, str]

    @property
    def column_list(self) -> str:
        """Its columns, for a statement."""
        return ", ".join(map(quote_name, self.columns))

    @property
    def quoted_name(self) -> str:
        """Its name, for a statement."""
        return quote_name(self.name)

    @property
    def digest(self) -> str:
        """The expression for the digest of a row, of 64 bits.

        DuckDB's hash takes an empty list for one of NULL alone and for NULL, and so with structs; the length
        parts lists of plain values, the JSON everything else. It may be another in another version of DuckDB,
        to which all rows are then new, once.
        """
        return f"hash({', '.join(part for item in self.columns.items() for part in _list_hashed(*item))})"


def quote_name(name: str) -> str:
    """Return a name for a statement; those of a lake are chosen by whoever writes to it."""
    return '"' + name.replace('"', '""') + '"'


def list_published_tables(con: DuckDBPyConnection) -> list[StoredTable]:
    """Return the tables of the current database, an edition, that its views and macros read."""
    return _make_tables(run_query(con, "list_published_tables"))


def list_stored_tables(con: DuckDBPyConnection) -> list[StoredTable]:
    """Return the tables that the lake has, without their digests."""
    return _make_tables(con.execute(_LIST_STORED).fetchall())


def _make_tables(rows: Sequence[tuple[str, list[str], list[str]]]) -> list[StoredTable]:
    return [
        StoredTable(
            name=name,
            columns={column: kind for column, kind in zip(columns, kinds, strict=True) if column != DIGEST},
        )
        for name, columns, kinds in rows
    ]


def _list_hashed(column: str, kind: str) -> list[str]:
    plain = quote_name(column)
    if "(" in kind or kind.endswith("[][]"):
        return [plain, f"to_json({plain})"]
    return [plain, f"len({plain})"] if kind.endswith("[]") else [plain]
