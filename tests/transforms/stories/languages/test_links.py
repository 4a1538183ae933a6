"""Reports in different languages are one story if they share what needs no translation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import permutations

import pytest
from grouping import assign, assign_in_batches, list_stories, make_override, partition

from transforms.records import StoryMembership, Terms

ENGLISH = "Nissan will offer 1,300 workers of its Oppama plant buyouts between July 1 and August 31, it said."
OTHER_ENGLISH = (
    "About 1,300 people at Nissan's Oppama plant may apply for buyouts from July 1, the union said."
)
JAPANESE = "日産自動車は追浜工場の従業員1300人を対象に、7月1日から8月31日まで希望退職を募集する。"
GERMAN = "Nissan bietet 1300 Beschäftigten des Werks Oppama Abfindungen an, vom 1. Juli bis zum 31. August."
LOOKALIKE = "日産自動車は栃木工場の従業員900人を対象に、10月1日から11月15日まで希望退職を募集する。"
Report = Callable[..., Terms]


@pytest.fixture
def reports(report: Report) -> dict[str, Terms]:
    return {
        "en": report("en", ENGLISH, language="en"),
        "en2": report("en2", OTHER_ENGLISH, language="en"),
        "ja": report("ja", JAPANESE, language="ja"),
        "de": report("de", GERMAN, language="de"),
        "other": report("other", LOOKALIKE, language="ja"),
    }


def group(decided: Mapping[str, StoryMembership]) -> set[frozenset[str]]:
    return partition(list_stories(decided))


def test_reports_of_one_event_in_two_languages_are_one_story(reports: dict[str, Terms]) -> None:
    decided = assign([reports["en"], reports["ja"]])
    assert group(decided) == {frozenset({"en", "ja"})}
    assert {"amount:1300", "about:1300", "day:2026-07-01", "plant:oppama"} & set(decided["ja"].terms)
    assert 0 < decided["ja"].score == decided["en"].score < 1


def test_another_plant_with_other_figures_is_another_story(reports: dict[str, Terms]) -> None:
    decided = assign([reports["en"], reports["other"]])
    assert group(decided) == {frozenset({"en"}), frozenset({"other"})}
    assert decided["en"].terms == decided["other"].terms == () or decided["en"].score == 1.0


def test_names_alone_do_not_make_one_story(report: Report) -> None:
    english = report(
        "en", "Ivan Espinosa of Nissan met Carlos Ghosn in Sunderland, and nothing else.", language="en"
    )
    japanese = report(
        "ja", "日産のイヴァン・エスピノーサ社長とカルロス・ゴーン被告とサンダーランド。", language="ja"
    )
    assert group(assign([english, japanese])) == {frozenset({"en"}), frozenset({"ja"})}


def test_one_figure_alone_does_not_make_one_story(report: Report) -> None:
    english = report("en", "Nissan fitted 25,417 lamps.", language="en")
    japanese = report("ja", "日産のねじは2万5417本だった。", language="ja")
    german = report("de", "Nissan verbaute 25.417 Schrauben.", language="de")
    apart = {frozenset({"en"}), frozenset({"ja"}), frozenset({"de"})}
    assert group(assign([english, japanese, german])) == apart


def test_three_languages_meet_in_one_story(reports: dict[str, Terms]) -> None:
    chosen = [reports[name] for name in ("en", "ja", "de", "other")]
    assert group(assign(chosen)) == {frozenset({"en", "ja", "de"}), frozenset({"other"})}


@pytest.mark.parametrize("order", list(permutations(("en", "en2", "ja", "other")))[::5])
def test_the_order_does_not_change_the_stories(reports: dict[str, Terms], order: tuple[str, ...]) -> None:
    at_once = partition(assign_in_batches([[reports[name] for name in sorted(order)]]))
    assert partition(assign_in_batches([[reports[name]] for name in order])) == at_once
    one_by_one = assign_in_batches([[reports[name]] for name in order], only_similar=True)
    assert partition(one_by_one) == at_once


def test_two_stories_of_one_language_are_never_brought_together_by_another(report: Report) -> None:
    sales = "Deliveries of the Rogue in America came to 25,417 in October, a record, dealers told us."
    both = JAPANESE + "米国での「ローグ」の10月の販売は2万5417台だった。"
    texts = {"first": ENGLISH, "second": sales}
    english = [report(name, text, language="en") for name, text in texts.items()]
    across = group(assign([*english, report("ja", both, language="ja")]))
    assert group(assign(english)) == {frozenset({"first"}), frozenset({"second"})}
    assert across in (
        {frozenset({"first", "ja"}), frozenset({"second"})},
        {frozenset({"first"}), frozenset({"second", "ja"})},
    )


def test_people_may_forbid_a_link_and_ask_for_one(reports: dict[str, Terms]) -> None:
    apart = assign([reports["en"], reports["ja"]], overrides=[make_override("en", "ja", same=False)])
    assert group(apart) == {frozenset({"en"}), frozenset({"ja"})}
    joined = assign([reports["en"], reports["other"]], overrides=[make_override("en", "other", same=True)])
    assert group(joined) == {frozenset({"en", "other"})}


def test_similarity_decays_with_the_days_between(report: Report) -> None:
    english = report("en", ENGLISH, language="en")
    soon, late = (assign([english, report("ja", JAPANESE, language="ja", day=day)]) for day in (0, 4))
    assert late["ja"].score < soon["ja"].score
    never = assign([english, report("ja", JAPANESE, language="ja", day=60)])
    assert group(never) == {frozenset({"en"}), frozenset({"ja"})}


def test_an_article_without_a_language_meets_none_in_another(report: Report) -> None:
    english = report("en", ENGLISH, language="en")
    unknown = report("unknown", JAPANESE, language="")
    assert group(assign([english, unknown])) == {frozenset({"en"}), frozenset({"unknown"})}
