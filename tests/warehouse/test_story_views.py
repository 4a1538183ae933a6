"""Stories as a whole, and how each developed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import RevisionChange
from warehouse.load import load_batch
from warehouse.stories import write_stories


@pytest.fixture
def developed(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    """A story of a report, a report in another language, a copy of the first, and a revision of it."""

    def dated(name: str, minutes: float, **changes: Any) -> Any:
        at = make.at(minutes)
        article = make.article(name, title=name, at=minutes + 5)
        return replace(article, published_at=at, published_precision="minute", **changes)

    first = dated("first", 0, source="one.example", language="en")
    second = dated("second", 60, source="two.example", language="ja")
    copy = dated("copy", 90, source="three.example", language="en")
    batch = make.batch(first, second, copy)
    tags = tuple(
        make.tag(article, tag) for article, tag in ((first, "leaf"), (second, "leaf"), (copy, "note"))
    )
    batch = replace(batch, duplicates=(make.copy(copy, first),), tags=tags)
    load_batch(con, batch, run_id="r1", now=make.at(100))
    revised = replace(first, title="first, corrected", text="Other words.", seen_at=make.at(120))
    change = RevisionChange(
        article_id=first.article_id,
        revision=2,
        title_before="first",
        blocks_added=(),
        blocks_removed=(),
        figures=make.batch(first, revision=2).changes[0].figures,
    )
    later = replace(make.batch(revised, revision=2), changes=(change,), tags=tags[:1])
    load_batch(con, later, run_id="r2", now=make.at(121))
    write_stories(con, make.memberships(first, second, copy, story="s"), [], all_open=True)
    return con


def test_a_story_has_its_first_and_last_publication_its_languages_tags_and_originals(
    developed: DuckDBPyConnection, make: Any
) -> None:
    assert developed.execute(
        "SELECT first_published_at, last_published_at, languages, tags, articles, originals, copies, "
        "first_source FROM stories"
    ).fetchall() == [(make.at(0), make.at(90), ["en", "ja"], ["leaf", "note"], 3, 2, 1, "one.example")]


def test_a_year_or_a_month_is_no_first_publication(con: DuckDBPyConnection, make: Any) -> None:
    vague = replace(make.article("vague"), published_at=make.at(-9e5), published_precision="year")
    exact = replace(make.article("exact"), published_at=make.at(0), published_precision="minute")
    load_batch(con, make.batch(vague, exact), run_id="r", now=make.noon)
    write_stories(con, make.memberships(vague, exact, story="s"), [], all_open=True)
    assert con.execute("SELECT first_published_at, last_published_at FROM stories").fetchall() == [
        (make.at(0), make.at(0))
    ]


def test_the_timeline_of_a_story_has_reports_copies_and_revisions_in_their_order(
    developed: DuckDBPyConnection, make: Any
) -> None:
    rows = developed.execute(
        "SELECT position, event, happened_at, since_first, title, title_before, figures FROM story_timeline"
        " WHERE story_id = 's' ORDER BY position"
    ).fetchall()
    assert rows == [
        (1, "first", make.at(0), timedelta(0), "first", None, []),
        (2, "report", make.at(60), timedelta(minutes=60), "second", None, []),
        (3, "copy", make.at(90), timedelta(minutes=90), "copy", None, []),
        (4, "revision", make.at(120), timedelta(minutes=120), "first, corrected", "first", ["12 → 14"]),
    ]
