"""Rows that statements read as a staged table: by way of JSON while they are few, and by Arrow otherwise.

Arrow and what DuckDB imports to read its tables take 0.1 s of CPU time, half of it numpy. A run with nothing
new has some forty rows to write, which DuckDB reads from JSON in 1 ms a table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from warehouse.columns import column_type, gather_column, gather_values, json_type
from warehouse.field_names import name_column
from warehouse.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

_FEW = 5_000  # values of a table: 10 ms


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedRows:
    """Records that become the rows of a staged table.

    Attributes:
        name: A name in :data:`warehouse.tables.TABLES`.
        records: Records of that table's type, one for each key.
    """

    name: str
    records: Sequence[object]

    @property
    def num_rows(self) -> int:
        """The number of rows."""
        return len(self.records)

    def to_arrow(self) -> pa.Table:
        """Return the rows as an Arrow table."""
        import pyarrow as pa  # noqa: PLC0415 -- see above

        table = TABLES[self.name]
        return pa.table(
            {
                name_column(path): gather_column(self.records, path, column_type(table.record, path))
                for path in table.paths
            }
        )

    def to_json(self) -> tuple[str, str] | None:
        """Return the rows as JSON and the types of their columns, as DuckDB's `from_json` takes both.

        Returns:
            None for rows that JSON cannot hold, such as those with bytes.
        """
        table = TABLES[self.name]
        try:
            types = {name_column(path): json_type(table.record, path) for path in table.paths}
            columns = [gather_values(self.records, path, types[name_column(path)]) for path in table.paths]
            rows = [dict(zip(types, values, strict=True)) for values in zip(*columns, strict=True)]
            text = json.dumps(rows, ensure_ascii=False, allow_nan=False, default=_write_moment)
        except (KeyError, TypeError, ValueError):
            return None
        # lone surrogates become question marks, as they do in Arrow's columns
        return text.encode("utf-8", "replace").decode(), json.dumps([types])


def stage_rows(con: DuckDBPyConnection, rows: StagedRows, *, name: str) -> str:
    """Let statements read rows as the table or view `name`, and return the statement that takes it away.

    Args:
        con: The connection.
        rows: The rows.
        name: The name, which nothing else has.
    """
    is_small = rows.num_rows * len(TABLES[rows.name].paths) <= _FEW
    if is_small and "pyarrow" not in sys.modules:  # once it is imported, it takes 1 ms less
        written = rows.to_json()
        if written:
            create_table(con, name, *written)
            return f'DROP TABLE "{name}"'
    con.register(name, rows.to_arrow())
    return f'DROP VIEW "{name}"'


def create_table(con: DuckDBPyConnection, name: str, rows: str, types: str) -> None:
    """Make a temporary table of what :meth:`StagedRows.to_json` returned."""
    con.execute(
        f'CREATE TEMP TABLE "{name}" AS SELECT unnest(from_json($rows, $types), max_depth := 2)',
        {"rows": rows, "types": types},
    )


def _write_moment(value: object) -> str:
    """Write a date or a moment, for what JSON has no type of its own."""
    if not isinstance(value, date):  # a datetime is one, too
        raise TypeError(f"no JSON for {type(value).__name__}")
    return value.isoformat()
