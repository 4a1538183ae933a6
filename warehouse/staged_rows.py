"""Rows that statements read as a staged view: of JSON while they are few, and of an Arrow table otherwise.

A view of a short literal takes two thirds of the time of a view of an Arrow table, and a push has thirty of
them. Besides, Arrow and what DuckDB imports to read its tables take 0.1 s of CPU time, half of it numpy: a
run with nothing new, which has some forty rows to write, imports neither.
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

# Values of a table, and characters of its JSON. DuckDB takes 1 ms for a literal of 10,000 characters, 14 ms
# for one of 50,000. Until Arrow is imported, more of them are worth it.
_FEW, _SHORT = 100, 4_000
_FEW_WITHOUT_ARROW, _SHORT_WITHOUT_ARROW = 5_000, 20_000


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


def stage_rows(con: DuckDBPyConnection, rows: StagedRows, *, name: str) -> None:
    """Let statements read rows as the view `name`, which is temporary.

    Args:
        con: The connection.
        rows: The rows.
        name: The name; it replaces a view of that name.
    """
    has_arrow = "pyarrow" in sys.modules
    few, short = (_FEW, _SHORT) if has_arrow else (_FEW_WITHOUT_ARROW, _SHORT_WITHOUT_ARROW)
    if rows.num_rows * len(TABLES[rows.name].paths) <= few:
        written = rows.to_json()
        if written and len(written[0]) <= short:
            create_view(con, name, *written)
            return
    register_table(con, name, rows.to_arrow())


def register_table(con: DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Let statements read an Arrow table as the view `name`.

    DuckDB imports a module for its first table, and takes any exception for the absence of that module:
    Ctrl-C in the middle of it had no effect.
    """
    import pyarrow.dataset  # noqa: F401, PLC0415 -- see above

    con.register(name, table)


def create_view(con: DuckDBPyConnection, name: str, rows: str, types: str) -> None:
    """Make a temporary view of what :meth:`StagedRows.to_json` returned."""
    literal = rows.replace("'", "''")  # JSON escapes what else a literal must not hold
    query = f"SELECT unnest(from_json('{literal}', '{types}'), max_depth := 2)"
    con.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {query}')


def _write_moment(value: object) -> str:
    """Write a date or a moment, for what JSON has no type of its own."""
    if not isinstance(value, date):  # a datetime is one, too
        raise TypeError(f"no JSON for {type(value).__name__}")
    return value.isoformat()
