"""Statements that would write, read, attach, set, load, log, fill memory or last: none does any harm."""

from __future__ import annotations

import hashlib
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows.errors import QueryStoppedError, UsageError
from flows.sql_sandbox import SqlSandbox, find_limits

if TYPE_CHECKING:
    from conftest import Workspace

SECONDS = 0.4
# What a statement gives: these words, or rows that are not worth having.
DOES_NOT_RUN, LOCKED, NO_FILES = "does not run here", "cannot be set here", "disabled by configuration"
NO_EXTENSIONS, STOPPED = "extension", f"stopped after {SECONDS:g} seconds"
NO_MEMORY = r"needs more memory|stopped"  # whichever comes first
ROWS = ""

WRITING = [
    ("CREATE TABLE t AS SELECT 1", DOES_NOT_RUN),
    ("CREATE TABLE memory.main.t (a INTEGER)", DOES_NOT_RUN),
    ("CREATE TEMP TABLE t AS FROM articles", DOES_NOT_RUN),
    ("CREATE TEMP TABLE t AS FROM (PIVOT articles ON corpus USING count(*))", "CREATE does not run here"),
    ("CREATE OR REPLACE VIEW articles AS SELECT 1", DOES_NOT_RUN),
    ("CREATE MACRO search(q) AS TABLE SELECT q", DOES_NOT_RUN),
    ("CREATE SCHEMA s", DOES_NOT_RUN),
    ("CREATE SEQUENCE s", DOES_NOT_RUN),
    ("CREATE TYPE mood AS ENUM ('good')", DOES_NOT_RUN),
    ("CREATE INDEX i ON store.articles (article_id)", DOES_NOT_RUN),
    ("INSERT INTO store.migrations SELECT 99, 'x', 'x', now()", DOES_NOT_RUN),
    ("WITH a AS (SELECT 1) INSERT INTO store.migrations FROM a", "INSERT does not run here"),
    ("UPDATE store.articles SET title = 'x'", DOES_NOT_RUN),
    ("DELETE FROM store.articles", DOES_NOT_RUN),
    ("TRUNCATE store.articles", "TRUNCATE does not run here"),
    ("MERGE INTO store.articles USING articles USING (article_id) WHEN MATCHED THEN DELETE", DOES_NOT_RUN),
    ("DROP VIEW articles", DOES_NOT_RUN),
    ("DROP TABLE IF EXISTS store.articles CASCADE", DOES_NOT_RUN),
    ("ALTER TABLE store.articles ADD COLUMN a INTEGER", DOES_NOT_RUN),
    ("ALTER VIEW articles RENAME TO others", DOES_NOT_RUN),
    ("COMMENT ON VIEW articles IS 'x'", "COMMENT does not run here"),
    ("VACUUM", DOES_NOT_RUN),
    ("ANALYZE", DOES_NOT_RUN),
    ("CHECKPOINT", "CHECKPOINT does not run here"),
    ("FORCE CHECKPOINT news", DOES_NOT_RUN),
    ("FROM force_checkpoint('news')", "Cannot FORCE CHECKPOINT"),
    ("COPY articles TO 'stolen.csv'", DOES_NOT_RUN),
    ("COPY (SELECT 1) TO '{home}/news.duckdb'", DOES_NOT_RUN),
    ("COPY (SELECT 1) TO '/dev/stdout'", DOES_NOT_RUN),
    ("COPY store.articles FROM 'articles.csv'", DOES_NOT_RUN),
    ("COPY FROM DATABASE news TO memory", DOES_NOT_RUN),
    ("EXPORT DATABASE '{home}/out'", DOES_NOT_RUN),
    ("IMPORT DATABASE '{home}'", "IMPORT does not run here"),
    ("import /* all */ database '/etc'", "IMPORT does not run here"),
]
READING = [
    ("FROM read_text('{home}/warehouse.duckdb')", NO_FILES),
    ("FROM read_text('/proc/self/environ')", NO_FILES),
    ("FROM read_text(['/etc/hostname', '/etc/hosts'])", NO_FILES),
    ("FROM read_blob('{home}/watches/*')", NO_FILES),
    ("FROM read_csv('/etc/passwd')", NO_FILES),
    ("FROM read_csv_auto('/etc/passwd', sep := ':')", NO_FILES),
    ("FROM read_json('/etc/x.json')", NO_FILES),
    ("FROM read_json_objects('/etc/x.json')", NO_FILES),
    ("FROM read_ndjson('/etc/x.json')", NO_FILES),
    ("FROM read_parquet('/srv/x.parquet')", NO_FILES),
    ("FROM parquet_scan('/srv/x.parquet')", NO_FILES),
    ("FROM parquet_metadata('/srv/x.parquet')", NO_FILES),
    ("FROM parquet_schema('/srv/x.parquet')", NO_FILES),
    ("FROM parquet_kv_metadata('/srv/x.parquet')", NO_FILES),
    ("FROM glob('/*')", NO_FILES),
    ("FROM glob('{home}/**')", NO_FILES),
    ("FROM sniff_csv('/etc/passwd')", NO_FILES),
    ("FROM '/srv/x.csv'", NO_FILES),
    ("FROM '/srv/x.parquet'", NO_FILES),
    ("SELECT (SELECT content FROM read_text('/etc/hostname'))", NO_FILES),
    ("WITH a AS (FROM read_text('/etc/hostname')) FROM a", NO_FILES),
    ("FROM query('FROM read_text(''/etc/hostname'')')", NO_FILES),
    ("FROM query('DROP VIEW articles')", "Expected a single SELECT statement"),
    ("DESCRIBE FROM read_csv('/etc/passwd')", NO_FILES),
    ("SUMMARIZE '/srv/x.csv'", NO_FILES),
    ("PIVOT read_csv('/etc/passwd') ON column0 USING count(*)", NO_FILES),
    ("EXPLAIN ANALYZE FROM read_text('/etc/hostname')", NO_FILES),
    ("FROM read_duckdb('{home}/warehouse.duckdb')", NO_FILES),
    ("FROM 'http://127.0.0.1:1/x.csv'", "disabled"),
    ("FROM read_parquet('s3://bucket/x.parquet')", "disabled"),
    ("SELECT getenv('HOME')", "getenv does not exist"),
    ("FROM session", "does not exist"),  # a variable of our code
    ("FROM duckdb_secrets()", ROWS),
]
ATTACHING = [
    ("ATTACH '{home}/warehouse.duckdb' AS w", DOES_NOT_RUN),
    ("ATTACH '{home}/news.duckdb' AS w (READ_WRITE)", DOES_NOT_RUN),
    ("ATTACH ':memory:' AS w", DOES_NOT_RUN),
    ("ATTACH OR REPLACE 'x.duckdb' AS news", DOES_NOT_RUN),
    ("ATTACH 'x.db' AS w (TYPE sqlite)", DOES_NOT_RUN),
    ("DETACH news", DOES_NOT_RUN),
    ("DETACH DATABASE IF EXISTS news", DOES_NOT_RUN),
    ("USE nothing", "nothing"),
]
SETTING = [
    ("SET enable_external_access = true", LOCKED),
    ("RESET enable_external_access", LOCKED),
    ("SET lock_configuration = false", LOCKED),
    ("RESET lock_configuration", LOCKED),
    ("SET allowed_configs = ['threads']", LOCKED),
    ("SET allowed_directories = ['/']", LOCKED),
    ("SET allowed_paths = ['/etc/hostname']", LOCKED),
    ("SET GLOBAL memory_limit = '1TB'", LOCKED),
    ("SET max_memory = '1TB'", LOCKED),
    ("SET SESSION threads = 64", LOCKED),
    ("PRAGMA threads = 64", LOCKED),
    ("SET temp_directory = '{home}'", LOCKED),
    ("SET max_temp_directory_size = '1TB'", LOCKED),
    ("SET extension_directory = '{home}'", LOCKED),
    ("SET secret_directory = '{home}'", LOCKED),
    ("SET home_directory = '{home}'", LOCKED),
    ("SET profiling_output = '{home}/profile'", LOCKED),
    ("SET enable_profiling = 'json'", LOCKED),
    ("PRAGMA enable_profiling", DOES_NOT_RUN),
    ("SET log_query_path = '{home}/log'", LOCKED),
    ("SET allow_unsigned_extensions = true", "cannot"),
    ("SET autoinstall_known_extensions = true", LOCKED),
    ("SET autoload_known_extensions = true", LOCKED),
    ("SET python_enable_replacements = true", LOCKED),
    ("SET access_mode = 'READ_WRITE'", "cannot"),
    ("EXPLAIN ANALYZE SET threads = 1", LOCKED),
]
LOADING = [
    ("INSTALL httpfs", DOES_NOT_RUN),
    ("FORCE INSTALL httpfs FROM 'http://127.0.0.1:1'", DOES_NOT_RUN),
    ("LOAD httpfs", DOES_NOT_RUN),
    ("LOAD '{home}/x.duckdb_extension'", DOES_NOT_RUN),
    ("UPDATE EXTENSIONS", "UPDATE does not run here"),
    ("FROM sqlite_scan('{home}/x.db', 't')", NO_EXTENSIONS),
    ("FROM postgres_scan('', '', '')", NO_EXTENSIONS),
    ("CREATE SECRET s (TYPE s3)", DOES_NOT_RUN),
    ("CREATE PERSISTENT SECRET s (TYPE http)", DOES_NOT_RUN),
    ("DROP SECRET s", DOES_NOT_RUN),
]
SEVERAL = [
    ("SELECT 1; DROP VIEW articles", DOES_NOT_RUN),
    ("SELECT 1;;; -- done\n;COPY articles TO 'x'", DOES_NOT_RUN),
    ("SET TimeZone = 'UTC'; CREATE TABLE t (a INTEGER); SELECT 1", DOES_NOT_RUN),
    ("PIVOT articles ON corpus USING count(*); CREATE TABLE t (a INTEGER)", DOES_NOT_RUN),
    ("EXPLAIN ANALYZE INSERT INTO store.migrations SELECT 1", "INSERT does not run here"),
    ("EXPLAIN ANALYZE COPY articles TO '{home}/x'", "COPY does not run here"),
    ("EXPLAIN (ANALYZE, FORMAT json) COPY articles TO '{home}/x'", "COPY does not run here"),
    ("EXPLAIN ANALYZE COPY (PIVOT articles ON corpus USING count(*)) TO 'x'", "COPY does not run here"),
    ("EXPLAIN ANALYZE CREATE TABLE t AS PIVOT articles ON corpus USING count(*)", DOES_NOT_RUN),
    ("EXPLAIN CREATE TABLE t (a INTEGER)", "CREATE does not run here"),
    ("BEGIN; SELECT 1; COMMIT", "BEGIN does not run here"),
    ("ROLLBACK", DOES_NOT_RUN),
    ("PREPARE p AS DELETE FROM store.articles", DOES_NOT_RUN),
    ("EXECUTE p", DOES_NOT_RUN),
    ("DEALLOCATE p", "DEALLOCATE does not run here"),
    ("CALL pragma_version()", DOES_NOT_RUN),
    ("SELECT 1\0; DROP VIEW articles", "NUL"),
]
LOGGING = [
    ("CALL enable_logging()", DOES_NOT_RUN),
    ("CALL enable_logging('QueryLog', storage := 'stdout')", DOES_NOT_RUN),
    ("CALL truncate_duckdb_logs()", DOES_NOT_RUN),
    ("SET enable_logging = true", LOCKED),
    ("SET logging_storage = 'file'", LOCKED),
    ("SELECT write_log('x')", ROWS),
]
FILLING = [
    ("SELECT length(repeat('x', 3_000_000_000))", NO_MEMORY),
    ("SELECT length(list(range)::VARCHAR) FROM range(200_000_000)", NO_MEMORY),
    ("SELECT list(text || range) FROM articles, range(100_000)", NO_MEMORY),
]
LASTING = [
    ("SELECT count(*) FROM range(100_000_000) a, range(100_000_000) b WHERE a.range + b.range < 0", STOPPED),
    ("WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t", STOPPED),
    ("SELECT sum(hash(range)) FROM range(1_000_000_000_000)", STOPPED),
    ("SELECT sleep_ms(60_000)", STOPPED),
    ("SELECT error(range::VARCHAR) FROM range(1_000_000_000_000) WHERE range < 0", STOPPED),
    ("SELECT count(*) FROM articles a, articles b, articles c, articles d, articles e WHERE a < b", STOPPED),
    ("FROM range(1_000_000_000)", STOPPED),  # rows without end
]
HOSTILE = [*WRITING, *READING, *ATTACHING, *SETTING, *LOADING, *SEVERAL, *LOGGING, *FILLING, *LASTING]


