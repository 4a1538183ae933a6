"""What a figure is restricted to: by words beside it, by places, versions and holdings."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in

LEAD = "Nissan is the Japanese carmaker behind the Nissan Leaf and the Nissan Ariya.\n\n"


def scope_of(text: str, quantity: str, *, title: str = "") -> str | None:
    (claim,) = (each for each in find_claims_in(LEAD + text, title) if each.quantity == quantity)
    return claim.scope


@pytest.mark.parametrize(
    ("text", "quantity", "scope"),
    [
        ("Nissan is to shed another 4,000 posts.", "job-cuts", "further"),
        ("Nissan will dismiss 700 more workers.", "job-cuts", "further"),
        ("Nissan will dismiss more than 700 workers.", "job-cuts", None),
        ("Nissan baut 3.500 weitere Stellen ab.", "job-cuts", "further"),
        ("Nissan supprimera 1 200 emplois supplémentaires.", "job-cuts", "further"),
        ("日産自動車は追加で3000人を削減する。", "job-cuts", "further"),
        ("Nissan will save 90 million dollars a year.", "cost-savings", "annual"),
        ("Nissan built 90,000 cars a year.", "production", None),
        ("Nissan has already shut three factories.", "plant-closures", "so-far"),
        ("As a first step, Nissan will shut two factories.", "plant-closures", "first-step"),
        ("Nissan will cut 1,100 white-collar posts.", "job-cuts", "office"),
        ("日産自動車は管理職1000人を削減する。", "job-cuts", "managers"),
        ("Nissan streicht in Spanien 640 Stellen.", "job-cuts", "spain"),
        ("Nissan a vendu 880 voitures en Italie en juin.", "sales", "italy"),
        ("In South Africa, Nissan sold 1,900 cars in June.", "sales", "south-africa"),
        ("Nissan Mexicana sold 19,000 cars in June.", "sales", "mexico"),
        ("The Japanese carmaker cut 900 jobs.", "job-cuts", None),
        ("Nissan will cut 350 jobs in Querétaro.", "job-cuts", "querétaro"),
        ("Nissan will cut 350 jobs in June.", "job-cuts", None),
        ("Nissan sold 61,000 cars in the first half.", "sales", "time-half-year"),
        ("Nissan sold 61,000 cars in the first half of 2025.", "sales", None),
        ("Nissan sold 61,000 cars last year.", "sales", None),
        ("日産自動車の販売は国内が3万台、米国が6万台だった。", "sales", "japan"),
        ("Im März des Vorjahres hatte Nissan 5.100 Autos verkauft.", "sales", "year-earlier"),
        ("Nissan's sales fell 4 percent from the previous month.", "sales-decline", "sequential"),
        ("日産自動車の単体の従業員数は2万2000人だ。", "employees", "parent"),
    ],
)
def test_words_restrict_a_figure(text: str, quantity: str, scope: str | None) -> None:
    assert scope_of(text, quantity) == scope


@pytest.mark.parametrize(
    ("text", "quantity", "scope"),
    [
        ("The Nissan Leaf Engage costs 34,500 euros.", "price", "engage"),
        ("The Nissan Leaf costs 34,500 euros.", "price", None),
        ("The Nissan Leaf is priced from 29,400 euros.", "price", "entry"),
        ("With its 63 kWh battery, the Nissan Ariya has a range of 403 km.", "range", "63-kwh"),
        ("With its 63 kWh battery, the Nissan Ariya has a range of 403 km.", "battery-capacity", "63-kwh"),
        ("The Nissan Ariya has a battery of 63 kWh.", "battery-capacity", None),
        ("The Nissan Leaf costs 34,500 euros, and the Leaf Engage has rails.", "price", None),
    ],
)
def test_versions_of_a_model_have_figures_of_their_own(text: str, quantity: str, scope: str | None) -> None:
    assert scope_of(text, quantity) == scope


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Nissan owns 24 percent of Mitsubishi Motors.", "mitsubishi-motors"),
        ("Nissan owns 15 percent of Renault.", "renault"),
        ("Nissan takes a 30 percent stake in a start-up.", "unnamed"),
        ("Nissan will hold 55 percent of the joint venture with Dongfeng.", "unnamed"),
    ],
)
def test_a_stake_is_one_in_the_company_that_is_held(text: str, scope: str) -> None:
    assert scope_of(text, "stake") == scope


def test_a_restriction_may_be_said_in_the_title_alone() -> None:
    title = "Nissan to cut 700 jobs in Thailand"
    assert scope_of("Nissan will cut 700 jobs, it said.", "job-cuts", title=title) == "thailand"
    assert scope_of("Nissan will cut 700 jobs worldwide.", "job-cuts", title=title) is None


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("In March Nissan announced 2,600 job cuts.", "former-plan"),
        ("Nissan wants to cut 2,600 jobs under the plan of March.", "former-plan"),
        ("Nissan will cut the 2,600 jobs that it announced in July.", None),
        ("Nissan will cut 2,600 jobs in March.", None),
    ],
)
def test_a_plan_that_was_announced_months_before_is_a_former_one(text: str, scope: str | None) -> None:
    assert scope_of(text, "job-cuts") == scope


@pytest.mark.parametrize(
    ("text", "quantity", "scope"),
    [
        ("Nissan verkaufte in Norwegen im März 310 Autos.", "sales", "norwegen"),
        ("Nissan a vendu 540 voitures au Luxembourg en mars.", "sales", "luxembourg"),
        ("Nissan will cut 90 jobs at its Farmington Hills technical centre.", "job-cuts", "farmington-hills"),
        ("Nissan has sold 65,000 cars in Oslo since 2011.", "sales", "oslo since"),
        ("Some 700 Nissan workers took voluntary redundancy.", "job-cuts", "voluntary"),
        ("The fire affects 320 workers of Nissan.", "employees", "affected"),
    ],
)
def test_places_and_kinds_without_words_of_their_own_restrict_a_figure(
    text: str, quantity: str, scope: str
) -> None:
    assert scope_of(text, quantity) == scope
