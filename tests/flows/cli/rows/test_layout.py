"""Tables and records keep to the width of a terminal, in cells."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from flows.cli.rows.layout import cut_middle, lay_out_record, lay_out_table

NAMES = ["article_id", "title", "published_at", "score"]
ROWS = [
    ["a1b2c3d4", "Kaneda stops for a day after its paint shop lost power", "2026-02-09 10:00:00+00", "0.87"],
    ["0f1e2d3c4b5a6978", "日産、追浜工場の第二ラインを春に再開すると発表", "NULL", "12.5"],
]  # fmt: skip
KINDS = ["text", "text", "moment", "number"]


@pytest.mark.parametrize("width", [64, 80, 120])
def test_a_table_is_no_wider_than_the_terminal_and_cuts_no_number_or_moment(width: int) -> None:
    lines = lay_out_table(NAMES, ROWS, kinds=KINDS, width=width)
    assert lines is not None
    assert max(map(cell_len, lines)) <= width
    assert "2026-02-09 10:00:00+00" in lines[2]
    assert lines[2].endswith("  0.87")
    assert lines[3].endswith("  12.5")
    assert ("…" in lines[2]) == (width < 120)


def test_a_table_without_a_limit_is_whole() -> None:
    lines = lay_out_table(NAMES, ROWS, kinds=KINDS, width=None)
    assert lines is not None
    assert [cell in line for line, row in zip(lines[2:], ROWS, strict=True) for cell in row] == [True] * 8


def test_a_table_whose_columns_cannot_be_cut_enough_does_not_fit() -> None:
    assert lay_out_table(NAMES, ROWS, kinds=KINDS, width=40) is None


def test_the_last_column_of_a_listing_is_wrapped_at_words() -> None:
    lines = lay_out_table(
        ["view", "comment"], [["articles", "one row each, in its newest revision"]],
        kinds=["text", "text"], width=30, wraps_last=True,
    )  # fmt: skip
    assert lines is not None
    assert lines[2:] == ["articles  one row each, in its", "          newest revision"]


def test_a_table_without_rows_has_its_names() -> None:
    assert lay_out_table(["a", "bc"], [], kinds=["text", "text"], width=60) == ["a  bc", "─  ──"]


@pytest.mark.parametrize("width", [20, 60, 80])
def test_a_record_is_no_wider_than_the_terminal(width: int) -> None:
    values = ["x" * 300, "short", "Seven words that are wrapped here."]
    names = ["a_name_of_thirty_letters_or_so", "b", "c"]
    lines = list(lay_out_record(names, values, width=width, whole=False))
    assert max(map(cell_len, lines)) <= width
    assert "…" in "".join(lines)
    whole = list(lay_out_record(names, values, width=width, whole=True))
    assert "".join(whole).count("x") == 300


def test_a_whole_record_has_the_lines_of_its_values() -> None:
    lines = list(lay_out_record(["title", "text"], ["T", "One.\n\nTwo."], width=None, whole=True))
    assert lines == ["title  T", "text   One.", "", "       Two."]


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdefg", 6, "abcd…g"),
        ("日産自動車追浜工場", 9, "日産自…場"),
        ("abc", 1, "…"),
    ],
)
def test_a_text_is_cut_in_the_middle(text: str, width: int, cut: str) -> None:
    assert cut_middle(text, width) == cut
    assert cell_len(cut) <= width