@pytest.fixture(scope="module")
def home(made_site: Workspace) -> Path:
    return made_site.edition.parent


@pytest.fixture(scope="module")
def sandbox(home: Path) -> Iterator[SqlSandbox]:
    """A sandbox, and the proof that no statement of this module has touched a file."""
    before, temporary = read_files(home), list_temporary()
    limits = find_limits(seconds=SECONDS, memory=150_000_000, threads=1)
    with SqlSandbox(home / "news.duckdb", program="sandbox_programs:run_sql", limits=limits) as sandbox:
        yield sandbox
    assert read_files(home) == before
    assert list_temporary() == temporary


def read_files(folder: Path) -> dict[Path, tuple[str, int]]:
    """Return digest and time of every file below a folder."""
    return {
        path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def list_temporary() -> set[str]:
    return {path.name for path in Path(tempfile.gettempdir()).glob("newswire-sql-*")}


def test_there_are_a_hundred_and_twenty_of_them() -> None:
    assert len(dict(HOSTILE)) == len(HOSTILE) >= 120


@pytest.mark.parametrize(("text", "words"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_statement_does_no_harm_and_the_next_one_runs(
    home: Path, sandbox: SqlSandbox, text: str, words: str
) -> None:
    sandbox.run({"text": "SELECT 1"}, bytes)  # there is a process
    begin = time.monotonic()
    try:
        sandbox.run({"text": text.replace("{home}", str(home))}, bytes)
        outcome = ROWS
    except (UsageError, QueryStoppedError) as error:
        outcome = str(error)
    assert time.monotonic() - begin < SECONDS + 3  # 1 on a machine that is not overbooked
    assert words in outcome or (words == NO_MEMORY and re.search(words, outcome))
    assert bool(words) is bool(outcome)
    rows = bytearray()
    sandbox.run({"text": "SELECT count(*) FROM articles"}, rows.extend)
    assert rows == b"30\n"
