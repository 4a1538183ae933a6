"""Rows as a Parquet file, with the types that DuckDB has."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from flows.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 10_000  # rows


def write_parquet(con: DuckDBPyConnection, stream: BinaryIO) -> None:
    """Write the rows of the query that `con` has just run.

    Raises:
        UsageError: A column has a type that Parquet does not have.
    """
    import pyarrow as pa  # noqa: PLC0415 -- the other forms need it not, and it takes 0.1 s to import
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    rows = con.to_arrow_reader(_BATCH)
    try:
        with ParquetWriter(stream, rows.schema, compression="zstd") as writer:
            for batch in rows:
                writer.write_batch(batch)
    except (pa.ArrowNotImplementedError, pa.ArrowTypeError, pa.ArrowInvalid) as error:
        raise UsageError(f"these rows cannot be written as Parquet: {error}; cast the column") from error
