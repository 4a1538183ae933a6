"""Claims are compared when stories are decided: within a story, and over plans and states in any."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from record_factory import RecordFactory as Make

from flows.stages.articles.assign_stories import assign_waiting_articles
from flows.stages.history.find_claims_again import ClaimChanges, compare_claims_again, replace_changed_claims
from transforms.claims.load_quantities import default_quantities
from transforms.records import Article, ArticleClaim
from warehouse.claims import load_quantities
from warehouse.connection import open_writer
from warehouse.load import load_batch, load_tags, write_overrides

QUANTITIES = default_quantities()
ODDS = "SELECT source, value_low, other_source, other_value_low FROM contradictions ORDER BY ALL"


@pytest.fixture
def con(tmp_path: Path, empty_warehouse: Path) -> Iterator[DuckDBPyConnection]:
    shutil.copyfile(empty_warehouse, tmp_path / "warehouse.duckdb")
    with open_writer(tmp_path / "warehouse.duckdb", wait=0) as con:
        load_quantities(con, QUANTITIES.compared, version=QUANTITIES.version)
        load_tags(con, [], version="1")
        yield con


def report(name: str, *, at: float = 5) -> Article:
    return replace(Make.article(name, at=at), source=f"{name}.example", published_at=None)


def load(con: DuckDBPyConnection, *claims: tuple[Article, ArticleClaim], **parts: Any) -> None:
    batch = Make.batch(*(article for article, _ in claims), revision=parts.pop("revision", 1))
    batch = replace(batch, claims=tuple(claim for _, claim in claims), **parts)
    load_batch(con, batch, run_id="r", now=Make.noon)
    assign_waiting_articles(con)


def test_reports_of_different_stories_are_at_odds_over_a_plan(con: DuckDBPyConnection) -> None:
    one, other = report("one"), report("other", at=9)
    load(con, (one, Make.claim(one)))
    assert con.execute(ODDS).fetchall() == []
    load(con, (other, Make.claim(other, value=9_000)))
    assert con.execute(ODDS).fetchall() == [("one.example", 20_000, "other.example", 9_000)]


def test_a_correction_ends_a_contradiction(con: DuckDBPyConnection) -> None:
    one, other = report("one"), report("other", at=9)
    load(con, (one, Make.claim(one)), (other, Make.claim(other, value=9_000)))
    assert len(con.execute(ODDS).fetchall()) == 1
    corrected = replace(Make.article("other", text="It was 20,000.", at=30), source="other.example")
    load(con, (corrected, Make.claim(corrected)), revision=2)
    assert con.execute(ODDS).fetchall() == []


def test_a_copy_is_at_odds_with_nobody(con: DuckDBPyConnection) -> None:
    one, copy = report("one"), report("copy", at=9)
    links = (Make.copy(copy, one),)
    load(con, (one, Make.claim(one)), (copy, Make.claim(copy, value=9_000)), duplicates=links)
    assert con.execute(ODDS).fetchall() == []
    write_overrides(con, fingerprints=[Make.fingerprint(copy)])  # it is none after all
    assign_waiting_articles(con)
    assert len(con.execute(ODDS).fetchall()) == 1


def test_an_article_that_becomes_a_copy_is_at_odds_with_nobody(con: DuckDBPyConnection) -> None:
    one, copy = report("one"), report("copy", at=9)
    load(con, (one, Make.claim(one)), (copy, Make.claim(copy, value=9_000)))
    assert len(con.execute(ODDS).fetchall()) == 1
    again = replace(Make.batch(), fingerprints=(Make.fingerprint(copy),), duplicates=(Make.copy(copy, one),))
    load_batch(con, again, run_id="r", now=Make.noon)
    assign_waiting_articles(con)
    assert con.execute(ODDS).fetchall() == []


def test_a_revision_that_is_seen_later_is_compared(con: DuckDBPyConnection) -> None:
    one, other = report("one"), report("other", at=9)
    load(con, (one, Make.claim(one)), (other, Make.claim(other)))
    revised = replace(Make.article("other", text="No.", at=300), source="other.example", published_at=None)
    load(con, (revised, Make.claim(revised, value=9_000)), revision=2)
    assert con.execute(ODDS).fetchall() == [("one.example", 20_000, "other.example", 9_000)]


def test_a_later_figure_of_one_publisher_is_stored_as_an_update(con: DuckDBPyConnection) -> None:
    one, later = report("one"), replace(report("later", at=9), source="one.example")
    load(con, (one, Make.claim(one, value=9_000)), (later, Make.claim(later)))
    assert con.execute(ODDS).fetchall() == []
    history = "SELECT replaced_by FROM claim_history('job-cuts')"
    assert con.execute(history).fetchall() == [([later.article_id],), ([],)]


def test_texts_of_no_publisher_do_not_update_each_other(con: DuckDBPyConnection) -> None:
    one, other = (replace(report(name, at=at), source="inbox") for name, at in (("one", 5), ("other", 9)))
    load(con, (one, Make.claim(one)), (other, Make.claim(other, value=9_000)))
    assert len(con.execute(ODDS).fetchall()) == 1


def test_claims_that_are_found_again_are_compared_again(con: DuckDBPyConnection) -> None:
    one, other = report("one"), report("other", at=9)
    claims = Make.claim(one), Make.claim(other, value=9_000)
    load(con, (one, claims[0]), (other, claims[1]))
    ids = [one.article_id, other.article_id]
    for found, gained, expected in ((Make.claim(other), 1, []), (claims[1], 1, con.execute(ODDS).fetchall())):
        changes = ClaimChanges()
        versions = (QUANTITIES.version, "1")
        con.execute("BEGIN")
        con.execute("INSERT INTO store.tags VALUES ('nissan', 'company', 'Nissan', NULL, '', '1')")
        replace_changed_claims(con, ids, [claims[0], found], changes, versions=versions, keep=True)
        compare_claims_again(con, changes.articles, size=1)
        con.execute("COMMIT")
        assert changes.gained == {"job-cuts": gained}
        assert con.execute(ODDS).fetchall() == expected
