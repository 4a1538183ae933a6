"""The form of the edition for browsers: old enough a format, no time zones, and a search of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.browser_edition import export_browser_edition
from warehouse.connection import open_writer
from warehouse.errors import EditionMissingError, WarehouseError
from warehouse.load import load_batch
from warehouse.publish import publish_edition

BARE_COLUMNS = """
    SELECT table_name, column_name
    FROM duckdb_columns()
    WHERE schema_name = 'main' AND comment IS NULL AND NOT internal
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory, make: Any) -> Path:
    folder = tmp_path_factory.mktemp("home")
    articles = [
        make.article(
            "quay", title="Nissan dredges a second quay", text="Two carriers load at once.\n\nAt the quay."
        ),
        make.article(
            "paint", title="A paint shop", text="The paint shop opens. The quay is not far, they say."
        ),
        make.article("電池", title="日産の電池", text="日産は電池を作る。"),
    ]
    with open_writer(folder / "warehouse.duckdb", wait=0) as con:
        load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
    publish_edition(folder / "warehouse.duckdb", folder / "news.duckdb")
    return folder / "news.duckdb"


@pytest.fixture(scope="module")
def browser(edition: Path) -> DuckDBPyConnection:
    """The database, opened as browsers do: without the extension that knows time zones."""
    target = edition.parent / "site" / "news.duckdb"
    export_browser_edition(edition, target)
    return duckdb.connect(target, read_only=True)


def test_the_format_is_that_of_duckdb_1_4(browser: DuckDBPyConnection) -> None:
    assert browser.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall() == [
        ({"storage_version": "v1.4.0+"},)
    ]


def test_every_view_is_a_table_with_its_rows_and_comments(browser: DuckDBPyConnection, edition: Path) -> None:
    with duckdb.connect(edition, read_only=True) as con:
        views = con.execute(
            "SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal "
            "AND view_name NOT IN ('columns', 'guide') AND NOT contains(sql, 'getvariable') ORDER BY 1"
        ).fetchall()
        counts = [con.execute(f'SELECT count(*) FROM "{view}"').fetchall() for view, _ in views]
    tables = browser.execute(
        "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY 1"
    ).fetchall()
    assert tables == views
    assert [browser.execute(f'SELECT count(*) FROM "{view}"').fetchall() for view, _ in views] == counts
    assert browser.execute(BARE_COLUMNS).fetchall() == []


def test_times_are_in_utc_and_have_their_days(browser: DuckDBPyConnection, make: Any) -> None:
    types = browser.execute(
        "SELECT list(DISTINCT data_type) FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    assert {*types[0][0]} & {"TIMESTAMP WITH TIME ZONE", "TIME WITH TIME ZONE", "HUGEINT"} == set()
    seen = make.at(5).replace(tzinfo=None)
    assert browser.execute(
        "SELECT DISTINCT first_seen_at, first_seen_on, published_on FROM articles"
    ).fetchall() == [(seen, seen.date(), seen.date())]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("quay", ["Nissan dredges a second quay", "A paint shop"]),
        ("paint shops", ["A paint shop"]),
        ("電池", ["日産の電池"]),
        ("nothing of this", []),
    ],
)
def test_words_are_searched(browser: DuckDBPyConnection, query: str, expected: list[str]) -> None:
    found = browser.execute("SELECT title, snippet FROM search(?)", [query]).fetchall()
    assert [title for title, _ in found] == expected
    assert all(snippet for _, snippet in found)


def test_an_export_replaces_the_last_and_never_the_edition(edition: Path, tmp_path: Path) -> None:
    target = tmp_path / "news.duckdb"
    target.write_bytes(b"something else")
    assert export_browser_edition(edition, target)["articles"] == 3
    assert [path.name for path in tmp_path.iterdir()] == ["news.duckdb"]
    before = edition.read_bytes()
    with pytest.raises(WarehouseError, match="is the edition itself"):
        export_browser_edition(edition, edition)
    assert edition.read_bytes() == before
    with pytest.raises(EditionMissingError):
        export_browser_edition(tmp_path / "missing.duckdb", tmp_path / "new.duckdb")
    assert [path.name for path in tmp_path.iterdir()] == ["news.duckdb"]
