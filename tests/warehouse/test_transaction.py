"""A transaction writes all of a load or nothing, and its connection can be used for the next one."""

from __future__ import annotations

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.arrow import tabulate_keys
from warehouse.transaction import transaction


def fill(con: DuckDBPyConnection, *keys: str) -> None:
    with transaction(con, keys=tabulate_keys(keys)):
        con.execute("INSERT INTO t SELECT key FROM incoming_keys")
        if "" in keys:
            raise LookupError


@pytest.mark.parametrize("keys", [("a", ""), ("b", "wrong")], ids=["by the caller", "by a row"])
def test_a_failed_transaction_leaves_nothing_and_the_next_one_is_whole(keys: tuple[str, ...]) -> None:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE t (key VARCHAR CHECK (key <> 'wrong'))")
        with pytest.raises((LookupError, duckdb.ConstraintException)):
            fill(con, *keys)
        assert con.execute("FROM t").fetchall() == []
        fill(con, "c", "d")
        assert con.execute("FROM t ORDER BY key").fetchall() == [("c",), ("d",)]
        with pytest.raises(duckdb.CatalogException, match="incoming_keys"):
            con.execute("FROM incoming_keys")
