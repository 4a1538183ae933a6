"""What the page of a story reads."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.stories.identifiers import assign_story_ids
from warehouse.explorer.story import find_merged_story, read_story
from warehouse.load import load_batch
from warehouse.stories import write_stories


def load(con: DuckDBPyConnection, make: Any, names: str, **stories: str) -> dict[str, Any]:
    """Load articles, each published at another hour, and put them into stories with their terms."""
    articles = {name: make.article(name, at=60 * number) for number, name in enumerate(names)}
    dated = [
        replace(article, published_at=article.seen_at, published_precision="minute")
        for article in articles.values()
    ]
    tags = [make.tag(article, tag) for article in dated for tag in ("nissan", f"topic-{article.title[-1]}")]
    load_batch(con, replace(make.batch(*dated), tags=tuple(tags)), run_id="r", now=make.noon)
    for story, members in stories.items():
        memberships = make.memberships(*(articles[name] for name in members), story=story)
        write_stories(con, memberships, [], all_open=True)
    return articles


def test_the_reports_of_a_story_come_in_the_order_in_which_they_came_out(
    con: DuckDBPyConnection, make: Any
) -> None:
    articles = load(con, make, "abc", s="bca")
    story = read_story(con, "s")
    assert story is not None
    assert [report.article_id for report in story.reports] == [articles[name].article_id for name in "abc"]
    assert [(story.headline, [*story.tags])] == con.execute(
        "SELECT headline, tags FROM stories WHERE story_id = 's'"
    ).fetchall()


def test_a_report_that_was_changed_once_the_clock_was_right_again_stays_in_its_story(
    con: DuckDBPyConnection, make: Any
) -> None:
    load(con, make, "a", s="a")
    load_batch(
        con,
        make.batch(make.article("a", text="One line.", at=-43_200), revision=2),
        run_id="r",
        now=make.noon,
    )
    story = read_story(con, "s")
    assert story is not None
    assert [report.revision for report in story.reports] == [2]


def test_there_is_no_story_without_articles(con: DuckDBPyConnection) -> None:
    assert read_story(con, "s") is None
    assert find_merged_story(con, "s") is None


def test_a_story_is_related_to_those_that_share_rare_terms_more_than_to_those_that_share_frequent_tags(
    con: DuckDBPyConnection, make: Any
) -> None:
    articles = load(con, make, "abcdef", one="a", two="b", three="c", four="d", five="e", six="f")
    terms = {"a": ("ferry", "quay"), "b": ("ferry", "gate"), "c": ("paint",)}
    for name, story in zip("abc", ("one", "two", "three"), strict=True):
        (member,) = make.memberships(articles[name], story=story)
        write_stories(con, [replace(member, terms=terms[name])], [], all_open=True)
    # An article without a date is compared as one of the end of its day.
    con.execute('UPDATE store.fingerprints SET "at" = date_trunc(\'day\', "at") + INTERVAL 1 DAY')
    story = read_story(con, "one")
    assert story is not None
    assert (story.related[0].story_id, story.related[0].features[0]) == ("two", "ferry")
    assert "one" not in {other.story_id for other in story.related}
    begun = dict(con.execute("SELECT story_id, min(came_out_at) FROM articles GROUP BY story_id").fetchall())
    assert all(other.first_at == begun[other.story_id] for other in story.related)


def test_a_story_that_was_merged_is_found_by_the_identifier_that_its_first_article_gave_it(
    con: DuckDBPyConnection, make: Any
) -> None:
    articles = load(con, make, "ab", s="ab")
    former = assign_story_ids([[articles["b"].article_id]], {})[0]
    assert find_merged_story(con, former) == "s"
