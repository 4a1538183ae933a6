"""The connection for other programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from folders import ROOT

import newswire
from warehouse.connection import open_writer
from warehouse.errors import EditionMissingError
from warehouse.publish import publish_edition


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with open_writer(home / "warehouse.duckdb", wait=0):
        pass
    publish_edition(home / "warehouse.duckdb", home / "news.duckdb", wait=0)
    return home


def test_views_and_macros_need_no_prefix_and_times_are_in_utc(home: Path) -> None:
    with newswire.connect(home) as con:
        assert con.execute("SELECT count(*) FROM articles").fetchall() == [(0,)]
        assert con.execute("FROM search('battery')").fetchall() == []
        assert con.execute("SELECT current_setting('TimeZone'), current_database()").fetchall() == [
            ("UTC", "news")
        ]


def test_other_files_and_own_tables_are_at_hand_and_the_edition_is_not_written_to(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "plants.csv").write_text("plant\nOppama\n")
    with newswire.connect(home / "news.duckdb", threads=1) as con:
        con.execute(f"CREATE TABLE memory.main.plants AS FROM '{tmp_path / 'plants.csv'}'")
        assert con.execute("FROM memory.main.plants").fetchall() == [("Oppama",)]
        with pytest.raises(duckdb.InvalidInputException, match="read-only"):
            con.execute("CREATE TABLE x AS SELECT 1")


def test_a_missing_edition_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(EditionMissingError, match="newswire run"):
        newswire.connect(tmp_path / "news.duckdb")


def test_the_edition_is_found_as_commands_find_it_and_the_import_brings_no_library(home: Path) -> None:
    code = (
        "import sys, newswire; assert 'duckdb' not in sys.modules; "
        "print(newswire.connect().execute('SELECT count(*) FROM articles').fetchall())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"NEWSWIRE_HOME": str(home), "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == "[(0,)]\n"
