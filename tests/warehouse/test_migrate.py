"""How a writer's file is brought up to the schema of this code, from that of every released version."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection
from schemas import SCHEMAS, insert_row_groups, insert_samples

from transforms.records import ExistingText
from warehouse.bands import find_holders
from warehouse.connection import open_writer
from warehouse.errors import MigrationError
from warehouse.migrate import MIGRATIONS, migrate_store
from warehouse.read import read_existing_pages, read_existing_revisions, read_existing_texts
from warehouse.scripts import list_scripts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001_first.sql").write_text("CREATE TABLE store.first (a INTEGER);")
    (folder / "0002_second.sql").write_text("CREATE TABLE store.second (b INTEGER);")
    return folder


@pytest.fixture
def empty() -> DuckDBPyConnection:
    return duckdb.connect()


def list_tables(con: DuckDBPyConnection) -> list[str]:
    return [name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]


RELEASES = sorted(folder.name for folder in SCHEMAS.iterdir() if folder.is_dir())
LIST_COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable, column_default
    FROM duckdb_columns()
    WHERE schema_name = 'store' AND table_name <> 'migrations'
    ORDER BY ALL
"""
COUNT_ROW_GROUPS = "SELECT count(DISTINCT row_group_id) FROM pragma_storage_info('store.terms')"
FIRST_ON_ROW_GROUPS = 15  # all those before it work so too, but take 14 s
TERMS_OF_LANGUAGES = 21  # the number of the migration
LIST_ARTICLES = "SELECT article_id FROM store.articles"


@pytest.mark.parametrize("release", RELEASES)
def test_a_released_migration_is_never_changed(release: str) -> None:
    present = {script.number: script for script in list_scripts(MIGRATIONS)}
    for script in list_scripts(SCHEMAS / release):
        assert present[script.number] == script, "put the change into a new migration"


@pytest.mark.parametrize("release", RELEASES)
def test_the_schema_of_every_release_is_migrated_with_its_rows(
    empty: DuckDBPyConnection, release: str
) -> None:
    migrate_store(empty, folder=SCHEMAS / release)
    insert_samples(empty)
    before = count_rows(empty)
    migrate_store(empty)
    after = count_rows(empty)
    # from the texts, by the next run, or in another form
    made_again = {"bands", "terms", "term_frequencies", "postings", "lengths"}
    assert {table: after[table] for table in before if table not in made_again} == {
        table: rows for table, rows in before.items() if table not in made_again
    }
    queue = empty.execute("FROM store.story_queue").fetchall()  # their terms are extracted again
    assert queue == [(article_id, False) for (article_id,) in empty.execute(LIST_ARTICLES).fetchall()]
    fresh = duckdb.connect()
    migrate_store(fresh)
    assert empty.execute(LIST_COLUMNS).fetchall() == fresh.execute(LIST_COLUMNS).fetchall()


def test_the_texts_and_pages_of_a_released_warehouse_are_found_after_the_migration(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "warehouse.duckdb") as con:
        migrate_store(con, folder=SCHEMAS / "0.1.0")
        for _ in range(2):
            insert_samples(con)
        con.execute("UPDATE store.revisions SET (article_id, revision) = ('a', rowid + 1)")
        con.execute("UPDATE store.articles SET (article_id, revision) = ('a', 2) WHERE rowid = 0")
        con.execute("UPDATE store.pages SET (page_id, stage, reason) = ('p', NULL, NULL) WHERE rowid = 0")
        ((title, text),) = con.execute(
            "SELECT title, text FROM store.revisions WHERE revision = 2"
        ).fetchall()
    for _ in range(2):
        with open_writer(tmp_path / "warehouse.duckdb", wait=0) as con:
            assert read_existing_texts(con, ["a"]) == {
                "a": ExistingText(article_id="a", title=title, text=text)
            }
            assert read_existing_revisions(con, ["a"])["a"].revision == 2
            assert read_existing_pages(con, ["p", "q"]) == {"p": None}


def test_articles_of_a_released_warehouse_get_their_tags_and_their_removed_words(
    empty: DuckDBPyConnection,
) -> None:
    migrate_store(empty, folder=SCHEMAS / "0.1.0")
    insert_samples(empty)
    empty.execute("UPDATE store.articles SET (article_id, revision) = ('a', 1)")
    empty.execute("UPDATE store.article_tags SET (article_id, tag, relevance) = ('a', 'leaf', 'subject')")
    empty.execute(
        "UPDATE store.blocks SET (article_id, revision, text, kept) = ('a', 1, 'Read more in 日本', false)"
    )
    migrate_store(empty)
    assert empty.execute("SELECT tags, removed_words FROM store.articles").fetchall() == [(["leaf"], 5)]
    assert empty.execute("SELECT words FROM store.blocks").fetchall() == [(5,)]


