"""The edition: a finished copy that replaces the old one in one rename."""

from __future__ import annotations

import os
import stat
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from made_articles import count_articles, load_articles

from transforms.records import Batch, Tag
from warehouse.connection import open_writer
from warehouse.edition import open_edition
from warehouse.errors import WarehouseBusyError
from warehouse.load import load_batch, load_tags
from warehouse.publish import Publication, publish_edition
from warehouse.spare_edition import SpareEdition

NISSAN = Tag(tag="nissan", kind="company", label="Nissan", parent=None, description="The carmaker")
LIST_VIEWS = "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main'"
READ_FOREVER = """
import sys
from pathlib import Path
from warehouse.edition import open_edition
before = 0
while True:
    with open_edition(Path(sys.argv[1])) as con:
        ((articles, tagged),) = con.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM article_tags)").fetchall()
    assert articles == tagged >= before, (articles, tagged, before)
    if articles != before:
        print(articles, flush=True)
    before = articles
"""

pytestmark = pytest.mark.usefixtures("made_writer")


def test_an_edition_has_the_rows_of_the_writers_file(writer: Path, edition: Path, make: Any) -> None:
    load_articles(writer, make, "one", "two")
    assert publish_edition(writer, edition, wait=0)
    assert count_articles(edition) == 2
    assert [path.name for path in edition.parent.iterdir()] == ["news.duckdb"]


def test_an_edition_and_its_macros_work_in_plain_duckdb(writer: Path, edition: Path, make: Any) -> None:
    load_articles(writer, make, "one")
    publish_edition(writer, edition)
    with duckdb.connect(edition, read_only=True) as con:
        assert con.execute("SELECT title FROM search('report')").fetchall() == [("Headline of one",)]
        assert con.execute("SELECT articles FROM coverage('nissan')").fetchall() == [(1,)]


def test_an_edition_says_when_and_by_what_it_was_published(writer: Path, edition: Path, make: Any) -> None:
    load_articles(writer, make, "one")
    with open_writer(writer) as con:
        load_tags(con, [NISSAN], version="7")
    for number, run_id in ((1, "r1"), (2, "r2")):
        load_articles(writer, make, f"more {number}")
        facts = Publication(
            edition_id=f"{number:016x}",
            published_at=make.at(number),
            version="0.1",
            rules="ab",
            run_id=run_id,
        )
        publish_edition(writer, edition, facts)
    with open_edition(edition) as con:
        assert con.execute("SELECT * EXCLUDE duckdb_version FROM edition").fetchall() == [
            ("0000000000000002", make.at(2), "0.1", "r2", "ab", "7", "v1.5.0")
        ]


def test_an_edition_follows_those_of_a_clock_that_was_ahead(writer: Path, edition: Path, make: Any) -> None:
    ahead = [Publication(published_at=make.noon + timedelta(days=day)) for day in (100, 99)]
    present = Publication(published_at=make.noon)
    for name, publication in zip(("one", "two", "three"), (*ahead, present), strict=True):
        load_articles(writer, make, name)
        assert publish_edition(writer, edition, publication)
        with open_edition(edition) as con:
            assert con.execute("SELECT edition_id, published_at FROM edition").fetchall() == [
                (publication.edition_id, publication.published_at)
            ]
    with open_edition(edition) as con:
        listed = con.execute("SELECT edition_id FROM store.editions WHERE published_at <= ?", [make.noon])
        assert {name for (name,) in listed.fetchall()} == {one.edition_id for one in (*ahead, present)}


def test_tools_list_views_and_say_of_every_table_that_it_is_internal(
    writer: Path, edition: Path, make: Any
) -> None:
    load_articles(writer, make, "one")
    publish_edition(writer, edition)
    with duckdb.connect(edition, read_only=True) as con:
        shown = {name for (name,) in con.execute("SHOW TABLES").fetchall()}
        views = {name for (name,) in con.execute(LIST_VIEWS).fetchall()}
        tables = con.execute("SELECT schema_name, comment[:9] FROM duckdb_tables() GROUP BY ALL").fetchall()
    assert shown == views
    assert tables == [("store", "Internal:")]


def test_an_unchanged_warehouse_is_not_published_again(writer: Path, edition: Path, make: Any) -> None:
    load_articles(writer, make, "one")
    assert publish_edition(writer, edition)
    published = edition.stat()
    assert not publish_edition(writer, edition)
    assert (edition.stat().st_ino, edition.stat().st_mtime_ns) == (published.st_ino, published.st_mtime_ns)


def test_a_run_that_only_logged_a_request_is_published(writer: Path, edition: Path, make: Any) -> None:
    publish_edition(writer, edition)
    with open_writer(writer) as con:
        load_batch(con, Batch(fetches=(make.fetch("https://harbour.example/"),)), run_id="r", now=make.noon)
    assert publish_edition(writer, edition)


def test_a_reader_keeps_its_edition_until_it_opens_the_file_again(
    writer: Path, edition: Path, make: Any
) -> None:
    load_articles(writer, make, "one")
    publish_edition(writer, edition)
    with open_edition(edition) as before:
        load_articles(writer, make, "two")
        publish_edition(writer, edition)
        assert before.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
        assert count_articles(edition) == 2


def test_a_reader_in_a_loop_never_sees_an_unfinished_edition(
    writer: Path, edition: Path, make: Any, start_child: Callable[..., subprocess.Popen[str]]
) -> None:
    publish_edition(writer, edition)
    reader = start_child(READ_FOREVER, edition)
    assert reader.stdout is not None
    for number in range(1, 7):
        load_articles(writer, make, f"article {number}")
        assert publish_edition(writer, edition)
        assert int(reader.stdout.readline()) == number, reader.communicate()[1]
    assert reader.poll() is None


@pytest.mark.parametrize("spare", [None, SpareEdition()])
def test_a_new_edition_is_on_disk_before_it_replaces_the_old_one(
    writer: Path, edition: Path, make: Any, monkeypatch: pytest.MonkeyPatch, spare: SpareEdition | None
) -> None:
    for name in ("one", "two"):
        load_articles(writer, make, name)
        publish_edition(writer, edition, spare=spare)
    load_articles(writer, make, "three")
    flush, before = os.fsync, edition.stat().st_ino
    flushed: list[tuple[str, bool]] = []

    def note(descriptor: int) -> None:
        flush(descriptor)
        what = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
        flushed.append((what, edition.stat().st_ino != before))

    monkeypatch.setattr(os, "fsync", note)
    publish_edition(writer, edition, spare=spare)
    assert flushed[-2:] == [("file", False), ("folder", True)]
    assert not any(is_new for _, is_new in flushed[:-2])  # the notes on commits


def test_publishing_stops_waiting_for_a_writer_after_a_while(writer: Path, edition: Path) -> None:
    with open_writer(writer), pytest.raises(WarehouseBusyError):
        publish_edition(writer, edition, wait=0.2)
    assert not edition.exists()


def test_a_foreign_log_beside_the_edition_is_not_applied_to_the_new_one(
    writer: Path, edition: Path, make: Any
) -> None:
    publish_edition(writer, edition)
    edition.with_name("news.duckdb.wal").write_bytes(b"not of this edition")
    load_articles(writer, make, "one")
    publish_edition(writer, edition)
    assert count_articles(edition) == 1
