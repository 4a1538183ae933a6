"""Which reports are compared, and which of their claims are said to differ."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from claim_pairs import QUANTITIES, make_claim

from transforms.claims.contradictions import MOST_REPORTS, find_claim_pairs, link_quantities
from transforms.records import ClaimPair, ReportedClaim

START = datetime(2026, 8, 20, 6, tzinfo=UTC)
CUTS = {"quantity": "job-cuts", "unit": "people"}


def report(article: str, *rows: dict[str, Any], hour: float = 0) -> list[ReportedClaim]:
    return [
        ReportedClaim(
            article_id=article,
            position=position,
            reported_at=START + timedelta(hours=hour),
            is_dated=True,
            source=f"{article}.example",
            is_own=False,
            claim=make_claim(row),
        )
        for position, row in enumerate(rows)
    ]


def find(
    reports: Iterable[list[ReportedClaim]], new: str, *, stories: dict[str, str] | None = None
) -> list[ClaimPair]:
    claims = [claim for one in reports for claim in one]
    return find_claim_pairs(claims, set(new), stories or {}, QUANTITIES)


def test_a_fall_of_plants_and_another_number_of_closures_differ_over_closures() -> None:
    fall = {"quantity": "plants", "value": 10, "from": 17, "unit": "plants"}
    closed = {"quantity": "plant-closures", "value": 17, "unit": "plants"}
    (pair,) = find([report("a", CUTS | {"value": 9}, fall), report("b", closed, hour=3)], "ab")
    assert (pair.article_id, pair.position, pair.other_article_id, pair.other_position) == ("a", 1, "b", 0)
    assert (pair.verdict, pair.quantity, pair.unit) == ("contradict", "plant-closures", "plants")
    assert (pair.value_low, pair.value_high, pair.other_value_low, pair.other_value_high) == (7, 7, 17, 17)


def test_only_pairs_with_a_new_article_are_decided() -> None:
    reports = [report(name, CUTS | {"value": value}) for name, value in (("a", 1e4), ("b", 2e4), ("c", 3e4))]
    pairs = find(reports, "c")
    assert {(pair.article_id, pair.other_article_id) for pair in pairs} == {("a", "c"), ("b", "c")}


def test_an_article_that_also_gives_the_figure_of_the_other_contradicts_neither() -> None:
    both = report("b", CUTS | {"value": 20_000}, CUTS | {"value": 9_000}, hour=1)
    assert find([report("a", CUTS | {"value": 20_000}), both], "ab") == []


def test_two_articles_differ_over_a_quantity_once() -> None:
    one = report("a", CUTS | {"value": 20_000}, CUTS | {"low": 20_000})
    other = report("b", CUTS | {"value": 9_000}, CUTS | {"value": 8_000}, hour=1)
    (pair,) = find([one, other], "ab")
    assert (pair.position, pair.other_position) == (0, 0)


def test_figures_of_a_moment_are_compared_within_a_story_alone() -> None:
    sold = {"quantity": "sales", "unit": "vehicles"}
    reports = [report("a", sold | {"value": 85_000}), report("b", sold | {"value": 61_000}, hour=1)]
    assert find(reports, "ab", stories={"a": "one", "b": "two"}) == []
    (pair,) = find(reports, "ab", stories={"a": "one", "b": "one"})
    assert pair.verdict == "contradict"


def test_claims_of_one_article_are_never_compared() -> None:
    assert find([report("a", CUTS | {"value": 20_000}, CUTS | {"value": 9_000})], "a") == []


def test_of_reports_that_repeat_a_figure_in_other_stories_the_nearest_are_compared() -> None:
    repeated = [report(f"r{hour:02}", CUTS | {"value": 20_000}, hour=hour) for hour in range(20)]
    new = report("n", CUTS | {"value": 9_000}, hour=9.6)
    pairs = find([*repeated, new], "n")
    assert len(pairs) == MOST_REPORTS
    assert {pair.article_id if pair.other_article_id == "n" else pair.other_article_id for pair in pairs} == {
        *("r08", "r09", "r10", "r11", "r12")
    }
    same_story = {claim.article_id: "one" for one in (*repeated, new) for claim in one}
    assert len(find([*repeated, new], "n", stories=same_story)) == len(repeated)


def test_quantities_are_linked_with_those_that_follow_from_them() -> None:
    links = link_quantities(QUANTITIES)
    assert links["plants"] == links["plant-closures"] == {"plants", "plant-closures"}
    assert links["job-cuts"] == {"job-cuts", "employees"}
    assert links["sales"] == {"sales"}


def test_the_old_figure_beside_a_report_that_says_what_it_was_is_no_contradiction() -> None:
    new = CUTS | {"value": 20_000, "from": 9_000}
    assert find([report("a", new), report("b", CUTS | {"value": 9_000}, hour=1)], "ab") == []
    (pair,) = find([report("a", CUTS | {"value": 9_000}), report("b", new, hour=1)], "ab")
    assert pair.verdict == "update"


def test_a_figure_that_both_reports_give_is_not_at_odds_though_one_says_more_of_it() -> None:
    sales = {"quantity": "sales", "unit": "vehicles"}
    july = {"begins": date(2026, 7, 1), "ends": date(2026, 7, 31)}
    both = report("a", sales | july | {"value": 15_200}, sales | {"value": 12_000})
    other = report("b", sales | july | {"value": 12_000}, hour=1)
    stories = {"a": "s", "b": "s"}
    assert find([both, other], "ab", stories=stories) == []
