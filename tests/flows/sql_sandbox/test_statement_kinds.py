"""However a statement is written, its kind is seen: behind comments, options, other statements and PIVOTs."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from flows.errors import UsageError
from flows.sql_sandbox.statement_kinds import parse_statements

REFUSED = [
    "COPY t TO 'x'",
    "COPY (SELECT 1) TO 'x'",
    "COPY (PIVOT t ON a USING count(*)) TO 'x'",
    "CREATE TABLE u AS SELECT 1",
    "CREATE TEMP TABLE u AS PIVOT t ON a USING count(*)",
    "CREATE OR REPLACE TABLE u AS FROM (PIVOT t ON a USING count(*))",
    "INSERT INTO t VALUES (1)",
    "INSERT INTO t FROM (PIVOT t ON a USING count(*))",
    "WITH u AS (SELECT 1) DELETE FROM t USING u",
    "CALL pragma_version()",
    "PREPARE p AS SELECT 1",
    "ATTACH 'x'",
]
WRITTEN = [
    "{}",
    "{};",
    " \t\r\n;;{}",
    "-- SELECT 1\n{}",
    "/* SELECT 1; /* or */ 2 */{}--",
    "SELECT 1;{}",
    "SELECT ';' /* ; */; {}",
    "SELECT $$;$$, $a$ ; $a$;{}",
    "SELECT '日本'; {}",
    "PIVOT t ON a USING count(*); {}",
    "EXPLAIN SELECT 1; {}",
    "EXPLAIN PIVOT t ON a USING count(*); {}",
    "{}; PIVOT t ON a USING count(*)",
    "SET VARIABLE a = 1; {}; SELECT 2",
]
EXPLAINED = [
    "EXPLAIN {}",
    "EXPLAIN ANALYZE {}",
    "explain/**/analyze--\n{}",
    "EXPLAIN (ANALYZE, FORMAT json) {}",
]
ALLOWED = [
    ("PIVOT t ON a USING count(*)", ["CREATE", "SELECT"]),
    ("pivot/**/t ON a USING count(*)", ["CREATE", "SELECT"]),
    ("(FROM (PIVOT t ON a USING count(*)))", ["CREATE", "SELECT"]),
    ("EXPLAIN ANALYZE (SELECT 1)", ["EXPLAIN"]),
    ("EXPLAIN (FORMAT json) (SELECT 1)", ["EXPLAIN"]),
    ("EXPLAIN PIVOT t ON a USING count(*)", ["TRANSACTION", "CREATE", "EXPLAIN", "TRANSACTION"]),
    ("SELECT 'COPY t TO x'; EXPLAIN SELECT 'CREATE;'", ["SELECT", "EXPLAIN"]),
    ("-- nothing", []),
    (";;", []),
]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("CREATE TABLE t AS SELECT 1 AS a")
        yield con


@pytest.mark.parametrize("statement", REFUSED)
def test_a_statement_is_refused_in_every_way_of_writing_it(
    con: duckdb.DuckDBPyConnection, statement: str
) -> None:
    for form in [*WRITTEN, *(outer.format(inner) for outer in WRITTEN for inner in EXPLAINED)]:
        written = form.format(statement)
        try:
            con.extract_statements(written)
        except duckdb.Error:  # no SQL at all, such as EXPLAIN of CALL
            continue
        with pytest.raises(UsageError, match="does not run here"):
            parse_statements(con, written)


@pytest.mark.parametrize(("text", "kinds"), ALLOWED)
def test_a_query_is_allowed_with_all_that_duckdb_makes_of_it(
    con: duckdb.DuckDBPyConnection, text: str, kinds: list[str]
) -> None:
    assert [one.type.name for one in parse_statements(con, text)] == kinds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELEKT 1", "syntax error"),
        ("SELECT 'open", "unterminated"),
        ("IMPORT DATABASE '/etc'", "IMPORT does not run here"),
        ("SELECT 1\0", "NUL"),
        ("SELECT '\udcff'", "not encoded in UTF-8"),
        ("SELECT '\x1b[31m' FROM nowhere WHERE (", "syntax error"),
    ],
)
def test_what_cannot_be_parsed_is_told_in_words(
    con: duckdb.DuckDBPyConnection, text: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words) as refusal:
        parse_statements(con, text)
    assert "\x1b" not in str(refusal.value)
