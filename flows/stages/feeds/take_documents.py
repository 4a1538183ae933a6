"""Take the documents of feeds that arrived without a poll: their entries, and nothing else of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from flows.job_failures import JobFailure
from flows.jobs.feed_jobs import parse_feed
from flows.run_context import RunContext
from transforms.feeds.identity import match_entries
from transforms.records import (
    Arrival,
    ArrivalOutcome,
    Entry,
    Feed,
    FeedBody,
    ParsedFeed,
    Refusal,
)
from transforms.text.normalisation import identify
from transforms.text.urls import canonicalise_url
from warehouse.arrivals import write_entries
from warehouse.work_list import read_existing_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenDocuments:
    """What some feed documents held.

    Attributes:
        found: How many of their entries are new or have changed.
        refusals: Why documents could not be read, or not completely.
        outcomes: The outcome of each document, by the identifier of the arrival.
    """

    found: int
    refusals: tuple[Refusal, ...]
    outcomes: dict[str, ArrivalOutcome]


def take_documents(context: RunContext, documents: Sequence[Arrival]) -> TakenDocuments:
    """Archive and parse feed documents, and put their new entries on the work list.

    A document belongs to the configured feed of its address, or else to a feed that is listed as not
    configured. Neither its schedule nor its health changes: a document that somebody sent says nothing about
    how often the feed publishes, nor about what it no longer lists.
    """
    with context.open_archive() as archive:
        archive.append_resources(
            ((one.url or one.feed or one.origin, one.body, one.media_type) for one in documents),
            at=context.now,
        )
        archive.sync()
    bodies = [_make_body(one) for one in documents]
    work = partial(parse_feed, now=context.now)
    results = list(context.workers.run(work, bodies, measure=lambda one: len(one.body), is_light=True))
    refusals: list[Refusal] = []
    outcomes: dict[str, ArrivalOutcome] = {}
    listings: list[tuple[Feed, Sequence[Entry]]] = []
    for arrival, body, result in zip(documents, bodies, results, strict=True):
        parsed, refusal = _check(arrival, result)
        if refusal:
            refusals.append(refusal)
        listed = parsed.entries if parsed else ()
        title = parsed.title if parsed else None
        listings.append((replace(body.feed, name=title or body.feed.name), listed))
        entries = "1 entry" if len(listed) == 1 else f"{len(listed)} entries"
        listing = ArrivalOutcome(words=f"feed document with {entries}")
        outcomes[arrival.arrival_id] = ArrivalOutcome.of_refusal(refusal) if refusal else listing
    with context.open_warehouse() as con:
        existing = read_existing_entries(con, [entry for _, listed in listings for entry in listed])
        found = write_entries(
            con,
            [
                entry
                for feed, listed in reversed(listings)  # of an entry listed twice the first counts
                for entry in match_entries(listed, [one for one in existing if one.feed_id == feed.feed_id])
            ],
            feeds=[feed for feed, _ in listings],
            refusals=refusals,
            came_by=documents[0].corpus,  # of one pass all are the same
            run_id=context.run_id,
            now=context.now,
        )
    return TakenDocuments(found=found, refusals=tuple(refusals), outcomes=outcomes)


def _make_body(arrival: Arrival) -> FeedBody:
    assert arrival.feed is not None  # it is no page
    feed = Feed(feed_id=identify("feed", canonicalise_url(arrival.feed)), url=arrival.feed, name=arrival.feed)
    return FeedBody(
        feed=feed,
        url=arrival.url or arrival.feed,
        body=arrival.body,
        media_type=arrival.media_type or None,
        charset=arrival.charset,
    )


def _check(
    arrival: Arrival, result: tuple[ParsedFeed | None, Refusal | None] | JobFailure
) -> tuple[ParsedFeed | None, Refusal | None]:
    if not isinstance(result, JobFailure):
        return result
    return None, result.refuse(url=arrival.url, origin=arrival.feed or arrival.origin, stage="parse")
