"""The claims of a story in tables."""

from __future__ import annotations

from filling import fill

from flows.explorer.claim_comparison import compare_claims
from warehouse.contradictions import Dispute, DisputedFigure
from warehouse.explorer.story import StoryClaim


def make_claim(
    article: str, quantity: str = "job-cuts", source: str = "one.example", position: int = 0
) -> StoryClaim:
    return fill(
        StoryClaim,
        article_id=article,
        position=position,
        quantity=quantity,
        label=quantity,
        subject="nissan",
        source=source,
    )


def make_pair(
    article: str, other: str, *, position: int = 0, stories: str = "ss", **named: object
) -> Dispute:
    figures = [
        fill(DisputedFigure, article_id=name, position=place, story_id=story, qualifier=None)
        for name, place, story in ((article, position, stories[0]), (other, 0, stories[1]))
    ]
    return fill(Dispute, first=figures[0], second=figures[1], **named)


def test_disputed_tables_come_first_and_then_those_of_many_publishers() -> None:
    claims = [
        make_claim("a", "exports"),
        make_claim("a", "job-cuts", position=1),
        make_claim("a", "plants", position=2),
        make_claim("b", "plants", "two.example"),
    ]
    pair = make_pair("a", "z", position=1, stories="st")
    tables = compare_claims("s", claims, [pair])
    assert [(table.quantity, table.is_disputed) for table in tables] == [
        ("job-cuts", True),
        ("plants", False),
        ("exports", False),
    ]


def test_a_contradiction_within_a_story_is_told_on_both_sides() -> None:
    pair = make_pair("a", "b", difference=5.0, unit="people")
    (table,) = compare_claims("s", [make_claim("a"), make_claim("b")], [pair])
    first, second = table.rows
    assert (first.disputes[0].anchor, second.disputes[0].anchor) == (second.anchor, first.anchor)
    assert {each.disputes[0].difference for each in table.rows} == {"5 people apart"}
    assert {each.disputes[0].story_id for each in table.rows} == {None}


def test_a_contradiction_of_another_story_names_that_story_and_has_no_row() -> None:
    pair = make_pair("z", "a", stories="ts")
    (table,) = compare_claims("s", [make_claim("a")], [pair])
    assert [(each.anchor, each.story_id, each.source) for each in table.rows[0].disputes] == [
        (None, "t", pair.first.source)
    ]
