"""The public views: complete, commented, and defined again when their text changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import Run, Tag
from warehouse.load import load_batch, load_tags, write_run
from warehouse.stories import write_stories
from warehouse.views import VIEWS, define_views

# The columns that people and scripts rely on; more are welcome.
CONTRACT = {
    "articles": "article_id corpus origin source url title authors published_at published_precision "
    "first_seen_at language text word_count revision story_id duplicate_of tags feed_name loaded_at",
    "blocks": "article_id revision position text kept rule class",
    "article_tags": "article_id tag kind relevance score evidence",
    "tags": "tag kind label parent description",
    "stories": "story_id headline first_seen_at last_seen_at articles sources first_article_id first_source "
    "first_published_at last_published_at languages tags originals copies",
    "duplicates": "article_id duplicate_of method score relation nearest",
    "revisions": "article_id revision seen_at title text sha256 title_before blocks_added "
    "blocks_removed figures_changed",
    "overrides": "first second relation same note decided_at",
    "feeds": "feed_id url failures",
    "entries": "entry_id outcome",
    "fetches": "status bytes duration",
    "refusals": "url origin stage reason detail at refused_at",
    "runs": "run_id flow started_at ended_at counts",
    "sources": "source articles copied_share delay paywalled_share removed_share language",
    "latency": "source day articles queryable_p50 queryable_p95",
    "mentions": "tag sentence article_id",
    "story_timeline": "story_id position happened_at event article_id",
    "columns": "view_name column_name nullable comment example",
    "guide": "name kind holds example",
}
NISSAN = Tag(tag="nissan", kind="company", label="Nissan", parent=None, description="The carmaker")


@pytest.mark.parametrize("view", CONTRACT)
def test_a_view_has_the_promised_columns(untouched: DuckDBPyConnection, view: str) -> None:
    columns = {name for (name, *_) in untouched.execute(f"DESCRIBE {view}").fetchall()}
    assert set(CONTRACT[view].split()) <= columns


def test_every_view_and_every_column_has_a_comment(untouched: DuckDBPyConnection) -> None:
    bare = untouched.execute(
        "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL UNION ALL "
        "SELECT table_name || '.' || column_name FROM duckdb_columns() "
        "WHERE NOT internal AND schema_name = 'main' AND comment IS NULL UNION ALL "
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert bare == []


def test_the_comment_of_a_column_says_when_it_is_null(untouched: DuckDBPyConnection) -> None:
    """Compared are the columns that the view and the table of one name have in common."""
    unclear = untouched.execute(
        "SELECT shown.table_name, shown.column_name, shown.comment FROM duckdb_columns() AS shown "
        "JOIN duckdb_columns() AS stored USING (database_name, table_name, column_name) "
        "WHERE shown.schema_name = 'main' AND stored.schema_name = 'store' "
        "AND stored.is_nullable <> contains(shown.comment, 'NULL')"
    ).fetchall()
    assert unclear == []


def test_every_script_defines_the_view_or_macro_it_is_named_for(untouched: DuckDBPyConnection) -> None:
    made = untouched.execute(
        "SELECT view_name FROM duckdb_views() "
        "WHERE NOT internal AND (schema_name = 'main' OR view_name = 'dated_articles') UNION "
        "SELECT function_name FROM duckdb_functions() WHERE NOT internal"
    ).fetchall()
    assert {name for (name,) in made} == {
        file.name.removesuffix(".sql").partition("_")[2] for file in VIEWS.iterdir()
    }


def test_articles_are_shown_in_their_newest_revision(con: DuckDBPyConnection, make: Any) -> None:
    first = make.article("paint", title="Morning", text="Three hundred jobs.", at=5)
    second = make.article("paint", title="Evening", text="Four hundred jobs.", at=50)
    load_batch(con, make.batch(first), run_id="r1", now=make.at(6))
    load_batch(con, make.batch(second, revision=2), run_id="r2", now=make.at(51))
    write_stories(con, make.memberships(first, story="s"), [], all_open=True)
    rows = con.execute(
        "SELECT title, text, revision, first_seen_at, revised_at, story_id FROM articles"
    ).fetchall()
    assert rows == [("Evening", "Four hundred jobs.", 2, make.at(5), make.at(50), "s")]
    assert con.execute("SELECT revision, title FROM revisions ORDER BY 1").fetchall() == [
        (1, "Morning"),
        (2, "Evening"),
    ]


def test_a_removed_block_keeps_its_text_rule_and_class(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("paint", text="A line.\n\nAnother.")), run_id="r", now=make.noon)
    assert con.execute("SELECT position, text, kept, rule, class FROM blocks ORDER BY 1").fetchall() == [
        (0, "A line.", True, None, None),
        (1, "Another.", True, None, None),
        (2, "HBRW12.50+1.25%", False, "ticker-line", "ticker"),
    ]


def test_tags_have_their_kind_and_their_evidence(con: DuckDBPyConnection, make: Any) -> None:
    load_tags(con, [NISSAN], version="1")
    load_batch(con, make.batch(make.article("paint", text="Nissan paints.")), run_id="r", now=make.noon)
    assert con.execute("SELECT tag, kind, relevance, evidence FROM article_tags").fetchall() == [
        ("nissan", "company", "subject", [{"field": "text", "start": 0, "end": 3, "text": "Nis"}])
    ]


def test_the_headline_of_a_story_is_that_of_its_most_central_original(
    con: DuckDBPyConnection, make: Any
) -> None:
    late = make.article("late", title="The late one", at=90)
    copy = make.article("copy", title="The early copy", at=10)
    first = make.article("first", title="The first one", at=20)
    batch = make.batch(late, copy, first)
    scores = {late.article_id: 0.4, copy.article_id: 0.9, first.article_id: 0.3}
    members = [
        replace(each, score=scores[each.article_id])
        for each in make.memberships(late, copy, first, story="s")
    ]
    load_batch(con, replace(batch, duplicates=(make.copy(copy, first),)), run_id="r", now=make.noon)
    write_stories(con, members, [], all_open=True)
    assert con.execute(
        "SELECT headline, first_seen_at, last_seen_at, articles, sources FROM stories"
    ).fetchall() == [("The late one", make.at(10), make.at(90), 3, 1)]


def test_of_equally_central_articles_the_first_gives_the_headline(con: DuckDBPyConnection, make: Any) -> None:
    articles = [make.article(name, title=name, at=at) for name, at in (("later", 9), ("sooner", 7))]
    load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
    write_stories(con, make.memberships(*articles, story="s"), [], all_open=True)
    assert con.execute("SELECT headline FROM stories").fetchall() == [("sooner",)]


@pytest.mark.parametrize(
    ("published", "precision", "expected"),
    [
        (-30, "minute", "dated"),
        (-30, "day", "seen"),
        (-30 - 24 * 60, "day", "dated"),
        (None, None, "seen"),
        (30, "minute", "seen"),
        (-90 * 24 * 60, "year", "seen"),
    ],
)
def test_a_story_names_the_article_that_came_out_first(
    con: DuckDBPyConnection, make: Any, published: int | None, precision: str | None, expected: str
) -> None:
    at = None if published is None else make.at(published)
    dated = replace(
        make.article("dated", at=20), source="dated.example", published_at=at, published_precision=precision
    )
    seen = replace(
        make.article("seen", at=10), source="seen.example", published_at=None, published_precision=None
    )
    load_batch(con, make.batch(dated, seen), run_id="r", now=make.noon)
    write_stories(con, make.memberships(dated, seen, story="s"), [], all_open=True)
    first = make.article(expected).article_id
    assert con.execute("SELECT first_article_id, first_source FROM stories").fetchall() == [
        (first, f"{expected}.example")
    ]


def test_coverage_counts_articles_by_day_and_relevance(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one"), make.article("two")), run_id="r", now=make.noon)
    con.execute(
        "UPDATE store.article_tags SET relevance = 'mention' WHERE article_id = ?",
        [make.article("two").article_id],
    )
    assert con.execute(
        "SELECT day::VARCHAR, articles, subjects, mentions FROM coverage('nissan')"
    ).fetchall() == [("2026-03-02", 2, 1, 1)]
    assert con.execute("FROM coverage('nobody')").fetchall() == []


def test_the_time_of_a_refusal_has_a_name_that_needs_no_quotes(untouched: DuckDBPyConnection) -> None:
    assert untouched.execute("SELECT refused_at, refusals.at FROM refusals").fetchall() == []


def test_counts_of_a_run_can_be_looked_up_by_outcome(con: DuckDBPyConnection, make: Any) -> None:
    run = Run(
        run_id="r",
        flow="ingest",
        started_at=make.noon,
        ended_at=make.at(3),
        counts=(("loaded", 4), ("refused", 1)),
    )
    write_run(con, run)
    assert con.execute("SELECT counts['loaded'], ended_at FROM runs").fetchall() == [(4, make.at(3))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with as_file(VIEWS) as views:
        shutil.copytree(views, tmp_path / "views")
    return tmp_path / "views"


def test_a_changed_view_is_defined_again_and_a_removed_one_is_dropped(
    con: DuckDBPyConnection, folder: Path
) -> None:
    (folder / "20_pages.sql").unlink()
    (folder / "30_coverage.sql").unlink()
    (folder / "20_runs.sql").write_text("CREATE OR REPLACE VIEW runs AS SELECT 'changed' AS flow;")
    define_views(con, folder=folder)
    assert con.execute("FROM runs").fetchall() == [("changed",)]
    named = con.execute(
        "SELECT view_name FROM duckdb_views() WHERE view_name = 'pages' UNION ALL "
        "SELECT function_name FROM duckdb_functions() WHERE function_name = 'coverage'"
    ).fetchall()
    assert named == []
    define_views(con)
    assert con.execute("FROM runs").fetchall() == []


def test_all_articles_are_indexed_again_when_the_macro_tokens_changes(
    con: DuckDBPyConnection, make: Any, folder: Path
) -> None:
    text = "Nissan paints in Ελλάδα."  # letters that the writer leaves to the macro
    load_batch(con, make.batch(make.article("paint", text=text)), run_id="r", now=make.noon)
    tokens = folder / "10_tokens.sql"
    tokens.write_text("CREATE OR REPLACE MACRO tokens(words) AS string_split(upper(words), ' ');")
    define_views(con, folder=folder)
    terms = {term for (term,) in con.execute("SELECT term FROM store.vocabulary").fetchall()}
    assert "PAINTS" in terms
    assert "ΕΛΛΆΔΑ." in terms
    assert con.execute("SELECT count(*) FROM store.documents").fetchall() == [(1,)]


def test_method_and_score_of_a_copy_are_those_of_the_nearest_article(
    con: DuckDBPyConnection, make: Any
) -> None:
    first, second, third = (make.article(name, at=at) for at, name in enumerate(("first", "second", "third")))
    links = (
        replace(make.copy(second, first), method="near", score=0.6),
        replace(make.copy(third, first), nearest=second.article_id, method="exact", score=1.0),
    )
    load_batch(con, replace(make.batch(first, second, third), duplicates=links), run_id="r", now=make.noon)
    assert con.execute(
        "SELECT article_id, duplicate_of, nearest, method, score FROM duplicates"
    ).fetchall() == [
        (second.article_id, first.article_id, first.article_id, "near", 0.6),
        (third.article_id, first.article_id, second.article_id, "exact", 1.0),
    ]
