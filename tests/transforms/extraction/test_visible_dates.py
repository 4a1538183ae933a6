"""Parsing dates as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.extraction.metadata.visible_dates import find_moment, read_moment

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "at", "precision"),
    [
        ("2026-05-04T10:15:30+02:00", datetime(2026, 5, 4, 8, 15, 30, tzinfo=UTC), "second"),
        ("2026-05-04T10:15Z", datetime(2026, 5, 4, 10, 15, tzinfo=UTC), "minute"),
        ("2026-05-04", datetime(2026, 5, 4, tzinfo=UTC), "day"),
        ("2026-05", datetime(2026, 5, 1, tzinfo=UTC), "month"),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC), "year"),
        ("Mon, 04 May 2026 10:15:30 GMT", datetime(2026, 5, 4, 10, 15, 30, tzinfo=UTC), "second"),
        ("May 4, 2026 at 7:45 p.m. EDT", datetime(2026, 5, 4, 23, 45, tzinfo=UTC), "minute"),
        ("4. Mai 2026, 10:15 Uhr", datetime(2026, 5, 4, 10, 15, tzinfo=UTC), "minute"),
        ("le 4 mai 2026 à 10h15", datetime(2026, 5, 4, 10, 15, tzinfo=UTC), "minute"),
        ("4 de mayo de 2026", datetime(2026, 5, 4, tzinfo=UTC), "day"),
        ("2026年5月4日 18時30分", datetime(2026, 5, 4, 9, 30, tzinfo=UTC), "minute"),
        ("04.05.2026", datetime(2026, 5, 4, tzinfo=UTC), "day"),
    ],
)
def test_a_date_is_parsed_with_its_precision(raw: str, at: datetime, precision: str) -> None:
    moment = read_moment(raw, now=NOW)
    assert moment is not None
    assert (moment.at, moment.precision) == (at, precision)


@pytest.mark.parametrize(
    "raw", [None, "", "soon", "5/4/2026", "2026-13-40", "May 40, 2026", "2027-01-01", "1899-05-04", "99999"]
)
def test_a_text_that_is_no_date_or_an_impossible_one_gives_none(raw: str | None) -> None:
    assert read_moment(raw, now=NOW) is None


def test_the_first_date_of_a_line_is_taken_and_a_distant_clock_time_is_not() -> None:
    moment = find_moment("Published May 4, 2026, changed May 5, 2026 and shown to readers at 10:15", now=NOW)
    assert moment is not None
    assert (moment.at, moment.precision) == (datetime(2026, 5, 4, tzinfo=UTC), "day")
