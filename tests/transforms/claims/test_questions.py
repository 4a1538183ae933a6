"""A figure that is only asked for is no claim; one that is denied is marked as such."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in

TITLE = "Nissan, 日産自動車, 닛산, 日产汽车"


@pytest.mark.parametrize(
    "text",
    [
        "Will Nissan cut 9,000 jobs?",
        "Streicht Nissan 9.000 Stellen?",
        "Nissan supprimera-t-il 9 000 emplois ?",
        "¿Recortará Nissan 9.000 empleos?",
        "Czy Nissan zwolni 9000 osób?",
        "日産は9000人を削減するのか。",
        "닛산은 9000명을 감원할까?",
        "日产汽车会裁员9000人吗？",
    ],
)
def test_a_question_states_no_figure(text: str) -> None:
    assert find_claims_in(text, TITLE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Why is Nissan cutting 9,000 jobs?",
        "Warum streicht Nissan 9.000 Stellen?",
        "Nissan cuts 9,000 jobs: is that enough?",
        "Nissan cuts 9,000 jobs, but will that do?",
    ],
)
def test_a_question_may_take_a_figure_for_granted(text: str) -> None:
    [claim] = find_claims_in(text, TITLE)
    assert (claim.quantity, claim.value_low) == ("job-cuts", 9000)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Nissan ne supprimera pas 9 000 emplois.", "denied"),
        ("Nissan no recortará 9.000 empleos.", "denied"),
        ("Nissan non taglierà 9.000 posti di lavoro.", "denied"),
        ("A Nissan não cortará 9.000 empregos.", "denied"),
        ("Nissan schrapt geen 9.000 banen.", "denied"),
        ("Nissan nie zwolni 9000 osób.", "denied"),
        ("日産は9000人を削減しない。", "denied"),
        ("닛산은 9000명을 감원하지 않는다.", "denied"),
        ("Nissan ne compte plus supprimer que 9 000 emplois.", None),
        ("Nissan nie tylko zwolni 9000 osób.", None),
    ],
)
def test_not_before_or_behind_a_verb_denies_its_figure(text: str, qualifier: str | None) -> None:
    [claim] = find_claims_in(text, TITLE)
    assert claim.value_low == 9000
    assert (claim.qualifier == "denied") == (qualifier == "denied")
