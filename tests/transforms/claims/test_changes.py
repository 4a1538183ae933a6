"""Changes are found beside their figure: in a comparison, in an apposition, or before the whole."""

from __future__ import annotations

import pytest
from claim_cases import describe, find_claims_in


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Nissan hat im Mai 7 Prozent weniger Autos verkauft.", ["nissan sales-decline 7.0..7.0 percent"]),
        (
            "Nissan vendió 900 coches en mayo, un 4 % menos que hace un año.",
            ["nissan sales 900.0..900.0 vehicles", "nissan sales-decline 4.0..4.0 percent"],
        ),
        (
            "Nissan sold 900 cars in May, a fall of almost 8 percent.",
            ["nissan sales 900.0..900.0 vehicles", "nissan sales-decline 8.0..8.0 percent"],
        ),
        (
            "Nissan baute im Mai 900 Autos, ein Plus von 8 Prozent.",
            ["nissan production 900.0..900.0 vehicles", "nissan production-growth 8.0..8.0 percent"],
        ),
        ("Nissan delivered speed increases by up to 50 percent.", []),
        (
            "Nissan recorta 900 empleos y reducirá un 20 % su capacidad.",
            ["nissan job-cuts 900.0..900.0 people", "nissan capacity-cut 20.0..20.0 percent"],
        ),
        (
            "I ricavi di Nissan sono scesi del 6,8% a 5,5 miliardi di yen.",
            ["nissan revenue-decline 6.8..6.8 percent", "nissan revenue 5500000000.0..5500000000.0 JPY"],
        ),
        (
            "Der Umsatz von Nissan soll zwölf Milliarden Euro erreichen.",
            ["nissan revenue 12000000000.0..12000000000.0 EUR"],
        ),
        (
            "日産自動車は営業損益を60億円の黒字から75億円の赤字に見直した。",
            [
                "nissan profit 6000000000.0..6000000000.0 JPY",
                "nissan loss 7500000000.0..7500000000.0 JPY",
            ],
        ),
        ("日产汽车将工厂从17家减至10家。", ["nissan plants 10.0..10.0 plants from 17"]),
        (
            "日産自動車はサクラの価格を15万円引き下げ、244万円とした。",
            ["sakura price 2440000.0..2440000.0 JPY"],
        ),
        (
            "닛산은 리프 가격을 450만원 내린 3950만원으로 책정했다.",
            ["leaf price 39500000.0..39500000.0 KRW"],
        ),
        (
            "日産は追浜工場の人員を3000人減らし、5000人とする。",
            ["oppama job-cuts 3000.0..3000.0 people", "oppama employees 5000.0..5000.0 people"],
        ),
        (
            "Nissan's sales fell for a 13th month, by 11 percent to 900 cars.",
            ["nissan sales-decline 11.0..11.0 percent", "nissan sales 900.0..900.0 vehicles"],
        ),
        ("日产汽车裁减约1000名员工。", ["nissan job-cuts 1000.0..1000.0 people"]),
        ("Nissan pays a dividend of 5 yen per share.", ["nissan dividend 5.0..5.0 JPY"]),
        ("Nissan shares rose to 345 yen per share.", []),
    ],
)
def test_a_change_is_found_beside_its_figure(text: str, claims: list[str]) -> None:
    assert [describe(claim) for claim in find_claims_in(text, "Nissan")] == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Nissan cut its forecast for revenue by 300 billion yen to 11.7 trillion yen.",
            [
                "nissan revenue-decline 300000000000.0..300000000000.0 JPY",
                "nissan revenue 11700000000000.0..11700000000000.0 JPY",
            ],
        ),
        (
            "Nissan cut headcount by 9,000 to 124,000.",
            ["nissan job-cuts 9000.0..9000.0 people", "nissan employees 124000.0..124000.0 people"],
        ),
        (
            "Nissan cut capacity by 1 million to 2.5 million vehicles.",
            ["nissan capacity 2500000.0..2500000.0 vehicles"],
        ),
        ("Nissan will cut headcount by 8,000 to 10,000 people.", ["nissan job-cuts 8000.0..10000.0 people"]),
        (
            "Nissan will cut costs by 2 to 3 billion dollars.",
            ["nissan cost-savings 2000000000.0..3000000000.0 USD"],
        ),
    ],
)
def test_by_how_much_and_to_what_level_are_no_range(text: str, claims: list[str]) -> None:
    assert list(map(describe, find_claims_in(text, "News about Nissan"))) == claims


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("日産、サクラを値下げ", "日産はサクラの価格を15万円引き下げる。"),
        ("日産、予想を下方修正", "日産は売上高予想を3000億円引き下げた。"),
        ("日产N7降价", "东风日产将N7的售价下调2万元。"),
        ("닛산 아리야", "닛산은 아리야 가격을 450만원 내렸다."),
        ("닛산 전망 하향", "닛산은 연간 매출 전망을 3000억엔 낮췄다."),
    ],
)
def test_by_how_much_a_level_changes_is_no_level_in_east_asian_languages(title: str, text: str) -> None:
    assert find_claims_in(text, title) == ()


def test_the_level_beside_a_difference_is_found() -> None:
    [claim] = find_claims_in("东风日产将N7的售价下调2万元，调整后起售价为9.99万元。", "日产N7降价")
    assert (claim.quantity, claim.value_low) == ("price", 99_900)


def test_some_of_what_was_named_before_are_no_cars() -> None:
    assert find_claims_in("1,000 of them may move to Aguascalientes.", "News about Nissan") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Carlos Ghosn earned 1.1 billion yen in 2017.",
        "Carlos Ghosn a gagné 7 millions d'euros chez Renault.",
        "Carlos Ghosn verdiente 7 Millionen Euro.",
    ],
)
def test_what_a_person_earns_is_no_profit(text: str) -> None:
    assert find_claims_in(text, "News about Nissan") == ()


def test_cars_that_people_bring_in_are_no_jobs() -> None:
    assert find_claims_in("People bring them in with 60 percent left.", "News about Nissan") == ()
