"""Sentences are wrapped to the terminal, and the SQL that an error quotes is cut around its place."""

from __future__ import annotations

import io

import pytest

from flows.cli.wrapping import hang_lines, wrap_lines


class Terminal(io.StringIO):
    """A stream that says it is a terminal; COLUMNS is its width."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")


SQL = "SELECT first_column, second_column, thrid_column, fourth_column FROM articles WHERE source = 'x'"


def quote(word: str) -> str:
    return f"Binder Error: no such column\nLINE 1: {SQL}\n{' ' * (8 + SQL.index(word))}^"


def test_a_sentence_is_wrapped_on_a_terminal_alone() -> None:
    sentence = "newswire: there is no article 'kaneda'; the view articles lists them"
    assert wrap_lines(sentence, io.StringIO()) == sentence
    assert [len(line) <= 40 for line in wrap_lines(sentence, Terminal()).split("\n")] == [True, True]


@pytest.mark.parametrize("word", ["SELECT", "thrid_column", "'x'"])
def test_quoted_sql_is_cut_around_the_caret_which_stays_below_its_place(word: str) -> None:
    *_, line, caret = wrap_lines(quote(word), Terminal()).split("\n")
    assert max(len(line), len(caret)) <= 40
    assert line.startswith("LINE 1: ")
    assert line[caret.index("^") :].startswith(word[0])


def test_lines_that_are_indented_stay_as_they_are() -> None:
    text = f"may mean any of 2 articles:\n  a1b2  {'A headline that is long ' * 3}"
    assert wrap_lines(text, Terminal()) == text


def test_text_behind_a_label_hangs_below_its_first_line() -> None:
    lines = hang_lines("ok      ", "schedule: last poll never, last ingest never", Terminal()).split("\n")
    assert lines[0].startswith("ok      schedule")
    assert all(line.startswith("        ") for line in lines[1:])
    assert max(map(len, lines)) <= 40
