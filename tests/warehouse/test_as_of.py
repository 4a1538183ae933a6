"""as_of(at): the articles as we knew them at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import copyfile, rmtree
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from transforms.records import Tag
from warehouse.connection import open_held, open_writer
from warehouse.former_articles import keep_before_rebuild, prune_former_articles
from warehouse.load import load_batch, load_tags
from warehouse.rebuild import prepare_rebuild
from warehouse.retag import open_retagging

pytestmark = pytest.mark.usefixtures("made_writer")

TAGS = [
    Tag(tag=tag, kind="company", label=tag, parent=None, description="A carmaker")
    for tag in ("honda", "nissan")
]
SHOWN = "title, text, revision, tags, revised_at"


def ask(con: DuckDBPyConnection, at: datetime, columns: str = SHOWN) -> list[tuple[Any, ...]]:
    return con.execute(f"SELECT {columns} FROM as_of(?) ORDER BY title", [at]).fetchall()


def correct(con: DuckDBPyConnection, make: Any, *, text: str, at: float, revision: int = 2) -> None:
    article = make.article("one", text=text, at=at)
    load_batch(con, make.batch(article, revision=revision), run_id="r2", now=make.at(at))


def write_corrected(con: DuckDBPyConnection, make: Any) -> None:
    """Load an article of minute 5, another of minute 20, and a correction of the first at minute 60."""
    load_tags(con, TAGS, version="1")
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.at(5))
    load_batch(con, make.batch(make.article("two", at=20)), run_id="r1", now=make.at(20))
    correct(con, make, text="It was 900.", at=60)


@pytest.fixture(scope="module")
def made(empty_warehouse: Path, make: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "warehouse.duckdb"
    copyfile(empty_warehouse, path)
    with open_writer(path, wait=0, threads=1) as con:
        write_corrected(con, make)
    return path


@pytest.fixture
def corrected(writer: Path, made: Path) -> Iterator[DuckDBPyConnection]:
    """A connection to a copy of a warehouse with the articles of :func:`write_corrected`."""
    copyfile(made, writer)
    with open_writer(writer, wait=0, threads=1) as con:
        yield con


def test_the_present_is_the_view_articles(corrected: DuckDBPyConnection, make: Any) -> None:
    assert ask(corrected, make.at(60), "*") == corrected.execute("FROM articles ORDER BY title").fetchall()
    described = [
        [row[:2] for row in corrected.execute(f"DESCRIBE FROM {relation}").fetchall()]
        for relation in ("articles", "as_of('2026-01-01 00:00:00+00')")
    ]
    assert described[0] == described[1]


def test_an_article_that_was_first_seen_later_is_absent(corrected: DuckDBPyConnection, make: Any) -> None:
    assert ask(corrected, make.at(4)) == []
    assert [title for (title,) in ask(corrected, make.at(19), "title")] == ["Headline of one"]
    assert len(ask(corrected, make.at(20))) == 2


def test_a_corrected_article_has_its_text_and_tags_of_then(corrected: DuckDBPyConnection, make: Any) -> None:
    first = make.article("one")
    for minute in (5, 59.9):
        assert ask(corrected, make.at(minute))[0] == (first.title, first.text, 1, ["nissan"], make.at(5))
    assert ask(corrected, make.at(60))[0][1:3] == ("It was 900.", 2)


def test_the_moment_may_be_a_text_or_in_another_time_zone(corrected: DuckDBPyConnection, make: Any) -> None:
    at = make.at(30)
    for written in (at.isoformat(), f"{at:%Y-%m-%d %H:%M:%S+00}"):
        assert corrected.execute("SELECT count(*) FROM as_of(?)", [written]).fetchall() == [(2,)]


def test_new_tags_do_not_change_what_was_known_before(corrected: DuckDBPyConnection, make: Any) -> None:
    one = make.article("one")
    with open_retagging(corrected, TAGS, version="2", keep=True, now=make.at(90)) as put:
        put([one.article_id], [make.tag(one, "honda")])
    assert [row[0] for row in ask(corrected, make.at(89), "tags")] == [["nissan"], ["nissan"]]
    assert [row[0] for row in ask(corrected, make.at(90), "tags")] == [["honda"], ["nissan"]]
    assert ask(corrected, make.at(59), "tags, revision")[0] == (["nissan"], 1)


def rebuild(writer: Path, make: Any, *, at: float, days: int = 90) -> None:
    """Rebuild into a warehouse that reads another text for one article, loses one, and gains another."""
    scratch = writer.parent / "rebuild" / "warehouse.duckdb"
    prepare_rebuild(writer, scratch, [], wait=0)
    with open_writer(scratch, wait=0) as con:
        load_batch(con, make.batch(make.article("one", text="Read anew.")), run_id="r", now=make.at(5))
        load_batch(con, make.batch(make.article("three")), run_id="r", now=make.at(5))
        load_batch(
            con, make.batch(make.article("one", text="Read anew: 900.", at=60), revision=2), run_id="r2",
            now=make.at(60),
        )  # fmt: skip
    keep_before_rebuild(writer, scratch, now=make.at(at), days=days, wait=0)
    scratch.replace(writer)
    rmtree(scratch.parent)  # with its notes of commits, as a rebuild does


def test_a_rebuild_does_not_change_what_was_known_before_it(writer: Path, make: Any) -> None:
    with open_writer(writer, wait=0) as con:
        write_corrected(con, make)
        before = {minute: ask(con, make.at(minute), "*") for minute in (5, 30, 60, 99)}
    rebuild(writer, make, at=100)
    with open_held(writer, wait=0) as con:
        for minute, rows in before.items():
            assert ask(con, make.at(minute), "*") == rows, minute
        assert [text for (text,) in ask(con, make.at(100), "text")] == [
            "Read anew: 900.",
            make.article("three").text,
        ]
    rebuild(writer, make, at=200)
    with open_held(writer, wait=0) as con:
        assert ask(con, make.at(30), "*") == before[30]
        assert ask(con, make.at(150), "*") == con.execute("FROM articles ORDER BY title").fetchall()


def test_what_is_kept_no_longer_is_told_by_revisions_without_their_tags(
    corrected: DuckDBPyConnection, make: Any
) -> None:
    prune_former_articles(corrected, now=make.at(60 * 24 * 3), days=4)
    assert ask(corrected, make.at(30))[0][3] == ["nissan"]
    prune_former_articles(corrected, now=make.at(60 * 24 * 3), days=2)
    first = make.article("one")
    assert ask(corrected, make.at(30))[0] == (first.title, first.text, 1, None, make.at(5))


def test_an_original_that_was_not_known_yet_is_not_named(con: DuckDBPyConnection, make: Any) -> None:
    copy, original = make.article("copy", at=5), make.article("original", at=30)
    load_batch(con, make.batch(copy), run_id="r", now=make.at(5))
    load_batch(con, make.batch(original), run_id="r", now=make.at(30))
    con.execute(
        "INSERT INTO store.duplicates VALUES (?, ?, 'near', 1, ?)",
        [copy.article_id, original.article_id, original.article_id],
    )
    assert ask(con, make.at(29), "duplicate_of") == [(None,)]
    assert ask(con, make.at(30), "duplicate_of") == [(original.article_id,), (None,)]


def test_the_same_correction_again_keeps_one_row(corrected: DuckDBPyConnection, make: Any) -> None:
    correct(corrected, make, text="It was 900.", at=60)
    assert corrected.execute("SELECT count(*) FROM store.former_articles").fetchall() == [(1,)]


def test_a_moment_that_is_none_is_an_error(corrected: DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="at is a moment, such as "):
        corrected.execute("FROM as_of('yesterday')").fetchall()
