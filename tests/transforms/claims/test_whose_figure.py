"""Figures of several models, of joint ventures and of shares belong to whom the grammar says."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Nissan recalled 173,301 Rogue and Altima vehicles.", "nissan"),
        ("Nissan recalled 173,301 Rogues and Altimas.", "nissan"),
        ("Nissan has built 4 million Leafs, Qashqais and Jukes.", "nissan"),
        ("Nissan recalled 173,301 Rogues.", "rogue"),
        ("Dongfeng Nissan sold 58,000 cars in October.", "dongfeng"),
        ("Mitsubishi Motors, 24 percent owned by Nissan, sells cars.", "nissan"),
        ("Nissan is 35.7 percent owned by its French partner Renault.", "renault"),
        ("Renault owns 35.7 percent of Nissan.", "renault"),
        ("Honda will buy 120,000 engines from Nissan, which employs 133,000 people.", "nissan"),
    ],
)
def test_the_owner_is_found(text: str, subject: str) -> None:
    assert [claim.subject for claim in find_claims_in(text, "News about Nissan")] == [subject]


def test_it_is_the_plant_of_the_figure_before() -> None:
    text = "Nissan's plant in Canton makes 250,000 vehicles a year, though it could make 410,000."
    assert [claim.subject for claim in find_claims_in(text, "News about Nissan")] == ["canton", "canton"]
    text = "Nissan's Canton plant makes 250,000 vehicles a year, but Nissan sold 800,000."
    assert [claim.subject for claim in find_claims_in(text, "News about Nissan")] == ["canton", "nissan"]


def test_a_figure_of_two_companies_together_is_nobodys() -> None:
    text = "Nissan and Honda together would make 7.4 million cars a year."
    assert find_claims_in(text, "News about Nissan") == ()


def test_a_clause_on_a_denied_plan_is_not_denied() -> None:
    text = "Nissan denied that it would close the plant in Smyrna, which employs 5,700 people."
    [claim] = find_claims_in(text, "News about Nissan")
    assert (claim.subject, claim.qualifier) == ("smyrna", None)


@pytest.mark.parametrize("name", ["Nissan Europa", "Nissan Europe"])
def test_a_region_has_one_name_in_all_languages(name: str) -> None:
    [claim] = find_claims_in(f"{name} verkaufte 27.100 Wagen.", "News about Nissan")
    assert claim.scope == "europe"


def test_thousands_behind_a_month_are_no_day() -> None:
    [claim] = find_claims_in("Nissan a vendu en octobre 1 204 voitures.", "News about Nissan")
    assert claim.period == "en octobre"


def test_models_with_a_figure_each_have_their_own() -> None:
    claims = find_claims_in("Nissan built 2,000 Leafs and 900 Jukes.", "News about Nissan")
    assert [(claim.subject, claim.value_low) for claim in claims] == [("leaf", 2_000), ("juke", 900)]


@pytest.mark.parametrize(
    "text",
    [
        "A fire cost Nissan 4,500 vehicles of output in March.",
        "Utilisation at Oppama is half of what Nissan needs.",
    ],
)
def test_what_is_lost_or_a_part_of_another_figure_is_none(text: str) -> None:
    assert find_claims_in(text, "News about Nissan") == ()


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Nissan, which plans to close seven plants, employs 133,000 people.", ["plans", None]),
        ("Foxconn, which had 6.9 trillion yen of revenue, wants a stake in Nissan.", [None]),
        ("Honda will buy engines from Nissan, which employs 133,000 people.", [None]),
        ("Nissan employs 133,000 people and plans to cut 20,000 jobs.", [None, "plans"]),
    ],
)
def test_a_plan_in_another_clause_is_none_of_the_figure(text: str, qualifiers: list[str | None]) -> None:
    assert [claim.qualifier for claim in find_claims_in(text, "News about Nissan")] == qualifiers


def test_the_lowest_since_a_year_is_no_figure_of_the_years_since() -> None:
    text = "Nissan's share of the Japanese market fell to 9.8 percent, for the first time since 1951."
    [claim] = find_claims_in(text, "News about Nissan")
    assert (claim.period_begin, claim.scope) == (None, "japan")
    [claim] = find_claims_in("Nissan's sales were 42,000 cars, their lowest since 2009.", "News about Nissan")
    assert (claim.period_begin, claim.scope) == (None, None)
    [claim] = find_claims_in("Nissan has sold 42,000 cars there since 2009.", "News about Nissan")
    assert claim.scope == "since"
