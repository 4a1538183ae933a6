"""Documents hold what the query returned, exactly, and other programs read them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from rich.console import Console

from flows.rows.destination import Destination
from flows.rows.documents import write_csv, write_json_array, write_json_lines, write_markdown
from flows.rows.result import QueryResult

ROWS = [(1, 'Nissan "stops", again', None), (2, "two\nlines | bar \\", ""), (3, "日産", "x")]


def write(
    writer: Callable[[QueryResult, Destination], None],
    rows: list[tuple[object, ...]],
    *,
    names: tuple[str, ...] = ("n", "text", "n"),
    is_raw: bool = False,
    is_terminal: bool = False,
) -> str:
    stream = io.StringIO()
    console = Console(file=stream) if is_terminal else None
    writer(
        QueryResult(names=names, rows=iter(rows)), Destination(text=stream, console=console, is_raw=is_raw)
    )
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
def test_no_rows_are_a_document_too(
    writer: Callable[[QueryResult, Destination], None], empty: object
) -> None:
    written = write(writer, [])
    assert json.loads(written) == empty if empty is not None else written == "n,text,n\n"


def test_a_markdown_row_is_one_line_whatever_its_cells_hold() -> None:
    lines = write(write_markdown, ROWS).splitlines()
    assert len(lines) == 2 + len(ROWS)
    assert lines[3] == "| 2 | two<br>lines \\| bar \\\\ |  |"


FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://a.example")',
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "\u200b=1+1",
    "\x00=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1,1)",
    "\ufe661+1",
    "\ufe631+1",
    "\ufe6bSUM(1,1)",
    "- the plant at Kaneda",
    "-5-3",
    "+",
    "=",
    "@nissan",
    "-5 % | cmd",
    "--5",
    "-1e5x",
    f"-{'1' * 70}+1",
    f"+1{' ' * 70}+1",
]
PLAIN = [
    "Nissan = Renault",
    "a-b",
    "5-3",
    "ann@a.example",
    "'=1+1",
    "(-5)",
    "-5",
    "+5",
    "-5.25",
    "+3.5 %",
    "-1,234,567.89",
    "-.5",
    "-1e-05",
    "\uff0d5",
    " -5 ",
    "5",
    "",
    " ",
    "日産",
    "\u2212 5",
    "[1, -2]",
    "…",
    "'",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_takes_for_a_formula_begins_with_an_apostrophe(text: str) -> None:
    for rows in ([(text,)], [(1,), (text,)]):
        written = write(write_csv, rows, names=(text,))
        header, *_, last = csv.reader(io.StringIO(written, newline=""))
        assert header == last == [f"'{text}"]
    raw = write(write_csv, [(text,)], names=(text,), is_raw=True)
    assert list(csv.reader(io.StringIO(raw, newline=""))) == [[text], [text]]
    assert json.loads(write(write_json_array, [(text,)], names=("a",))) == [{"a": text}]


@pytest.mark.parametrize("text", PLAIN)
def test_any_other_text_and_every_number_stays_as_it_is(text: str) -> None:
    assert list(csv.reader(io.StringIO(write(write_csv, [(text,)], names=("a",)), newline="")))[1] == [text]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-5, "-5"),
        (-2.5, "-2.5"),
        (Decimal("-1.10"), "-1.10"),
        (float("-inf"), "-inf"),
        (timedelta(days=-1, hours=2), '"-1 day, 2:00:00"'),
        ([-1, "=1"], '"[-1, ""=1""]"'),
        (True, "true"),
    ],
)
def test_a_value_that_is_no_text_is_written_as_it_is(value: object, written: str) -> None:
    assert write(write_csv, [(value,)], names=("a",)) == f"a\n{written}\n"


STRANGE = "a\x1b[2J\x9b\u202eb\u2066c\u2028d\u2029e\x85f\u200bg\ufeffh\U000e0041"


def test_documents_keep_controls_and_characters_that_reorder_text_but_on_a_terminal() -> None:
    for writer in (write_json_array, write_json_lines):
        written = write(writer, [(STRANGE,)], names=(STRANGE,))
        assert all(line.isprintable() for line in written.split("\n"))
        value = json.loads(written)
        assert (value if writer is write_json_lines else value[0]) == {STRANGE: STRANGE}
    assert write(write_csv, [(STRANGE,)], names=("a",)) == f"a\n{STRANGE}\n"
    for shown_by in (write_csv, write_markdown):
        shown = write(shown_by, [(STRANGE,)], names=(STRANGE,), is_terminal=True)
        assert all(line.isprintable() for line in shown.split("\n"))
        assert r"a\x1b[2J\x9b\u202eb" in shown
