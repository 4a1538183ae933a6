"""Reading existing pages, addresses, revisions and totals."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import (
    Batch,
    ExistingRevision,
    PageOutcome,
    Refusal,
)
from warehouse.load import load_batch, sync_feeds, write_polls
from warehouse.read import (
    read_archive_end,
    read_existing_pages,
    read_existing_revisions,
    read_existing_urls,
    read_totals,
)
from warehouse.stories import write_stories


def test_existing_pages_come_with_their_refusals(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    refused = make.page("refused")
    why = Refusal(url=None, origin=refused.origin, stage="extract", reason="no-text", detail="it is blank")
    end = PageOutcome(page=refused, outcome="refused", article_id=None, refusal=why)
    load_batch(con, Batch(outcomes=(end,)), run_id="r", now=make.noon)
    one, unknown = make.page("one").page_id, make.page("unknown").page_id
    assert read_existing_pages(con, [one, unknown, one, refused.page_id]) == {one: None, refused.page_id: why}
    assert read_existing_pages(con, []) == {}


@pytest.mark.parametrize("outcome", ["loaded", "revised", "unchanged", "known", "refused", "pending"])
def test_an_address_exists_once_it_has_led_to_an_article(
    con: DuckDBPyConnection, make: Any, outcome: str
) -> None:
    entry = make.entry()
    sync_feeds(con, [make.feed()], now=make.noon)
    write_polls(con, [make.poll(entry)], [make.feed()], run_id="r", now=make.noon)
    page = make.page("paint", entry=entry, at=7)
    article = make.article("paint", page=page)
    load_batch(con, make.batch(article, pages=[page]), run_id="r", now=make.at(8))
    end = make.entry_outcome(entry.entry_id, outcome)
    load_batch(con, Batch(entries=(end,)), run_id="r", now=make.at(9))
    known = read_existing_urls(con, [entry.canonical_url, "https://elsewhere.example/"])
    finished = outcome not in {"refused", "pending"}
    assert known == ({entry.canonical_url: (article.article_id, make.at(7))} if finished else {})


def test_the_existing_revision_of_an_article_is_the_newest(con: DuckDBPyConnection, make: Any) -> None:
    load_batch(con, make.batch(make.article("one")), run_id="r", now=make.noon)
    newest = make.article("one", text="Anew.", at=60)
    load_batch(con, make.batch(newest, revision=2), run_id="r", now=make.noon)
    assert read_existing_revisions(con, [newest.article_id, "nobody"]) == {
        newest.article_id: ExistingRevision(article_id=newest.article_id, revision=2, sha256=newest.sha256)
    }


def test_an_archive_file_ends_after_the_last_record_that_the_warehouse_refers_to(
    con: DuckDBPyConnection, make: Any
) -> None:
    assert read_archive_end(con, "0001.warc.gz") == 0
    fetches = tuple(make.fetch("https://harbour.example/", at=at) for at in (3, 1))
    load_batch(con, Batch(fetches=fetches), run_id="r", now=make.noon)
    load_batch(con, make.batch(make.article("one", at=9)), run_id="r", now=make.noon)
    assert read_archive_end(con, "0001.warc.gz") == 3_900
    assert (
        read_archive_end(con, "0002.warc.gz") == 9_700 - 4_000
    )  # the pages of make.batch arrive at minute 5
    assert read_archive_end(con, "0001.warc.gz", newest=1) == 1_900, "the newest row alone"


def test_totals_are_split_by_corpus_and_reason(con: DuckDBPyConnection, make: Any) -> None:
    one, two = make.article("one"), make.article("two", page=make.page("two", corpus="seed"))
    batch = make.batch(one, two, pages=[make.page("two", corpus="seed")])
    load_batch(con, replace(batch, duplicates=(make.copy(two, one),)), run_id="r", now=make.noon)
    write_stories(con, make.memberships(one, two, story="s"), [], all_open=True)
    load_batch(con, Batch(refusals=(make.refusal(),)), run_id="r", now=make.noon)
    totals = read_totals(con)
    assert {name: number for name, number in totals.items() if number} == {
        "articles": 2,
        "articles.inbox": 1,
        "articles.seed": 1,
        "duplicates": 1,
        "pages": 2,
        "refusals": 1,
        "refusals.timeout": 1,
        "revisions": 2,
        "stories": 1,
    }
    assert totals["entries.pending"] == 0
