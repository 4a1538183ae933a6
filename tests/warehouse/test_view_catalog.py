"""The views `columns` and `guide`: what each view and macro holds, taken from the comments."""

from __future__ import annotations

from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.load import load_batch
from warehouse.views import VIEWS


def test_every_column_of_every_view_is_explained_with_an_example(untouched: DuckDBPyConnection) -> None:
    rows = untouched.execute("SELECT view_name, column_name, comment, example FROM columns").fetchall()
    assert [row[:2] for row in rows if not (row[2] and row[3])] == []
    shown = untouched.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND schema_name = 'main'"
    ).fetchall()
    assert sorted(row[:2] for row in rows) == sorted(shown)
    assert [row for row in rows if "Example" in row[2]] == []


def test_a_column_is_said_to_be_nullable_where_its_comment_says_when(untouched: DuckDBPyConnection) -> None:
    rows = untouched.execute(
        "SELECT column_name, nullable FROM columns WHERE view_name = 'articles' "
        "AND column_name IN ('title', 'published_at')"
    ).fetchall()
    assert sorted(rows) == [("published_at", True), ("title", False)]


def test_the_guide_lists_every_view_and_macro_once(untouched: DuckDBPyConnection) -> None:
    rows = untouched.execute("SELECT name, kind, holds FROM guide").fetchall()
    assert rows[0][:2] == ("articles", "view")
    assert len({row[:2] for row in rows}) == len(rows)
    assert {row[0] for row in rows} == {
        file.name.removesuffix(".sql").partition("_")[2]
        for file in VIEWS.iterdir()
        if " VIEW store." not in file.read_text("utf-8")  # internal
    }
    assert [row for row in rows if not row[2]] == []


def test_the_examples_of_the_guide_run(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("paint")), run_id="r", now=make.noon)
    examples = con.execute("SELECT example FROM guide WHERE example IS NOT NULL").fetchall()
    for (example,) in examples:
        con.execute(example).fetchall()
    assert len(examples) > 25


@pytest.mark.parametrize("view", ["columns", "guide"])
def test_what_the_comments_say_is_known_before_anything_is_loaded(
    untouched: DuckDBPyConnection, view: str
) -> None:
    assert untouched.execute(f"FROM {view}").fetchall()
