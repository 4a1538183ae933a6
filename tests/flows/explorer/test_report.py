"""The report is one file: its window, its links, and nothing that a reader would have to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from flows.errors import UsageError
from flows.explorer.embedded_report import MAX_BYTES, write_artifact
from flows.explorer.report import read_report, write_html
from warehouse.edition import open_edition

WEEK = timedelta(days=7)
LAST = date(2026, 2, 28)  # the last day with a generated article


@pytest.fixture(scope="module")
def con(generated_edition: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_edition(generated_edition) as con:
        yield con


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        (WEEK, None, date(2026, 2, 22), LAST),
        (date(2026, 1, 3), None, date(2026, 1, 3), LAST),
        (WEEK, date(2026, 1, 31), date(2026, 1, 25), date(2026, 1, 31)),
        (date(2026, 1, 3), date(2026, 1, 3), date(2026, 1, 3), date(2026, 1, 3)),
        (date.min, date.max, date.min, date.max),
        (timedelta(days=99_999), date(26, 1, 3), date.min, date(26, 1, 3)),
    ],
)
def test_the_window_ends_with_the_last_article_unless_told_otherwise(
    con: duckdb.DuckDBPyConnection, since: timedelta | date, until: date | None, first: date, last: date
) -> None:
    window = read_report(con, since=since, until=until).window
    assert (window.first_day, window.last_day) == (first, last)


def test_a_window_that_ends_before_it_begins_and_an_unknown_corpus_are_refused(
    con: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(UsageError, match="begin on 2026-03-01 and end before, on 2026-02-28"):
        read_report(con, since=date(2026, 3, 1))
    with pytest.raises(UsageError, match="no corpus 'seeds'; there are: feed"):
        read_report(con, since=WEEK, corpus="seeds")


def test_the_page_has_its_style_and_pictures_in_it_and_asks_for_nothing(
    con: duckdb.DuckDBPyConnection,
) -> None:
    page = write_html(read_report(con, since=WEEK))
    assert page.count("<svg") >= 2
    assert "--paper: #fcfbf9" in page
    assert "<script" not in page
    assert re.findall(r'(?:href|src|srcset|action)="[^#]', page) == []
    assert re.findall(r"url\(|@import", page) == []
    assert "default-src 'none'" in page


def test_stories_tags_and_publishers_link_to_an_explorer_that_is_named(
    con: duckdb.DuckDBPyConnection,
) -> None:
    page = write_html(read_report(con, since=WEEK), explorer="https://news.example/")
    links = re.findall(r'href="([^"]+)"', page)
    assert {re.sub(r"(?<=.example/)(\w+).*", r"\1", link) for link in links} >= {
        "https://news.example/stories",
        "https://news.example/sources",
        "https://news.example/articles",
    }


def test_the_pictures_of_an_artifact_need_no_style_sheet_and_are_limited(
    con: duckdb.DuckDBPyConnection,
) -> None:
    written = write_artifact(read_report(con, since=timedelta(days=90)))
    pictures = re.findall(r"\]\(data:image/svg\+xml;base64,([^)]+)\)", written)
    assert pictures
    assert sum(map(len, pictures)) <= MAX_BYTES
    assert "| story | new | publishers | before |" in written


def test_an_artifact_counts_one_as_one(con: duckdb.DuckDBPyConnection) -> None:
    report = read_report(con, since=WEEK)
    rows = report.overview.rows
    sums = replace(rows.sums, articles=1, copies=0, stories=1, sources=1)
    one = replace(report, overview=replace(report.overview, rows=replace(rows, sums=sums)))
    assert "**: 1 article, 0 of them copies, in 1 story by 1 publisher." in write_artifact(one)
