"""The queue of articles that wait for a story, and reading the articles that they are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import Batch, Override
from warehouse import stories
from warehouse.load import load_batch, write_overrides
from warehouse.staged_records import WeightedTerm
from warehouse.stories import (
    count_open_articles,
    list_open_articles,
    list_similar_articles,
    list_termed_articles,
    read_story_articles,
    read_story_queue,
    write_stories,
)
from warehouse.story_queue import StoryQueue, count_story_queue

DAY = 24 * 60


def load(con: DuckDBPyConnection, make: Any, *articles: Any, story: str = "", **changes: Any) -> None:
    """Load articles, and give them a story where one is named."""
    load_batch(con, replace(make.batch(*articles), **changes), run_id="r", now=make.noon)
    if story:
        ids = [article.article_id for article in articles]
        write_stories(con, make.memberships(*articles, story=story), ids, all_open=True)


def name(make: Any, ids: Iterable[str], *names: str) -> list[str]:
    """Return the names of articles, of those given, by their identifiers."""
    by_id = {make.article(each).article_id: each for each in names}
    return [by_id[article_id] for article_id in ids]


def test_a_loaded_article_waits_until_its_story_is_written(con: DuckDBPyConnection, make: Any) -> None:
    one, two = make.article("one", at=9), make.article("two", at=5)
    load(con, make, one, two)
    assert count_story_queue(con) == StoryQueue(waiting=2, since=2, articles=2)
    queue = read_story_queue(con, limit=9)
    assert queue.article_ids == [two.article_id, one.article_id]
    assert queue.at == [two.seen_at, one.seen_at]
    assert queue.stories == queue.duplicates == {}
    assert list(read_story_queue(con, limit=1).article_ids) == [two.article_id]
    write_stories(con, make.memberships(two), [two.article_id], all_open=False)
    assert count_story_queue(con) == StoryQueue(waiting=1, since=2, articles=2)
    assert list(read_story_queue(con, limit=9).article_ids) == [one.article_id]


def test_the_queue_is_empty_after_all_open_stories_were_decided_together(
    con: DuckDBPyConnection, make: Any
) -> None:
    one, two, three = map(make.article, ("one", "two", "three"))
    load(con, make, one, two, three)
    write_stories(con, make.memberships(one), [one.article_id], all_open=False)
    write_stories(con, make.memberships(one, two), [two.article_id], all_open=True)
    assert count_story_queue(con) == StoryQueue(waiting=1, since=1, articles=3)


def test_an_article_with_a_new_text_or_link_waits_again(con: DuckDBPyConnection, make: Any) -> None:
    one, two = make.article("one"), make.article("two")
    load(con, make, one, two, story="s")
    load(con, make, make.article("one", text="Other words."))
    queue = read_story_queue(con, limit=9)
    assert queue.stories == {one.article_id: "s"}
    assert queue.article_ids == [one.article_id]
    load_batch(con, Batch(duplicates=(make.copy(two, one),)), run_id="r", now=make.noon)
    assert set(read_story_queue(con, limit=9).article_ids) == {one.article_id, two.article_id}


def test_articles_of_an_override_wait_again(con: DuckDBPyConnection, make: Any) -> None:
    one, two, three = map(make.article, ("one", "two", "three"))
    load(con, make, one, two, three, story="s")
    first, second = sorted((one.article_id, two.article_id))
    override = Override(
        first=first, second=second, relation="story", same=False, note=None, decided_at=make.noon
    )
    write_overrides(con, added=[override])
    assert set(read_story_queue(con, limit=9).article_ids) == {first, second}
    write_stories(con, [], [first, second], all_open=True)
    write_overrides(con, removed=[override])
    assert set(read_story_queue(con, limit=9).article_ids) == {first, second}


def test_open_articles_are_near_in_time_to_one_that_waits(con: DuckDBPyConnection, make: Any) -> None:
    times = {"old": 0, "near": 5 * DAY, "between": 8 * DAY, "late": 12 * DAY}
    load(con, make, *(make.article(each, at=at) for each, at in times.items()))
    waiting = [make.at(times["near"]), make.at(times["late"])]
    for days, limit, expected in (
        (1, 9, {"near", "late"}),
        (4, 9, {"near", "between", "late"}),
        (9, 9, set(times)),
        (9, 3, {"near", "between", "late"}),
    ):
        found = list_open_articles(con, waiting, window=timedelta(days=days), limit=limit)
        assert set(name(make, found, *times)) == expected
    assert count_open_articles(con, first=make.at(0), last=make.at(9 * DAY)) == 3
    assert len(list_termed_articles(con)) == 4


def test_similar_articles_share_the_terms_that_weigh_most(con: DuckDBPyConnection, make: Any) -> None:
    counts = {"one": {"plant": 1, "quay": 2}, "two": {"quay": 1}, "three": {"plant": 1}, "four": {"bun": 1}}
    articles = [make.article(each) for each in counts]
    terms = [make.terms(each, **words) for each, words in zip(articles, counts.values(), strict=True)]
    load(con, make, *articles, terms=tuple(terms))
    new = make.terms(make.article("new"), plant=1, quay=1)
    weights = [{"plant": 0.2, "quay": 0.7}[term] for term in new.terms]
    for limit, expected in ((9, {"one", "two", "three"}), (1, {"one", "two"})):
        found = list_similar_articles(
            con,
            [WeightedTerm(new.article_id, *pair) for pair in zip(new.keys, weights, strict=True)],
            first=make.at(0),
            last=make.at(DAY),
            limit=limit,
        )
        assert set(name(make, found, *counts)) == expected


def test_articles_are_read_with_all_members_of_their_stories(con: DuckDBPyConnection, make: Any) -> None:
    original, copy, other = make.article("original"), make.article("copy", at=6), make.article("other", at=1)
    load(con, make, original, copy, story="s", duplicates=(make.copy(copy, original),))
    load(con, make, other)
    read = read_story_articles(con, [copy.article_id, other.article_id])
    assert name(make, read.article_ids, "original", "copy", "other") == ["other", "original", "copy"]
    assert list(read.at) == [each.seen_at for each in (other, original, copy)]
    assert read.stories == {original.article_id: "s", copy.article_id: "s"}
    assert read.duplicates == {copy.article_id: original.article_id}


def test_waiting_articles_in_early_rows_are_found_too(
    con: DuckDBPyConnection, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "_RECENT", 0)
    one, two, three = map(make.article, ("one", "two", "three"))
    load(con, make, one, two, three)
    for waiting in ((three,), (one, three)):
        con.execute("DELETE FROM store.story_queue")
        con.executemany(
            "INSERT INTO store.story_queue VALUES (?, false)", [[each.article_id] for each in waiting]
        )
        read = read_story_queue(con, limit=9, waiting=len(waiting), articles=3)
        assert set(read.article_ids) == {each.article_id for each in waiting}
    assert len(read_story_queue(con, limit=1, waiting=2, articles=3).article_ids) == 1


def test_no_articles_are_read_as_none(con: DuckDBPyConnection) -> None:
    read = read_story_articles(con, [])
    assert (list(read.article_ids), read.rows.tolist()) == ([], [])


def test_an_article_that_moves_to_another_story_leaves_the_first(con: DuckDBPyConnection, make: Any) -> None:
    article = make.article("one")
    load(con, make, article, story="first")
    write_stories(con, make.memberships(article, story="second"), [], all_open=True)
    assert read_story_articles(con, [article.article_id]).stories == {article.article_id: "second"}
