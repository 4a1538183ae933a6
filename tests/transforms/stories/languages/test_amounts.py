"""Amounts have one form in all languages."""

from __future__ import annotations

import time

import pytest

from transforms.stories.languages.amounts import find_amounts, round_amount
from transforms.stories.languages.digits import count_digits


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "sold 254,318 vehicles, down 5.8 percent", ["254318", "5.8 %"]),
        ("ja", "前年同月比5.8%減の25万4318台", ["5.8 %", "254318"]),
        ("en", "twenty thousand jobs, 20,000 jobs", ["20000"]),
        ("ja", "2万人の削減、二万人", ["20000", "20000"]),
        ("ja", "約31万9千台、2兆5980億円、約千人", ["319000", "2598000000000", "1000"]),
        ("en", "a loss of 68.2 billion yen, not 79.1 billion", ["68200000000", "79100000000"]),
        ("ja", "682億円の赤字", ["68200000000"]),
        ("en", "$1,150 more, ¥250bn, 12,000 yen", ["1150 USD", "250000000000", "12000 JPY"]),
        ("ja", "最大1150ドル、月1万2000円、$500", ["1150 USD", "12000 JPY", "500 USD"]),
        ("fr", "27 990 euros, 12,6 millions d'euros", ["27990 EUR", "12600000"]),
        ("en", "2.001,250 cars, 1.234'567 francs, 1.250 litres", ["2001250", "1234567"]),
        ("de", "38.990 Euro, 4,5 Prozent", ["38990 EUR", "4.5 %"]),
        ("en", "seven new models, two of Five lines", ["7 models", "5 lines"]),
        ("ja", "7車種、2本のライン、3割、17工場", ["7 models", "2 lines", "30 %", "17"]),
        ("en", "45 per cent, 40% and a third", ["45 %", "40 %"]),
        ("en", "in 2026, on May 5, at 9:40 p.m., 12 years", []),
        ("ja", "2026年3月5日午後9時40分、12年ぶり、1人", []),
        ("en", "one person and the R5, GT-R50", []),
        (
            "it",
            "27,6 miliardi di yen, 10 mila posti, il 5,8 per cento, 3 modelli",
            ["27600000000", "10000", "5.8 %", "3 models"],
        ),
        (
            "pt",
            "27,6 bilhões de ienes, 27,6 mil milhões, 10 mil empregos",
            ["27600000000", "27600000000", "10000"],
        ),
        (
            "es",
            "27,6 mil millones de yenes, 5,8 por ciento, 500 dólares",
            ["27600000000", "5.8 %", "500 USD"],
        ),
        ("nl", "27,6 miljard yen, 5,8 procent, 3 fabrieken", ["27600000000", "5.8 %", "3 plants"]),
        ("pl", "27,6 mld jenów, 20 tys. osób, 5,8 proc.", ["27600000000", "20000", "5.8 %"]),
        ("ru", "27,6 млрд иен, 20 тысяч человек, 5,8 процента", ["27600000000", "20000", "5.8 %"]),
        ("sv", "27,6 miljarder yen, 9 000 anställda", ["27600000000", "9000"]),
        ("tr", "27,6 milyar yen, 20 bin kişi", ["27600000000", "20000"]),
        (
            "zh",
            "累计5.8万辆，亏损276亿日元，3家工厂，同比下降11.1%",
            ["58000", "27600000000", "3 plants", "11.1 %"],
        ),
        ("zh", "2026财年第一季度，数百名员工，10:30", []),
        (
            "ko",
            "2만 명 가운데 2400명, 5만8천 대, 791억 엔, 3개 공장",
            ["20000", "2400", "58000", "79100000000", "3 plants"],
        ),
        ("ko", "2027년 7월 15일, 1분기", []),
    ],
)
def test_amounts_are_read_as_each_language_writes_them(language: str, text: str, expected: list[str]) -> None:
    assert list(find_amounts(text, language)) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("254318", {"250000"}),
        ("318781", {"320000", "310000"}),
        ("20000", {"20000"}),
        ("5.8 %", {"5.8 %"}),
        ("8.375 %", {"8.4 %"}),
        ("1150 USD", {"1100 USD", "1200 USD"}),
        ("0.25 %", {"0.25 %"}),
    ],
)
def test_others_may_round_an_amount_or_cut_it_off(amount: str, expected: set[str]) -> None:
    assert round_amount(amount) == expected


def test_zeros_at_the_end_say_nothing() -> None:
    assert [count_digits(each) for each in ("20000", "5.8 %", "254318", "1150 USD")] == [1, 2, 6, 3]


def test_a_number_that_is_too_long_is_no_amount() -> None:
    assert list(find_amounts("9" * 400, "en")) == list(find_amounts("9" * 400, "ja")) == []


@pytest.mark.parametrize("part", ["9", "9.", "9,", "1.23", "一", "千", "5千", "5万3", "二千", "5千千"])
@pytest.mark.parametrize("end", [":", "9:", "千:"])
def test_a_row_of_numbers_before_a_colon_is_read_in_a_moment(part: str, end: str) -> None:
    # each divided the row anew, where a number ends in a way that numbers do not
    start = time.process_time()
    list(find_amounts(part * 20_000 + end, "ja"))
    assert time.process_time() - start < 5
