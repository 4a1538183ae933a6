"""Analyse archived pages again with the current rules, into a new warehouse, in the order they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from flows.intake.retrieval import MissingBodyError, retrieve_body
from flows.progress import NestedProgress
from flows.run_context import RunContext
from flows.run_session import RunSession
from flows.stages.articles.analyse_pages import analyse_pages
from flows.stages.articles.cut_batches import FEED_BATCH, FILE_BATCH, BatchLimit, cut_batches
from flows.stages.history.scratch import clear_scratch, name_scratch
from transforms.records import Knowledge, LearnedRule, Page, PageAnalysis, Refusal, RefusalReason
from warehouse.connection import open_held
from warehouse.difference import Difference
from warehouse.former_articles import keep_before_rebuild
from warehouse.rebuild import compare_rebuild, install_rebuild, prepare_rebuild
from warehouse.reprocess import PageToReprocess, PreviousAnalysis, list_pages_to_reprocess, read_stored_pages
from warehouse.site_boilerplate import list_learned_rules

_STOPPED = frozenset(
    {
        RefusalReason.READING_TIMEOUT,
        RefusalReason.MEMORY,
        RefusalReason.CRASHED,
        RefusalReason.KILLED,
        RefusalReason.MACHINE_FAULT,
        RefusalReason.UNREADABLE,
    }
)
"""The reasons for which an analysis fails that has succeeded before: a busy machine, or a mistake of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprocessing:
    """A rebuild that is under way.

    Attributes:
        scratch: The run's context with the new warehouse instead of the current one.
        runs: The pages to analyse, by the run that loaded them.
    """

    scratch: RunContext
    runs: tuple[tuple[PageToReprocess, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPages:
    """One batch of pages from the archive.

    Attributes:
        pages: The pages as they were when they were first analysed.
        previous: By page identifier, the result of the last analysis.
        missing: By page identifier, why the bytes of a page are not in the archive any more.
    """

    pages: tuple[Page, ...]
    previous: Mapping[str, PreviousAnalysis]
    missing: Mapping[str, str]


def begin_reprocessing(context: RunContext, rules: Sequence[LearnedRule] = ()) -> Reprocessing:
    """Make the new warehouse and list the pages to analyse.

    Args:
        context: The run.
        rules: Learned rules that the new warehouse starts with, beside everything that is not derived
            from pages.
    """
    settings = name_scratch(context)
    clear_scratch(context)
    prepare_rebuild(context.settings.warehouse, settings.warehouse, rules, wait=context.settings.lock_timeout)
    with open_held(context.settings.warehouse, wait=context.settings.lock_timeout) as con:
        pages = list_pages_to_reprocess(con)
    context.progress.begin("reading again", len(pages))
    runs = groupby(pages, key=lambda page: (page.received_at, page.run_id, page.corpus))
    return Reprocessing(
        scratch=replace(
            context,
            settings=settings,
            progress=NestedProgress(context.progress),
            session=RunSession(is_shared=False),
        ),
        runs=tuple(tuple(run) for _, run in runs),
    )


def read_archived_pages(
    context: RunContext, pages: Sequence[PageToReprocess], *, limit: BatchLimit | None = None
) -> ArchivedPages:
    """Read the first of `pages` from the archive, as many as fit into one batch.

    Args:
        context: The run.
        pages: Pages of one run that are not analysed yet, at least one.
        limit: When the batch is full. By default it is cut where the run that loaded the pages cut it,
            since the pages of a batch are decided together.
    """
    limit = limit or (FEED_BATCH if pages[0].corpus == "feed" else FILE_BATCH)
    with open_held(context.settings.warehouse, wait=context.settings.lock_timeout) as con:
        previous = read_stored_pages(con, [page.page_id for page in pages[: limit.pages]])
    missing: dict[str, str] = {}
    read = _read_bodies(
        context.settings.archive_folder,
        [previous[page.page_id].page for page in pages[: limit.pages]],
        missing,
    )
    batch = next(cut_batches(read, measure=lambda page: len(page.body), limit=limit))
    return ArchivedPages(
        pages=tuple(batch), previous={page.page_id: previous[page.page_id] for page in batch}, missing=missing
    )


def reanalyse_pages(
    context: RunContext, archived: ArchivedPages
) -> tuple[list[PageAnalysis | Refusal], list[Refusal]]:
    """Analyse the pages of a batch again.

    A page whose bytes are missing keeps its previous result. So does the page of an article when its
    analysis fails or is stopped, since that may be a busy machine's fault.

    Returns:
        One result a page, in order; and why some kept the previous one.
    """
    present = [page for page in archived.pages if page.page_id not in archived.missing]
    results = dict(zip((page.page_id for page in present), analyse_pages(context, present), strict=True))
    stopped = {
        page_id: result.detail
        for page_id, result in results.items()
        if isinstance(result, Refusal) and result.reason in _STOPPED and archived.previous[page_id].article
    }
    faults = {**archived.missing, **stopped}
    knowledge = context.settings.read_knowledge()
    results |= {page_id: _keep(archived.previous[page_id], knowledge) for page_id in faults}
    return [results[page.page_id] for page in archived.pages], [
        Refusal(
            url=page.url,
            origin=page.origin,
            stage="rebuild",
            reason=RefusalReason.KEPT,
            detail=faults[page.page_id],
        )
        for page in archived.pages
        if page.page_id in faults
    ]


def list_rules(reprocessing: Reprocessing) -> list[LearnedRule]:
    """Return the learned rules that the new warehouse has by now."""
    with reprocessing.scratch.open_warehouse() as con:
        return list_learned_rules(con)


def compare_states(context: RunContext, reprocessing: Reprocessing) -> Difference:
    """Return how the new warehouse differs from the current one."""
    scratch = reprocessing.scratch.settings.warehouse
    return compare_rebuild(context.settings.warehouse, scratch, wait=context.settings.lock_timeout)


def install_state(context: RunContext, reprocessing: Reprocessing) -> None:
    """Replace the current warehouse by the new one, which keeps the articles that it changes as they were."""
    scratch = reprocessing.scratch.settings.warehouse
    keep_before_rebuild(
        context.settings.warehouse,
        scratch,
        now=context.now,
        days=context.settings.history.days,
        wait=context.settings.lock_timeout,
    )
    install_rebuild(context.settings.warehouse, scratch)


def _read_bodies(folder: Path, pages: Sequence[Page], missing: dict[str, str]) -> Iterator[Page]:
    """Yield `pages` with their bytes; note in `missing` those that have none any more."""
    for page in pages:
        try:
            found = retrieve_body(folder, page.archived, sha256=page.sha256)
        except MissingBodyError as error:
            missing[page.page_id] = str(error)
            yield page
        else:
            yield replace(
                page,
                body=found.body,
                charset=page.charset or found.charset,
                canonical_link=found.canonical_link,
            )


def _keep(previous: PreviousAnalysis, knowledge: Knowledge) -> PageAnalysis | Refusal:
    """Return the previous result of a page.

    An article is analysed in this process: once before, a worker had enough time for it.
    """
    from transforms.pipeline import analyse_article  # noqa: PLC0415 -- few rebuilds need it

    if previous.article:
        return analyse_article(previous.article, knowledge=knowledge)
    assert previous.refusal is not None  # a page is listed for its article or for its refusal
    return previous.refusal
