"""A sentence that goes on about the one before shares its firm, its words and what restricts them."""

from __future__ import annotations

import pytest
from claim_cases import describe, find_claims_in


def find(text: str) -> list[str]:
    return [describe(claim) for claim in find_claims_in(text, "News about Nissan")]


@pytest.mark.parametrize(
    "text",
    [
        "Nissan's supplier Yorozu said it would close a plant. The firm had 310 people there.",
        "Nissan supplier Kasai Kogyo asked for help. It had 7,500 employees and lost 9 billion yen.",
        "Yorozu, a supplier of Nissan, will shut its works in Oita. It will cut 250 jobs.",
    ],
)
def test_the_firm_is_no_carmaker_after_the_name_of_a_supplier(text: str) -> None:
    assert find(text) == []


def test_a_supplier_with_a_tag_has_its_figures() -> None:
    text = "Nissan's supplier Marelli will cut 300 jobs. The company employs 4,600 people in Japan."
    assert [claim.subject for claim in find_claims_in(text, "News about Nissan")] == ["marelli", "marelli"]


@pytest.mark.parametrize(
    "before",
    [
        "Nissan's spokesman Brian Brockman spoke on Monday.",
        "Nissan told its suppliers on Monday.",
        "Nissan said its partner Yorozu is not affected.",
        "Nissan's chief executive Ivan Espinosa spoke on Monday.",
    ],
)
def test_it_is_the_carmaker_after_others_are_named(before: str) -> None:
    [claim] = find_claims_in(f"{before} It will cut 900 jobs.", "News about Nissan")
    assert claim.subject == "nissan"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Toyota's sales in China rose 4.1 percent in October. Nissan's declined 6.8 percent.",
            ["nissan sales-decline 6.8..6.8 percent"],
        ),
        (
            "Toyota's revenue rose 8 percent. Nissan's fell by 2.2 percent to 2.7 trillion yen.",
            [
                "nissan revenue-decline 2.2..2.2 percent",
                "nissan revenue 2700000000000.0..2700000000000.0 JPY",
            ],
        ),
        (
            "Honda's output fell 5 percent in May. Nissan's slipped 9.2 percent to 261,000.",
            ["nissan production-cut 9.2..9.2 percent", "nissan production 261000.0..261000.0 vehicles"],
        ),
        ("Honda's shares rose 3 percent in May. Nissan's dropped 11 percent.", []),
    ],
)
def test_a_figure_that_moves_like_another_has_its_quantity(text: str, last: list[str]) -> None:
    assert [claim for claim in find(text) if claim.startswith("nissan")] == last


def test_what_restricts_a_figure_restricts_the_one_that_shares_its_words() -> None:
    text = "Toyota's sales in China rose 4.1 percent in October. Nissan's declined 6.8 percent."
    assert [claim.scope for claim in find_claims_in(text, "News about Nissan")] == ["china", "china"]
