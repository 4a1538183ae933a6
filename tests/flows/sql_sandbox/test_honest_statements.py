"""What analysts type runs, as it does in DuckDB's own shell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from flows.sql_sandbox.machine_share import find_limits
from flows.sql_sandbox.sandbox import SqlSandbox

if TYPE_CHECKING:
    from conftest import Workspace

HONEST = [
    "SELECT count(*) FROM articles",
    "FROM articles",
    "FROM articles SELECT title LIMIT 3",
    "TABLE stories",
    "VALUES (1), (2)",
    "(SELECT 1) UNION ALL (SELECT 2)",
    "SELECT 1 EXCEPT SELECT 2",
    "WITH a AS (SELECT 1 AS n) FROM a",
    "WITH a AS MATERIALIZED (FROM articles) SELECT count(*) FROM a",
    "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t WHERE n < 9) SELECT sum(n) FROM t",
    "SELECT source, count(*) FROM articles GROUP BY ALL ORDER BY ALL",
    "SELECT source, count(*) FROM articles GROUP BY ROLLUP (source) HAVING count(*) > 0",
    "SELECT DISTINCT ON (source) source, title FROM articles ORDER BY source, first_seen_at",
    "SELECT title FROM articles QUALIFY row_number() OVER (PARTITION BY source ORDER BY title) = 1",
    "SELECT title, lag(title) OVER (ORDER BY first_seen_at) FROM articles",
    "SELECT * EXCLUDE (text) REPLACE (upper(title) AS title) FROM articles LIMIT 1",
    "SELECT COLUMNS('.*_at') FROM articles LIMIT 1",
    "SELECT a.title, b.title FROM articles a JOIN articles b USING (source) LIMIT 1",
    "FROM articles a ASOF JOIN articles b ON a.first_seen_at >= b.first_seen_at SELECT count(*)",
    "FROM articles a SEMI JOIN stories s ON a.story_id = s.story_id SELECT count(*)",
    "FROM articles a POSITIONAL JOIN stories s SELECT count(*)",
    "SELECT title FROM articles, LATERAL (SELECT unnest(authors) AS author)",
    "SELECT unnest(range(3))",
    "FROM unnest([1, 2]) AS t(a)",
    "SELECT list_transform([1, 2], lambda n: n + 1), {'a': 1}, MAP {'k': 'v'}",
    "SELECT [n * 2 FOR n IN range(5) IF n % 2 = 0]",
    "SELECT json_extract('{\"a\": [1]}', '$.a[0]'), to_json({'a': 1})",
    "FROM json_each('[1, 2]')",
    "SELECT regexp_extract(title, '\\d+') FROM articles",
    "SELECT date_trunc('month', first_seen_at), count(*) FROM articles GROUP BY 1",
    "SELECT now() - INTERVAL 7 DAYS, today(), strftime(now(), '%Y')",
    "SELECT TIMESTAMPTZ '2026-02-09 23:00:00+00' AT TIME ZONE 'Asia/Tokyo'",
    "FROM range(TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-03', INTERVAL 1 DAY)",
    "SELECT quantile_cont(word_count, .5), approx_count_distinct(source) FROM articles",
    "SELECT histogram(word_count) FROM articles",
    "SELECT arg_max(title, word_count), string_agg(DISTINCT source, ', ') FROM articles",
    "FROM articles USING SAMPLE 5 ROWS",
    "FROM articles TABLESAMPLE reservoir(50%)",
    "PIVOT articles ON corpus USING count(*) GROUP BY language",
    "PIVOT articles ON corpus IN ('a', 'b') USING count(*)",
    "FROM (PIVOT articles ON corpus USING count(*)) SELECT *",
    "WITH p AS (PIVOT articles ON corpus USING count(*) GROUP BY source) FROM p",
    "SELECT * FROM articles PIVOT (count(*) FOR corpus IN ('a', 'b') GROUP BY source)",
    "UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b INTO NAME n VALUE v",
    "DESCRIBE articles",
    "DESC SELECT 1 AS a",
    "SUMMARIZE articles",
    "SHOW TABLES",
    "SHOW ALL TABLES",
    "SHOW articles",
    "SHOW DATABASES",
    "EXPLAIN SELECT 1",
    "EXPLAIN (FORMAT json) FROM articles",
    "EXPLAIN ANALYZE SELECT count(*) FROM articles",
    "explain analyze (select count(*) from articles)",
    "EXPLAIN PIVOT articles ON corpus USING count(*)",
    "EXPLAIN ANALYZE WITH a AS (FROM articles) FROM a",
    "SET TimeZone = 'Asia/Tokyo'; SELECT now(); RESET TimeZone",
    "SET TIME ZONE 'Europe/Berlin'; SELECT now(); SET TimeZone = 'UTC'",
    "SET default_order = 'DESC'; SELECT title FROM articles ORDER BY title; RESET default_order",
    "SET default_null_order = 'nulls_first'; RESET default_null_order; SELECT 1",
    "SET VARIABLE tag = 'leaf'; SELECT getvariable('tag'); RESET VARIABLE tag",
    "SET VARIABLE newest = (SELECT max(first_seen_at) FROM articles); SELECT getvariable('newest')",
    "USE news.store; SELECT count(*) FROM articles; USE news.main",
    "SELECT count(*) FROM news.main.articles",
    "FROM news.search('ferry')",
    "FROM search('\"the ferry\" -bank', max_results := 3)",
    "FROM coverage('nissan')",
    "FROM rising(days := 14)",
    "FROM as_of('2026-11-20 09:00:00+00')",
    "FROM guide",
    "FROM columns WHERE view_name = 'articles'",
    "FROM duckdb_views() SELECT view_name, comment WHERE NOT internal",
    "SELECT * FROM information_schema.tables",
    "PRAGMA table_info('articles')",
    "PRAGMA version",
    "FROM query_table('articles') LIMIT 1",
    "FROM query('SELECT 1')",
    "SELECT current_setting('TimeZone'), version(), current_schema()",
    "-- a comment\nSELECT 1 /* ; DROP VIEW articles */; -- and another",
    "SELECT 'DROP VIEW articles; COPY x TO ''y'''",
    'SELECT $$IMPORT DATABASE$$ AS "CREATE TABLE"',
    "SELECT 'Köln; 日産', '😀'; EXPLAIN SELECT 'ü'; SELECT 2",
    "SELECT 1;",
]


@pytest.fixture(scope="module")
def sandbox(made_site: Workspace) -> Iterator[SqlSandbox]:
    limits = find_limits(threads=1)
    with SqlSandbox(made_site.edition, program="sandbox_programs:run_sql", limits=limits) as sandbox:
        yield sandbox


def test_there_are_sixty_of_them() -> None:
    assert len(set(HONEST)) == len(HONEST) >= 60


@pytest.mark.parametrize("text", HONEST, ids=range(len(HONEST)))
def test_an_honest_statement_runs(sandbox: SqlSandbox, text: str) -> None:
    sandbox.run({"text": text}, bytes)
