"""Every field of every record survives the way into the warehouse and back, through every reading query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from duckdb import DuckDBPyConnection
from filling import fill

from transforms.records import (
    Article,
    ArticleClaim,
    ArticleTag,
    Batch,
    BlockCount,
    Claim,
    ClaimPair,
    ComparedQuantity,
    Duplicate,
    Entry,
    EntryOutcome,
    ExistingEntry,
    Feed,
    FeedNote,
    Fetch,
    Fingerprint,
    HostBackoff,
    LearnedRule,
    Override,
    Page,
    PageOutcome,
    ParsedFeed,
    Poll,
    Refusal,
    Revision,
    RevisionChange,
    RobotsFile,
    Run,
    SiteBoilerplate,
    SiteDay,
    StoryMembership,
    Subscription,
    Tag,
    Terms,
)
from warehouse.article_history import read_article_history
from warehouse.claims import (
    load_quantities,
    read_claims,
    read_quantities,
)
from warehouse.hosts import write_hosts
from warehouse.load import load_batch, load_tags, sync_feeds, write_overrides, write_polls, write_run
from warehouse.read import read_existing_pages
from warehouse.relations import read_candidates, read_fingerprints, read_links, read_overrides
from warehouse.reprocess import read_stored_pages
from warehouse.retag import read_tags
from warehouse.rows import make_records
from warehouse.site_boilerplate import list_learned_rules, read_site_boilerplate
from warehouse.stories import write_stories
from warehouse.subscriptions import read_subscriptions, write_subscriptions
from warehouse.tables import TABLES
from warehouse.work_list import (
    read_backoffs,
    read_due_entries,
    read_due_feeds,
    read_existing_entries,
    read_robots,
)

ARTICLE = fill(Article)
ID = ARTICLE.article_id
# The archive has the header that the canonical link is in, and the warehouse does not.
PAGE = fill(Page, page_id=ARTICLE.page_id, received_at=ARTICLE.seen_at, canonical_link=None)
REFUSAL = fill(Refusal, url=PAGE.url, origin=PAGE.origin)
FETCH = fill(Fetch, url=PAGE.url)
FINGERPRINT = fill(Fingerprint, article_id=ID, text=ARTICLE.text)
LINK = fill(Duplicate, article_id=ID)
TERMS = fill(Terms, article_id=ID)
MEMBERSHIP = fill(StoryMembership, article_id=ID)
CHANGE = fill(RevisionChange, article_id=ID, revision=1)
TAG = fill(Tag)
ARTICLE_TAG = fill(ArticleTag, article_id=ID, tag=TAG.tag)
QUANTITY = fill(ComparedQuantity)
CLAIM = fill(ArticleClaim, article_id="claiming", claim=fill(Claim, quantity=QUANTITY.quantity))
PAIR = fill(ClaimPair, article_id="claiming", position=CLAIM.position)
COUNT, DAY = fill(BlockCount), fill(SiteDay)
RULE = fill(LearnedRule, rule=ARTICLE.blocks[0].rule, key=COUNT.key)
OVERRIDE = fill(Override, first=ID)
FEED = fill(Feed)
ENTRY = fill(Entry, feed_id=FEED.feed_id)
ENDED = fill(EntryOutcome)
LISTED = fill(Entry, feed_id=FEED.feed_id, entry_id=ENDED.entry_id)
POLL = fill(
    Poll, feed_id=FEED.feed_id, parsed=fill(ParsedFeed, form=FEED.form, entries=(ENTRY, LISTED)), hops=()
)
NOTE, BACKOFF, ROBOTS, RUN = (
    fill(FeedNote, feed_id=FEED.feed_id),
    fill(HostBackoff),
    fill(RobotsFile),
    fill(Run),
)
SUBSCRIPTION = fill(Subscription)
BEFORE = ROBOTS.fetched_at.replace(year=2025)  # nothing has expired then


def select(con: DuckDBPyConnection, record: type, table: str) -> list[Any]:
    """Return the rows of a table that no query reads as records, without the columns of the store's own."""
    columns = [field.name for field in fields(record)]
    quoted = ", ".join(f'"{column}"' for column in columns)
    rows = con.execute(f"SELECT {quoted} FROM store.{table}").fetchall()
    return make_records(record, columns, rows)


def read_history(con: DuckDBPyConnection) -> Any:
    return read_article_history(con, ID)


def read_boilerplate(con: DuckDBPyConnection) -> SiteBoilerplate:
    return read_site_boilerplate(con, [COUNT.key], [DAY.site], day=COUNT.first_day)


@pytest.fixture(scope="module")
def con(untouched: DuckDBPyConnection, make: Any) -> DuckDBPyConnection:
    """A warehouse that one record of each kind was written to; the tests only read it."""
    con = untouched
    sync_feeds(con, [FEED], now=make.noon)
    write_polls(con, [POLL], [FEED], notes=[NOTE], run_id="r", now=make.noon)
    load_tags(con, [TAG], version="1")
    load_quantities(con, [QUANTITY], version="1")
    batch = Batch(
        outcomes=(PageOutcome(page=PAGE, outcome="loaded", article_id=ID, refusal=REFUSAL),),
        revisions=(Revision(article=ARTICLE, revision=1),),
        changes=(CHANGE,),
        fingerprints=(FINGERPRINT,),
        duplicates=(LINK,),
        terms=(TERMS,),
        tags=(ARTICLE_TAG,),
        claims=(CLAIM,),
        entries=(ENDED,),
        fetches=(FETCH,),
        site_boilerplate=SiteBoilerplate(counts=(COUNT,), days=(DAY,), rules=(RULE,)),
    )
    load_batch(con, batch, run_id="r", now=make.noon)
    write_stories(con, [MEMBERSHIP], [ID], all_open=True, compared=["claiming"], pairs=[PAIR])
    write_overrides(con, added=[OVERRIDE])
    write_hosts(con, [BACKOFF], [ROBOTS], now=BEFORE)
    write_subscriptions(con, [SUBSCRIPTION])
    write_run(con, RUN)
    con.execute("UPDATE store.feeds SET gone_at = NULL, wait_until = NULL")  # otherwise it would not be due
    return con


