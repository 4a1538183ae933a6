"""Replaying: pages are had back from the archive and read with today's rules, in their order of landing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from shutil import rmtree

from flows.intake.retrieval import MissingBodyError, retrieve_body
from flows.progress import NestedProgress
from flows.run_context import RunContext
from flows.stages.articles import fetch
from flows.stages.articles import store_files as land
from flows.stages.articles.analyse import read_pages
from transforms.records import LearnedRule, Page, PageAnalysis, Refusal, RefusalReason
from warehouse.connection import open_held
from warehouse.difference import Difference
from warehouse.rebuild import compare_rebuild, install_rebuild, prepare_rebuild
from warehouse.reprocess import PageToReprocess, PreviousAnalysis, list_pages_to_reprocess, read_stored_pages
from warehouse.site_boilerplate import list_learned_rules

SCRATCH = "rebuild"
"""The folder beside the warehouse in which another is made; what a killed rebuild left is thrown away."""
_STOPPED = (RefusalReason.READING_TIMEOUT, RefusalReason.MEMORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprocessing:
    """A rebuild under way: the shift whose warehouse is the new one, and the pages to read, by batch."""

    scratch: RunContext
    batches: tuple[tuple[PageToReprocess, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPages:
    """Pages of one run as they landed, each with what was read from it before.

    `missing` says of those whose bytes cannot be had, by page identifier, why.
    """

    pages: tuple[Page, ...]
    past: dict[str, PreviousAnalysis]
    missing: dict[str, str]


def begin_reprocessing(context: RunContext, rules: Sequence[LearnedRule] = ()) -> Reprocessing:
    """Make the new warehouse, with what is not derived and with `rules`, and list the pages to read."""
    settings = context.settings.model_copy(update={"home": context.settings.home / SCRATCH})
    clear_scratch(context)
    prepare_rebuild(context.settings.warehouse, settings.warehouse, rules, wait=context.settings.patience)
    with open_held(context.settings.warehouse, wait=context.settings.patience) as con:
        pages = list_pages_to_reprocess(con)
    context.progress.begin("reading again", len(pages))
    runs = groupby(pages, key=lambda page: (page.received_at, page.run_id, page.corpus))
    return Reprocessing(
        scratch=replace(context, settings=settings, progress=NestedProgress(context.progress)),
        batches=tuple(batch for _, run in runs for batch in _cut(tuple(run))),
    )


def read_archived_pages(context: RunContext, batch: Sequence[PageToReprocess]) -> ArchivedPages:
    """Have the pages of `batch` back from the archive, as they were handed on when they landed."""
    with open_held(context.settings.warehouse, wait=context.settings.patience) as con:
        past = read_stored_pages(con, [page.page_id for page in batch])
    pages: list[Page] = []
    missing: dict[str, str] = {}
    for one in batch:
        page = past[one.page_id].page
        try:
            body, charset = retrieve_body(context.settings.archive_folder, page.archived, sha256=page.sha256)
            page = replace(page, body=body, charset=page.charset or charset)
        except MissingBodyError as error:
            missing[page.page_id] = str(error)
        pages.append(page)
    return ArchivedPages(pages=tuple(pages), past=past, missing=missing)


def reanalyse_pages(
    context: RunContext, recalled: ArchivedPages
) -> tuple[list[PageAnalysis | Refusal], list[Refusal]]:
    """Read the pages anew; returns a result for each, and why some had to stay as they were.

    A page whose bytes are gone keeps what was made of it, and so does an article's page that could
    not be read in time, since that may be a busy machine's fault.
    """
    there = [page for page in recalled.pages if page.page_id not in recalled.missing]
    read = {page.page_id: result for page, result in zip(there, read_pages(context, there), strict=True)}
    stopped = {
        name: result.detail
        for name, result in read.items()
        if isinstance(result, Refusal) and result.reason in _STOPPED and recalled.past[name].article
    }
    faults = recalled.missing | stopped
    taxonomy = context.settings.read_taxonomy()
    read |= {name: _keep(recalled.past[name], taxonomy) for name in faults}
    return [read[page.page_id] for page in recalled.pages], [
        Refusal(
            url=page.url,
            origin=page.origin,
            stage="rebuild",
            reason=RefusalReason.KEPT,
            detail=faults[page.page_id],
        )
        for page in recalled.pages
        if page.page_id in faults
    ]


def list_rules(replay: Reprocessing) -> list[LearnedRule]:
    """Return the rules that the new warehouse has by now."""
    with replay.scratch.open_warehouse() as con:
        return list_learned_rules(con)


def compare_states(context: RunContext, replay: Reprocessing) -> Difference:
    """Tell how the new warehouse differs from the one there is."""
    scratch = replay.scratch.settings.warehouse
    return compare_rebuild(context.settings.warehouse, scratch, wait=context.settings.patience)


def take_state(context: RunContext, replay: Reprocessing) -> None:
    """Put the new warehouse in the place of the old one."""
    install_rebuild(context.settings.warehouse, replay.scratch.settings.warehouse)


def clear_scratch(context: RunContext) -> None:
    """Throw the new warehouse away, or what is left of its folder."""
    rmtree(context.settings.home / SCRATCH, ignore_errors=True)


def _cut(run: Sequence[PageToReprocess]) -> Iterator[tuple[PageToReprocess, ...]]:
    """Cut the pages of a run into batches of at most as many as land together, and so decide together."""
    size = fetch.BATCH if run[0].corpus == "feed" else land.BATCH
    for start in range(0, len(run), size):
        yield tuple(run[start : start + size])


def _keep(past: PreviousAnalysis, taxonomy: str | None) -> PageAnalysis | Refusal:
    """Give a page what was made of it; its article is studied here, as it could be before in time."""
    from transforms.pipeline import analyse_article  # noqa: PLC0415 -- see read_pages

    if past.article:
        return analyse_article(past.article, taxonomy=taxonomy)
    assert past.refusal is not None  # a page is listed for its article or for its refusal
    return past.refusal
