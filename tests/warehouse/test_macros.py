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

LITERAL = re.compile(r"query\(replace\('(.*)', 'own_database\.', .*\|\| '\.'\)\)", re.DOTALL)
LOUD = "CREATE OR REPLACE MACRO loud(words, mark := '!)', n := 1) AS upper(words) || repeat(mark, n);"
FIRST = "CREATE OR REPLACE MACRO first(n := 1, of := 'a, b') AS TABLE\nSELECT n, of FROM stories;"


def bind(*bodies: str) -> str:
    """Return the body of the last macro; of one that is a literal, the text in it between < and >."""
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
    body = LITERAL.sub(lambda found: f"<{found[1]}>", bound).partition(") AS ")[2].removesuffix(";")
    body = body.replace(f"WITH given_to_m{len(bodies) - 1} AS (SELECT x AS x) FROM <", "<")
    return body.replace("own_database.", "own.").replace("''", "'")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("TABLE SELECT 1 AS one", "TABLE SELECT 1 AS one"),
        ("TABLE FROM articles", "TABLE <FROM own.main.articles AS articles>"),
        ("TABLE FROM store.postings AS p", "TABLE <FROM own.store.postings AS p>"),
        (
            "TABLE SELECT 'ガソリン, FROM articles' AS é FROM articles é -- FROM tags",
            "TABLE <SELECT 'ガソリン, FROM articles' AS é FROM own.main.articles é -- FROM tags>",
        ),
        (
            "TABLE WITH a AS MATERIALIZED (FROM articles), b AS (FROM a) FROM a, b",
            "TABLE <WITH a AS MATERIALIZED (FROM own.main.articles AS articles), b AS (FROM a) FROM a, b>",
        ),
        (
            "TABLE WITH articles AS (FROM articles WHERE y) FROM articles",
            "TABLE <WITH articles AS (FROM own.main.articles AS articles WHERE y) FROM articles>",
        ),
        (
            "TABLE WITH RECURSIVE n AS (SELECT 1 UNION SELECT y FROM n, tags) FROM n",
            "TABLE <WITH RECURSIVE n AS (SELECT 1 UNION SELECT y FROM n, own.main.tags AS tags) FROM n>",
        ),
        (
            "TABLE (WITH n AS (SELECT 1) FROM n) UNION ALL FROM n",
            "TABLE <(WITH n AS (SELECT 1) FROM n) UNION ALL FROM own.main.n AS n>",
        ),
        (
            "TABLE SELECT x IN (FROM tags)",
            "TABLE <SELECT (SELECT x FROM given_to_m0) IN (FROM own.main.tags AS tags)>",
        ),
        (
            "TABLE SELECT EXISTS (FROM store.lengths)",
            "TABLE <SELECT EXISTS (FROM own.store.lengths AS lengths)>",
        ),
        (
            "(SELECT count(*) FROM articles)",
            "(<SELECT (SELECT count(*) FROM own.main.articles AS articles)>)",
        ),
        ("TABLE SELECT loud(1)", "TABLE <SELECT own.main.loud(1)>"),
        ("TABLE FROM first(of := 1) AS f", "TABLE <FROM own.main.first(of := 1) AS f>"),
        ("loud(x)", "(upper((x)) || repeat(('!)'), (1)))"),
        ("loud(lower(x), n := (1 + 1))", "(upper((lower(x))) || repeat(('!)'), ((1 + 1))))"),
        ("loud('a := (b, c', ', ')", "(upper(('a := (b, c')) || repeat((', '), (1)))"),
        ("loud(loud(x))", "(upper(((upper((x)) || repeat(('!)'), (1))))) || repeat(('!)'), (1)))"),
        ("my_loud(x) || 'loud(x)'", "my_loud(x) || 'loud(x)'"),
    ],
)
def test_relations_and_macros_are_replaced(body: str, expected: str) -> None:
    assert bind(body) == expected


def test_a_parameter_may_be_quoted() -> None:
    script = Script(
        number=1,
        name="",
        sha256="",
        text='CREATE OR REPLACE MACRO m("at") AS TABLE FROM articles WHERE day < "at";',
    )
    with duckdb.connect() as con:
        bound = bind_macros(con, [script])["m"]
    assert 'WITH given_to_m AS (SELECT "at" AS "at")' in bound
    assert 'day < (SELECT "at" FROM given_to_m)' in bound


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
def writer(writer: Path, empty_warehouse: Path) -> Path:
    """A new warehouse, copied rather than made."""
    shutil.copyfile(empty_warehouse, writer)
    return writer


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
