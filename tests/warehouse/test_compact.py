"""A compacted warehouse has everything that it had before, and no free blocks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse import compact
from warehouse.compact import compact_file, measure_free_share
from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.load import load_batch
from warehouse.publish import publish_edition

CATALOG = (
    "SELECT schema_name, table_name, comment, index_count FROM duckdb_tables() WHERE {ours}",
    "SELECT schema_name, table_name, constraint_text FROM duckdb_constraints() WHERE {ours}",
    "SELECT COLUMNS('_name|type|nullable|default|comment') FROM duckdb_columns() WHERE {ours}",
    "SELECT schema_name, view_name, sql, comment FROM duckdb_views() WHERE {ours}",
    # the columns that an EXCLUDE names have no order
    "SELECT comment, list_sort(macro_definition.split('')) FROM duckdb_functions() WHERE {ours}",
    "SELECT table_name, index_name, sql FROM duckdb_indexes() WHERE {ours}",
    "SELECT tags FROM duckdb_databases() WHERE {ours}",
)


@pytest.fixture(scope="module")
def made_loose(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    writer = tmp_path_factory.mktemp("loose") / "warehouse.duckdb"
    with open_writer(writer) as con:
        load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
        con.execute("CREATE TABLE store.ballast AS SELECT random() AS number FROM range(1_000_000)")
    with open_writer(writer) as con:
        con.execute("CREATE TABLE store.last AS SELECT random() AS number FROM range(100_000)")
    with open_writer(writer) as con:
        con.execute("DROP TABLE store.ballast")
    return writer


@pytest.fixture
def loose(writer: Path, made_loose: Path) -> Path:
    """A warehouse with articles, whose file is mostly free."""
    shutil.copyfile(made_loose, writer)
    return writer


def read_everything(path: Path) -> dict[str, Any]:
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS one (READ_ONLY); USE one")
        ours = "database_name = 'one'"
        found = {
            query: con.execute(f"{query.format(ours=ours)} ORDER BY ALL").fetchall() for query in CATALOG
        }
        tables = con.execute(f"SELECT schema_name, table_name FROM duckdb_tables() WHERE {ours}").fetchall()
        for schema, table in tables:
            found[table] = con.execute(f"SELECT to_json(t)::VARCHAR FROM {schema}.{table} AS t").fetchall()
    return found


def measure(path: Path) -> float:
    with duckdb.connect(path, read_only=True) as con:
        return measure_free_share(con)


def test_a_compact_file_has_the_same_rows_in_the_same_order_and_the_same_catalog(loose: Path) -> None:
    before, size = read_everything(loose), loose.stat().st_size
    assert measure(loose) > 0.2
    compact_file(loose)
    assert read_everything(loose) == before
    assert measure(loose) == 0
    assert loose.stat().st_size < size / 2
    assert [path.name for path in loose.parent.iterdir() if "compact" in path.name] == []


def test_a_file_is_compacted_even_if_its_rows_find_no_room_in_the_memory(
    loose: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compact, "_MEMORY", "1MB")
    before = read_everything(loose)
    compact_file(loose)
    assert read_everything(loose) == before


def test_the_next_load_goes_on_in_the_compact_file(loose: Path, make: Any) -> None:
    compact_file(loose)
    with open_writer(loose) as con:
        load_batch(con, make.batch(make.article("three")), run_id="r", now=make.noon)
        assert con.execute("SELECT count(*) FROM search('report')").fetchall() == [(3,)]


@pytest.mark.parametrize(("compacts", "least", "most"), [(True, 0.0, 0.2), (False, 0.2, 1.0)])
def test_an_edition_is_compact_where_its_publisher_has_the_time(
    loose: Path, tmp_path: Path, compacts: bool, least: float, most: float
) -> None:
    edition = tmp_path / "news.duckdb"
    assert publish_edition(loose, edition, compacts=compacts)
    assert least <= measure(edition) <= most
    assert edition.read_bytes() == loose.read_bytes()
    assert not publish_edition(loose, edition, compacts=True)  # nothing has changed


def test_a_file_without_much_room_is_left_as_it_is(writer: Path, tmp_path: Path, make: Any) -> None:
    with open_writer(writer) as con:
        load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    before = writer.stat().st_ino
    assert publish_edition(writer, tmp_path / "news.duckdb", compacts=True)
    assert writer.stat().st_ino == before


def test_what_a_killed_compaction_left_is_replaced(loose: Path, tmp_path: Path) -> None:
    loose.with_name(f".{loose.name}.compact").write_bytes(b"half a file")
    publish_edition(loose, tmp_path / "news.duckdb", compacts=True)
    with open_edition(tmp_path / "news.duckdb") as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]
