"""Reading the input of the search for copies: candidates, fingerprints, links, overrides and texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import (
    Batch,
    ExistingText,
    Fingerprint,
)
from warehouse import newest_texts
from warehouse.errors import WarehouseError
from warehouse.load import load_batch, write_overrides
from warehouse.newest_texts import move_recent_texts
from warehouse.read import read_existing_revisions, read_existing_texts
from warehouse.relations import read_candidates, read_fingerprints, read_links, read_overrides
from warehouse.sql import read_query


def load_with_bands(con: DuckDBPyConnection, make: Any, **bands: Sequence[int]) -> dict[str, Fingerprint]:
    """Load an article for each name, a minute after the other, with the bands that are given."""
    articles = {name: make.article(name, at=at) for at, name in enumerate(bands)}
    prints = {name: make.fingerprint(article, *bands[name]) for name, article in articles.items()}
    batch = replace(make.batch(*articles.values()), fingerprints=tuple(prints.values()))
    load_batch(con, batch, run_id="r", now=make.noon)
    return prints


def test_candidates_share_a_band_and_have_their_text_and_the_shared_bands(
    con: DuckDBPyConnection, make: Any
) -> None:
    existing = load_with_bands(con, make, two=(7, 8, 9), one=(9, 10), neither=(12,))
    new = make.fingerprint(make.article("new", at=4), 8, 9, 99)
    two, one = replace(existing["two"], bands=(8, 9)), replace(existing["one"], bands=(9,))
    assert read_candidates(con, [new]) == [two, one]
    assert read_candidates(con, [new, existing["two"]]) == [replace(one, bands=(9,))]
    assert read_candidates(con, []) == []


def test_candidates_are_few_even_if_many_articles_share_a_band(con: DuckDBPyConnection, make: Any) -> None:
    crowd = {f"crowd {number}": (1, 2) for number in range(50)}
    load_with_bands(con, make, **crowd, rare=(1, 2, 3), single=(4,))
    found = read_candidates(con, [make.fingerprint(make.article("new"), 1, 2, 3, 4)])
    names = {make.article(name).article_id: name for name in (*crowd, "rare", "single")}
    assert {"rare", "single"} < {names[each.article_id] for each in found}
    assert len(found) == 16


def test_articles_that_a_person_called_the_same_are_candidates(con: DuckDBPyConnection, make: Any) -> None:
    existing = load_with_bands(con, make, one=(1,), other=(2,))
    override = make.override(existing["one"].article_id, existing["other"].article_id)
    write_overrides(con, added=[override])
    assert [each.article_id for each in read_candidates(con, [existing["one"]])] == [
        existing["other"].article_id
    ]
    write_overrides(con, added=[replace(override, same=False)])
    assert read_candidates(con, [existing["one"]]) == []


def test_fingerprints_come_with_those_of_their_nearest_copies(con: DuckDBPyConnection, make: Any) -> None:
    existing = load_with_bands(con, make, original=(1,), copy=(2,), other=(3,))
    link = make.copy(make.article("copy"), make.article("original"))
    load_batch(con, Batch(duplicates=(link,)), run_id="r", now=make.noon)
    assert read_fingerprints(con, [existing["original"].article_id]) == [
        existing["original"],
        existing["copy"],
    ]
    assert read_fingerprints(con, [existing["copy"].article_id, "nobody"]) == [existing["copy"]]


def test_links_come_with_all_links_to_the_same_original(con: DuckDBPyConnection, make: Any) -> None:
    articles = {name: make.article(name) for name in ("original", "copy", "other", "apart", "its copy")}
    links = [
        make.copy(articles["copy"], articles["original"]),
        make.copy(articles["other"], articles["original"]),
    ]
    unrelated = make.copy(articles["its copy"], articles["apart"])
    load_batch(con, Batch(duplicates=(*links, unrelated)), run_id="r", now=make.noon)
    expected = sorted(links, key=lambda link: link.article_id)
    for name in ("original", "copy", "other"):
        assert read_links(con, [articles[name].article_id]) == expected


def test_overrides_are_found_by_either_article(con: DuckDBPyConnection, make: Any) -> None:
    first, second = make.override("a", "b"), make.override("b", "c", relation="story", same=False, at=9)
    write_overrides(con, added=[second, first])
    assert read_overrides(con, ["b"]) == [first, second]
    assert read_overrides(con, ["c", "nobody"]) == [second]
    write_overrides(con, added=[replace(first, same=False)], removed=[second])
    assert read_overrides(con, ["b"]) == [replace(first, same=False)]


def test_existing_texts_are_read_in_parts(
    con: DuckDBPyConnection, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [make.article(name, text=f"Text {name}.") for name in ("one", "two", "three")]
    for article in articles:
        load_batch(con, make.batch(article), run_id="r", now=make.noon)
    monkeypatch.setattr("warehouse.read._MAX_LITERALS", 2)
    forgotten: list[object] = []
    monkeypatch.setattr("warehouse.read.forget_blocks", forgotten.append)
    found = read_existing_texts(con, [each.article_id for each in articles])
    assert {key: each.text for key, each in found.items()} == {
        each.article_id: each.text for each in articles
    }
    assert forgotten == [con], "between the two parts"


def test_the_existing_text_of_an_article_is_that_of_its_newest_revision(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    newest = make.article("one", title="Anew", text="All over.", at=60)
    load_batch(con, make.batch(newest, revision=2), run_id="r", now=make.noon)
    expected = {newest.article_id: ExistingText(article_id=newest.article_id, title="Anew", text="All over.")}
    assert read_existing_texts(con, [newest.article_id]) == expected
    move_recent_texts(con)
    assert read_existing_texts(con, [newest.article_id]) == expected


def test_a_recent_text_replaces_the_indexed_one_of_the_same_article(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    move_recent_texts(con)
    newest = make.article("one", text="All over.", at=60)
    load_batch(con, make.batch(newest, revision=2), run_id="r", now=make.noon)
    for _ in range(2):
        assert read_existing_texts(con, [newest.article_id])[newest.article_id].text == "All over."
        assert read_existing_revisions(con, [newest.article_id])[newest.article_id].revision == 2
        move_recent_texts(con)
    assert con.execute("SELECT count(*) FROM store.newest_texts").fetchall() == [(1,)]


def test_recent_texts_are_moved_into_the_indexed_table_once_there_are_many(
    con: DuckDBPyConnection, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(newest_texts, "_MAX_RECENT", 3)
    counts = []
    for number in range(4):
        load_batch(con, make.batch(make.article(f"article {number}")), run_id="r", now=make.noon)
        counts += con.execute(
            "SELECT (SELECT count(*) FROM store.recent_texts), (SELECT count(*) FROM store.newest_texts)"
        ).fetchall()
    assert counts == [(1, 0), (2, 0), (0, 3), (1, 3)]


def test_texts_are_read_through_the_index(con: DuckDBPyConnection, make: Any) -> None:
    articles = [make.article(name) for name in ("one", "two", "three")]
    load_batch(con, make.batch(*articles), run_id="r", now=make.noon)
    move_recent_texts(con)
    wanted = ", ".join(f"'{article.article_id}'" for article in articles[:2])
    for query in ("read_existing_texts", "read_existing_revisions"):
        statement = read_query(query).replace("$article_ids", wanted)
        ((_, plan),) = con.execute(f"EXPLAIN ANALYZE {statement}").fetchall()
        assert "Index Scan" in plan


def test_quotes_in_an_identifier_are_escaped(con: DuckDBPyConnection) -> None:
    assert read_existing_revisions(con, ["it's", "'); DROP TABLE store.newest_texts; --"]) == {}
    assert con.execute("SELECT count(*) FROM store.newest_texts").fetchall() == [(0,)]


def test_a_candidate_without_a_text_is_an_error_that_names_the_remedy(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_with_bands(con, make, one=(1,))
    con.execute("DELETE FROM store.recent_texts")
    with pytest.raises(WarehouseError, match="newswire rebuild"):
        read_candidates(con, [make.fingerprint(make.article("new"), 1)])
