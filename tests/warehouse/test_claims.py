"""Claims are rows of their articles, and what was decided on two of them is a row of the pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from transforms.records import ComparedQuantity, Evidence
from warehouse.claims import load_quantities, read_reported_claims, read_rival_claims
from warehouse.integrity import list_faults
from warehouse.load import load_batch
from warehouse.retention import Ages, remove_articles
from warehouse.stories import write_stories

QUANTITIES = [
    ComparedQuantity(quantity="job-cuts", label="Job cuts", description="Jobs cut", is_lasting=True),
    ComparedQuantity(quantity="sales", label="Sales", description="Vehicles sold"),
]
DAY = timedelta(days=1)


@pytest.fixture
def pair(con: DuckDBPyConnection, make: Any) -> list[Any]:
    """Two articles of one story that contradict each other over job cuts."""
    one, other = make.article("one"), make.article("other", at=65)
    load_quantities(con, QUANTITIES, version="1")
    claims = (make.claim(one), make.claim(one, position=1, quantity="sales"), make.claim(other, value=9_000))
    load_batch(con, replace(make.batch(one, other), claims=claims), run_id="r", now=make.noon)
    write_stories(
        con,
        make.memberships(one, other, story="s"),
        [],
        all_open=True,
        compared=[other.article_id],
        pairs=[make.claim_pair(one, other)],
    )
    return [one, other]


def ask(con: DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()


def test_a_claim_has_its_story_its_label_and_the_versions_that_found_it(
    con: DuckDBPyConnection, pair: list[Any]
) -> None:
    one, _ = pair
    assert ask(con, "SELECT position, story_id, label, value_low, quantities_version FROM claims") == [
        (0, "s", "Job cuts", 20_000, "1"),
        (1, "s", "Sales", 20_000, "1"),
        (0, "s", "Job cuts", 9_000, "1"),
    ]
    spans = "SELECT unnest(evidence) AS span FROM claims WHERE position = 1"
    assert ask(con, f'SELECT span.field, span."start", span."end", span."text" FROM ({spans})') == [
        ("text", 0, 3, one.text[:3])
    ]


def test_the_words_of_a_claim_name_a_passage_once(con: DuckDBPyConnection, make: Any) -> None:
    one = make.article("one")
    spans = [Evidence(field="text", start=0, end=3, text=text) for text in ("9 jobs", "cut", "9 jobs", "cut")]
    claim = make.claim(one)
    claims = (replace(claim, claim=replace(claim.claim, evidence=tuple(spans))),)
    load_batch(con, replace(make.batch(one), claims=claims), run_id="r", now=make.noon)
    assert ask(con, "SELECT words FROM claims") == [("9 jobs … cut",)]


def test_the_words_of_a_claim_are_in_the_order_in_which_they_are_read(
    con: DuckDBPyConnection, make: Any
) -> None:
    one = make.article("one")
    places = (
        ("text", 31, "17 sites"),
        ("text", 9, "closure"),
        ("title", 40, "plants"),
        ("text", 50, "closure"),
    )
    spans = [Evidence(field=field, start=n, end=n + len(text), text=text) for field, n, text in places]
    claim = make.claim(one)
    claims = (replace(claim, claim=replace(claim.claim, evidence=tuple(spans))),)
    load_batch(con, replace(make.batch(one), claims=claims), run_id="r", now=make.noon)
    assert ask(con, "SELECT words FROM claims") == [("plants … closure … 17 sites",)]


def test_a_contradiction_has_both_claims_their_sources_and_the_difference(
    con: DuckDBPyConnection, pair: list[Any]
) -> None:
    one, other = pair
    assert ask(
        con,
        "SELECT story_id, other_story_id, quantity, article_id, source, value_low, words, other_article_id, "
        "other_source, other_value_high, other_words, difference FROM contradictions",
    ) == [
        (
            *("s", "s", "job-cuts", one.article_id, one.source, 20_000, one.text[:3]),
            *(other.article_id, other.source, 9_000, other.text[:3], 11_000),
        )
    ]


def test_the_history_of_a_quantity_names_what_contradicts_each_claim(
    con: DuckDBPyConnection, pair: list[Any]
) -> None:
    one, other = pair
    rows = ask(
        con, "SELECT article_id, value_low, contradicted_by, replaced_by FROM claim_history('job-cuts')"
    )
    assert rows == [
        (one.article_id, 20_000, [other.article_id], []),
        (other.article_id, 9_000, [one.article_id], []),
    ]
    assert ask(con, "FROM claim_history('job-cuts', subject := 'honda')") == []


def test_a_revision_replaces_the_claims_and_what_was_decided_on_them(
    con: DuckDBPyConnection, make: Any, pair: list[Any]
) -> None:
    _, other = pair
    revised = make.article("other", text="It says something else.", at=90)
    batch = replace(make.batch(revised, revision=2), claims=(make.claim(revised, value=20_000),))
    load_batch(con, batch, run_id="r2", now=make.noon)
    assert ask(con, f"SELECT value_low FROM claims WHERE article_id = '{other.article_id}'") == [(20_000,)]
    assert ask(con, "FROM contradictions") == []


def test_an_article_that_is_removed_takes_its_claims_and_pairs_along(
    con: DuckDBPyConnection, make: Any, pair: list[Any]
) -> None:
    _, other = pair
    ages = Ages(days=1, corpora={})
    with remove_articles(con, [other.article_id], ages, now=make.noon, keep=True):
        pass
    assert ask(con, "SELECT count(*) FROM claims") == [(2,)]
    assert ask(con, "SELECT count(*) FROM store.claim_pairs") == [(0,)]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE store.claims SET article_id = 'nobody' WHERE position = 1", "claims of no article"),
        ("DELETE FROM store.claims WHERE value_low = 9000", "decisions on claims that are not there"),
        ("INSERT INTO store.claims FROM store.claims", "keys of claims that several rows have"),
    ],
)
def test_rows_that_do_not_fit_are_faults(
    con: DuckDBPyConnection, pair: list[Any], statement: str, kind: str
) -> None:
    assert pair
    assert list_faults(con, "warehouse") == []
    con.execute(statement)
    assert kind in {fault.kind for fault in list_faults(con, "warehouse")}


def test_copies_and_claims_on_nobody_are_not_compared(
    con: DuckDBPyConnection, make: Any, pair: list[Any]
) -> None:
    one, other = pair
    copy, nobody = make.article("copy"), make.article("nobody")
    claims = (make.claim(copy, value=7), make.claim(nobody, subject=None))
    batch = replace(make.batch(copy, nobody), claims=claims, duplicates=(make.copy(copy, one),))
    load_batch(con, batch, run_id="r2", now=make.noon)
    ids = [article.article_id for article in (one, other, copy, nobody)]
    told = read_reported_claims(con, ids, first=one.reported_at)
    assert {claim.article_id for claim in told} == {one.article_id, other.article_id}


def test_a_claim_in_the_words_of_the_company_or_its_people_is_its_own(
    con: DuckDBPyConnection, make: Any
) -> None:
    one = make.article("one")
    con.execute("INSERT INTO store.tags VALUES ('espinosa', 'person', 'Espinosa', 'nissan', 'Head', '1')")
    speakers = ("nissan", "espinosa", "reuters", None)
    claims = tuple(
        make.claim(one, position=place, attributed_to=speaker) for place, speaker in enumerate(speakers)
    )
    load_batch(con, replace(make.batch(one), claims=claims), run_id="r", now=make.noon)
    told = read_reported_claims(con, [one.article_id], first=one.reported_at)
    assert [claim.is_own for claim in told] == [True, True, False, False]


def test_rivals_are_the_newest_of_each_figure_of_a_plan_within_the_time(
    con: DuckDBPyConnection, make: Any
) -> None:
    load_quantities(con, QUANTITIES, version="1")
    articles = [make.article(f"{number}", at=number) for number in range(4)]
    claims = [make.claim(article) for article in articles]
    claims[3] = make.claim(articles[3], quantity="sales")
    times = [articles[0].reported_at + number * DAY for number in (0, 1, 2, 2)]
    dated = tuple(replace(claim, reported_at=at) for claim, at in zip(claims, times, strict=True))
    load_batch(con, replace(make.batch(*articles), claims=dated), run_id="r", now=make.noon)

    def read(limit: int, *, without: list[str]) -> list[str]:
        topics = [("nissan", "job-cuts"), ("nissan", "sales")]
        found = read_rival_claims(con, topics, without=without, first=times[0], last=times[2], limit=limit)
        return [claim.article_id for claim in found]

    ids = [article.article_id for article in articles]
    assert read(5, without=[]) == ids[:3]
    assert read(1, without=[]) == [ids[2]]
    assert read(1, without=[ids[2]]) == [ids[1]]


def test_a_pair_needs_no_quantity_that_is_still_there(con: DuckDBPyConnection, pair: list[Any]) -> None:
    assert pair
    load_quantities(con, [], version="2")
    assert ask(con, "SELECT quantity, label FROM contradictions") == [("job-cuts", None)]
