"""Loading: readings meet what the warehouse remembers, and go in as one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import duckdb

from flows.shift import Shift
from flows.stages.group import group_articles
from flows.stages.landing import Landing
from flows.stages.learn import Lesson
from flows.stages.relate import relate_readings
from transforms.changes import describe_changes
from transforms.records import (
    Article,
    Batch,
    EntryOutcome,
    Outcome,
    PageOutcome,
    Reading,
    Refusal,
    Revision,
)
from transforms.retries import plan_attempt
from transforms.revisions import decide_revisions
from transforms.worklist import settle_known
from warehouse.load import load_batch, load_tags
from warehouse.read import (
    read_known_revisions,
    read_past_texts,
)


def load_readings(shift: Shift, landing: Landing, lesson: Lesson) -> list[PageOutcome]:
    """Decide what the readings mean beside the past, and load all of it or nothing."""
    if not (landing.pages or landing.refused or landing.settled):
        return []
    with shift.open_warehouse() as con:
        batch = replace(_decide(con, landing, lesson.readings, shift.now), furniture=lesson.furniture)
        if batch.tags:
            _load_tags(con, shift)
        load_batch(con, batch, run_id=shift.run_id, now=shift.now)
    return list(batch.outcomes)


def _load_tags(con: duckdb.DuckDBPyConnection, shift: Shift) -> None:
    """Write the taxonomy's tags down, so that the edition can explain those on its articles."""
    from flows.stages.taxonomy import open_taxonomy  # noqa: PLC0415 -- a run with nothing new does without

    taxonomy = open_taxonomy(shift)
    load_tags(con, taxonomy.tags, version=taxonomy.version)


def _decide(
    con: duckdb.DuckDBPyConnection, landing: Landing, readings: Sequence[Reading | Refusal], now: datetime
) -> Batch:
    read = {reading.article.page_id: reading for reading in readings if isinstance(reading, Reading)}
    articles = [reading.article for reading in read.values()]
    known = read_known_revisions(con, [article.article_id for article in articles])
    decided = decide_revisions(articles, known)
    changed = {
        article.article_id: read[article.page_id] for article, outcome, _ in decided if outcome != "unchanged"
    }
    revised = [article_id for article_id in changed if article_id in known]
    compared = relate_readings(con, [reading.fingerprint for reading in changed.values()], revised)
    terms = tuple(reading.terms for reading in changed.values())
    outcomes = _name_outcomes(landing, readings, decided)
    return Batch(
        outcomes=landing.refused + outcomes,
        revisions=tuple(
            Revision(article=article, revision=number)
            for article, outcome, number in decided
            if outcome != "unchanged"
        ),
        changes=describe_changes(decided, read_past_texts(con, revised) if revised else {}),
        fingerprints=compared.fingerprints,
        duplicates=compared.duplicates,
        terms=terms,
        memberships=group_articles(con, terms, compared),
        tags=tuple(tag for reading in changed.values() for tag in reading.tags),
        entries=landing.settled + _settle(landing, outcomes, now),
        fetches=landing.fetches,
        refusals=landing.refusals,
    )


def _name_outcomes(
    landing: Landing,
    readings: Sequence[Reading | Refusal],
    decided: Sequence[tuple[Article, Outcome, int]],
) -> tuple[PageOutcome, ...]:
    named = {article.page_id: (outcome, article.article_id) for article, outcome, _ in decided}
    outcomes: list[PageOutcome] = []
    for page, reading in zip(landing.pages, readings, strict=True):
        if isinstance(reading, Refusal):
            outcomes.append(PageOutcome(page=page, outcome="refused", article_id=None, refusal=reading))
            continue
        outcome, article_id = named[page.page_id]
        outcomes.append(PageOutcome(page=page, outcome=outcome, article_id=article_id, refusal=None))
    return tuple(outcomes)


def _settle(landing: Landing, outcomes: Sequence[PageOutcome], now: datetime) -> tuple[EntryOutcome, ...]:
    settled: list[EntryOutcome] = []
    for ended in outcomes:
        fetching = landing.waiting.get(ended.page.page_id)
        if fetching is None:
            continue
        reason = ended.refusal.reason if ended.refusal else ""
        # where no article came of the page, none is known to the entries that share it
        for due in (fetching.entry, *(() if ended.article_id else fetching.others)):
            attempts = due.attempts + 1
            again = plan_attempt(reason, attempts=attempts, now=now)  # a busy machine stops good pages too
            settled.append(
                EntryOutcome(
                    entry_id=due.entry.entry_id,
                    outcome="pending" if again else ended.outcome,
                    article_id=ended.article_id,
                    reason=reason or None,
                    detail=ended.refusal.detail if ended.refusal else None,
                    attempts=attempts,
                    next_attempt_at=again,
                )
            )
        if ended.article_id:
            settled += [settle_known(other, ended.article_id) for other in fetching.others]
    return tuple(settled)
