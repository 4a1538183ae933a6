"""Months, days and years are found in the notations of several languages."""

from __future__ import annotations

import pytest

from transforms.stories.date_mentions import find_date_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sold in March", ["3"]),
        ("on Dec. 14 at noon", ["12", "12-14"]),
        ("14th of December, 2008", ["12", "12-14", "2008"]),
        ("am 3. Oktober 2025", ["10", "10-3", "2025"]),
        ("le 1er août", ["8", "8-1"]),
        ("el 5 de enero", ["1", "1-5"]),
        ("12月14日に発表", ["12", "12-14"]),
        ("12월 14일 발표", ["12", "12-14"]),
        ("il 14 dicembre, a luglio", ["12", "12-14", "7"]),
        ("em 1º de março", ["3", "3-1"]),
        ("14 grudnia, 14 декабря", ["12", "12-14", "12", "12-14"]),
        ("Mei Lin leest Marca, op 5 mei", ["5", "5-5"]),
        ("they may march on", []),
        ("May 9: 10 people", ["5", "5-9"]),
        ("on May 9:30", ["5"]),
        ("since 2019, or 2020%", ["2019"]),
        ("it costs $2,019 or 2019.5", []),
        ("June 45", ["6"]),
        ("the marching band", []),
        ("3/4", []),
    ],
)
def test_dates_are_found_in_every_notation(text: str, expected: list[str]) -> None:
    assert list(find_date_mentions(text)) == expected
