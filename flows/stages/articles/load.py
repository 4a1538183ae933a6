"""Loading: readings meet what the warehouse remembers, and go in as one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import duckdb

from flows.run_context import RunContext
from flows.stages.articles.assign_stories import assign_stories_to
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.relate import relate_readings
from flows.stages.articles.site_boilerplate import SiteBoilerplateResult
from transforms.dedup.changes import describe_changes
from transforms.dedup.revisions import decide_revisions
from transforms.fetching.retries import plan_attempt
from transforms.fetching.work_list import settle_existing
from transforms.records import (
    Article,
    Batch,
    EntryOutcome,
    Outcome,
    PageAnalysis,
    PageOutcome,
    Refusal,
    Revision,
)
from warehouse.load import load_batch, load_tags
from warehouse.read import (
    read_existing_revisions,
    read_existing_texts,
)


def load_readings(
    context: RunContext, raw_batch: RawBatch, lesson: SiteBoilerplateResult
) -> list[PageOutcome]:
    """Decide what the readings mean beside the past, and load all of it or nothing."""
    if not (raw_batch.pages or raw_batch.refused or raw_batch.settled):
        return []
    with context.open_warehouse() as con:
        batch = replace(
            _decide(con, raw_batch, lesson.readings, context.now), site_boilerplate=lesson.site_boilerplate
        )
        if batch.tags:
            _load_tags(con, context)
        load_batch(con, batch, run_id=context.run_id, now=context.now)
    return list(batch.outcomes)


def _load_tags(con: duckdb.DuckDBPyConnection, context: RunContext) -> None:
    """Write the taxonomy's tags down, so that the edition can explain those on its articles."""
    from flows.stages.taxonomy import open_taxonomy  # noqa: PLC0415 -- a run with nothing new does without

    taxonomy = open_taxonomy(context)
    load_tags(con, taxonomy.tags, version=taxonomy.version)


def _decide(
    con: duckdb.DuckDBPyConnection,
    raw_batch: RawBatch,
    readings: Sequence[PageAnalysis | Refusal],
    now: datetime,
) -> Batch:
    read = {reading.article.page_id: reading for reading in readings if isinstance(reading, PageAnalysis)}
    articles = [reading.article for reading in read.values()]
    known = read_existing_revisions(con, [article.article_id for article in articles])
    decided = decide_revisions(articles, known)
    changed = {
        article.article_id: read[article.page_id] for article, outcome, _ in decided if outcome != "unchanged"
    }
    revised = [article_id for article_id in changed if article_id in known]
    compared = relate_readings(con, [reading.fingerprint for reading in changed.values()], revised)
    terms = tuple(reading.terms for reading in changed.values())
    outcomes = _name_outcomes(raw_batch, readings, decided)
    return Batch(
        outcomes=raw_batch.refused + outcomes,
        revisions=tuple(
            Revision(article=article, revision=number)
            for article, outcome, number in decided
            if outcome != "unchanged"
        ),
        changes=describe_changes(decided, read_existing_texts(con, revised) if revised else {}),
        fingerprints=compared.fingerprints,
        duplicates=compared.duplicates,
        terms=terms,
        memberships=assign_stories_to(con, terms, compared),
        tags=tuple(tag for reading in changed.values() for tag in reading.tags),
        entries=raw_batch.settled + _settle(raw_batch, outcomes, now),
        fetches=raw_batch.fetches,
        refusals=raw_batch.refusals,
    )


def _name_outcomes(
    raw_batch: RawBatch,
    readings: Sequence[PageAnalysis | Refusal],
    decided: Sequence[tuple[Article, Outcome, int]],
) -> tuple[PageOutcome, ...]:
    named = {article.page_id: (outcome, article.article_id) for article, outcome, _ in decided}
    outcomes: list[PageOutcome] = []
    for page, reading in zip(raw_batch.pages, readings, strict=True):
        if isinstance(reading, Refusal):
            outcomes.append(PageOutcome(page=page, outcome="refused", article_id=None, refusal=reading))
            continue
        outcome, article_id = named[page.page_id]
        outcomes.append(PageOutcome(page=page, outcome=outcome, article_id=article_id, refusal=None))
    return tuple(outcomes)


def _settle(raw_batch: RawBatch, outcomes: Sequence[PageOutcome], now: datetime) -> tuple[EntryOutcome, ...]:
    settled: list[EntryOutcome] = []
    for ended in outcomes:
        fetching = raw_batch.waiting.get(ended.page.page_id)
        if fetching is None:
            continue
        reason = ended.refusal.reason if ended.refusal else None
        # where no article came of the page, none is known to the entries that share it
        for due in (fetching.entry, *(() if ended.article_id else fetching.others)):
            attempts = due.attempts + 1
            again = plan_attempt(reason, attempts=attempts, now=now)  # a busy machine stops good pages too
            settled.append(
                EntryOutcome(
                    entry_id=due.entry.entry_id,
                    outcome="pending" if again else ended.outcome,
                    article_id=ended.article_id,
                    reason=reason,
                    detail=ended.refusal.detail if ended.refusal else None,
                    attempts=attempts,
                    next_attempt_at=again,
                )
            )
        if ended.article_id:
            settled += [settle_existing(other, ended.article_id) for other in fetching.others]
    return tuple(settled)