def test_bands_of_a_released_warehouse_are_found_after_the_migration(empty: DuckDBPyConnection) -> None:
    migrate_store(empty, folder=SCHEMAS / "0.1.0")
    for article_id, bands in {"a": (3, 2**32 - 1), "b": (3,), "c": ()}.items():
        insert_samples(empty)
        newest = "(SELECT max(rowid) FROM store.fingerprints)"
        empty.execute(f"UPDATE store.fingerprints SET article_id = ? WHERE rowid = {newest}", [article_id])
        empty.execute("DELETE FROM store.bands WHERE length(article_id) > 1")
        for band in bands:
            empty.execute("INSERT INTO store.bands VALUES (?, ?)", [article_id, band])
    migrate_store(empty)
    numbers = dict(empty.execute("SELECT number, article_id FROM store.fingerprints").fetchall())
    holders = find_holders(empty, [3, 4, 2**32 - 1])
    names = map(numbers.get, holders.fingerprints.tolist())
    found = zip(holders.bands.tolist(), names, holders.counts.tolist(), strict=True)
    assert sorted(found) == [
        (3, "a", 2),
        (3, "b", 2),
        (2**32 - 1, "a", 1),
    ]
    assert empty.execute("SELECT bands FROM store.fingerprints WHERE article_id = 'c'").fetchall() == [([],)]


def test_articles_whose_terms_changed_wait_for_new_ones_and_a_story(
    empty: DuckDBPyConnection, tmp_path: Path
) -> None:
    for script in list_scripts(MIGRATIONS):
        if script.number < TERMS_OF_LANGUAGES:
            (tmp_path / f"{script.number:04}_{script.name}.sql").write_text(script.text)
    migrate_store(empty, folder=tmp_path)
    for article_id, language in {"a": "ja", "b": "en", "c": "zh", "d": "ko", "e": None}.items():
        insert_samples(empty)
        for table in ("terms", "story_queue"):
            newest = f"(SELECT max(rowid) FROM store.{table})"
            empty.execute(f"UPDATE store.{table} SET article_id = ? WHERE rowid = {newest}", [article_id])
        empty.execute("UPDATE store.terms SET language = ? WHERE article_id = ?", [language, article_id])
    empty.execute("UPDATE store.story_queue SET is_assigned = true")
    migrate_store(empty)
    assert empty.execute("SELECT article_id FROM store.terms ORDER BY 1").fetchall() == [("b",), ("e",)]
    assert empty.execute("SELECT article_id, is_assigned FROM store.story_queue ORDER BY 1").fetchall() == [
        ("a", False),
        ("b", True),
        ("c", False),
        ("d", False),
        ("e", True),
    ]


def count_rows(con: DuckDBPyConnection) -> dict[str, int]:
    return {
        table: len(con.execute(f"FROM store.{table}").fetchall())
        for table in list_tables(con)
        if table != "migrations"
    }


def test_migrations_are_numbered_from_one_without_a_gap() -> None:
    numbers = [script.number for script in list_scripts(MIGRATIONS)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_migrations_are_applied_once_in_their_order_with_their_digest(
    empty: DuckDBPyConnection, folder: Path
) -> None:
    migrate_store(empty, folder=folder)
    migrate_store(empty, folder=folder)
    applied = empty.execute("SELECT number, name, sha256 FROM store.migrations").fetchall()
    assert applied == [(script.number, script.name, script.sha256) for script in list_scripts(folder)]
    assert list_tables(empty) == ["first", "migrations", "second"]


def test_a_later_migration_keeps_existing_rows(empty: DuckDBPyConnection, folder: Path) -> None:
    migrate_store(empty, folder=folder)
    empty.execute("INSERT INTO store.first VALUES (7)")
    (folder / "0003_third.sql").write_text("ALTER TABLE store.first ADD COLUMN c INTEGER DEFAULT 8;")
    migrate_store(empty, folder=folder)
    assert empty.execute("FROM store.first").fetchall() == [(7, 8)]


def test_tables_of_several_row_groups_are_migrated(empty: DuckDBPyConnection, tmp_path: Path) -> None:
    for script in list_scripts(MIGRATIONS):
        if script.number >= FIRST_ON_ROW_GROUPS:
            insert_samples(empty)
            insert_row_groups(empty, re.findall(r"store\.(\w+)", script.text))
        (tmp_path / f"{script.number:04}_{script.name}.sql").write_bytes(script.text.encode())
        migrate_store(empty, folder=tmp_path)
    ((groups,),) = empty.execute(COUNT_ROW_GROUPS).fetchall()
    assert groups > 1


def test_a_migration_that_was_changed_after_it_was_applied_is_an_error(
    empty: DuckDBPyConnection, folder: Path
) -> None:
    migrate_store(empty, folder=folder)
    (folder / "0001_first.sql").write_text("CREATE TABLE store.first (a VARCHAR);")
    with pytest.raises(MigrationError, match=r"0001 \(first\) was changed"):
        migrate_store(empty, folder=folder)


def test_a_warehouse_of_newer_code_is_refused(empty: DuckDBPyConnection, folder: Path) -> None:
    migrate_store(empty, folder=folder)
    (folder / "0002_second.sql").unlink()
    with pytest.raises(MigrationError, match=r"newer code: .* 0002 \(second\).* up to 0001"):
        migrate_store(empty, folder=folder)


def test_a_migration_that_fails_leaves_no_trace(empty: DuckDBPyConnection, folder: Path) -> None:
    (folder / "0003_third.sql").write_text("CREATE TABLE store.third (a INTEGER); FROM store.nowhere;")
    with pytest.raises(MigrationError, match=r"0003 \(third\) failed and left no trace"):
        migrate_store(empty, folder=folder)
    assert list_tables(empty) == ["first", "migrations", "second"]
    (folder / "0003_third.sql").write_text("CREATE TABLE store.third (a INTEGER);")
    migrate_store(empty, folder=folder)
    assert list_tables(empty) == ["first", "migrations", "second", "third"]
