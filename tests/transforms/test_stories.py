"""Articles on one event share a story, whatever order they come in."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from transforms.records import Article, Ruling, StoryMember, StoryMembership, Terms
from transforms.stories import assign_stories
from transforms.terms import extract_terms
from transforms.text import identify

Write = Callable[..., Article]
REPORTS = tomllib.loads((Path(__file__).parents[1] / "data/stories.toml").read_text(encoding="utf-8"))[
    "report"
]


@pytest.fixture
def reports(write: Write) -> list[Terms]:
    """The invented reports, named by their event and number: ``recall 3``, ``recall 4``."""
    return [
        extract_terms(
            write(row["text"], title=row["title"], article_id=f"{row['event']} {number}", day=row["day"])
        )
        for number, row in enumerate(REPORTS)
    ]


def assign(
    new: Sequence[Terms],
    known: Sequence[StoryMember] = (),
    duplicates: Mapping[str, str] | None = None,
    rulings: Sequence[Ruling] = (),
) -> dict[str, StoryMembership]:
    everyone = [*new, *(member.terms for member in known)]
    decided = assign_stories(
        new,
        known,
        frequencies=Counter(term for terms in everyone for term, _ in terms.counts),
        articles=len(everyone),
        duplicates=duplicates or {},
        rulings=rulings,
    )
    return {each.article_id: each for each in decided}


def pick(reports: Sequence[Terms], event: str) -> list[Terms]:
    return [terms for terms in reports if terms.article_id.startswith(event)]


def recall(decided: Mapping[str, StoryMembership], terms: Sequence[Terms]) -> list[StoryMember]:
    return [
        StoryMember(story_id=decided[each.article_id].story_id, terms=each, duplicate_of=None)
        for each in terms
    ]


def test_reports_about_one_company_are_told_apart_by_event(reports: list[Terms]) -> None:
    decided = assign(reports)
    assert len(decided) == len(reports)
    pairs = {(each.story_id, article_id.rpartition(" ")[0]) for article_id, each in decided.items()}
    assert len(pairs) == len({event for _, event in pairs}) == len({story for story, _ in pairs})


@pytest.mark.parametrize("seed", range(5))
def test_the_order_within_a_batch_does_not_matter(reports: list[Terms], seed: int) -> None:
    shuffled = list(reports)
    Random(seed).shuffle(shuffled)
    assert assign(shuffled) == assign(reports)


def test_a_story_is_named_for_its_first_article(reports: list[Terms]) -> None:
    recalls = pick(reports, "recall")
    story_ids = {each.story_id for each in assign(recalls[::-1]).values()}
    assert story_ids == {identify("story", recalls[0].article_id)}


def test_a_later_report_joins_a_known_story(reports: list[Terms]) -> None:
    later = pick(reports, "port-strike")[2:]
    earlier = [terms for terms in reports if terms not in later]
    first = assign(earlier)
    second = assign(later, recall(first, earlier))
    assert set(second) == {terms.article_id for terms in pick(reports, "port-strike")}
    assert second[later[0].article_id].story_id == first[pick(reports, "port-strike")[0].article_id].story_id


def test_months_later_the_same_words_are_another_story(reports: list[Terms]) -> None:
    first, second = pick(reports, "recall")
    later = replace(second, at=first.at + timedelta(days=60))
    assert len({each.story_id for each in assign([first, second]).values()}) == 1
    assert len({each.story_id for each in assign([first, later]).values()}) == 2


def test_the_watched_company_alone_makes_no_story(write: Write) -> None:
    texts = [
        "Nissan paints vans in a new lacquer that dries in the sun.",
        "Nissan hires cooks for its canteens, where noodles run out by noon.",
        "Nissan rents barges, since the quay at low tide is too shallow.",
        "Nissan sues bakers over a bun in the shape of its badge.",
    ]
    decided = assign([extract_terms(write(text, article_id=text)) for text in texts])
    assert len({each.story_id for each in decided.values()}) == len(texts)


def test_a_copy_goes_where_its_original_is(reports: list[Terms], write: Write) -> None:
    original = pick(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    new = assign([*reports, copy], duplicates={"copy": original.article_id})
    assert new["copy"].story_id == new[original.article_id].story_id
    first = assign(reports)
    known = assign([copy], recall(first, reports), duplicates={"copy": original.article_id})
    assert known["copy"].story_id == first[original.article_id].story_id


def test_copies_of_an_original_that_is_gone_stay_together(write: Write) -> None:
    copies = [
        extract_terms(write(text, article_id=name))
        for name, text in (("a", "Vans wait."), ("b", "Cooks quit."))
    ]
    decided = assign(copies, duplicates={"a": "gone", "b": "gone"})
    assert decided["a"].story_id == decided["b"].story_id


def test_duplicates_that_lead_in_a_circle_end_somewhere(write: Write) -> None:
    two = [extract_terms(write("Vans wait at the quay.", article_id=name)) for name in "ab"]
    assert set(assign(two, duplicates={"a": "b", "b": "a"})) == {"a", "b"}


def test_a_new_reading_stays_in_its_story(reports: list[Terms], write: Write) -> None:
    first = assign(reports)
    [subject] = pick(reports, "rating")
    changed = extract_terms(write("The page was taken down.", article_id=subject.article_id, day=8))
    again = assign([changed], recall(first, reports))
    assert again[changed.article_id].story_id == first[subject.article_id].story_id


def test_stories_that_turn_out_to_be_one_are_merged_into_the_older(reports: list[Terms]) -> None:
    strikes = pick(reports, "port-strike")
    others = [terms for terms in reports if terms not in strikes]
    apart = [
        *recall(assign(others), others),
        StoryMember(story_id="younger", terms=strikes[1], duplicate_of=None),
        StoryMember(story_id="older", terms=strikes[0], duplicate_of=None),
    ]
    decided = assign(strikes[2:], apart)
    assert {decided[terms.article_id].story_id for terms in strikes} == {"older"}


def test_a_membership_tells_its_reasons(reports: list[Terms]) -> None:
    decided = assign(reports)
    strike = decided[pick(reports, "port-strike")[0].article_id]
    assert 0.12 < strike.score < 1
    assert "n:tyne" in strike.terms
    assert 0 < len(strike.terms) <= 8
    alone = decided[pick(reports, "solid-state")[0].article_id]
    assert alone.score == 1.0
    assert alone.terms


def test_nothing_new_changes_nothing(reports: list[Terms]) -> None:
    assert assign([], recall(assign(reports), reports)) == {}


def test_an_article_without_terms_is_a_story_of_its_own(write: Write) -> None:
    decided = assign([extract_terms(write("", article_id=name)) for name in "ab"])
    assert {each.story_id for each in decided.values()} == {identify("story", name) for name in "ab"}


def load_in_turn(batches: Sequence[Sequence[Terms]], rulings: Sequence[Ruling] = ()) -> dict[str, str]:
    """Assign one batch after the other, each knowing all before it; return each article's story."""
    places: dict[str, str] = {}
    seen: list[Terms] = []
    for batch in batches:
        known = [
            StoryMember(story_id=places[each.article_id], terms=each, duplicate_of=None) for each in seen
        ]
        decided = assign(batch, known, rulings=rulings)
        places |= {article_id: each.story_id for article_id, each in decided.items()}
        seen += batch
    return places


