"""Documents hold what the query returned, exactly, and other programs read them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TextIO

import pytest

from flows.cli.rows.documents import write_csv, write_json_array, write_json_lines, write_markdown
from flows.cli.rows.result import QueryResult

ROWS = [(1, 'Nissan "stops", again', None), (2, "two\nlines | bar \\", ""), (3, "日産", "x")]


def write(writer: Callable[[QueryResult, TextIO], None], rows: list[tuple[object, ...]]) -> str:
    stream = io.StringIO()
    writer(QueryResult(names=("n", "text", "n"), rows=iter(rows)), stream)
    return stream.getvalue()


def test_csv_comes_back_and_tells_an_empty_text_from_a_missing_one() -> None:
    written = write(write_csv, ROWS)
    assert list(csv.reader(io.StringIO(written)))[1:] == [
        [str(number), text, last or ""] for number, text, last in ROWS
    ]
    assert written.endswith('2,"two\nlines | bar \\",""\n3,日産,x\n')
    assert written.splitlines()[1].endswith(",")


def test_json_keeps_both_of_two_columns_with_one_name() -> None:
    expected = [{"n": number, "text": text, "n_1": last} for number, text, last in ROWS]
    assert json.loads(write(write_json_array, ROWS)) == expected
    assert [json.loads(line) for line in write(write_json_lines, ROWS).splitlines()] == expected


@pytest.mark.parametrize(("writer", "empty"), [(write_json_array, []), (write_csv, None)])
def test_no_rows_are_a_document_too(writer: Callable[[QueryResult, TextIO], None], empty: object) -> None:
    written = write(writer, [])
    assert json.loads(written) == empty if empty is not None else written == "n,text,n\n"


def test_a_markdown_row_is_one_line_whatever_its_cells_hold() -> None:
    lines = write(write_markdown, ROWS).splitlines()
    assert len(lines) == 2 + len(ROWS)
    assert lines[3] == "| 2 | two<br>lines \\| bar \\\\ |  |"
