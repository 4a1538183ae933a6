"""Reading the input of story clustering: open stories and term frequencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from duckdb import DuckDBPyConnection

from transforms.records import (
    Batch,
    StoryMember,
    Terms,
)
from warehouse.load import load_batch
from warehouse.relations import read_open_stories, read_term_frequencies


def make_terms(make: Any, at: float = 0, *terms: str, name: str = "new") -> Terms:
    counts = tuple((term, 1) for term in terms or ("plant",))
    return Terms(article_id=make.article(name).article_id, at=make.at(at), counts=counts)


def assign_story_ids(
    con: DuckDBPyConnection, *new: Terms, most: int = 100, young: int = 0, **beside: Any
) -> list[str]:
    members = read_open_stories(con, new, window=timedelta(minutes=60), young=young, limit=most, **beside)
    return [member.story_id for member in members]


DAY = 24 * 60


def test_all_members_of_a_story_are_read_while_one_is_near_in_time(
    con: DuckDBPyConnection, make: Any
) -> None:
    old, recent = make.article("old", at=0), make.article("recent", at=5 * DAY)
    load_batch(con, make.batch(old, recent, story="open"), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("closed", at=0), story="closed"), run_id="r", now=make.noon)
    counts = (("plant", 2), ("n:nissan", 1))
    near = make_terms(make, 5 * DAY + 30)
    assert read_open_stories(con, [near], window=timedelta(minutes=60), young=0, limit=100) == [
        StoryMember(
            story_id="open",
            terms=Terms(article_id=article.article_id, at=article.seen_at, counts=counts),
            duplicate_of=None,
        )
        for article in (old, recent)
    ]
    assert assign_story_ids(con, make_terms(make, 3 * DAY)) == []
    assert assign_story_ids(con, near, make_terms(make, 1)) == ["closed", "open", "open"]
    assert assign_story_ids(con) == []


def test_stories_between_two_far_new_articles_are_not_open(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one", at=4 * DAY), story="s"), run_id="r", now=make.noon)
    assert assign_story_ids(con, make_terms(make), make_terms(make, 8 * DAY)) == []


def test_all_stories_are_open_while_the_warehouse_has_few_articles(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("two")), run_id="r", now=make.noon)
    assert len(assign_story_ids(con, make_terms(make, 99 * DAY), young=3)) == 2
    assert assign_story_ids(con, make_terms(make, 99 * DAY), young=2) == []
    assert assign_story_ids(con, young=3) == []


def test_the_story_of_a_named_article_is_open(con: DuckDBPyConnection, make: Any) -> None:
    article = make.article("old")
    load_batch(con, make.batch(article, story="s"), run_id="r", now=make.noon)
    assert assign_story_ids(con, make_terms(make, 9 * DAY), beside=[article.article_id]) == ["s"]


def test_if_there_are_too_many_stories_those_with_the_rarest_shared_terms_are_read(
    con: DuckDBPyConnection, make: Any
) -> None:
    articles = [make.article(name) for name in "abcd"]
    words = [("plant",), ("plant", "strike"), ("plant",), ("tyne", "strike")]
    batch = make.batch(*articles)
    terms = [
        replace(each, counts=tuple((word, 1) for word in sorted(said)))
        for each, said in zip(batch.terms, words, strict=True)
    ]
    members = [replace(each, story_id=name) for each, name in zip(batch.memberships, "abcd", strict=True)]
    load_batch(con, replace(batch, terms=tuple(terms), memberships=tuple(members)), run_id="r", now=make.noon)
    new = make_terms(make, 0, "plant", "strike", "tyne")
    assert assign_story_ids(con, new, most=1) == ["d"]
    assert set(assign_story_ids(con, new, most=2)) == {"b", "d"}
    assert len(assign_story_ids(con, new, most=4)) == len(articles)


def test_a_story_larger_than_the_limit_does_not_keep_others_out(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(*map(make.article, "abc"), story="large"), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("d"), story="small"), run_id="r", now=make.noon)
    assert assign_story_ids(con, make_terms(make), most=2) == ["small"]


def test_a_member_that_is_a_copy_names_its_original(con: DuckDBPyConnection, make: Any) -> None:
    original, copy = make.article("original"), make.article("copy", at=6)
    batch = replace(make.batch(original, copy, story="s"), duplicates=(make.copy(copy, original),))
    load_batch(con, batch, run_id="r", now=make.noon)
    members = read_open_stories(con, [make_terms(make)], window=timedelta(minutes=60), young=0, limit=9)
    assert [member.duplicate_of for member in members] == [None, original.article_id]


def test_an_article_that_moves_to_another_story_leaves_the_first(con: DuckDBPyConnection, make: Any) -> None:
    article = make.article("one")
    load_batch(con, make.batch(article, story="first"), run_id="r", now=make.noon)
    moved = replace(make.batch(article, story="second").memberships[0], score=0.5)
    load_batch(con, Batch(memberships=(moved,)), run_id="r", now=make.noon)
    assert assign_story_ids(con, make_terms(make)) == ["second"]


def test_the_terms_of_a_new_revision_are_counted_instead_of_the_old_ones(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
    again = replace(make_terms(make, 9, "plant", "quay"), article_id=make.article("one").article_id)
    load_batch(con, Batch(terms=(again,)), run_id="r", now=make.noon)
    counted = read_term_frequencies(con, ["plant", "quay", "n:nissan"])
    assert counted == ({"plant": 2, "quay": 1, "n:nissan": 1}, 2)
    load_batch(con, Batch(terms=(replace(again, counts=(("quay", 1),)),)), run_id="r", now=make.noon)
    twice = replace(again, article_id=make.article("two").article_id, counts=(("quay", 2),))
    load_batch(con, Batch(terms=(twice,)), run_id="r", now=make.noon)
    assert read_term_frequencies(con, ["plant", "quay", "n:nissan"]) == ({"quay": 2}, 2)
    assert con.execute("SELECT term FROM store.term_frequencies").fetchall() == [("quay",)]


def test_term_frequencies_count_articles_not_occurrences(con: DuckDBPyConnection, make: Any) -> None:
    assert read_term_frequencies(con, ["plant"]) == ({}, 0)
    batch = make.batch(make.article("one"), make.article("two"))
    one, two = batch.terms
    batch = replace(batch, terms=(one, replace(two, counts=(("plant", 5), ("strike", 1)))))
    load_batch(con, batch, run_id="r", now=make.noon)
    assert read_term_frequencies(con, ["plant", "strike", "absent"]) == ({"plant": 2, "strike": 1}, 2)
