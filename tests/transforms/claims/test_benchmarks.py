"""What is said of a benchmark is not said of the figure that is measured against it."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in


@pytest.mark.parametrize(
    "text",
    [
        "Operating profit was 51.5 billion yen, above the 41 billion that analysts had forecast.",
        "Operating profit of 51.5 billion yen beat the consensus of 41 billion yen.",
        "Beating the 41 billion yen that analysts expected, Nissan made a profit of 51.5 billion yen.",
        "Nissan a dégagé un bénéfice opérationnel de 51,5 milliards de yens, contre 41 milliards attendus.",
        "Nissan verdiente operativ 51,5 Milliarden Yen, gegenüber den erwarteten 41 Milliarden Yen.",
        "日産の営業利益は515億円で、市場予想の410億円を上回った。",
        "市場予想の410億円を上回る515億円の営業利益を日産は計上した。",
    ],
)
def test_a_figure_that_beats_a_forecast_is_no_forecast(text: str) -> None:
    claims = {claim.value_low: claim for claim in find_claims_in(text, "News about Nissan")}
    actual = claims[51.5e9]
    assert (actual.quantity, actual.qualifier, actual.attributed_to) == ("profit", None, None)
    assert actual.change_from is None


def test_the_benchmark_keeps_what_is_said_of_it() -> None:
    text = "Nissan posted a loss of 27.7 billion yen, against the 180 billion yen loss that it had forecast."
    actual, benchmark = find_claims_in(text, "News about Nissan")
    assert (actual.value_low, actual.qualifier) == (27.7e9, None)
    assert (benchmark.value_low, benchmark.qualifier) == (180e9, "expected")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Nissan will cut 9,000 jobs, more than the 5,000 it had planned in May.", "plans"),
        (
            "Nissan expects a loss of 60 billion yen, compared with a profit of 10 billion a year ago.",
            "expected",
        ),
        ("Analysts expect a profit of 36 billion yen at Nissan.", "expected"),
    ],
)
def test_a_plan_or_forecast_outside_the_comparison_is_one(text: str, qualifier: str) -> None:
    assert find_claims_in(text, "News about Nissan")[0].qualifier == qualifier


def test_a_former_forecast_is_the_former_figure() -> None:
    text = "Nissan baisse sa perte à 20 milliards de yens, contre 60 milliards attendus initialement."
    [claim] = find_claims_in(text, "News about Nissan")
    assert claim.change_from == 60e9
