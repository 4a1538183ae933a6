"""When the row groups that loads leave behind are merged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.sql import run_query


def test_small_row_groups_are_merged_once_there_are_many(
    writer: Path, empty_warehouse: Path, make: Any
) -> None:
    writer.write_bytes(empty_warehouse.read_bytes())
    counts = []
    for number in range(20):
        with open_writer(writer, wait=0) as con:
            load_batch(con, make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
        with open_writer(writer, wait=0) as con:
            counts += run_query(con, "count_small_row_groups")
            assert con.execute("SELECT count(*) FROM articles").fetchall() == [(number + 1,)]
    assert counts[:7] == [(number + 1,) for number in range(7)]
    assert max(counts) <= (8,)
    assert min(counts[8:]) < (4,)
