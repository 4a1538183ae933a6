"""Whose figure it is where another company or a plant is named beside the owner."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Honda, a Nissan rival, made a net loss of 41 billion yen.", "honda"),
        ("Renault, allié de Nissan, a perdu 410 millions d'euros.", "renault"),
        ("Nissan, which Renault rescued, made a net loss of 41 billion yen.", "nissan"),
        ("Renault, Nissan and Honda met; Nissan made a net loss of 41 billion yen.", "nissan"),
    ],
)
def test_a_name_in_an_apposition_is_not_the_one_that_acts(text: str, owner: str) -> None:
    claims = find_claims_in(text, "Carmakers in the news")
    assert [claim.subject for claim in claims if claim.quantity == "loss"] == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("More than 5,000 people work at Nissan's Smyrna plant.", "smyrna"),
        ("Nissan will put 400 million dollars into its Smyrna factory.", "smyrna"),
        ("Nissan va investir 300 millions d'euros dans son usine de Sunderland.", "sunderland"),
        ("More than 5,000 people work at Nissan's plant in Smyrna.", "smyrna"),
        ("In Sunderland, Nissan will cut 250 jobs.", "sunderland"),
        ("In Sunderland, Nissan said that it would cut 9,000 jobs.", "nissan"),
        ("Nissan va a despedir a 200 trabajadores en Cuernavaca.", "civac"),
        ("More than 5,000 people work at Nissan.", "nissan"),
    ],
)
def test_a_plant_behind_its_company_is_the_owner(text: str, owner: str) -> None:
    claims = find_claims_in(f"Nissan is a carmaker. {text}", "Nissan")
    assert [claim.subject for claim in claims] == [owner]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Marelli, Nissan's supplier with 45,000 employees, has debts of 4.9 billion dollars.", "marelli"),
        (
            "Marelli, Nissans Zulieferer mit 45.000 Beschäftigten, hat Schulden von 4,9 Milliarden Dollar.",
            "marelli",
        ),
        ("Renault détient 35,7 % de Nissan et a passé 9,5 milliards d'euros de charge.", "renault"),
        ("Renault owns 35.7 percent of Nissan and booked a charge of 9.5 billion euros.", "renault"),
    ],
)
def test_a_company_in_an_apposition_or_whose_shares_are_held_does_not_act(text: str, owner: str) -> None:
    assert {claim.subject for claim in find_claims_in(text, "News about Nissan")} == {owner}


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Nissan and Honda may merge into a group with annual sales of 7.4 million vehicles.", []),
        ("Der Zusammenschluss ergäbe einen Konzern mit einem Absatz von 7,4 Millionen Autos.", []),
        ("Nissan, a former partner of Renault, is a company with sales of 3.3 million cars.", ["nissan"]),
        (
            "Nissan, hit by tariffs in the United States, is a group with sales of 3.3 million cars.",
            ["nissan"],
        ),
        ("Nissan's European Union sales came to 28,311 cars.", ["nissan"]),
    ],
)
def test_what_companies_would_sell_as_one_is_nobodys(text: str, owners: list[str]) -> None:
    claims = find_claims_in(f"Nissan is a carmaker. {text}", "Nissan")
    assert [claim.subject for claim in claims if claim.quantity == "sales"] == owners
