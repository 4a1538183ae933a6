"""Articles on one event share a story; articles on different events do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from grouping import assign, assign_in_batches, partition, select

from transforms.records import Article, Terms
from transforms.stories.terms import extract_terms
from transforms.text.normalisation import identify

Write = Callable[..., Article]


def test_reports_on_one_company_are_separated_by_event(reports: list[Terms]) -> None:
    decided = assign(reports)
    assert len(decided) == len(reports)
    pairs = {(each.story_id, article_id.rpartition(" ")[0]) for article_id, each in decided.items()}
    assert len(pairs) == len({event for _, event in pairs}) == len({story for story, _ in pairs})


@pytest.mark.parametrize("seed", range(5))
def test_the_order_within_a_batch_does_not_matter(reports: list[Terms], seed: int) -> None:
    shuffled = list(reports)
    Random(seed).shuffle(shuffled)
    assert assign(shuffled) == assign(reports)


def test_the_identifier_of_a_story_is_made_from_its_first_article(reports: list[Terms]) -> None:
    recalls = select(reports, "recall")
    story_ids = {each.story_id for each in assign(recalls[::-1]).values()}
    assert story_ids == {identify("story", recalls[0].article_id)}


def test_the_same_words_months_later_are_another_story(reports: list[Terms]) -> None:
    first, second = select(reports, "recall")
    later = replace(second, at=first.at + timedelta(days=60))
    assert len({each.story_id for each in assign([first, second]).values()}) == 1
    assert len({each.story_id for each in assign([first, later]).values()}) == 2


def test_articles_that_share_only_the_watched_company_share_no_story(write: Write) -> None:
    texts = [
        "Nissan paints vans in a new lacquer that dries in the sun.",
        "Nissan hires cooks for its canteens, where noodles run out by noon.",
        "Nissan rents barges, since the quay at low tide is too shallow.",
        "Nissan sues bakers over a bun in the shape of its badge.",
    ]
    decided = assign([extract_terms(write(text, article_id=text)) for text in texts])
    assert len({each.story_id for each in decided.values()}) == len(texts)


def test_a_membership_has_a_score_and_the_terms_that_are_its_reasons(reports: list[Terms]) -> None:
    decided = assign(reports)
    strike = decided[select(reports, "port-strike")[0].article_id]
    assert 0.12 < strike.score < 1
    assert "n:tyne" in strike.terms
    assert 0 < len(strike.terms) <= 8
    alone = decided[select(reports, "solid-state")[0].article_id]
    assert alone.score == 1.0
    assert alone.terms


def test_an_article_without_terms_is_a_story_of_its_own(write: Write) -> None:
    decided = assign([extract_terms(write("", article_id=name)) for name in "ab"])
    assert {each.story_id for each in decided.values()} == {identify("story", name) for name in "ab"}


def write_sales(write: Write, month: str, number: int) -> Terms:
    text = (
        f"Nissan sold {number:,} cars in {month}, the company said on Tuesday. The Qashqai was the one that"
        f" most people wanted, with {number // 4:,} of them, and {number // 9:,} buyers chose a Leaf. Sales"
        f" chief Ann Holt spoke of a market that goes on as it is, and hopes for lower rates of interest."
    )
    return extract_terms(write(text, title=f"Nissan's sales in {month}", article_id=month))


def test_reports_from_one_template_are_different_stories(write: Write) -> None:
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
    assert len(partition(assign_in_batches([sales[:7], sales[7:]]))) == len(months)


def test_a_second_report_on_an_event_joins_the_one_from_a_template(write: Write) -> None:
    months = ["April", "May", "June", "July"]
    sales = [write_sales(write, month, 41_207 + 1_711 * number) for number, month in enumerate(months)]
    text = "May was a month like any other for Nissan: 42,918 cars found a buyer, 10,729 of them a Qashqai."
    other = extract_terms(write(text, title="Qashqai leads once more in May", article_id="other"))
    story_ids = assign_in_batches([[*sales, other]])
    assert story_ids["other"] == story_ids["May"]
    assert len(set(story_ids.values())) == len(months)