def partition(places: Mapping[str, str]) -> set[frozenset[str]]:
    stories: dict[str, set[str]] = {}
    for article_id, story_id in places.items():
        stories.setdefault(story_id, set()).add(article_id)
    return {frozenset(each) for each in stories.values()}


def rule(first: str, second: str, *, same: bool, minute: int = 0) -> Ruling:
    first, second = sorted((first, second))
    ruled_at = datetime(2026, 3, 9, 12, minute, tzinfo=UTC)
    return Ruling(first=first, second=second, relation="story", same=same, note=None, ruled_at=ruled_at)


@pytest.mark.parametrize("step", [1, 3, -1, -4])
def test_what_came_in_which_batch_does_not_matter(reports: list[Terms], step: int) -> None:
    ordered = reports[:: 1 if step > 0 else -1]
    batches = [ordered[start : start + abs(step)] for start in range(0, len(ordered), abs(step))]
    assert partition(load_in_turn(batches)) == partition(load_in_turn([reports]))


def test_only_stories_that_changed_are_told(reports: list[Terms]) -> None:
    first, second = pick(reports, "recall")
    earlier = [terms for terms in reports if terms != second]
    decided = assign([second], recall(assign(earlier), earlier))
    assert set(decided) == {first.article_id, second.article_id}


def test_a_story_keeps_its_name_while_it_grows(reports: list[Terms]) -> None:
    strikes = pick(reports, "port-strike")
    late_first = load_in_turn([[strikes[2]], strikes[:2]])
    assert set(late_first.values()) == {identify("story", strikes[2].article_id)}


def test_what_two_stories_hold_under_one_name_comes_apart(reports: list[Terms]) -> None:
    recalls, strikes = pick(reports, "recall"), pick(reports, "port-strike")
    mixed = [
        StoryMember(story_id="mixed", terms=terms, duplicate_of=None) for terms in (*recalls, *strikes[:1])
    ]
    others = [terms for terms in reports if terms not in (*recalls, *strikes)]
    decided = assign([*strikes[1:], *others], mixed)
    assert {decided[terms.article_id].story_id for terms in recalls} == {"mixed"}
    (story_id,) = {decided[terms.article_id].story_id for terms in strikes}
    assert story_id != "mixed"


