"""The figures at odds of a few articles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.contradictions import read_disputes
from warehouse.load import load_batch
from warehouse.stories import write_stories


@pytest.fixture
def articles(con: DuckDBPyConnection, make: Any) -> list[Any]:
    """Three articles, of which the first is at odds with both others, with open ends in one pair."""
    one, two, three = (
        make.article(name, at=60 * number) for number, name in enumerate(("one", "two", "three"))
    )
    claims = (make.claim(one), make.claim(two, value=9_000, qualifier="denied"), make.claim(three, value=500))
    load_batch(con, replace(make.batch(one, two, three), claims=claims), run_id="r", now=make.noon)
    pairs = [
        make.claim_pair(one, two),
        replace(make.claim_pair(one, three, other_value=500), other_value_low=None),
    ]
    write_stories(
        con, make.memberships(one, two, story="s"), [], all_open=True, compared=[one.article_id], pairs=pairs
    )
    return [one, two, three]


def test_disputes_are_the_rows_of_the_view_contradictions(
    con: DuckDBPyConnection, articles: list[Any]
) -> None:
    rows = con.execute(
        "SELECT article_id, value_low, value_high, words, story_id, other_article_id, other_value_low,"
        " other_value_high, other_qualifier, other_source, difference FROM contradictions"
    ).fetchall()
    disputes = read_disputes(con, [articles[0].article_id])
    assert len(rows) == 2
    assert {
        (
            each.first.article_id,
            each.first.value_low,
            each.first.value_high,
            each.first.words,
            each.first.story_id,
            each.second.article_id,
            each.second.value_low,
            each.second.value_high,
            each.second.qualifier,
            each.second.source,
            each.difference,
        )
        for each in disputes
    } == set(rows)


def test_a_dispute_is_found_from_either_side(con: DuckDBPyConnection, articles: list[Any]) -> None:
    one, two, three = (article.article_id for article in articles)
    assert [(each.first.article_id, each.second.article_id) for each in read_disputes(con, [two])] == [
        (one, two)
    ]
    assert [each.second.article_id for each in read_disputes(con, [one])] == sorted([two, three])
    assert read_disputes(con, ["nothing"]) == []
