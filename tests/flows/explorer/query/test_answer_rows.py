"""What the process that runs SQL writes for a page: texts of cells, values for charts, files."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.errors import UsageError
from flows.explorer.query.answer_rows import MAX_CELL, MAX_RESULTS, MAX_ROWS, answer
from flows.sql_sandbox.sql_session import SqlSession
from warehouse.edition import open_edition


@pytest.fixture(scope="module")
def session(generated_edition: Path) -> Iterator[SqlSession]:
    with open_edition(generated_edition) as con:
        yield SqlSession(con)


def ask(session: SqlSession, text: str, form: str = "table") -> list[dict[str, Any]]:
    stream = io.BytesIO()
    answer(session, {"text": text, "form": form}, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_cells_are_texts_for_eyes_and_null_is_none(session: SqlSession) -> None:
    (result,) = ask(
        session,
        "SELECT 1 / 3 AS third, NULL AS nothing, 'NULL' AS word, [1, 2] AS two, DATE '2026-02-16' AS day",
    )
    assert result["rows"] == [["0.3333", None, "NULL", "[1, 2]", "2026-02-16"]]
    assert [column["kind"] for column in result["columns"]] == ["number", "text", "text", "text", "moment"]
    assert [column["type"] for column in result["columns"]][-2:] == ["INTEGER[]", "DATE"]
    assert result["values"] == []


def test_values_are_exact_numbers_and_short_texts(session: SqlSession) -> None:
    (result,) = ask(
        session, "SELECT 1 / 3, 'nan'::DOUBLE, 'inf'::DOUBLE, repeat('x', 500), true, {'a': 1}", "chart"
    )
    assert result["values"] == [[1 / 3, None, None, "x" * 80, True, '{"a": 1}']]


def test_controls_and_directions_are_shown_as_escapes(session: SqlSession) -> None:
    (result,) = ask(session, "SELECT 'a' || chr(7) || chr(8238) || 'b' AS \"c\u202ed\"")
    assert result["rows"] == [["a\\x07\\u202eb"]]
    assert result["columns"][0]["name"] == "c\\u202ed"


def test_a_page_has_so_many_rows_characters_and_characters_a_value(session: SqlSession) -> None:
    (result,) = ask(session, f"FROM range({MAX_ROWS})")
    assert (len(result["rows"]), result["is_cut"]) == (MAX_ROWS, False)
    (result,) = ask(session, f"FROM range({MAX_ROWS + 1})")
    assert (len(result["rows"]), result["is_cut"]) == (MAX_ROWS, True)
    (result,) = ask(session, "SELECT repeat('x', 900000) FROM range(10)")
    assert (len(result["rows"]), result["is_cut"]) == (2, True)
    assert result["rows"][0][0] == "x" * MAX_CELL + "… (900,000 characters)"


def test_several_queries_have_several_results_and_settings_hold(session: SqlSession) -> None:
    text = "SET VARIABLE n = 7; SELECT getvariable('n') AS n; EXPLAIN SELECT 1; FROM range(0)"
    first, plan, nothing = ask(session, text)
    assert first["rows"] == [["7"]]
    assert "PROJECTION" in plan["plan"]
    assert nothing == {
        "columns": [{"name": "range", "type": "BIGINT", "kind": "text"}],
        "rows": [],
        "values": [],
        "is_cut": False,
    }
    assert ask(session, "SET VARIABLE n = 8") == []


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("-- nothing", "table", "there is no SQL to run"),
        ("SELECT 1; SELECT 2", "csv", "a file holds the rows of one query; these are 2"),
        ("SET VARIABLE a = 1", "csv", "a file holds the rows of one query; these are 0"),
        ("SELECT 1;" * (MAX_RESULTS + 1), "table", "a page shows 10 results; these are 11"),
        ("CREATE TABLE a (b INT)", "table", "CREATE does not run here"),
    ],
)
def test_what_has_no_such_form_is_refused(session: SqlSession, text: str, form: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ask(session, text, form)
