"""Tagging again is one transaction, and evidence has the same positions in SQL and in Python."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import ArticleText, Tag
from transforms.tagging.load_taxonomy import default_taxonomy
from transforms.tagging.tag_article import tag_article
from warehouse.connection import open_writer
from warehouse.load import load_batch, load_tags
from warehouse.retag import list_articles, open_retagging, read_tag_version, read_tags, read_texts

NISSAN = Tag(tag="nissan", kind="company", label="Nissan", parent=None, description="The carmaker")
HALF = """
import sys, time
from pathlib import Path
from record_factory import RecordFactory as make
from transforms.records import Tag
from warehouse.connection import open_writer
from warehouse.retag import open_retagging
one, two = make.article("one"), make.article("two")
tag = Tag(tag="honda", kind="company", label="Honda", parent=None, description="Another")
with open_writer(Path(sys.argv[1]), wait=30) as con:
    with open_retagging(con, [tag], version="2", keep=True, now=make.noon) as put:
        put([one.article_id], [make.tag(one, "honda")])
        if sys.argv[2] == "half":
            print("half", flush=True)
            time.sleep(60)
        put([two.article_id], [make.tag(two, "honda")])
    print("whole", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def two(con: DuckDBPyConnection, make: Any) -> list[str]:
    """Two articles tagged by version 1."""
    load_tags(con, [NISSAN], version="1")
    load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
    return list_articles(con)


def list_rows(con: DuckDBPyConnection) -> list[tuple[Any, ...]]:
    return con.execute("SELECT DISTINCT tag, taxonomy_version FROM article_tags").fetchall()


def test_texts_and_tags_are_read_as_they_were_written(
    con: DuckDBPyConnection, make: Any, two: list[str]
) -> None:
    one = make.article("one")
    assert read_texts(con, [one.article_id]) == [
        ArticleText(
            article_id=one.article_id,
            title=one.title,
            text=one.text,
            published_on=one.published_on,
            reported_at=one.reported_at,
        )
    ]
    assert read_tags(con, [one.article_id]) == [(make.tag(one), "1")]
    assert len(read_tags(con, two)) == 2


def test_new_tags_replace_the_old_tags_and_the_old_taxonomy(
    con: DuckDBPyConnection, make: Any, two: list[str]
) -> None:
    honda = replace(NISSAN, tag="honda")
    with open_retagging(con, [honda], version="2", keep=True, now=make.noon) as put:
        put(two, [make.tag(make.article("one"), "honda")])
    assert list_rows(con) == [("honda", "2")]
    assert con.execute("SELECT tags FROM articles ORDER BY origin").fetchall() == [(["honda"],), ([],)]
    assert con.execute("SELECT tag, version FROM tags").fetchall() == [("honda", "2")]
    assert len(read_tags(con, two)) == 1


def test_nothing_is_written_in_a_trial(con: DuckDBPyConnection, two: list[str], make: Any) -> None:
    with open_retagging(con, [NISSAN], version="2", keep=False, now=make.noon) as put:
        put(two, [])
    assert list_rows(con) == [("nissan", "1")]
    assert read_tag_version(con) == "1"


def test_a_failure_leaves_the_old_tags(con: DuckDBPyConnection, two: list[str], make: Any) -> None:
    def fail() -> None:
        with open_retagging(con, [NISSAN], version="2", keep=True, now=make.noon) as put:
            put(two[:1], [])
            raise RuntimeError("expected")

    with pytest.raises(RuntimeError, match="expected"):
        fail()
    assert list_rows(con) == [("nissan", "1")]
    assert len(read_tags(con, two)) == 2


@pytest.mark.parametrize(("moment", "left"), [("half", [("nissan", "1")]), ("whole", [("honda", "2")])])
def test_a_process_that_is_killed_leaves_all_the_old_tags_or_all_the_new(
    writer: Path,
    make: Any,
    start_child: Callable[..., subprocess.Popen[str]],
    moment: str,
    left: list[tuple[str, str]],
) -> None:
    with open_writer(writer, wait=0) as con:
        load_tags(con, [NISSAN], version="1")
        load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
    child = start_child(HALF, writer, moment)
    assert child.stdout is not None
    assert child.stdout.readline() == f"{moment}\n"
    child.kill()
    child.wait()
    with open_writer(writer, wait=5) as con:
        assert list_rows(con) == left
        assert con.execute("SELECT count(*) FROM article_tags").fetchall() == [(2,)]


@pytest.mark.parametrize(
    "text",
    [
        "🚗🚙 Nissan’s plant. İstanbul 👩‍👩‍👧 Nissan cut jobs; Jérémie Papin said so.",
        "日産は追浜工場でリーフを生産する。ﾆｯｻﾝの㈱、カ\u3099ソリン車。日産（7201.T）",
        "Cafe\u0301 by Nissan: ½ … ﬁ Ｎｉｓｓａｎ — e\u0301e\u0301 Nissan™.\n\nThe Qashqai cost 2 €.",
    ],
)
def test_evidence_has_the_same_positions_in_sql_and_python(
    con: DuckDBPyConnection, make: Any, text: str
) -> None:
    article = make.article("emoji", title=f"Nissan 🚗 {text[:20]}", text=text)
    tags = tag_article(article, default_taxonomy())
    assert "nissan" in {tag.tag for tag in tags}
    load_batch(con, replace(make.batch(article), tags=tags), run_id="r", now=make.noon)
    spans = con.execute(
        """
        SELECT
            e.text,
            substr(CASE e.field WHEN 'title' THEN title ELSE a.text END, e.start + 1, e.end - e.start)
        FROM (SELECT article_id, unnest(evidence) AS e FROM article_tags)
        JOIN articles AS a USING (article_id)
        """
    ).fetchall()
    assert len(spans) == sum(len(tag.evidence) for tag in tags)
    assert all(stored == cut for stored, cut in spans), spans


def test_new_tags_have_the_time_of_their_article_as_the_former_ones_had(
    con: DuckDBPyConnection, make: Any, two: list[str]
) -> None:
    def list_times() -> list[tuple[Any, ...]]:
        return con.execute(
            "SELECT DISTINCT tag.article_id, tag.seen_at, article.first_seen_at "
            "FROM store.article_tags AS tag JOIN store.articles AS article USING (article_id) ORDER BY ALL"
        ).fetchall()

    before = list_times()
    assert [seen for _, seen, _ in before] == [first for _, _, first in before] != []
    with open_retagging(con, [NISSAN], version="2", keep=True, now=make.noon) as put:
        put(two, [make.tag(make.article(name), "nissan") for name in ("one", "two")])
    assert list_times() == before
