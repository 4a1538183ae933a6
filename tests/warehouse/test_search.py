"""How texts are split into terms, and which articles a query finds."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from warehouse.load import load_batch
from warehouse.views import SAME_TERMS

STEMS = (
    "",
    "a",
    "e",
    "o",
    "u",
    "i",
    "s",
    "bos",
    "clas",
    "wish",
    "match",
    "box",
    "batter",
    "plant",
    "ca",
    "sho",
)


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("", []),
        (None, []),
        ("Paint, SHOP!", ["paint", "shop"]),
        ("Škoda café", ["skoda", "cafe"]),
        ("batteries battery", ["battery", "battery"]),
        (
            "plants plant losses loss boxes box buses bus",
            ["plant"] * 2 + ["loss"] * 2 + ["box"] * 2 + ["buse", "bus"],
        ),
        ("2.5% of 1,000", ["2", "5", "of", "1", "000"]),
        ("ＥＶ２０３０", ["ev2030"]),
        ("日産自動車", ["日産", "産自", "自動", "動車"]),
        ("新型リーフ・EV車", ["ev", "新型", "型リ", "リー", "ーフ", "車"]),
        ("ガ", ["ガ"]),
        ("Завод закрыт", ["завод", "закрыт"]),
    ],
)
def test_a_text_is_split_into_terms(
    untouched: DuckDBPyConnection, words: str | None, terms: list[str]
) -> None:
    assert untouched.execute("SELECT tokens(?)", [words]).fetchall() == [(terms,)]


EARLIER_MACROS = sorted((Path(__file__).parent.parent / "data/macros").glob("tokens-*.sql"))


@pytest.mark.parametrize("macro", EARLIER_MACROS, ids=lambda file: file.stem)
def test_an_earlier_macro_that_needs_no_new_index_gives_the_same_terms(
    untouched: DuckDBPyConnection, macro: Path
) -> None:
    text = macro.read_text(encoding="utf-8")
    assert hashlib.sha256(macro.read_bytes()).hexdigest() in SAME_TERMS
    endings = [
        f"{stem}{end}" for stem in STEMS for end in ("s", "es", "ies", "ss", "us", "aes", "eies", "oes")
    ]
    words = " ".join([*endings, "Škodas ś 日産s ＢＯＸＥＳ x's ſ İs résumés ガス s es", "新型リーフ・EVs"])
    definition, _, _ = text.partition("COMMENT ON")
    untouched.execute(definition.replace("MACRO tokens", "TEMP MACRO earlier_tokens"))
    ((same,),) = untouched.execute("SELECT tokens($1) = earlier_tokens($1)", [words]).fetchall()
    assert same


@pytest.fixture
def con(con: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    filler = "\n\n".join(f"Sentence {number} is about something else." for number in range(40))
    load_batch(
        con,
        make.batch(
            make.article(
                "strike", title="Port strike holds up exports", text=f"Dockers walked out.\n\n{filler}"
            ),
            make.article(
                "lines", title="Shipping lines wait", text=f"The strike is in its third day.\n\n{filler}"
            ),
            make.article(
                "battery",
                title="A longer warranty",
                text=f"{filler}\n\nIt pays 2.5 percent. It covers batteries for ten years, on request. Done.",
            ),
            make.article(
                "japan",
                title="日産、新型電池を発表",
                text="日産自動車は横浜で新型電池を発表した。量産は来年。",
            ),
        ),
        run_id="r",
        now=make.noon,
    )
    return con


def list_titles(con: DuckDBPyConnection, query: str) -> list[str]:
    return [title for (title,) in con.execute("SELECT title FROM search(?)", [query]).fetchall()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("strike", ["Port strike holds up exports", "Shipping lines wait"]),
        ("STRIKES dockers", ["Port strike holds up exports", "Shipping lines wait"]),
        ("battery", ["A longer warranty"]),
        ("電池", ["日産、新型電池を発表"]),
        ("横浜", ["日産、新型電池を発表"]),
        ("zeppelin", []),
        ("", []),
        ("'; DROP TABLE store.articles; --", []),
    ],
)
def test_search_ranks_the_articles_it_finds(con: DuckDBPyConnection, query: str, found: list[str]) -> None:
    assert list_titles(con, query) == found


def test_results_are_ordered_by_score_and_show_the_matching_sentence(con: DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT score, snippet, source, published_at FROM search('covers battery strike')"
    ).fetchall()
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)
    assert "It covers batteries for ten years, on request." in [row[1] for row in rows]
    assert {row[2] for row in rows} == {"harbour.example"}
    ((snippet,),) = con.execute("SELECT snippet FROM search('量産')").fetchall()
    assert snippet == "量産は来年。"


def test_a_long_sentence_is_cut_in_the_snippet(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("long", text="tollbooth " * 100)), run_id="r", now=make.noon)
    ((snippet,),) = con.execute("SELECT snippet FROM search('tollbooth')").fetchall()
    assert len(snippet) == 240
    assert snippet.endswith("…")


def test_the_number_of_results_can_be_chosen(con: DuckDBPyConnection) -> None:
    assert len(con.execute("FROM search('strike', max_results := 1)").fetchall()) == 1


def test_an_article_is_indexed_once_however_often_it_is_loaded(con: DuckDBPyConnection, make: Any) -> None:
    before = con.execute("SELECT score FROM search('strike')").fetchall()
    article = make.article(
        "lines",
        title="Shipping lines wait",
        text=con.execute("SELECT text FROM articles WHERE title = 'Shipping lines wait'").fetchall()[0][0],
    )
    load_batch(con, make.batch(article), run_id="r", now=make.noon)
    assert con.execute("SELECT score FROM search('strike')").fetchall() == before
