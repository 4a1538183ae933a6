"""Commands on terminals of 60, 80 and 120 columns: looked at once, and kept in `tests/data/terminal`.

A capture that is missing is written, and its test fails once, so that somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from terminal import compare_capture, run_on_terminal

if TYPE_CHECKING:
    from conftest import Workspace

WIDTHS = (60, 80, 120)
ROWS = """
(VALUES
    ('a1b2c3d4e5f60718', 'Kaneda stops for a day after its paint shop loses power', 'harbour.example',
     TIMESTAMPTZ '2026-02-09 10:00:00+00', 0.87342, ['Mira Holt', 'Jo Ames']),
    ('0f1e2d3c4b5a6978', '日産、追浜工場の第二ラインを春に再開すると発表', 'kanto.example', NULL, 12.5, []))
    AS reports (article_id, title, source, published_at, score, authors)
"""
TABLE = f"SELECT title, source, published_at, score FROM {ROWS}; FROM {ROWS}"
ZONE = f"SET TimeZone = 'Asia/Tokyo'; SELECT published_at FROM {ROWS}"
RECORD = f"""
SELECT
    *,
    repeat('The plant built 300 vans. ', 16) || chr(10) || chr(10) || 'Last block.' AS text,
    1 / 3 AS share,
    'a' AS a_column_with_a_name_that_is_long
FROM {ROWS} LIMIT 1
"""
ERROR = f"SELECT article_id, title, source, score AS relevance, an_unknown_column FROM {ROWS}"
TYPED = ("help", ".mode klingon", "SELECT 6 * 7 AS answer; -- done", "SELEKT;", "quit")


def capture(workspace: Workspace, name: str, arguments: Sequence[str], width: int, *typed: str) -> None:
    """Compare the lines of a command on a terminal with those that are kept."""
    screen = run_on_terminal(
        arguments,
        folder=workspace.folder,
        environment=workspace.environment | {"TERM": "dumb"},
        width=width,
        typed=typed,
    )
    assert screen.width <= width
    compare_capture(f"{name}-{width}", screen)
    assert screen.status == (2 if name == "error" else 0)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_table_fits_with_its_cells_cut_in_the_middle(made_site: Workspace, width: int) -> None:
    capture(made_site, "table", ["sql", f"{TABLE}; {ZONE}"], width)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_row_that_does_not_fit_is_a_record(made_site: Workspace, width: int) -> None:
    capture(made_site, "record", ["sql", RECORD], width)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_error_is_wrapped_and_shows_the_place(made_site: Workspace, width: int) -> None:
    capture(made_site, "error", ["sql", ERROR], width)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_shell_lists_columns_runs_statements_and_leaves(made_site: Workspace, width: int) -> None:
    capture(made_site, "shell", ["sql"], width, *TYPED)


def test_the_meaning_of_columns_is_wrapped(made_site: Workspace) -> None:
    screen = run_on_terminal(
        ["sql"],
        folder=made_site.folder,
        environment=made_site.environment | {"TERM": "dumb"},
        width=60,
        typed=(r"\d articles", "quit"),
    )
    assert screen.width <= 60
    assert any(line.startswith("article_id ") for line in screen.lines)
