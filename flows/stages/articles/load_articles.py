"""Compare the analyses of a batch with the warehouse, and load the batch in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from duckdb import DuckDBPyConnection

from flows.run_context import RunContext
from flows.stages.articles.apply_site_boilerplate import SiteBoilerplateResult
from flows.stages.articles.link_duplicates import link_new_texts
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.knowledge import load_configured_quantities, load_configured_taxonomy
from transforms.dedup.changes import describe_changes
from transforms.dedup.revisions import decide_revisions, keep_whole_texts
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
from warehouse.claims import load_quantities, read_quantity_version
from warehouse.load import load_batch, load_tags
from warehouse.read import read_existing_revisions, read_existing_texts
from warehouse.retag import read_tag_version


def load_articles(
    context: RunContext, raw_batch: RawBatch, result: SiteBoilerplateResult
) -> list[PageOutcome]:
    """Compare the articles of a batch with the warehouse and load the batch, all of it or nothing.

    Args:
        context: The run.
        raw_batch: The pages, and the outcomes that are settled already.
        result: The analyses of the pages, one each.

    Returns:
        The outcome of each page.
    """
    if not (raw_batch.pages or raw_batch.refused or raw_batch.settled):
        return []
    with context.open_warehouse() as con:
        batch = replace(
            _decide(con, raw_batch, result.analyses, context.now), site_boilerplate=result.learned
        )
        if batch.tags:
            _load_tags(con, context)
        if batch.claims:
            _load_quantities(con, context)
        load_batch(con, batch, run_id=context.run_id, now=datetime.now(UTC))
    return list(batch.outcomes)


def _load_tags(con: DuckDBPyConnection, context: RunContext) -> None:
    """Load the taxonomy's tags, so that the edition can explain those on its articles, if they are new."""
    taxonomy = load_configured_taxonomy(context.settings)
    if read_tag_version(con) != taxonomy.version:  # to write them again for each push took 10 ms and a flush
        load_tags(con, taxonomy.tags, version=taxonomy.version)


def _load_quantities(con: DuckDBPyConnection, context: RunContext) -> None:
    """Load the quantities by which claims are compared, if they are new."""
    quantities = load_configured_quantities(context.settings)
    if read_quantity_version(con) != quantities.version:
        load_quantities(con, quantities.compared, version=quantities.version)


def _decide(
    con: DuckDBPyConnection,
    raw_batch: RawBatch,
    analyses: Sequence[PageAnalysis | Refusal],
    now: datetime,
) -> Batch:
    by_page = {one.article.page_id: one for one in analyses if isinstance(one, PageAnalysis)}
    articles = [one.article for one in by_page.values()]
    existing = read_existing_revisions(con, [article.article_id for article in articles])
    decided = decide_revisions(articles, existing)
    cut = [
        article.article_id for article, outcome, _ in decided if outcome == "revised" and article.truncated
    ]
    if cut:
        decided = keep_whole_texts(
            decided, read_existing_texts(con, [each for each in cut if each in existing])
        )
    changed = {
        article.article_id: by_page[article.page_id]
        for article, outcome, _ in decided
        if outcome != "unchanged"
    }
    revised = [article_id for article_id in changed if article_id in existing]
    links = link_new_texts(con, [one.fingerprint for one in changed.values()], revised)
    outcomes = _name_outcomes(raw_batch, analyses, decided)
    return Batch(
        outcomes=raw_batch.refused + outcomes,
        revisions=tuple(
            Revision(article=article, revision=number)
            for article, outcome, number in decided
            if outcome != "unchanged"
        ),
        changes=describe_changes(decided, read_existing_texts(con, revised) if revised else {}),
        fingerprints=links.fingerprints,
        duplicates=links.duplicates,
        terms=tuple(one.terms for one in changed.values()),
        tags=tuple(tag for one in changed.values() for tag in one.tags),
        claims=tuple(claim for one in changed.values() for claim in one.claims),
        entries=raw_batch.settled + _settle_entries(raw_batch, outcomes, now),
        fetches=raw_batch.fetches,
        refusals=raw_batch.refusals,
    )


def _name_outcomes(
    raw_batch: RawBatch,
    analyses: Sequence[PageAnalysis | Refusal],
    decided: Sequence[tuple[Article, Outcome, int]],
) -> tuple[PageOutcome, ...]:
    named = {article.page_id: (outcome, article.article_id) for article, outcome, _ in decided}
    outcomes: list[PageOutcome] = []
    for page, one in zip(raw_batch.pages, analyses, strict=True):
        if isinstance(one, Refusal):
            outcomes.append(PageOutcome(page=page, outcome="refused", article_id=None, refusal=one))
            continue
        outcome, article_id = named[page.page_id]
        outcomes.append(PageOutcome(page=page, outcome=outcome, article_id=article_id, refusal=None))
    return tuple(outcomes)


def _settle_entries(
    raw_batch: RawBatch, outcomes: Sequence[PageOutcome], now: datetime
) -> tuple[EntryOutcome, ...]:
    """Return the outcomes of the entries that waited for these pages."""
    settled: list[EntryOutcome] = []
    for ended in outcomes:
        fetching = raw_batch.waiting.get(ended.page.page_id)
        if fetching is None:
            continue
        reason = ended.refusal.reason if ended.refusal else None
        # when the page became no article, the entries that share it have none either
        for due in (fetching.entry, *(() if ended.article_id else fetching.others)):
            attempts = due.attempts + 1
            # a page may be worth another attempt: a busy machine stops good ones too
            next_attempt_at = plan_attempt(reason, attempts=attempts, now=now)
            settled.append(
                EntryOutcome(
                    entry_id=due.entry.entry_id,
                    outcome="pending" if next_attempt_at else ended.outcome,
                    article_id=ended.article_id,
                    reason=reason,
                    detail=ended.refusal.detail if ended.refusal else None,
                    attempts=attempts,
                    next_attempt_at=next_attempt_at,
                )
            )
        if ended.article_id:
            settled += [settle_existing(other, ended.article_id) for other in fetching.others]
    return tuple(settled)