Read = Callable[[DuckDBPyConnection], Any]
WAYS: dict[str, tuple[object, Read]] = {
    "article of a page": (ARTICLE, lambda con: read_stored_pages(con, [PAGE.page_id])[PAGE.page_id].article),
    "article of a history": (ARTICLE, lambda con: read_history(con).article),
    "page": (PAGE, lambda con: read_stored_pages(con, [PAGE.page_id])[PAGE.page_id].page),
    "refusal of an old page": (
        REFUSAL,
        lambda con: read_stored_pages(con, [PAGE.page_id])[PAGE.page_id].refusal,
    ),
    "refusal of an existing page": (
        REFUSAL,
        lambda con: read_existing_pages(con, [PAGE.page_id])[PAGE.page_id],
    ),
    "refusal": (REFUSAL, lambda con: select(con, Refusal, "refusals")[-1]),
    "fetch": (FETCH, lambda con: read_history(con).fetches[-1]),
    "fingerprint": (FINGERPRINT, lambda con: read_fingerprints(con, [ID])[0]),
    "candidate": (
        FINGERPRINT,
        lambda con: read_candidates(con, [replace(FINGERPRINT, article_id="new")])[0],
    ),
    "link": (LINK, lambda con: read_links(con, [ID])[0]),
    "override": (OVERRIDE, lambda con: read_overrides(con, [ID])[0]),
    "override of a history": (OVERRIDE, lambda con: read_history(con).overrides[0]),
    "terms": (TERMS, lambda con: select(con, Terms, "terms")[0]),
    "membership": (MEMBERSHIP, lambda con: select(con, StoryMembership, "memberships")[0]),
    "change": (CHANGE, lambda con: select(con, RevisionChange, "changes")[0]),
    "tag of an article": (ARTICLE_TAG, lambda con: read_tags(con, [ID])[0][0]),
    "tag": (TAG, lambda con: select(con, Tag, "tags")[0]),
    "claim": (CLAIM, lambda con: read_claims(con, ["claiming"])[0].found),
    "pair of claims": (PAIR, lambda con: select(con, ClaimPair, "claim_pairs")[0]),
    "quantity": (QUANTITY, lambda con: read_quantities(con)[0]),
    "block count": (COUNT, lambda con: read_boilerplate(con).counts[0]),
    "site day": (DAY, lambda con: read_boilerplate(con).days[0]),
    "rule": (RULE, lambda con: read_boilerplate(con).rules[0]),
    "rule of a list": (RULE, lambda con: list_learned_rules(con)[0]),
    "rule of a history": (RULE, lambda con: read_history(con).rules[0]),
    "feed": (
        replace(FEED, schedule=replace(FEED.schedule, gone_at=None, wait_until=None)),
        lambda con: read_due_feeds(con, now=BEFORE, every=True)[0],
    ),
    "entry": (ENTRY, lambda con: read_due_entries(con, now=BEFORE, limit=1)[0].entry),
    "existing entry": (
        ENTRY,
        lambda con: next(
            one for one in read_existing_entries(con, POLL.entries) if one.entry_id == ENTRY.entry_id
        ),
    ),
    "outcome of an entry": (
        ENDED,
        lambda con: next(
            one for one in select(con, EntryOutcome, "entries") if one.entry_id == ENDED.entry_id
        ),
    ),
    "note": (NOTE, lambda con: select(con, FeedNote, "feed_notes")[0]),
    "back-off": (BACKOFF, lambda con: read_backoffs(con, now=BEFORE)[0]),
    "robots.txt": (ROBOTS, lambda con: read_robots(con, [ROBOTS.origin])[0]),
    "subscription": (SUBSCRIPTION, lambda con: read_subscriptions(con)[0]),
    "run": (RUN, lambda con: select(con, Run, "runs")[0]),
}


@pytest.mark.parametrize("name", WAYS)
def test_a_record_is_read_as_it_was_written(con: DuckDBPyConnection, name: str) -> None:
    written, read = WAYS[name]
    found = read(con)
    if isinstance(found, ExistingEntry):  # it has fewer fields than an entry, and when it was last listed
        written = ExistingEntry(
            last_seen_at=found.last_seen_at,
            **{
                field.name: getattr(written, field.name)
                for field in fields(ExistingEntry)
                if field.name != "last_seen_at"
            },
        )
    assert found == written


def test_every_record_that_becomes_rows_is_read_again() -> None:
    """A poll becomes the row of its feed, a posting is searched; the others are in other records."""
    staged = {table.record for table in TABLES.values() if is_dataclass(table.record)}
    read = {type(written) for written, _ in WAYS.values()}
    assert {record.__name__ for record in staged - read} == {
        "PageOutcome",
        "Poll",
        "Posting",
        "Revision",
        "TimedMembership",
    }


def test_a_query_that_leaves_a_field_out_is_an_error_even_if_it_has_a_default() -> None:
    columns = [field.name for field in fields(RobotsFile)]
    with pytest.raises(LookupError, match=r"no column holds RobotsFile\.detail"):
        make_records(RobotsFile, columns[:-1], [])
    with pytest.raises(LookupError, match="RobotsFile has no field for the columns colour"):
        make_records(RobotsFile, [*columns, "colour"], [])
