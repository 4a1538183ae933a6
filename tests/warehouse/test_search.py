"""Which articles a query finds, in which order, and what it says where it is not understood."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from duckdb import DuckDBPyConnection
from generated_warehouse import fill_warehouse
from search_cases import CASES, load_search_cases

from warehouse.connection import open_writer
from warehouse.load import load_batch
from warehouse.search import index_all


@pytest.fixture(scope="module")
def con(empty_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """The articles of search.toml in a warehouse that no test changes."""
    path = shutil.copyfile(empty_warehouse, tmp_path_factory.mktemp("search") / "warehouse.duckdb")
    with open_writer(path, wait=0, threads=1) as con:
        load_search_cases(con)
        yield con


def find(con: DuckDBPyConnection, query: str, arguments: str = "") -> list[str]:
    rows = con.execute(
        f"SELECT origin, score FROM search(?{arguments}) "
        "JOIN articles USING (article_id) ORDER BY score DESC",
        [query],
    ).fetchall()
    return [name for name, _ in rows]


def test_there_are_at_least_sixty_queries() -> None:
    assert sum(len(CASES[group]) for group in ("ranked", "copies", "sets")) >= 60


@pytest.mark.parametrize("query", CASES["ranked"])
def test_articles_are_ranked(con: DuckDBPyConnection, query: str) -> None:
    assert find(con, query) == CASES["ranked"][query]


@pytest.mark.parametrize("query", CASES["sets"])
def test_a_query_finds_these_articles_and_no_others(con: DuckDBPyConnection, query: str) -> None:
    assert sorted(find(con, query)) == sorted(CASES["sets"][query])


@pytest.mark.parametrize("query", CASES["copies"])
def test_copies_are_found_on_request(con: DuckDBPyConnection, query: str) -> None:
    assert sorted(find(con, query, ", copies := true")) == sorted(CASES["copies"][query])
    assert "copy" not in find(con, query)


@pytest.mark.parametrize("query", CASES["errors"])
def test_what_is_not_understood_is_an_error_that_says_what_to_write(
    con: DuckDBPyConnection, query: str
) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=CASES["errors"][query]) as caught:
        con.execute("FROM search(?)", [query])
    named = re.search("search does not understand (.*?): ", str(caught.value))
    assert named is not None
    assert named[1] in query


@pytest.mark.parametrize(
    ("query", "snippet"),
    [
        ("third day", "The strike is in its **third** **day**."),
        ("strike", "The **strike** is in its third day."),
        (
            '"tug crews" strike',
            "and a **strike** of **tug** **crews** may follow the **strike**.",
        ),
        ("チーム OR 量産", "**量産**は来年。"),
        ("ガソリン車", "**ｶﾞｿﾘﾝ車**の生産は続く。"),
        ("EV車両", "**EV車両**は追浜で作る。"),
        ("池", "日産自動車は横浜で新型電**池**を発表した。"),
        ("nissan ariya", "**Nissan’s** exports of the Leaf and the **Ariya** wait on the quay."),
        ("recal*", "Nissan is **recalling** 24,000 Qashqai and Juke cars."),
        ("since:2026-03-05", "The strike is in its third day."),
        ("weeks", "Suppliers of batteries expect delays of 2½ **weeks**."),
        (
            '"chinese-style ways"',
            "The battery plant next door goes on: its **chinese**-**style** **ways** of saving power ",
        ),
    ],
)
def test_the_snippet_is_the_passage_with_most_of_the_query_and_marks_it(
    con: DuckDBPyConnection, query: str, snippet: str
) -> None:
    rows = con.execute("SELECT snippet FROM search(?)", [query]).fetchall()
    assert [row for (row,) in rows if snippet in row]


def test_a_long_passage_is_cut_around_its_first_match(writer: Path, make: Any) -> None:
    text = f"{'before ' * 60}tollbooth {'after ' * 60}"
    snippet = find_snippet(writer, make, text)
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert " **tollbooth** after" in snippet
    assert 200 < len(snippet.replace("*", "")) <= 240


def test_a_passage_without_a_space_is_cut_too(writer: Path, make: Any) -> None:
    snippet = find_snippet(writer, make, "料金所" * 100)
    assert len(snippet.replace("*", "")) <= 240


def test_a_short_form_ends_no_passage(writer: Path, make: Any) -> None:
    text = "TOKYO - Parts Co. will build a tollbooth with St. Mori Inc. in May. Then not."
    snippet = find_snippet(writer, make, text)
    assert snippet == "TOKYO - Parts Co. will build a **tollbooth** with St. Mori Inc. in May."


@pytest.fixture
def writer(writer: Path, empty_warehouse: Path) -> Path:
    """A new warehouse, copied rather than made."""
    shutil.copyfile(empty_warehouse, writer)
    return writer


def find_snippet(writer: Path, make: Any, text: str) -> str:
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(make.article("long", text=text)), run_id="r", now=make.noon)
        ((snippet,),) = con.execute("SELECT snippet FROM search('tollbooth OR 料金所')").fetchall()
    return str(snippet)


def test_an_article_is_indexed_once_however_often_it_is_loaded(writer: Path, make: Any) -> None:
    articles = [make.article("one", text="A strike."), make.article("two", text="A strike of two days.")]
    with open_writer(writer, wait=0) as con:
        load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
        before = con.execute("SELECT article_id, score, matches FROM search('strike')").fetchall()
        assert [matches for *_, matches in before] == [2, 2]
        load_batch(con, make.batch(articles[1]), run_id="r", now=make.noon)
        assert con.execute("SELECT article_id, score, matches FROM search('strike')").fetchall() == before


def test_a_revised_article_is_found_by_its_new_text_alone(writer: Path, make: Any) -> None:
    with open_writer(writer, wait=0) as con:
        for revision, text in enumerate(("A strike begins.", "The walkout ends."), start=1):
            batch = make.batch(make.article("one", text=text), revision=revision)
            load_batch(con, batch, run_id="r", now=make.noon)
        assert find(con, "strike") == find(con, "-walkout") == find(con, "begins -zeppelin") == []
        assert find(con, '"walkout ends"') == ["one.txt"]


def test_postings_that_were_moved_to_a_sorted_run_are_found(
    writer: Path, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warehouse.search._MAX_RECENT", 20)
    with open_writer(writer, wait=0) as con:
        for number in range(5):
            article = make.article(f"n{number}", text=f"A strike of port {number}. It lasts.")
            load_batch(con, make.batch(article), run_id="r", now=make.noon)
            load_batch(
                con, make.batch(article), run_id="r", now=make.noon
            )  # a former text, whose postings go
        ((recent,),) = con.execute("SELECT count(*) FROM store.recent_postings").fetchall()
        ((documents,),) = con.execute("SELECT count(DISTINCT document) FROM store.postings").fetchall()
        assert recent < 20
        assert documents <= 6
        assert len(find(con, '"strike of port"')) == 5
        assert find(con, '"port 3"') == ["n3.txt"]


def test_the_number_of_results_can_be_chosen_and_all_matches_are_counted(con: DuckDBPyConnection) -> None:
    rows = con.execute("SELECT matches FROM search('nissan', max_results := 2)").fetchall()
    assert rows == [(4,), (4,)]
    assert con.execute("SELECT count(*) FROM search_matches('nissan')").fetchall() == [(4,)]


def test_the_search_has_a_second_name_and_a_view(con: DuckDBPyConnection) -> None:
    expected = con.execute("FROM search('strike')").fetchall()
    assert con.execute("FROM find_articles('strike')").fetchall() == expected
    assert con.execute("FROM search_results").fetchall() == []
    con.execute("SET VARIABLE search = 'strike'")
    assert con.execute("FROM search_results").fetchall() == expected
    con.execute("RESET VARIABLE search")


def test_how_a_query_is_read_can_be_looked_up(con: DuckDBPyConnection) -> None:
    rows = con.execute("""
        SELECT bit, negated, field, value, first_day::VARCHAR, [term.term FOR term IN terms]
        FROM search_clauses('leaf OR ariya -"solid state" since:2026-02 日産車')
    """).fetchall()
    assert rows == [
        (2, False, "", "leaf", None, ["leaf"]),
        (2, False, "", "ariya", None, ["ariya"]),
        (4, True, "", "solid state", None, ["solid", "state"]),
        (8, False, "since", "2026-02", "2026-02-01", []),
        (16, False, "", "日産車", None, ["日産", "産車"]),
    ]


def test_the_index_of_a_generated_warehouse_is_the_one_that_loading_makes(tmp_path: Path) -> None:
    """The benchmark of queries measures on it."""
    fill_warehouse(tmp_path / "made.duckdb", 40)
    with open_writer(tmp_path / "made.duckdb", wait=0) as con:
        made, words = read_index(con)
        index_all(con)
        assert read_index(con)[0] == made
        assert len(words) > 1_000


def read_index(con: DuckDBPyConnection) -> tuple[list[Any], set[str]]:
    """Return the postings with their terms and articles, and all terms that occur."""
    rows = con.execute("""
        SELECT vocabulary.term, article_id, count, positions, terms
        FROM store.all_postings AS posting
        JOIN store.vocabulary AS vocabulary ON number = posting.term
        JOIN store.documents USING (document)
        ORDER BY ALL
    """).fetchall()
    return rows, {row[0] for row in rows}
