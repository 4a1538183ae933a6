"""Former figures and totals beside those of a plan, and words that only look like a plan or a speaker."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import find_claims_in

from transforms.records import Claim


def find(text: str, quantity: str) -> list[Claim]:
    lead = "Nissan, the carmaker behind the Leaf and a plant in Smyrna, is in the news.\n\n"
    return [claim for claim in find_claims_in(lead + text, "News about Nissan") if claim.quantity == quantity]


@pytest.mark.parametrize(
    "text",
    [
        "Nissan sheds another 3,000 workers, taking the total to 8,500.",
        "Nissan will cut 3,000 more jobs, raising its planned total to about 8,500.",
        "Nissan streicht 3.000 weitere Stellen, damit fallen insgesamt 8.500 Stellen weg.",
        "Nissan supprime 3 000 postes de plus, portant le total à 8 500.",
        "日産自動車は3000人を追加で削減し、合計で8500人とする。",
    ],
)
def test_a_total_is_a_figure_beside_what_is_added(text: str) -> None:
    added, total = find(text, "job-cuts")
    assert (added.value_low, added.scope) == (3_000, "further")
    assert (total.value_low, total.scope) == (8_500, None)


@pytest.mark.parametrize(
    "text",
    [
        "Nissan streicht 8.500 Stellen statt der bislang geplanten 3.000.",
        "Nissan supprimera 8 500 postes, au lieu de 3 000.",
        "Nissan suprimirá 8.500 empleos en lugar de 3.000.",
        "Nissan taglierà 8.500 posti invece dei 3.000 annunciati.",
    ],
)
def test_a_plan_says_its_former_size(text: str) -> None:
    [claim] = find(text, "job-cuts")
    assert (claim.value_low, claim.change_from) == (8_500, 3_000)


def test_a_number_of_some_time_ago_is_no_rate() -> None:
    [claim] = find("Orders for the Leaf have reached 6,400, up from 5,100 a month ago.", "orders")
    assert (claim.value_low, claim.change_from) == (6_400, 5_100)


def test_the_time_of_another_figure_is_none_of_its_own() -> None:
    [claim] = find("Nissan made a profit of 4 billion yen, against 9 billion yen last year.", "profit")
    assert claim.period is None


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Nissan's plant in Smyrna has a capacity of 640,000 vehicles.", None),
        ("Nissan plant eine Kapazität von 640.000 Fahrzeugen.", "plans"),
        ("Nissan has a capacity of 640,000 vehicles, and will decide on more by May.", None),
        ("Nissan rechnet mit einer Kapazität von 640.000 Fahrzeugen.", "expected"),
    ],
)
def test_a_figure_is_planned_by_words_of_its_own_clause(text: str, qualifier: str | None) -> None:
    [claim] = find(text, "capacity")
    assert claim.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nissan erwartet einen Verlust von 40 Milliarden Yen, teilte der Konzern mit.", None),
        ("Analysts expect Nissan to post a loss of 40 billion yen.", "analysts"),
        ("市場予想では、日産の最終損益は400億円の赤字になる。", "analysts"),
    ],
)
def test_a_speaker_is_nobody_or_the_analysts(text: str, speaker: str | None) -> None:
    [claim] = find(text, "loss")
    assert claim.attributed_to == speaker


def test_a_fall_from_a_year_earlier_is_no_share_of_a_year() -> None:
    [claim] = find("Nissan's sales fell 4 percent from a year earlier.", "sales-decline")
    assert (claim.value_low, claim.unit) == (4, "percent")


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("Nissan will cut slightly more than 9,000", "jobs"),
        ("Nissan will cut just short of 9,000", "jobs"),
        ("Nissan streicht etwas mehr als 9.000", "Stellen"),
        ("Nissan supprime un peu moins de 9 000", "postes"),
        ("Nissan suprimirá poco más de 9.000", "empleos"),
    ],
)
def test_a_figure_a_little_over_another_is_near_it_and_not_open(words: str, noun: str) -> None:
    [claim] = find(f"{words} {noun}.", "job-cuts")
    assert (claim.value_low, claim.value_high, claim.rounded) == (9_000, 9_000, True)


@pytest.mark.parametrize(
    "text",
    [
        "日産自動車は2027年度末までに3工場を閉鎖すると発表した。",
        "Nissan unveiled plans on Monday to shut three plants by March 2028.",
    ],
)
def test_a_plan_that_is_announced_is_no_former_one(text: str) -> None:
    [claim] = find(text, "plant-closures")
    assert (claim.subject, claim.scope, claim.period_end) == ("nissan", None, date(2028, 3, 31))


def test_a_month_before_a_number_is_no_day() -> None:
    [claim] = find("Nissan verkaufte im Juni 3.150 Autos.", "sales")
    assert claim.period_end == date(2025, 6, 30)


def test_a_former_plan_may_be_of_a_month_of_last_year() -> None:
    [claim] = find("In November Nissan announced a plan to cut 7,000 jobs.", "job-cuts")
    assert claim.scope == "former-plan"
