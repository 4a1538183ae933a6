"""Publishers' dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from transforms.text.dates import parse_date

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Mon, 09 Feb 2026 10:00:00 +0900", datetime(2026, 2, 9, 1, tzinfo=UTC)),
        ("09 Feb 2026 10:00:00 GMT", datetime(2026, 2, 9, 10, tzinfo=UTC)),
        ("2026-02-09T10:00:00Z", datetime(2026, 2, 9, 10, tzinfo=UTC)),
        ("2026-02-09", datetime(2026, 2, 9, tzinfo=UTC)),
        ("2026-03-02T11:00:00Z", datetime(2026, 3, 2, 11, tzinfo=UTC)),
        ("2026-03-02T13:00:00Z", None),
        ("1989-12-31", None),
        ("10000-01-01", None),
        ("2026-02-30", None),
        ("1770627600", None),
        ("soon", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_are_taken_only_when_they_can_be_trusted(raw: str | None, expected: datetime | None) -> None:
    assert parse_date(raw, now=NOW) == expected


def test_a_guess_is_used_when_its_year_and_day_occur_in_the_text() -> None:
    guess = (2026, 2, 9, 10, 0, 0)
    assert parse_date("2026년 02월 09일 10:00", now=NOW, guess=guess) == datetime(2026, 2, 9, 10, tzinfo=UTC)
    assert parse_date("10000-01-09", now=NOW, guess=(2010, 1, 9, 0, 0, 0)) is None
    assert parse_date("2026-02-30", now=NOW, guess=(2026, 3, 2, 0, 0, 0)) is None
