"""What DuckDB keeps of a file that it has read is forgotten, and its limits are as before."""

from __future__ import annotations

from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from warehouse.read_blocks import forget_blocks


def read_limit(con: DuckDBPyConnection) -> object:
    return con.execute("SELECT memory_limit FROM pragma_database_size()").fetchall()


def measure(con: DuckDBPyConnection) -> int:
    query = "SELECT sum(memory_usage_bytes)::BIGINT FROM duckdb_memory() WHERE tag = 'BASE_TABLE'"
    ((size,),) = con.execute(query).fetchall()
    return int(size)


def test_blocks_are_forgotten_and_read_again(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "one.duckdb") as con:
        con.execute("CREATE TABLE one AS SELECT hash(range) AS number FROM range(4_000_000)")
    with duckdb.connect(tmp_path / "one.duckdb") as con:
        query = "SELECT bit_xor(number) FROM one"
        limit, expected = read_limit(con), con.execute(query).fetchall()
        before = measure(con)
        for _ in range(20):
            forget_blocks(con)
        assert measure(con) < before / 2
        assert read_limit(con) == limit
        assert con.execute(query).fetchall() == expected
        assert measure(con) == before


def test_nothing_fails_where_more_is_in_use_than_can_be_forgotten(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "one.duckdb") as con, con.cursor() as other:
        other.execute("BEGIN")
        other.execute("CREATE TABLE one AS SELECT hash(range) AS number FROM range(2_000_000)")
        limit = read_limit(con)
        forget_blocks(con)
        assert read_limit(con) == limit
        other.execute("COMMIT")
        assert con.execute("SELECT count(*) FROM one").fetchall() == [(2_000_000,)]
