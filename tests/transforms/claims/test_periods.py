"""The time of a figure is read from its sentence: fiscal years, halves, months, and years."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.claims.periods import find_periods

PUBLISHED = date(2025, 7, 10)
APRIL = 4


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("by the end of fiscal year 2026", None, date(2027, 3, 31)),
        ("by fy2027", None, date(2028, 3, 31)),
        ("in fiscal 2025", date(2025, 4, 1), date(2026, 3, 31)),
        ("2026年度までに", None, date(2027, 3, 31)),
        ("2028年3月期", date(2027, 4, 1), date(2028, 3, 31)),
        ("from september through november", date(2025, 9, 1), date(2025, 11, 30)),
        ("april to september 2026", date(2026, 4, 1), date(2026, 9, 30)),
        ("4〜6月期", date(2025, 4, 1), date(2025, 6, 30)),
        ("in 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("by 2030", None, date(2030, 12, 31)),
        ("by the end of march 2027", None, date(2027, 3, 31)),
        ("2024年の", date(2024, 1, 1), date(2024, 12, 31)),
        ("6月の販売", date(2025, 6, 1), date(2025, 6, 30)),
        ("2024年11月の生産", date(2024, 11, 1), date(2024, 11, 30)),
        ("2027年3月までに", None, date(2027, 3, 31)),
        ("in the first half of 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("in the fourth quarter of 2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("in may", date(2025, 5, 1), date(2025, 5, 31)),
        ("last year", date(2024, 1, 1), date(2024, 12, 31)),
        ("this fiscal year", date(2025, 4, 1), date(2026, 3, 31)),
        ("今期", date(2025, 4, 1), date(2026, 3, 31)),
        ("last month", date(2025, 6, 1), date(2025, 6, 30)),
        ("in the first quarter", None, None),
        ("in the first quarter of fiscal 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("in the second fiscal quarter of 2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("in the first half of fiscal 2024", date(2024, 4, 1), date(2024, 9, 30)),
        ("in the fourth quarter of fiscal 2024", date(2025, 1, 1), date(2025, 3, 31)),
        ("in q2 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("in 2q25", date(2025, 4, 1), date(2025, 6, 30)),
        ("in q1 fy25", date(2025, 4, 1), date(2025, 6, 30)),
        ("in q1 of fy2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("in fy2025 q1", date(2025, 4, 1), date(2025, 6, 30)),
        ("in h1 2024", date(2024, 1, 1), date(2024, 6, 30)),
        ("in the fiscal year ending march 2027", date(2026, 4, 1), date(2027, 3, 31)),
        ("in the year to march 31, 2025", date(2024, 4, 1), date(2025, 3, 31)),
        ("in the year ended 31 march 2025", date(2024, 4, 1), date(2025, 3, 31)),
        ("in the three months through june", date(2025, 4, 1), date(2025, 6, 30)),
        ("in the three months ended june 30", date(2025, 4, 1), date(2025, 6, 30)),
        ("in the quarter ended june", date(2025, 4, 1), date(2025, 6, 30)),
        ("in the nine months to december 2024", date(2024, 4, 1), date(2024, 12, 31)),
        ("in calendar year 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("in the 2024-25 financial year", date(2024, 4, 1), date(2025, 3, 31)),
        ("between fiscal 2024 and 2027", date(2024, 4, 1), date(2028, 3, 31)),
        ("in the first nine months of fiscal 2024", date(2024, 4, 1), date(2024, 12, 31)),
        ("in the first six months of 2025", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025年度第1四半期", date(2025, 4, 1), date(2025, 6, 30)),
        ("25年度下期", date(2025, 10, 1), date(2026, 3, 31)),
        ("2025年上半期", date(2025, 1, 1), date(2025, 6, 30)),
        ("25年度に", date(2025, 4, 1), date(2026, 3, 31)),
        ("26年3月期", date(2025, 4, 1), date(2026, 3, 31)),
        ("28年3月まで", None, date(2028, 3, 31)),
        ("25年4〜6月期", date(2025, 4, 1), date(2025, 6, 30)),
    ],
)
def test_a_time_has_its_first_and_last_day(text: str, begins: date | None, ends: date | None) -> None:
    [period] = find_periods(text, fiscal_month=APRIL, published=PUBLISHED)
    assert (period.begins, period.ends) == (begins, ends)


@pytest.mark.parametrize("text", ["this year", "in may", "4〜6月期", "last month"])
def test_without_a_day_of_publication_relative_times_have_no_days(text: str) -> None:
    [period] = find_periods(text, fiscal_month=APRIL, published=None)
    assert (period.begins, period.ends) == (None, None)


@pytest.mark.parametrize(
    "text", ["2025 vehicles", "the 2025 show", "may be cut", "13月期", "13月の", "6月3日"]
)
def test_other_numbers_and_words_are_no_times(text: str) -> None:
    found = find_periods(text, fiscal_month=APRIL, published=PUBLISHED)
    assert all(period.begins is None for period in found)
