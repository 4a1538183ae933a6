"""`newswire why` prints the figures that an article states, and the reports that are at odds with it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from flows.cli.claim_output import print_claims
from transforms.records import Evidence
from warehouse.article_figures import Contradiction, StatedFigure

FIGURE = StatedFigure(
    subject="nissan",
    quantity="plants",
    value_low=10,
    value_high=10,
    unit="plants",
    change_from=17,
    period="by 2027",
    qualifier="plans",
    attributed_to="ivan-espinosa",
    evidence=(Evidence(field="text", start=18, end=26, text="17 to 10"),),
)
AT_ODDS = Contradiction(
    quantity="job-cuts",
    unit="people",
    value_low=20_000,
    value_high=20_000,
    words="20,000 jobs",
    qualifier="denied",
    other_article_id="0b6f",
    other_source="voltlane.example",
    other_value_low=None,
    other_value_high=30_000,
    other_words="up to 30,000",
    other_qualifier="plans",
)


def show(*claims: StatedFigure, contradictions: tuple[Contradiction, ...] = ()) -> list[str]:
    """Return the words of each printed line, but for the heading."""
    printed = io.StringIO()
    print_claims(Console(file=printed, width=200), claims, contradictions)
    return [" ".join(line.split()) for line in printed.getvalue().splitlines()[1:]]


def test_a_claim_is_a_row_with_its_evidence() -> None:
    assert show(FIGURE) == [
        "subject quantity value stated as said by evidence",
        "nissan plants 10 plants, from 17, by 2027 plans ivan-espinosa text 18–26 “17 to 10”",
    ]


def test_a_contradiction_names_both_figures_and_who_denies_one() -> None:
    *_, line = show(FIGURE, contradictions=(AT_ODDS,))
    assert line == (
        "contradicted over job-cuts: 20,000 people (denied: “20,000 jobs”) here, "
        "up to 30,000 people (“up to 30,000”) in 0b6f (voltlane.example)"
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (10, None, "10 plants or more"),
        (None, 2.5e10, "up to 25,000,000,000 plants"),
        (8, 10, "8 to 10 plants"),
        (None, None, "plants"),
    ],
)
def test_open_ends_are_told(low: float | None, high: float | None, expected: str) -> None:
    plain = replace(FIGURE, value_low=low, value_high=high, change_from=None, period=None, qualifier=None)
    assert show(plain)[1] == f"nissan plants {expected} ivan-espinosa text 18–26 “17 to 10”"


def test_an_article_without_claims_has_no_heading() -> None:
    assert show() == []
