"""A claim has an owner, a time, a scope, a speaker and a qualifier, and evidence where it says."""

from __future__ import annotations

import pytest
from claim_cases import find_claims_in

from transforms.records import Claim

TITLE = "News about Nissan"


def find_one(text: str) -> Claim:
    [claim] = find_claims_in(text, TITLE)
    return claim


@pytest.mark.parametrize(
    ("text", "qualifier", "speaker"),
    [
        ("Nissan cut 900 jobs in Canton.", None, None),
        ("Nissan plans to cut 900 jobs.", "plans", None),
        ("Nissan is expected to cut 900 jobs.", "expected", None),
        ("Nissan will reportedly cut 900 jobs.", "reported", None),
        ("Nissan denied that it would cut 900 jobs.", "denied", "nissan"),
        ("According to Reuters, Nissan will cut 900 jobs.", "reported", "Reuters"),
        ("Nissan will cut 900 jobs, the Nikkei reported.", "reported", "Nikkei"),
        ("Nissan will cut 900 jobs, Ivan Espinosa said.", "plans", "ivan-espinosa"),
        ("Nissan will cut 900 jobs, the company said.", "plans", "nissan"),
        ("日本経済新聞によると、日産は900人を削減する。", "reported", "日本経済新聞"),
    ],
)
def test_a_claim_says_how_it_is_stated_and_by_whom(
    text: str, qualifier: str | None, speaker: str | None
) -> None:
    claim = find_one(text)
    assert (claim.qualifier, claim.attributed_to) == (qualifier, speaker)


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Nissan's operating profit fell to 69.8 billion yen.", "operating"),
        ("Nissan sold 121,000 vehicles in China.", "china"),
        ("Nissan sold 121,000 vehicles.", None),
        ("日産の国内販売台数は4万台だった。", "japan"),
    ],
)
def test_a_claim_says_to_what_it_is_restricted(text: str, scope: str | None) -> None:
    assert find_one(text).scope == scope


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Nissan cut 900 jobs in November.", "in November"),
        ("Nissan said in November it would cut 900 jobs.", None),
        ("Nissan said by March 2028 it would cut 900 jobs.", "by March 2028"),
        ("Nissan is to cut 900 jobs, a plan it announced in November.", None),
        ("Nissan will die im November angekündigten 900 Stellen streichen.", None),
        ("Nissan va supprimer 900 emplois, un plan annoncé en novembre.", None),
        ("日産が11月に発表した900人の人員削減。", None),
        ("日産は28年3月までに900人を削減する。", "28年3月まで"),
    ],
)
def test_the_time_of_a_claim_is_not_that_of_its_announcement(text: str, period: str | None) -> None:
    assert find_one(text).period == period


def test_a_figure_that_is_stated_twice_is_one_claim_with_the_evidence_of_both_places() -> None:
    text = "Nissan will cut 20,000 jobs.\n\nThe cut of about 20,000 jobs hits Japan."
    claim = find_one(text)
    assert claim.rounded
    assert [text[each.start : each.end] for each in claim.evidence] == [each.text for each in claim.evidence]
    assert sum(each.text == "20,000 jobs" for each in claim.evidence) == 2


def test_evidence_is_exact_where_normalising_changes_the_length_of_the_text() -> None:
    text = "Nissan™ … will “cut” ２０，０００ jobs ½ – and ㍿ too."
    [claim] = find_claims_in(text, TITLE)
    assert claim.value_low == 20_000
    for each in claim.evidence:
        assert text[each.start : each.end] == each.text


def test_a_headline_has_claims_too() -> None:
    [claim] = find_claims_in("The company gave no reasons.", "Nissan to cut 20,000 jobs")
    assert claim.evidence[0].field == "title"


def test_an_article_without_any_name_of_the_taxonomy_has_no_claims() -> None:
    assert find_claims_in("The bakery will cut 200 jobs and save $40 million.", "A bakery") == ()


def test_an_empty_article_has_no_claims() -> None:
    assert find_claims_in("", "") == ()
