"""Finding dates in lines, and which of them are believed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.text.dates import find_dates, find_moment, is_beyond_limit, make_context, read_moment

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
CONTEXT = make_context(now=NOW, language="en")


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        ("By Ana Roth | May 4, 2026 | 5 min read", [("By Ana Roth | ", "2026-05-04", " | 5 min read")]),
        (
            "Published May 4, 2026, changed May 5, 2026 and shown to readers at 10:15",
            [
                ("Published ", "2026-05-04", ", changed "),
                (", changed ", "2026-05-05", " and shown to readers at 10:15"),
            ],
        ),
        ("10:15 am, Monday May 4, 2026 in York", [("", "2026-05-04 10:15", " in York")]),
        ("Fri 15.05.26 | 14:07 | Ana Roth", [("Fri ", "2026-05-15 14:07", " | Ana Roth")]),
        ("Version 15.05.26, and 3.10.04", []),
        ("May 4, 2026, 15.05.26 14:07", [("", "2026-05-04", ", 15.05.26 14:07")]),
        ("It built 2026 cars in 12 days", []),
        ("No. 2004-05-17/44", []),
        ("Call 044 2012 11 09", []),
        ("May 4, 2032", []),
    ],
)
def test_dates_are_found_with_the_words_around_them(line: str, dates: list[tuple[str, str, str]]) -> None:
    found = [
        (
            each.before,
            f"{each.moment.at:%Y-%m-%d %H:%M}".removesuffix(" 00:00"),
            each.after,
        )
        for each in find_dates(line, CONTEXT)
    ]
    assert found == dates


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("May 4, 2026 ·  10:15", "2026-05-04 10:15"),
        ("May 4, 2026 in hall 12 at 10:15", "2026-05-04 00:00"),
        ("May 4, 2026, a day of rain for all of us here, 10:15", "2026-05-04 00:00"),
        ("May 4, 2026 updated 10:15", "2026-05-04 00:00"),
        ("May 4, 2026 99:15", "2026-05-04 00:00"),
    ],
)
def test_a_clock_belongs_to_a_date_that_it_is_beside(line: str, at: str) -> None:
    moment = find_moment(line, CONTEXT)
    assert moment
    assert f"{moment.at:%Y-%m-%d %H:%M}" == at


def test_a_date_may_be_a_day_ahead_and_no_more() -> None:
    assert read_moment("2026-06-02T11:00:00Z", CONTEXT)
    assert read_moment("2026-06-02T13:00:00Z", CONTEXT) is None
    assert not is_beyond_limit("2026-06-02T11:00:00Z", CONTEXT)
    assert is_beyond_limit("2026-06-02T13:00:00Z", CONTEXT)
    assert not is_beyond_limit("soon", CONTEXT)


def test_a_clock_that_would_be_too_late_leaves_the_day() -> None:
    moment = read_moment("June 2, 2026, 11:45 p.m.", CONTEXT)
    assert moment
    assert (moment.at, moment.precision) == (datetime(2026, 6, 2, tzinfo=UTC), "day")


def test_a_long_text_without_dates_costs_little() -> None:
    assert find_dates("1234 " * 100_000, CONTEXT) == ()
