"""The statements of a lake reach the copy that they are for, and nothing else of the machine."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from warehouse.edition import attach_file, open_without_database
from warehouse.lake import local_copy
from warehouse.lake.snapshots import Snapshot

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SNAPSHOT = Snapshot(number=1, committed_at=NOON, edition_id="0" * 16, published_at=NOON, added=1, removed=0)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW seen AS SELECT * FROM read_text('{secret}')",
        "CREATE TABLE seen AS SELECT * FROM read_text('{secret}')",
        "COPY (SELECT 1) TO '{folder}/written.csv'",
        "ATTACH '{folder}/written.duckdb' AS other",
        "SET enable_external_access = true",
        "LOAD '{folder}/any.duckdb_extension'",
    ],
)
def test_a_statement_of_a_lake_reaches_no_other_file(tmp_path: Path, statement: str) -> None:
    secret, file = tmp_path / "secret.txt", tmp_path / "copy.duckdb"
    secret.write_text("not for a lake")
    with open_without_database() as con:
        attach_file(con, file, name="copy", storage_version="v1.5.0")
        con.execute("CREATE SCHEMA copy.store")
    before = sorted(tmp_path.iterdir())
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException, duckdb.BinderException)):
        local_copy._define(file, [statement.format(secret=secret, folder=tmp_path)], SNAPSHOT)
    assert sorted(tmp_path.iterdir()) == before
