"""`newswire sql` runs queries and display settings, several at a time, and writes rows in many forms."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pyarrow.parquet as pq
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Workspace

READS = [
    "SELECT count(*) AS n FROM articles",
    "FROM stories LIMIT 1",
    "WITH a AS (SELECT 1) FROM a",
    "VALUES (1), (2)",
    "DESCRIBE articles",
    "SHOW TABLES",
    "SUMMARIZE SELECT word_count FROM articles",
    "PIVOT articles ON corpus USING count(*) GROUP BY language",
    "EXPLAIN SELECT 1",
    "SET VARIABLE topic = 'leaf'; SELECT getvariable('topic')",
    "SET default_order = 'DESC'; RESET default_order; SELECT 1",
    "-- a comment that begins with two dashes\nSELECT 42 AS answer",
    "--answer\nSELECT 42 AS answer",
    "/* a comment */ SELECT 1; -- and another",
]
REFUSED = [
    ("CREATE TABLE memory.t (a INTEGER)", "CREATE does not run here"),
    ("CREATE TEMP VIEW v AS FROM articles", "SET do; newswire.connect() in Python takes temporary tables"),
    ("INSERT INTO store.articles SELECT 1", "INSERT does not run here"),
    ("COPY articles TO 'stolen.csv'", "COPY does not run here"),
    ("COPY articles TO 'a.csv'", "SET do; `newswire sql --output FILE` writes rows into a file"),
    ("ATTACH 'other.duckdb'", "ATTACH does not run here"),
    ("BEGIN", "BEGIN does not run here"),
    ("SELECT 1; DROP VIEW articles", "DROP does not run here"),
    ("SET threads = 1", "threads cannot be set here; these can: TimeZone"),
    ("SET enable_external_access = true", "enable_external_access cannot be"),
    ("SET allowed_configs = ['threads']", "allowed_configs cannot be set here"),
    ("SET lock_configuration = false", "lock_configuration cannot be set here"),
    ("EXPLAIN ANALYZE SET threads = 1", "threads cannot be set here"),
    ("FROM read_text('/etc/hostname')", "disabled by configuration"),
    ("SELECT 1; SELEKT 2", "syntax error at or near"),
    ("-- nothing but words", "there is no SQL to run"),
]


@pytest.mark.parametrize("query", READS)
def test_a_statement_that_reads_is_run(made_site: Workspace, query: str) -> None:
    done = made_site.newswire("sql", query)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize(("query", "words"), REFUSED)
def test_a_statement_that_does_more_is_refused_before_any_runs(
    made_site: Workspace, query: str, words: str
) -> None:
    done = made_site.newswire("sql", query)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_several_statements_print_several_results_in_the_zone_that_was_set(made_site: Workspace) -> None:
    instant = "SELECT TIMESTAMPTZ '2026-02-09 23:00:00+00' AS at"
    done = made_site.newswire(
        "sql", "--format", "jsonl", f"{instant}; SET TimeZone = 'Asia/Tokyo'; {instant}"
    )
    assert [json.loads(line)["at"] for line in done.stdout.splitlines()] == [
        "2026-02-09T23:00:00+00:00",
        "2026-02-10T08:00:00+09:00",
    ]


def test_options_may_stand_before_and_behind_sql_that_begins_with_a_comment(made_site: Workspace) -> None:
    query = "--format of rows\nSELECT 1 AS a"
    for arguments in (["--format", "csv", query], [query, "--format", "csv"], ["--format=csv", "--", query]):
        assert made_site.newswire("sql", *arguments).stdout == "a\n1\n"


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "md", "parquet"])
def test_the_suffix_of_a_file_chooses_the_form_and_numbers_are_exact(
    made_site: Workspace, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"rows.{suffix}"
    query = "SELECT 1 / 3 AS share, ['a', NULL] AS list"
    done = made_site.newswire("sql", query, "--output", str(file))
    assert (done.returncode, done.stdout) == (0, "")
    expected = {"share": 1 / 3, "list": ["a", None]}
    match suffix:
        case "parquet":
            assert pq.read_table(file).to_pylist() == [expected]
        case "json" | "jsonl":
            assert duckdb.sql(f"SELECT share FROM read_json('{file}')").fetchall() == [(1 / 3,)]
            assert json.loads(file.read_text().strip("[]\n")) == expected
        case "csv":
            (row,) = csv.DictReader(io.StringIO(file.read_text()))
            assert float(row["share"]) == 1 / 3
        case _:
            assert '| 0.3333333333333333 | ["a", null] |' in file.read_text()
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_file_is_left_as_it_was_when_a_query_fails(made_site: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("before")
    for query in (
        "SELECT error('half-way') FROM range(3)",
        "SELECT 1; SELECT 2",
        "SET default_order = 'ASC'",
    ):
        assert made_site.newswire("sql", query, "--output", str(file)).returncode == 2
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("rows.csv", "before")]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "SELECT if(range < 190_000, range, ('x' || range)::INTEGER) FROM range(200_000)",
            "Could not convert|lost the reason",  # which DuckDB does once in some 300 times
        ),
        ("SELECT [1]::VARIANT AS a", "VARIANT"),  # which Arrow does not have
        ("SELECT INTERVAL 1 DAY AS a", "cannot be written as Parquet"),
    ],
    ids=["a late row", "a type of DuckDB alone", "a type that Parquet has not"],
)
def test_rows_that_parquet_cannot_have_are_told_as_a_mistake_in_the_sql(
    made_site: Workspace, tmp_path: Path, query: str, words: str
) -> None:
    done = made_site.newswire("sql", query, "--output", str(tmp_path / "rows.parquet"))
    assert (done.returncode, bool(re.search(words, done.stderr)), list(tmp_path.iterdir())) == (2, True, [])


def test_sql_that_is_no_utf_8_is_refused(made_site: Workspace) -> None:
    done = made_site.newswire("sql", "SELECT '\udcff'")
    assert (done.returncode, "not encoded in UTF-8" in done.stderr) == (2, True)
    piped = subprocess.run(
        [sys.executable, "-m", "flows.cli", "sql"],
        cwd=made_site.folder,
        env=made_site.environment | {"PYTHONIOENCODING": "utf-8:strict"},
        input=b"SELECT '\xff'",
        capture_output=True,
        check=False,
    )
    assert (piped.returncode, b"not encoded in UTF-8" in piped.stderr) == (2, True)


def test_a_link_is_written_through_and_stays_a_link(made_site: Workspace, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "rows.csv")
    assert made_site.newswire("sql", "SELECT 1 AS a", "--output", str(tmp_path / "link.csv")).returncode == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "rows.csv").read_text() == "a\n1\n"


@pytest.mark.parametrize("name", ["rows.xlsx", "rows.tsv", "rows.csv.gz"])
def test_a_suffix_of_a_format_that_is_not_written_is_wrong_usage(
    made_site: Workspace, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    done = made_site.newswire("sql", "SELECT 1 AS a", "--output", str(file))
    assert (done.returncode, file.exists()) == (2, False)
    assert f"no format is written into {file.suffix} files; .csv, .json" in " ".join(done.stderr.split())
    assert (
        made_site.newswire("sql", "SELECT 1 AS a", "--output", str(file), "--format", "csv").returncode == 0
    )
    assert file.read_text() == "a\n1\n"


def test_a_folder_that_does_not_exist_is_named(made_site: Workspace, tmp_path: Path) -> None:
    done = made_site.newswire("sql", "SELECT 1 AS a", "--output", str(tmp_path / "none" / "a.csv"))
    words = " ".join(done.stderr.split())
    assert (done.returncode, f"{tmp_path / 'none'} is no folder" in words) == (2, True)


def test_sql_that_takes_too_long_is_stopped(made_site: Workspace) -> None:
    slow = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range + b.range = -1"
    stopped = made_site.newswire("sql", slow, "--timeout", "0.3")
    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert "stopped after 0.3 seconds; --timeout gives it more" in stopped.stderr
    assert made_site.newswire("sql", "SELECT 1", "--timeout", "60").returncode == 0
