"""Tags by day, rising tags, and tags on the same articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from warehouse.load import load_batch


def load(con: DuckDBPyConnection, make: Any, rows: Iterable[tuple[int, str]]) -> None:
    """Load an article for each row of a day and its tags; one with a question mark is a mention."""
    articles, tags = [], []
    for number, (day, names) in enumerate(rows):
        article = make.article(f"{day} {number}", title=f"Report {number}")
        article = replace(article, published_at=make.noon + timedelta(days=day))
        articles.append(article)
        for name in names.split():
            tag = make.tag(article, name.rstrip("?"))
            tags.append(replace(tag, relevance="mention") if name.endswith("?") else tag)
    load_batch(con, replace(make.batch(*articles), tags=tuple(tags)), run_id="r", now=make.noon)


def test_tags_are_counted_by_day(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, [(0, "leaf"), (0, "leaf?"), (3, "leaf note")])
    copy, original = con.execute(
        "SELECT article_id FROM articles WHERE published_at < '2026-03-03'"
    ).fetchall()
    con.execute(
        "INSERT INTO store.duplicates VALUES (?, ?, 'near', 0.9, ?)", [copy[0], original[0], original[0]]
    )
    assert con.execute(
        "SELECT tag, day::VARCHAR, articles, originals, subjects, mentions, sources, undated"
        " FROM tag_days ORDER BY ALL"
    ).fetchall() == [
        ("leaf", "2026-03-02", 2, 1, 1, 1, 1, 0),
        ("leaf", "2026-03-05", 1, 1, 1, 0, 1, 0),
        ("note", "2026-03-05", 1, 1, 1, 0, 1, 0),
    ]


@pytest.mark.parametrize(
    ("precision", "day"), [("second", "2026-03-02"), ("day", "2026-03-02"), ("month", None), (None, None)]
)
def test_an_article_without_a_day_of_publication_is_on_no_day_and_is_counted_beside(
    con: DuckDBPyConnection, make: Any, precision: Any, day: str | None
) -> None:
    at = make.noon if precision else None
    article = replace(make.article("one", at=2000), published_at=at, published_precision=precision)
    load_batch(con, make.batch(article), run_id="r", now=make.noon)
    counts = (1, 0) if day else (0, 1)
    days = "SELECT day::VARCHAR, articles, undated FROM"
    assert con.execute(f"{days} tag_days").fetchall() == [(day, *counts)]
    assert con.execute(f"{days} coverage('nissan')").fetchall() == [(day, *counts)]
    arrival = "2026-03-03"
    assert con.execute(f"{days} coverage('nissan', undated := true)").fetchall() == [(day or arrival, 1, 0)]


def test_undated_articles_make_no_tag_rise_unless_they_are_asked_for(
    con: DuckDBPyConnection, make: Any
) -> None:
    load(con, make, [(-1, "steady"), (-12, "steady"), (-13, "leaf"), (0, "leaf")])
    undated = [
        replace(make.article(name, at=60), published_at=None, published_precision=None) for name in "abcdef"
    ]
    load_batch(con, make.batch(*undated), run_id="r", now=make.noon)
    con.execute("UPDATE store.article_tags SET tag = 'leaf' WHERE tag = 'nissan'")
    assert con.execute("FROM rising()").fetchall() == []
    assert con.execute("SELECT tag, articles, undated FROM rising(undated := true)").fetchall() == [
        ("leaf", 7, 0)
    ]
    load(con, make, [(0, "leaf once"), (0, "leaf"), (0, "leaf")])
    assert con.execute("SELECT tag, articles, undated FROM rising ORDER BY tag").fetchall() == [
        ("leaf", 4, 6),
        ("once", 1, 0),
    ]


def test_the_view_rising_has_the_rows_of_the_macro_with_its_defaults(
    con: DuckDBPyConnection, make: Any
) -> None:
    load(con, make, [(0, "late"), (0, "late"), (-20, "early"), (-20, "early")])
    rows = con.execute("FROM rising").fetchall()
    assert rows == con.execute("FROM rising()").fetchall()
    assert [row[0] for row in rows] == ["late"]


def test_one_article_dated_in_the_future_does_not_move_the_days_of_rising(
    con: DuckDBPyConnection, make: Any
) -> None:
    load(con, make, [(0, "late"), (0, "late"), (-20, "early"), (-20, "early"), (90, "wrong")])
    assert [row[0] for row in con.execute("FROM rising").fetchall()] == ["late"]


def test_pairs_of_tags_are_listed_in_both_orders_and_leave_copies_out(
    con: DuckDBPyConnection, make: Any
) -> None:
    load(con, make, [(0, "leaf note"), (0, "leaf note?"), (0, "leaf")])
    copy, original = (row[0] for row in con.execute("SELECT article_id FROM articles LIMIT 2").fetchall())
    assert con.execute("SELECT tag, other, relevance, articles FROM tag_pairs ORDER BY ALL").fetchall() == [
        ("leaf", "note", "any", 2),
        ("leaf", "note", "subject", 1),
        ("note", "leaf", "any", 2),
        ("note", "leaf", "subject", 1),
    ]
    con.execute("INSERT INTO store.duplicates VALUES (?, ?, 'near', 0.9, ?)", [copy, original, original])
    ((articles,),) = con.execute(
        "SELECT max(articles) FROM tag_pairs WHERE tag = 'leaf' AND relevance = 'any'"
    ).fetchall()
    assert articles < 2


def test_a_relevance_that_co_tags_does_not_have_is_an_error(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, [(0, "leaf note")])
    with pytest.raises(duckdb.InvalidInputException, match="relevance is 'subject' or NULL"):
        con.execute("FROM co_tags('leaf', relevance := 'mention')")


def test_a_tag_rises_against_the_days_before_and_small_counts_have_little_surprise(
    con: DuckDBPyConnection, make: Any
) -> None:
    old = [(-day, "steady") for day in range(7, 35) for _ in range(2)]
    new = [(-day, "steady") for day in range(7) for _ in range(2)]
    rows = [*old, *new, *((-1, "strike") for _ in range(8)), (-9, "strike"), (-2, "once"), (-9, "gone")]
    load(con, make, [*rows, (-2, "named?"), (-60, "ancient")])
    rising = con.execute("SELECT tag, articles, articles_before, growth, surprise FROM rising()").fetchall()
    assert [row[0] for row in rising] == ["strike", "once"]
    strike, once = rising
    assert strike[1:3] == (8, 1)
    assert strike[4] > 6.6 > once[4] > 0
    assert strike[3] > once[3] > 1


def test_the_days_of_rising_and_their_end_can_be_chosen(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, [(0, "late"), (-10, "early"), (-11, "steady"), (-20, "steady"), (-20, "steady")])
    assert con.execute("SELECT tag FROM rising(days := 3, before := 30)").fetchall() == [("late",)]
    assert con.execute(
        "SELECT tag FROM rising(days := 3, before := 30, until := '2026-02-20')"
    ).fetchall() == [("early",)]


@pytest.mark.parametrize("macro", ["rising()", "co_tags('leaf')", "coverage('leaf')"])
def test_macros_return_no_rows_for_an_empty_warehouse(con: DuckDBPyConnection, macro: str) -> None:
    assert con.execute(f"FROM {macro}").fetchall() == []


def test_tags_on_the_same_articles_are_ordered_by_how_surprising_that_is(
    con: DuckDBPyConnection, make: Any
) -> None:
    rows = [(0, "leaf battery everywhere")] * 6 + [(0, "everywhere")] * 20 + [(0, "battery everywhere")] * 2
    load(con, make, [*rows, (0, "leaf rare everywhere")])
    together = {row[0]: row[1:] for row in con.execute("FROM co_tags('leaf')").fetchall()}
    assert list(together) == ["battery", "rare", "everywhere"]
    _, articles, share, lift, surprise = together["battery"]
    assert articles == 6
    assert share == pytest.approx(6 / 7)
    assert lift == pytest.approx(6 * 29 / (7 * 8))
    assert surprise > together["rare"][4] > 0
    assert together["everywhere"][3:] == (pytest.approx(1), pytest.approx(0, abs=1e-9))


def test_co_tags_can_be_limited_to_subjects(con: DuckDBPyConnection, make: Any) -> None:
    load(con, make, [(0, "leaf battery?"), (0, "leaf note"), (0, "other")])
    assert con.execute("SELECT tag FROM co_tags('leaf', relevance := 'subject')").fetchall() == [("note",)]
