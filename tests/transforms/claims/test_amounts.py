"""Amounts are read with value, unit, hedges and former value, and other numbers are none."""

from __future__ import annotations

import tomllib

import pytest
from folders import ROOT

from transforms.claims.amounts import Amount, make_amounts
from transforms.claims.candidates import find_candidates
from transforms.claims.load_quantities import default_quantities
from transforms.claims.number_words import find_number_words
from transforms.claims.numerals import find_numbers
from transforms.claims.units import compile_unit_reader
from transforms.tagging.folding import fold_text

FORMS = tomllib.loads((ROOT / "tests/data/number_forms.toml").read_text("utf-8"))["form"]


def read(text: str) -> list[Amount]:
    folded = fold_text(text)
    reader = compile_unit_reader(default_quantities())
    words = find_number_words(folded.lower)
    candidates = find_candidates(folded.cased, folded.lower, words, reader, {}, has_models=False)
    return make_amounts(folded.lower, candidates)


@pytest.mark.parametrize("form", FORMS, ids=[form["text"] for form in FORMS])
def test_a_figure_has_its_value_however_it_is_written(form: dict[str, str | float]) -> None:
    [amount] = read(str(form["text"]))
    value = pytest.approx(float(form["value"]))
    assert amount.low == (None if form.get("open") == "low" else value)
    assert amount.high == (None if form.get("open") == "high" else value)
    if "unit" in form:
        assert amount.unit == form["unit"]


@pytest.mark.parametrize(
    "text",
    [
        "the N7, the 300ZX and the GT-R50",
        "a score of 3-1",
        "call 045-523-5523",
        "CVE-2024-49113",
        "a 45-year-old",
        "for 30 minutes",
        "in the first half of the year",
        "half an hour",
        "the second quarter",
        "a run of 5k in 4K",
        "up 0.5 percentage points",
        "in 2025 and 2026",
        "25 June at 10:30",
        "120キロワットで3人乗り",
        "9月に3回",
        "数千人",
    ],
)
def test_a_number_of_something_else_is_no_amount(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "former", "value"),
    [
        ("from 17 to 10", 17, 10),
        ("from 17 factories down to 10", 17, 10),
        ("from 500,000 to 350,000 vehicles", 500_000, 350_000),
        ("17カ所から10カ所に", 17, 10),
        ("17工場を10工場に", 17, 10),
        ("120万台から96万台に", 1_200_000, 960_000),
        ("von 17 auf zehn", 17, 10),
        ("de 17 à 10 usines", 17, 10),
        ("25,000 people, down from 28,000", 28_000, 25_000),
    ],
)
def test_a_former_value_is_no_amount_of_its_own(text: str, former: float, value: float) -> None:
    [amount] = read(text)
    assert (amount.change_from, amount.low, amount.high) == (former, value, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 800 and 1,000 workers", 800, 1000),
        ("800 to 1,000 workers", 800, 1000),
        ("800〜1000人", 800, 1000),
        ("$2-3 billion", 2e9, 3e9),
        ("2 to 3 million cars", 2e6, 3e6),
    ],
)
def test_a_range_has_both_ends(text: str, low: float, high: float) -> None:
    [amount] = read(text)
    assert (amount.low, amount.high) == (low, high)


def test_what_an_amount_is_in_another_currency_is_no_second_one() -> None:
    [amount] = read("by up to 450 billion yen (about €2.6 billion) this year")
    assert (amount.unit, amount.high, amount.link) == ("JPY", 450e9, "by")


@pytest.mark.parametrize(
    "text", ["about 20,000 jobs", "nearly 20,000 jobs", "約2万人", "rund 20.000 Stellen"]
)
def test_approximate_figures_are_rounded(text: str) -> None:
    [amount] = read(text)
    assert amount.rounded
    assert amount.low == amount.high == 20_000


def test_a_part_is_told_from_its_whole() -> None:
    assert [amount.low for amount in read("two of its five plants")] == [2]


def test_numbers_are_found_where_they_are() -> None:
    text = "cut twenty-five thousand jobs and 2.6bn"
    assert [text[each.start : each.end] for each in find_numbers(text, text, find_number_words(text))] == [
        "twenty-five thousand",
        "2.6bn",
    ]
