"""What reports say of a figure in other words: bounds, objects before verbs, segments, homes and reasons."""

from __future__ import annotations

from datetime import date

import pytest
from claim_cases import find_claims_in

from transforms.records import Claim

LEAD = "Nissan is the carmaker behind the Nissan Leaf, the Juke and a plant in Sunderland.\n\n"


def find(text: str, quantity: str) -> Claim:
    (claim,) = (each for each in find_claims_in(LEAD + text, "") if each.quantity == quantity)
    return claim


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Nissan will cut not fewer than 9,000 jobs.", 9_000, None),
        ("Nissan does not expect to cut fewer than 9,000 jobs.", 9_000, None),
        ("Nissan wird nicht weniger als 9.000 Stellen streichen.", 9_000, None),
        ("Nissan will cut fewer than 9,000 jobs.", None, 9_000),
        ("Nissan will cut not more than 9,000 jobs.", None, 9_000),
    ],
)
def test_a_bound_that_is_negated_is_the_other_one(text: str, low: float | None, high: float | None) -> None:
    claim = find(text, "job-cuts")
    assert (claim.value_low, claim.value_high) == (low, high)
    assert claim.qualifier != "denied"


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("Fünf Werke will Nissan bis März 2028 schließen.", "plant-closures", 5),
        ("Saranno tre le fabbriche che Nissan chiuderà.", "plant-closures", 3),
        ("Nissan chiuderà due stabilimenti.", "plant-closures", 2),
        ("The 400 jobs that Nissan will cut are in offices.", "job-cuts", 400),
        ("Nissan announced the creation of 600 jobs.", "jobs-added", 600),
        ("As vendas da Nissan em julho foram de 9.870 veículos.", "sales", 9_870),
        ("Der Nissan Juke kommt 2028 auf den Markt.", "launch-year", 2_028),
        ("Nissan bringt den Juke im Jahr 2027 auf den Markt.", "launch-year", 2_027),
        ("닛산 리프는 4190만원부터 판매된다.", "price", 41_900_000),
    ],
)
def test_a_figure_is_found_on_either_side_of_its_verb(text: str, quantity: str, value: float) -> None:
    assert find(text, quantity).value_low == value


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Nissan ruft 51.000 Autos zurück, davon 4.000 in Deutschland.", [None, "germany"]),
        ("Nissan recalls 51,000 cars, of which 4,000 are in Germany.", [None, "germany"]),
        ("Nissan rappelle 51 000 voitures, dont environ 4 000 en France.", [None, "france"]),
        ("Nissan richiama 51.000 auto, di cui 4.000 in Italia.", [None, "italy"]),
        ("닛산은 전 세계 5만1000대를 리콜하며 이 중 국내는 4000대다.", [None, "korea"]),
        ("Nissan recalls 51,000 cars, of which 4,000 are blue.", [None]),
    ],
)
def test_a_part_is_a_figure_if_it_is_said_which(text: str, scopes: list[str | None]) -> None:
    claims = [each for each in find_claims_in(LEAD + text, "") if each.quantity == "recall"]
    assert [claim.scope for claim in claims] == scopes


def test_an_italian_two_is_another_word_in_english() -> None:
    claims = find_claims_in(LEAD + "Bonuses are due to 3,000 workers, and Nissan plants are due repairs.", "")
    assert [claim for claim in claims if claim.value_low == 2] == []


@pytest.mark.parametrize(
    ("text", "quantity", "scope"),
    [
        (
            "Bij elektrische auto's kwam Nissan op een marktaandeel van 4,6 procent.",
            "market-share",
            "electric",
        ),
        (
            "Nissan kam bei Elektroautos im Juli auf einen Marktanteil von 4,6 Prozent.",
            "market-share",
            "electric",
        ),
        ("Dans l'électrique, la part de marché de Nissan atteint 4,6 %.", "market-share", "electric"),
        ("Nissan kam im Juli auf einen Marktanteil von 4,6 Prozent.", "market-share", None),
        ("일본 닛산자동차가 직원 1만5000명을 감원한다.", "job-cuts", None),
        ("닛산자동차가 일본에서 직원 1만5000명을 감원한다.", "job-cuts", "japan"),
        ("Nissan will cut 250 jobs at its Sunderland plant in Britain.", "job-cuts", None),
        ("닛산 리프의 가격은 4590만원부터다.", "price", "entry"),
    ],
)
def test_a_segment_restricts_a_figure_and_the_country_of_its_name_does_not(
    text: str, quantity: str, scope: str | None
) -> None:
    assert find(text, quantity).scope == scope


@pytest.mark.parametrize(
    ("text", "quantity", "qualifier"),
    [
        ("Nissan is recalling 9,000 Leafs because a pump may fail.", "recall", None),
        ("日产汽车6月销量为5.8万辆,好于预期。", "sales", None),
        ("日产汽车预计6月销量为5.8万辆。", "sales", "expected"),
        ("Nissan anunció este jueves una inversión de 700 millones de dólares.", "investment", "plans"),
        ("Nissan a annoncé un investissement de 700 millions d'euros.", "investment", "plans"),
    ],
)
def test_reasons_and_comparisons_make_no_forecast(text: str, quantity: str, qualifier: str | None) -> None:
    assert find(text, quantity).qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    [
        "De enero a julio de 2025, Nissan vendió 141,320 vehículos.",
        "Von Januar bis Juli 2025 verkaufte Nissan 141.320 Autos.",
        "Da gennaio a luglio 2025 Nissan ha venduto 141.320 auto.",
        "Van januari tot en met juli 2025 verkocht Nissan 141.320 auto's.",
        "日产汽车2025年1至7月销量为141320辆。",
    ],
)
def test_months_up_to_one_are_a_time(text: str) -> None:
    claim = find(text, "sales")
    assert (claim.period_begin, claim.period_end) == (date(2025, 1, 1), date(2025, 7, 31))


@pytest.mark.parametrize(
    "text",
    [
        "日产汽车2025年上半年销量为141320辆。",
        "닛산자동차의 2025년 상반기 판매량은 14만1320대였다.",
    ],
)
def test_half_a_year_is_a_time(text: str) -> None:
    claim = find(text, "sales")
    assert (claim.period_begin, claim.period_end) == (date(2025, 1, 1), date(2025, 6, 30))


def test_rio_de_janeiro_is_no_month() -> None:
    assert find("A Nissan demitirá 400 funcionários no Rio de Janeiro.", "job-cuts").period is None