def test_a_known_copy_stays_with_its_original(reports: list[Terms], write: Write) -> None:
    original = pick(reports, "rating")[0]
    copy = extract_terms(write("Words in common: none.", article_id="copy", day=0))
    first = assign([*reports, copy], duplicates={"copy": original.article_id})
    known = [
        *recall(first, reports),
        StoryMember(story_id=first["copy"].story_id, terms=copy, duplicate_of=original.article_id),
    ]
    new = extract_terms(write("Nothing to do with it.", article_id="new"))
    assert "copy" not in assign([new], known)


def test_what_people_hold_together_is_one_story(reports: list[Terms]) -> None:
    one, other = pick(reports, "recall")[0], pick(reports, "solid-state")[0]
    rulings = [rule(one.article_id, other.article_id, same=True)]
    places = load_in_turn([reports[:5], reports[5:]], rulings)
    assert places[one.article_id] == places[other.article_id]
    assert places[one.article_id] != places[pick(reports, "port-strike")[0].article_id]


def test_what_people_hold_apart_is_two_stories_though_others_join(reports: list[Terms]) -> None:
    first, second, *rest = pick(reports, "port-strike")
    rulings = [rule(first.article_id, second.article_id, same=False)]
    others = [terms for terms in reports if terms not in (first, second, *rest)]
    places = load_in_turn([others, [first, second], rest], rulings)
    assert places[first.article_id] != places[second.article_id]
    assert {places[each.article_id] for each in rest} <= {
        places[first.article_id],
        places[second.article_id],
    }


def test_of_rulings_that_cannot_all_hold_the_last_prevail(reports: list[Terms]) -> None:
    first, second, third = (each.article_id for each in pick(reports, "port-strike"))
    rulings = [
        rule(first, third, same=False, minute=3),
        rule(first, second, same=True, minute=2),
        rule(second, third, same=True, minute=1),
    ]
    places = {article_id: each.story_id for article_id, each in assign(reports, rulings=rulings).items()}
    assert places[first] == places[second] != places[third]


def test_a_ruling_on_duplicates_says_nothing_on_stories(reports: list[Terms]) -> None:
    first, second = (each.article_id for each in pick(reports, "recall"))
    ruling = replace(rule(first, second, same=False), relation="duplicate")
    assert assign(reports, rulings=[ruling]) == assign(reports)


def test_a_ruling_parts_a_copy_from_its_original(reports: list[Terms]) -> None:
    first, second = (each.article_id for each in pick(reports, "recall"))
    decided = assign(reports, duplicates={second: first}, rulings=[rule(first, second, same=False)])
    assert decided[first].story_id != decided[second].story_id


def write_sales(write: Write, month: str, number: int) -> Terms:
    text = (
        f"Nissan sold {number:,} cars in {month}, the company said on Tuesday. The Qashqai was the one that"
        f" most people wanted, with {number // 4:,} of them, and {number // 9:,} buyers chose a Leaf. Sales"
        f" chief Ann Holt spoke of a market that goes on as it is, and hopes for lower rates of interest."
    )
    return extract_terms(write(text, title=f"Nissan's sales in {month}", article_id=month))


def test_reports_made_from_one_template_are_as_many_stories(write: Write) -> None:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    sales = [write_sales(write, month, 41_207 + 1_711 * number) for number, month in enumerate(months)]
    assert len(partition(load_in_turn([sales[:7], sales[7:]]))) == len(months)


def test_a_template_hides_no_second_report_of_the_same_month(write: Write) -> None:
    months = ["April", "May", "June", "July"]
    sales = [write_sales(write, month, 41_207 + 1_711 * number) for number, month in enumerate(months)]
    text = "May was a month like any other for Nissan: 42,918 cars found a buyer, 10,729 of them a Qashqai."
    other = extract_terms(write(text, title="Qashqai leads once more in May", article_id="other"))
    places = load_in_turn([[*sales, other]])
    assert places["other"] == places["May"]
    assert len(set(places.values())) == len(months)


def test_more_new_articles_than_fit_are_decided_on_in_turn(reports: list[Terms]) -> None:
    terms = reports[0]
    many = [
        replace(terms, article_id=f"{number:04}", counts=((f"word{number}", 1),)) for number in range(1_100)
    ]
    decided = assign([*many, *reports])
    assert len(decided) == len(many) + len(reports)
    strikes = {decided[each.article_id].story_id for each in pick(reports, "port-strike")}
    assert len(strikes) == 1
    assert len({each.story_id for each in decided.values()}) > len(many)
