"""What the search page reads: the articles of the macro `search`, divided, filtered and cut into pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from duckdb import DuckDBPyConnection
from search_cases import CASES, load_search_cases

from warehouse.connection import open_writer
from warehouse.errors import SearchQueryError
from warehouse.explorer.search import SearchFilters, SearchResult, count_clauses, search_articles
from warehouse.explorer.window import Window

EVER = SearchFilters(window=Window(corpus=None, first_day=date(2000, 1, 1), last_day=date(2099, 12, 31)))
QUERIES = [query for group in ("ranked", "sets") for query in CASES[group]]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    with open_writer(tmp_path_factory.mktemp("search") / "warehouse.duckdb", wait=0, threads=1) as con:
        load_search_cases(con)
        yield con


def name_hits(con: DuckDBPyConnection, result: SearchResult) -> list[str]:
    origins = dict(con.execute("SELECT article_id, origin FROM articles").fetchall())
    return [origins[hit.article_id] for hit in result.hits]


@pytest.mark.parametrize("query", QUERIES[::4])
def test_the_page_finds_what_the_macro_finds(con: DuckDBPyConnection, query: str) -> None:
    result = search_articles(con, query, EVER)
    rows = con.execute("FROM search(?)", [query]).fetchall()
    found = {article_id: (title, score, snippet) for article_id, title, _, _, score, snippet, _ in rows}
    assert {hit.article_id: (hit.title, hit.score, hit.snippet) for hit in result.hits} == found
    assert [hit.score for hit in result.hits] == sorted((hit.score for hit in result.hits), reverse=True)
    assert result.articles == result.articles_ever == result.matches == len(rows)


def test_a_choice_leaves_as_many_articles_as_it_says(con: DuckDBPyConnection) -> None:
    result = search_articles(con, "", EVER, rows=100)
    assert len(result.hits) == result.articles > 5
    counted = [
        *((replace(EVER, tags=(count.value,)), count) for count in result.tags),
        *((replace(EVER, source=count.value), count) for count in result.sources),
        *((replace(EVER, language=count.value), count) for count in result.languages),
    ]
    assert {len(result.tags) > 1, len(result.sources) > 1, len(result.languages) > 1} == {True}
    for filters, count in counted:
        assert search_articles(con, "", filters).articles == count.articles, filters
    both = search_articles(con, "", replace(EVER, tags=("exports", "suppliers")))
    assert name_hits(con, both) == ["lines"]


def test_periods_divide_all_articles(con: DuckDBPyConnection) -> None:
    months = search_articles(con, "", EVER)
    assert sum(count.articles for count in months.periods) == months.articles
    march = replace(EVER, first_day=date(2026, 3, 1), last_day=date(2026, 3, 31))
    (there,) = (count for count in months.periods if count.value == "2026-03")
    days = search_articles(con, "", march)
    assert days.articles == there.articles
    assert {len(count.value) for count in days.periods} == {len("2026-03-01")}


def test_pages_divide_the_articles_and_the_newest_come_first_on_request(con: DuckDBPyConnection) -> None:
    whole = search_articles(con, "", EVER, rows=100, by_date=True)
    assert len(whole.hits) == whole.articles > 6
    pages = [
        search_articles(con, "", EVER, rows=3, first_row=row, by_date=True)
        for row in range(0, whole.articles + 6, 3)  # the last one is behind the end
    ]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    times = [hit.came_out_at for hit in whole.hits]
    assert times == sorted(times, reverse=True)


def test_copies_are_with_their_originals_unless_they_are_asked_for(con: DuckDBPyConnection) -> None:
    folded = search_articles(con, "strike", EVER)
    (original,) = (hit for hit in folded.hits if hit.copies)
    assert name_hits(con, folded) == ["strike", "lines"]
    (copy,) = original.first_copies
    listed = search_articles(con, "strike", replace(EVER, with_copies=True))
    assert {hit.article_id: hit.duplicate_of for hit in listed.hits}[copy.article_id] == original.article_id
    assert listed.articles == folded.articles + 1


def test_articles_out_of_the_window_are_counted_and_not_listed(con: DuckDBPyConnection) -> None:
    window = Window(corpus=None, first_day=date(2026, 2, 27), last_day=date(2026, 2, 27))
    result = search_articles(con, "nissan", replace(EVER, window=window))
    assert (result.articles, name_hits(con, result)) == (1, ["recall"])
    assert result.articles_ever == result.matches > 1
    other = replace(EVER, window=replace(EVER.window, corpus="other"))
    assert search_articles(con, "strike", other).articles == 0


@pytest.mark.parametrize("query", CASES["errors"])
def test_what_is_not_understood_is_told_in_the_words_of_the_macro(
    con: DuckDBPyConnection, query: str
) -> None:
    for ask in (lambda: search_articles(con, query, EVER), lambda: count_clauses(con, query)):
        with pytest.raises(SearchQueryError, match=CASES["errors"][query]):
            ask()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("strike zeppelin", [("strike", 2), ("zeppelin", 0)]),
        ('"port strike" exports', [('"port strike"', 1), ("exports", 1)]),
        ("zeppelin OR strike -lines", [("zeppelin", 0), ("strike", 2), ("lines", None)]),
        ("recal* lang:de", [("recal*", 1), ("lang:de", 1)]),
        ("tag:exports title:zeppelin", [("tag:exports", 2), ("title:zeppelin", 0)]),
        ('source:"Trade Weekly"', [('source:"trade weekly"', 1)]),
        ("since:2026-03", [("since:2026-03", 4)]),
    ],
)
def test_each_clause_is_counted_alone(
    con: DuckDBPyConnection, query: str, found: list[tuple[str, int | None]]
) -> None:
    counted = [(clause.text, clause.articles) for clause in count_clauses(con, query)]
    assert [text for text, _ in counted] == [text for text, _ in found]
    for (_, articles), (text, expected) in zip(counted, found, strict=True):
        alone = con.execute("SELECT count(*) FROM search_matches(?)", [text]).fetchall()
        assert (articles is None) == (expected is None)
        assert articles is None or (articles,) == alone[0]
        assert (articles == 0) == (expected == 0)


def test_alternatives_have_a_bit_in_common(con: DuckDBPyConnection) -> None:
    first, second, third = count_clauses(con, "leaf OR ariya strike")
    assert first.bit == second.bit != third.bit
