"""Rows as a Parquet file, with the types that DuckDB has."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from flows.errors import UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from pyarrow import RecordBatch, RecordBatchReader

_BATCH = 10_000  # rows


def write_parquet(con: DuckDBPyConnection, stream: BinaryIO) -> None:
    """Write the rows of the query that `con` has just run.

    Raises:
        UsageError: A column has a type that Parquet does not have.
        duckdb.Error: The query fails in a later row, or has a type that Arrow does not have.
    """
    import pyarrow as pa  # noqa: PLC0415 -- the other forms need it not, and it takes 0.1 s to import
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 -- the same

    with _duckdb_errors():
        rows = con.to_arrow_reader(_BATCH)
    try:
        with ParquetWriter(stream, rows.schema, compression="zstd") as writer:
            for batch in _read_batches(rows):
                writer.write_batch(batch)
    except pa.ArrowNotImplementedError as error:  # what Arrow says of an INTERVAL or a UNION
        raise UsageError(f"these rows cannot be written as Parquet: {error}; cast the column") from error


def _read_batches(rows: RecordBatchReader) -> Iterator[RecordBatch]:
    with _duckdb_errors():
        yield from rows


@contextmanager
def _duckdb_errors() -> Iterator[None]:
    """Raise the errors of DuckDB as what they are: through Arrow's stream each is an OSError of its text."""
    import duckdb  # noqa: PLC0415 -- in the process that runs SQL, which has it already

    try:
        yield
    except OSError as error:
        kinds = {
            "Out of Memory Error": duckdb.OutOfMemoryException,
            "INTERRUPT Error": duckdb.InterruptException,
        }
        raise kinds.get(str(error).partition(":")[0], duckdb.Error)(str(error)) from error
