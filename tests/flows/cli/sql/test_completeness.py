"""The shell runs what is typed once it is complete."""

from __future__ import annotations

import duckdb
import pytest

from flows.cli.sql.completeness import is_complete


@pytest.mark.parametrize(
    ("typed", "complete"),
    [
        ("SELECT 1;", True),
        ("SELECT 1; -- done", True),
        ("SELECT 1 /* ; */", False),
        ("SELECT 'a;\n", False),
        ("SELECT 'a;\n';", True),
        ('SELECT "a;', False),
        ("SELECT 1; /* and", False),
        ("SELEKT;", True),
        ("-- a comment;", False),
        ("", False),
    ],
)
def test_a_statement_is_complete_at_a_semicolon_outside_of_strings(typed: str, complete: bool) -> None:
    with duckdb.connect() as con:
        assert is_complete(con, typed) is complete
