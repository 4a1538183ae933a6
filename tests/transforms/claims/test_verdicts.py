"""The verdict on two claims: labelled pairs, and what the order and the time of reports decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from claim_pairs import QUANTITIES, LabelledPair, judge, read_pairs

from transforms.claims.verdicts import OPEN_QUESTION, SAME_NEWS

PAIRS = {" / ".join(pair.words): pair for pair in read_pairs()}


@pytest.mark.parametrize("words", PAIRS)
def test_a_pair_gets_the_verdict_of_a_careful_reader(words: str) -> None:
    assert judge(PAIRS[words], QUANTITIES) == PAIRS[words].verdict


def find(*words: str) -> LabelledPair:
    return PAIRS[" / ".join(words)]


@pytest.mark.parametrize(
    ("apart", "verdict"),
    [
        (timedelta(0), "contradict"),
        (SAME_NEWS, "contradict"),
        (OPEN_QUESTION, "contradict"),
        (OPEN_QUESTION + timedelta(days=1), "update"),
    ],
)
def test_another_publisher_contradicts_for_a_month_and_replaces_later(apart: timedelta, verdict: str) -> None:
    pair = find("Nissan will cut 20,000 jobs", "Nissan will cut 15,000 jobs")
    later = replace(pair.later, reported_at=pair.earlier.reported_at + apart)
    assert judge(replace(pair, later=later), QUANTITIES) == verdict


@pytest.mark.parametrize(("apart", "verdict"), [(SAME_NEWS, "contradict"), (2 * SAME_NEWS, "update")])
def test_a_company_may_change_its_mind_but_not_in_two_reports_of_one_statement(
    apart: timedelta, verdict: str
) -> None:
    pair = find("Nissan said it cuts 20,000 jobs", "Nissan said it cuts 10,000 jobs")
    later = replace(pair.later, reported_at=pair.earlier.reported_at + apart)
    assert judge(replace(pair, later=later), QUANTITIES) == verdict


@pytest.mark.parametrize("words", [name for name, pair in PAIRS.items() if pair.verdict != "update"])
def test_who_reports_first_matters_for_updates_alone(words: str) -> None:
    pair = PAIRS[words]
    at = pair.earlier.reported_at
    turned = replace(
        pair, earlier=replace(pair.later, reported_at=at), later=replace(pair.earlier, reported_at=at)
    )
    assert judge(turned, QUANTITIES) == pair.verdict
