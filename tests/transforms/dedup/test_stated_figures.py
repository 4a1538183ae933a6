"""The numbers and months of a text are found, and weighed against those of another."""

from __future__ import annotations

import pytest

from transforms.dedup.stated_figures import count_figures, find_stated_figures, weigh_figures


@pytest.mark.parametrize(
    ("text", "numbers", "months"),
    [
        ("In March 2026 it sold 12,345 cars, up 3.4 percent.", ["12345", "34"], {3}),
        ("Im März 2026 waren es 12.345 Autos, 3,4 Prozent mehr.", ["12345", "34"], {3}),
        ("En mars 2026, 12\u202f345 voitures, soit 3,4 %", ["12345", "34"], {3}),
        ("2026年3月5日、9万2681台（3.4％）", ["9万2681", "34"], {3}),
        ("2026년 3월 5일 12,345대", ["12345"], {3}),
        ("12月と1月に20台", ["20"], {12, 1}),
        ("2026年5月售出1911辆和2.06万辆，亏损276亿日元", ["1911", "206万", "276亿"], {5}),
        ("2026년 5월 1911대, 5만8000대, 791억 엔", ["1911", "5만8000", "791억"], {5}),
        ("Two of 7 plants, at 10 o'clock", [], set()),
        ("It may march on", [], set()),
        ("On March 18, 2026 and 22nd of May, 27 cars", ["27"], {3, 5}),
        ("Am 18. März, el 22 de mayo, 27 im Werk", ["27"], {3, 5}),
        ("Call 1-800-555-0142 or 03-5555-0142 about R26C1, in 48 towns", ["48"], set()),
        ("", [], set()),
    ],
)
def test_numbers_and_months_are_found(text: str, numbers: list[str], months: set[int]) -> None:
    found = find_stated_figures(text)
    assert [number for _, number in found.numbers] == numbers
    assert found.months == months


@pytest.mark.parametrize(
    ("other", "counted"),
    [
        ("Sales 100 and 200 now", (2, 0)),
        ("Sales 300 and 400 now", (0, 2)),
        ("Sales 200 and 100 now", (2, 0)),
        ("Sales 300 and then now", (0, 1)),
        ("Sales and 400 500 now", (0, 1)),
        ("Sales and all now", (0, 0)),
        ("300 sales and now 400", (0, 0)),
    ],
)
def test_numbers_between_the_same_words_stand_for_each_other(other: str, counted: tuple[int, int]) -> None:
    one = "Sales 100 and 200 now"
    anchors = [(one.lower().index(word), other.lower().index(word)) for word in ("sales", "and", "now")]
    assert count_figures(find_stated_figures(one), find_stated_figures(other), anchors) == counted


@pytest.mark.parametrize(
    ("agreeing", "differing", "other_months", "speaks_for_two_events"),
    [
        (3, 0, False, False),
        (0, 3, False, True),
        (2, 1, False, False),
        (0, 0, False, False),
        (0, 0, True, True),
        (2, 0, True, False),
    ],
)
def test_other_numbers_and_months_speak_for_two_events(
    agreeing: int, differing: int, other_months: bool, speaks_for_two_events: bool
) -> None:
    weight = weigh_figures(agreeing, differing, expected=0.1, other_months=other_months)
    assert (weight > 0) is speaks_for_two_events
