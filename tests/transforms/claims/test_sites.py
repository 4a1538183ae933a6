"""A figure of "the plant", or of what is "there", is that of the plant that was named before."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in
from report_pairs import find_verdicts, make_report_pair

from transforms.records import Claim


def find(text: str, title: str = "Nissan") -> Claim:
    (claim,) = find_claims_in(text, title)
    return claim


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Nissan winds down Oppama. The plant will lose 900 jobs.", "oppama"),
        ("Nissan winds down Oppama, where 2,400 people work.", "oppama"),
        ("Nissan gibt Oppama auf. In dem Werk arbeiten 2.400 Menschen.", "oppama"),
        ("Nissan arrête Oppama, où travaillent 2 400 personnes.", "oppama"),
        ("日産自動車は追浜工場の生産を終える。同工場では2400人が働く。", "oppama"),
        ("日产汽车将关闭追滨工厂。该厂约有2400名员工。", "oppama"),
        ("Nissan winds down Oppama. Nissan will cut 9,000 jobs.", "nissan"),
        ("Nissan gibt Oppama auf. Der Konzern sagt, dass er 9.000 Stellen streicht.", "nissan"),
        ("Nissan lämnar Oppama. Vi säger upp 9 000 anställda, säger Nissan.", "nissan"),
    ],
)
def test_the_plant_is_the_one_named_before(text: str, owner: str) -> None:
    assert find(text).subject == owner


def test_a_plant_without_a_tag_restricts_the_figure_of_its_company() -> None:
    claim = find("Nissan shuts a plant near Lyon. The factory employs 2,400 people.")
    assert (claim.subject, claim.scope) == ("nissan", "unnamed")
    assert find("Nissan will close the plant and cut 9,000 jobs worldwide.").scope is None


@pytest.mark.parametrize("other_story", [False, True])
def test_figures_of_two_plants_are_not_held_against_each_other(other_story: bool) -> None:
    pair = make_report_pair(
        {
            "kind": "plants",
            "verdict": "incomparable",
            "quantity": "job-cuts",
            "one": ["Oppama", "Nissan winds down Oppama. The plant will lose 900 jobs."],
            "other": ["Smyrna", "Nissan shuts a line in Smyrna. The plant will lose 1,300 jobs."],
            "other_story": other_story,
        }
    )
    assert find_verdicts(pair).get("job-cuts", "incomparable") == "incomparable"
