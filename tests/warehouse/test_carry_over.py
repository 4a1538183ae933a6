"""A warehouse from before the first release: refused, and carried over into the present schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from schemas import SCHEMAS, insert_samples, list_columns

from warehouse.carry_over import CarryOver, carry_over
from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.errors import FormerSchemaError, MigrationError, WarehouseError
from warehouse.search import INDEX

FORMER_TABLES = {"rests": "backoffs", "rulings": "overrides"}
FORMER_COLUMNS = {
    "landed_at": "received_at",
    "ruled_at": "decided_at",
    "pace": "poll_interval",
    "hint": "interval_hint",
    "rhythm_since": "recent_since",
    "rhythm_entries": "recent_entries",
    "whole_at": "last_full_response_at",
    "polls_since_whole": "polls_since_full_response",
    "listed_at": "last_entries_at",
    "gap_at": "last_gap_at",
    "address": "moved_url",
    "moved_to": "pending_move",
    "moved_sightings": "pending_move_polls",
}


@pytest.fixture
def former(writer: Path) -> Path:
    """A warehouse with the former schema and a row in each table."""
    with duckdb.connect(writer) as con:
        con.execute((SCHEMAS / "former.sql").read_text("utf-8"))
        con.execute("SET TimeZone = 'UTC'")
        insert_samples(con)
    return writer


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "rebuild" / "warehouse.duckdb"


def dump(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all tables that are carried over, under the present names."""
    with duckdb.connect(path, read_only=True) as con:
        con.execute("SET TimeZone = 'UTC'")
        return {
            FORMER_TABLES.get(table, table): [
                {FORMER_COLUMNS.get(name, name): value for name, value in zip(columns, row, strict=True)}
                for row in con.execute(f"FROM store.{table}").fetchall()
            ]
            for table, columns in list_columns(con).items()
            if table not in ("bands", "story_queue", "term_frequencies", "terms", "lengths", *INDEX)
        }


def carry(former: Path, scratch: Path) -> CarryOver:
    carried = carry_over(former, scratch, wait=0)
    assert carried is not None
    return carried


def test_a_former_warehouse_is_refused_with_the_command_that_carries_it_over(former: Path) -> None:
    before = former.read_bytes()
    with (
        pytest.raises(FormerSchemaError, match="newswire rebuild --from-archive"),
        open_writer(former, wait=0),
    ):
        pass
    assert former.read_bytes() == before


def test_an_edition_with_the_former_schema_is_refused_in_the_same_way(former: Path) -> None:
    with pytest.raises(FormerSchemaError, match="newswire rebuild --from-archive"), open_edition(former):
        pass


def test_every_row_and_every_column_is_carried_over(former: Path, scratch: Path) -> None:
    before = dump(former)
    carried = carry(former, scratch)
    assert carried.left_out == ()
    assert carried.rows == dict.fromkeys(before, 1)
    after = dump(former)
    for table, (row,) in before.items():
        assert {name: after[table][0][name] for name in row} == row
    with open_writer(former, wait=0) as con:
        assert con.execute("SELECT count(*) FROM overrides").fetchall() == [(1,)]


def test_the_former_file_is_kept_unchanged_under_a_free_name(former: Path, scratch: Path) -> None:
    before = former.read_bytes()
    other = former.with_name("warehouse.duckdb.before")
    other.write_bytes(b"kept by an earlier carry-over")
    carried = carry(former, scratch)
    assert carried.kept == former.with_name("warehouse.duckdb.before-2")
    assert carried.kept.read_bytes() == before
    assert other.read_bytes() == b"kept by an earlier carry-over"


def test_a_carry_over_that_was_killed_before_the_rename_is_repeated(former: Path, scratch: Path) -> None:
    kept = former.with_name("warehouse.duckdb.before")
    kept.hardlink_to(former)
    before = former.read_bytes()
    assert carry(former, scratch).kept == kept
    assert kept.read_bytes() == before
    assert [path.name for path in former.parent.glob("*.before*")] == [kept.name]


def test_columns_that_always_have_a_value_now_get_one(former: Path, scratch: Path) -> None:
    with duckdb.connect(former) as con:
        con.execute("UPDATE store.revisions SET truncated = NULL, text_source = NULL")
        con.execute("UPDATE store.pages SET feed_authors = NULL")
        con.execute("UPDATE store.fingerprints SET seen_at = NULL")
        con.execute("UPDATE store.duplicates SET nearest = NULL")
        con.execute("UPDATE store.feeds SET rhythm_entries = NULL")
    carry(former, scratch)
    with open_writer(former, wait=0) as con:
        assert con.execute("SELECT truncated, text_source FROM store.revisions").fetchall() == [
            (False, "page")
        ]
        assert con.execute("SELECT feed_authors FROM store.pages").fetchall() == [([],)]
        assert con.execute('SELECT seen_at = "at" FROM store.fingerprints').fetchall() == [(True,)]
        assert con.execute("SELECT nearest = duplicate_of FROM store.duplicates").fetchall() == [(True,)]
        assert con.execute("SELECT recent_entries FROM store.feeds").fetchall() == [(0,)]


def test_tables_and_columns_without_a_counterpart_are_named(former: Path, scratch: Path) -> None:
    with duckdb.connect(former) as con:
        con.execute("CREATE TABLE store.sketches (a INTEGER)")
        con.execute("ALTER TABLE store.feeds ADD COLUMN colour VARCHAR")
        con.execute("ALTER TABLE store.pages DROP COLUMN charset")
        con.execute("DROP TABLE store.changes")
    carried = carry(former, scratch)
    assert carried.left_out == ("feeds.colour", "sketches")
    assert {"changes", "pages.charset"} <= set(carried.missing)


def test_a_present_warehouse_stays_as_it_is(writer: Path, scratch: Path) -> None:
    with open_writer(writer, wait=0):
        pass
    before = writer.read_bytes()
    assert carry_over(writer, scratch, wait=0) is None
    assert writer.read_bytes() == before
    assert not writer.with_name("warehouse.duckdb.before").exists()


def test_a_warehouse_of_newer_code_is_not_taken_for_a_former_one(writer: Path, scratch: Path) -> None:
    with open_writer(writer, wait=0) as con:
        con.execute("INSERT INTO store.migrations (number, name, sha256) VALUES (999, 'later', 'x')")
    with pytest.raises(MigrationError, match="newer code"):
        carry_over(writer, scratch, wait=0)


@pytest.mark.parametrize("content", ["database", "noise"])
def test_the_error_names_a_file_that_is_not_a_warehouse(writer: Path, scratch: Path, content: str) -> None:
    if content == "database":
        duckdb.connect(writer).close()
    else:
        writer.write_bytes(b"no database at all " * 1_000)
    before = writer.read_bytes()
    with pytest.raises(WarehouseError, match=r"warehouse\.duckdb"):
        carry_over(writer, scratch, wait=0)
    assert writer.read_bytes() == before
