"""Macros are changed where they name relations and other macros, and nowhere else."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.macros import bind_macros
from warehouse.publish import publish_edition
from warehouse.scripts import Script

QUERY = re.compile(r"query\(.*?\"\.(\w+\.\w+(?:\(.*?\))?)'\)", re.DOTALL)
LOUD = "CREATE OR REPLACE MACRO loud(words, mark := '!)', n := 1) AS upper(words) || repeat(mark, n);"
FIRST = "CREATE OR REPLACE MACRO first(n := 1, of := 'a, b') AS TABLE\nSELECT n, of FROM stories;"


def bind(*bodies: str) -> str:
    """Return the body of the last macro, with <…> for each relation of its own database."""
    texts = [
        LOUD,
        FIRST,
        *(f"CREATE OR REPLACE MACRO m{number}(x) AS {body};" for number, body in enumerate(bodies)),
    ]
    scripts = [
        Script(number=number, name=str(number), sha256=hashlib.sha256(text.encode()).hexdigest(), text=text)
        for number, text in enumerate(texts)
    ]
    with duckdb.connect() as con:
        bound = bind_macros(con, scripts)[f"m{len(bodies) - 1}"]
    return QUERY.sub(r"<\1>", bound).partition(") AS ")[2].removesuffix(";")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("TABLE FROM articles", "TABLE FROM <main.articles> AS articles"),
        ("TABLE FROM store.postings AS p", "TABLE FROM <store.postings> AS p"),
        ("TABLE SELECT 1 AS one", "TABLE SELECT 1 AS one"),
        (
            "TABLE SELECT 'ガソリン, FROM articles' AS é FROM articles é -- FROM stories",
            "TABLE SELECT 'ガソリン, FROM articles' AS é FROM <main.articles> é -- FROM stories",
        ),
        (
            "TABLE WITH a AS MATERIALIZED (FROM articles), b AS (FROM a) FROM a, b",
            "TABLE WITH a AS MATERIALIZED (FROM <main.articles> AS articles), b AS (FROM a) FROM a, b",
        ),
        (
            "TABLE WITH articles AS (FROM articles WHERE x) FROM articles",
            "TABLE WITH articles AS (FROM <main.articles> AS articles WHERE x) FROM articles",
        ),
        (
            "TABLE WITH RECURSIVE n AS (SELECT 1 UNION SELECT x FROM n, tags) FROM n",
            "TABLE WITH RECURSIVE n AS (SELECT 1 UNION SELECT x FROM n, <main.tags> AS tags) FROM n",
        ),
        (
            "TABLE (WITH n AS (SELECT 1) FROM n) UNION ALL FROM n",
            "TABLE (WITH n AS (SELECT 1) FROM n) UNION ALL FROM <main.n> AS n",
        ),
        (
            "TABLE SELECT x IN (FROM tags) OR EXISTS (FROM store.lengths)",
            "TABLE SELECT x IN (FROM <main.tags> AS tags) OR EXISTS (FROM <store.lengths> AS lengths)",
        ),
        ("(SELECT count(*) FROM articles)", "(SELECT count(*) FROM <main.articles> AS articles)"),
        ("loud(x)", "(upper((x)) || repeat(('!)'), (1)))"),
        ("loud(lower(x), n := (1 + 1))", "(upper((lower(x))) || repeat(('!)'), ((1 + 1))))"),
        ("loud('a := (b, c', ', ')", "(upper(('a := (b, c')) || repeat((', '), (1)))"),
        ("loud(loud(x))", "(upper(((upper((x)) || repeat(('!)'), (1))))) || repeat(('!)'), (1)))"),
        ("my_loud(x) || 'loud(x)'", "my_loud(x) || 'loud(x)'"),
        (
            "TABLE SELECT 1 FROM first(of := x) AS f",
            "TABLE SELECT 1 FROM (SELECT (1), (x) FROM <main.stories> AS stories) AS f",
        ),
        (
            "TABLE FROM first()",
            "TABLE FROM (SELECT (1), ('a, b') FROM <main.stories> AS stories) AS first",
        ),
    ],
)
def test_relations_and_macros_are_replaced(body: str, expected: str) -> None:
    assert bind(body) == expected


def test_a_table_of_a_long_macro_comes_from_its_own_database() -> None:
    long = f"TABLE SELECT x FROM stories -- {'long ' * 2_000}\n"
    call = "WITH given AS (SELECT (lower(x)) AS x) FROM <main.m0((SELECT x FROM given))>"
    assert bind(long, "TABLE FROM m0(lower(x)) WHERE true") == f"TABLE FROM ({call}) AS m0 WHERE true"


def test_a_macro_with_relations_has_the_mark_of_its_edition_as_a_parameter() -> None:
    texts = ("m(x) AS TABLE FROM articles", "n() AS TABLE FROM articles", "o(x) AS TABLE SELECT x")
    scripts = [
        Script(number=number, name="", sha256="", text=f"CREATE OR REPLACE MACRO {text};")
        for number, text in enumerate(texts)
    ]
    with duckdb.connect() as con:
        bound = bind_macros(con, scripts)
    heads = [text.removeprefix("CREATE OR REPLACE MACRO ").partition(" AS")[0] for text in bound.values()]
    assert heads == [
        "m(x, edition_mark := 'edition_unpublished')",
        "n(edition_mark := 'edition_unpublished')",
        "o(x)",
    ]


def test_a_macro_that_calls_a_macro_that_calls_another_calls_none() -> None:
    assert bind("loud(x)", "m0(x || '.')") == "((upper(((x || '.'))) || repeat(('!)'), (1))))"


def test_a_view_is_not_changed() -> None:
    script = Script(number=1, name="v", sha256="", text="CREATE OR REPLACE VIEW v AS FROM articles;")
    with duckdb.connect() as con:
        assert bind_macros(con, [script]) == {}


def test_a_mistake_in_a_macro_is_named() -> None:
    with pytest.raises(duckdb.ParserException, match="SELEKT"):
        bind("TABLE SELEKT 1")


@pytest.mark.parametrize(
    "query",
    [
        "FROM search('report')",
        "WITH hits AS (FROM search('report')) FROM hits",
        "SELECT * FROM search('report') JOIN articles USING (article_id)",
        "EXPLAIN FROM search('report')",
        "DESCRIBE FROM search('report')",
        "CREATE TEMP TABLE hits AS FROM search('report')",
    ],
)
def test_macros_of_a_warehouse_are_used_as_any_others(con: DuckDBPyConnection, make: Any, query: str) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    assert len(con.execute(query).fetchall()) > 0
    assert "snippet" in con.sql("FROM search('report')").filter("score > 0").columns


def test_the_arguments_of_a_macro_may_be_parameters(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    assert len(con.execute("FROM search(?, max_results := ?)", ["report", 3]).fetchall()) == 1
    con.execute("PREPARE find AS FROM search($1)")
    assert len(con.execute("EXECUTE find('report')").fetchall()) == 1


@pytest.fixture
def edition(writer: Path, tmp_path: Path, make: Any) -> Path:
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    publish_edition(writer, tmp_path / "news.duckdb")
    return tmp_path / "news.duckdb"


def test_a_macro_that_does_not_find_its_edition_says_how_it_does(edition: Path) -> None:
    """DuckDB names databases up to a number of schemas, which can be set."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{edition}' AS small (READ_ONLY); SET catalog_error_max_schemas = 0")
        with pytest.raises(duckdb.InvalidInputException, match="type USE and the name under which"):
            con.execute("FROM small.coverage('nissan')")
        assert len(con.execute("USE small; FROM coverage('nissan')").fetchall()) == 1


def test_of_two_copies_of_one_edition_either_may_be_read(edition: Path, tmp_path: Path) -> None:
    copy = shutil.copy2(edition, tmp_path / "copy.duckdb")
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{edition}' AS small (READ_ONLY); ATTACH '{copy}' AS large (READ_ONLY)")
        for name in ("small", "large"):
            assert len(con.execute(f"FROM {name}.coverage('nissan')").fetchall()) == 1


def test_a_view_of_the_reader_may_use_a_macro(edition: Path, tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / "own.duckdb") as con:
        con.execute(f"ATTACH '{edition}' AS news (READ_ONLY)")
        con.execute("CREATE VIEW found AS FROM news.search('report')")
        assert len(con.execute("FROM found").fetchall()) == 1
