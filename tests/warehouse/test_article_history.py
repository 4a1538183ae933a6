"""The history of one article, and the names by which articles are found."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import ArchiveRef, Batch, Evidence, Tag
from warehouse.article_history import read_article_history
from warehouse.connection import open_writer
from warehouse.errors import AmbiguousArticleError
from warehouse.load import load_batch, load_tags, sync_feeds, write_polls
from warehouse.stories import write_stories


@pytest.fixture
def con(writer: Path, made: Path) -> Iterator[DuckDBPyConnection]:
    """Copy a warehouse with an article from a feed, a copy of it, and one from a file in the same story."""
    shutil.copyfile(made, writer)
    with open_writer(writer, wait=0, threads=1) as con:
        yield con


@pytest.fixture(scope="module")
def made(empty_warehouse: Path, make: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "warehouse.duckdb"
    shutil.copyfile(empty_warehouse, path)
    with open_writer(path, wait=0, threads=1) as con:
        load_all(con, make)
    return path


def load_all(con: DuckDBPyConnection, make: Any) -> None:
    entry = make.entry()
    page = make.page("paint", entry=entry)
    original = make.article("paint", page=page)
    copy, other = make.article("copy", at=7), make.article("other", at=8)
    sync_feeds(con, [make.feed()], now=make.noon)
    write_polls(con, [make.poll(entry)], [make.feed()], run_id="r", now=make.noon)
    failed, fetched = make.fetch(entry.url, at=3, reason="timeout"), make.fetch(entry.url, at=4)
    elsewhere = make.fetch("https://elsewhere.example/")
    load_batch(con, Batch(fetches=(fetched, failed, elsewhere)), run_id="r", now=make.noon)
    load_tags(
        con,
        [Tag(tag="nissan", kind="company", label="Nissan", parent=None, description="The carmaker")],
        version="1",
    )
    batch = make.batch(original, copy, other, pages=[page])
    batch = replace(batch, duplicates=(make.copy(copy, original),))
    load_batch(con, batch, run_id="r", now=make.at(9))
    write_stories(con, make.memberships(original, copy, other, story="s"), [], all_open=True)


def test_the_history_of_an_article_goes_from_its_feed_to_its_tags(con: DuckDBPyConnection, make: Any) -> None:
    entry, article = make.entry(), make.article("paint")
    story = read_article_history(con, article.article_id)
    assert story is not None
    assert (story.article.title, story.article.authors, story.revision) == (
        "Headline of paint",
        ("Ada Quill",),
        1,
    )
    assert [(listing.feed, listing.entry_id, listing.outcome) for listing in story.entries] == [
        ("harbour", entry.entry_id, "loaded")
    ]
    assert story.fetches == (make.fetch(entry.url, at=3, reason="timeout"), make.fetch(entry.url, at=4))
    assert [(page.outcome, page.archived) for page in story.pages] == [
        ("loaded", ArchiveRef(file="0002.warc.gz", offset=5_000, length=700))
    ]
    assert [revision.title for revision in story.revisions] == ["Headline of paint"]
    assert story.article.blocks == make.article("paint").blocks
    assert story.original is None
    assert [(copy.title, copy.method, copy.score) for copy in story.copies] == [
        ("Headline of copy", "near", 0.95)
    ]
    assert story.story is not None
    assert (story.story.story_id, story.story.headline, story.story.terms) == (
        "s",
        "Headline of paint",
        ("plant",),
    )
    assert [other.title for other in story.others] == ["Headline of copy", "Headline of other"]
    assert [(tag.label, tag.relevance, tag.evidence) for tag in story.tags] == [
        ("Nissan", "subject", (Evidence(field="text", start=0, end=3, text="The"),))
    ]


def test_the_history_of_a_copy_names_its_original(con: DuckDBPyConnection, make: Any) -> None:
    story = read_article_history(con, make.article("copy").article_id)
    assert story is not None
    assert story.original is not None
    assert (story.original.title, story.copies) == ("Headline of paint", ())


@pytest.mark.parametrize("at", [60, -43_200], ids=["later", "before a clock that was ahead"])
def test_the_article_of_a_history_is_in_its_newest_revision(
    con: DuckDBPyConnection, make: Any, at: int
) -> None:
    newest = make.article("other", text="One line.", at=at)
    load_batch(con, make.batch(newest, revision=2), run_id="r", now=make.at(61))
    story = read_article_history(con, newest.article_id)
    assert story is not None
    assert story.article.blocks == newest.blocks
    assert [revision.revision for revision in story.revisions] == [1, 2]
    beside = read_article_history(con, make.article("paint").article_id)
    assert beside is not None
    assert newest.article_id in {each.article_id for each in beside.others}


@pytest.mark.parametrize(
    "name",
    [
        "https://harbour.example/paint-shop",
        "http://www.harbour.example/paint-shop/",
        "https://harbour.example/paint-shop#comments",
        "harbour.example/paint-shop",
        "www.harbour.example/paint-shop",
    ],
)
def test_an_article_is_found_by_its_address(con: DuckDBPyConnection, make: Any, name: str) -> None:
    story = read_article_history(con, name)
    assert story is not None
    assert story.article.article_id == make.article("paint").article_id


def test_an_article_is_found_by_its_file_and_by_the_first_characters_of_its_identifier(
    con: DuckDBPyConnection, make: Any
) -> None:
    article_id = make.article("other").article_id
    for name in ("other.txt", article_id[:4], article_id[:9].upper()):
        story = read_article_history(con, name)
        assert story is not None
        assert story.article.article_id == article_id


@pytest.mark.parametrize("name", ["", "zzzz", "https://elsewhere.example/", "%", "paint zzzz"])
def test_other_names_find_no_article(con: DuckDBPyConnection, name: str) -> None:
    assert read_article_history(con, name) is None


def test_three_characters_of_an_identifier_find_its_article(con: DuckDBPyConnection, make: Any) -> None:
    article_id = make.article("other").article_id
    history = read_article_history(con, article_id[:3])
    assert history is not None
    assert history.article.article_id == article_id


def test_the_error_on_an_ambiguous_name_lists_the_articles(con: DuckDBPyConnection, make: Any) -> None:
    page = make.page("second", entry=make.entry("second"))
    load_batch(con, make.batch(make.article("second", page=page), pages=[page]), run_id="r", now=make.at(9))
    with pytest.raises(AmbiguousArticleError, match="2 articles") as caught:
        read_article_history(con, make.feed().url)
    assert sorted(title for _, title in caught.value.matches) == ["Headline of paint", "Headline of second"]
    assert "Headline of second" in str(caught.value)


def test_a_revision_has_its_blocks_and_tags_whatever_the_clock_was(
    con: DuckDBPyConnection, make: Any
) -> None:
    for revision, hour in ((2, 30), (3, 4)):  # by a clock that was ahead, and then right
        batch = make.batch(make.article("paint", at=hour), revision=revision)
        load_batch(con, batch, run_id="r2", now=make.noon)
        history = read_article_history(con, make.article("paint").article_id)
        assert history is not None
        assert history.article.blocks
        assert history.tags
