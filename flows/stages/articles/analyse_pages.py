"""Analyse pages in worker processes: each becomes an article or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from flows.job_failures import JobFailure
from flows.page_jobs import analyse_page
from flows.progress import READING
from flows.run_context import RunContext
from flows.stages.taxonomy import load_run_taxonomy
from transforms.records import Page, PageAnalysis, Refusal

StartedAnalysis = Iterator[PageAnalysis | Refusal | JobFailure]
"""The results of pages that worker processes analyse meanwhile, one a page, in order."""


def start_analysis(context: RunContext, pages: Sequence[Page]) -> StartedAnalysis:
    """Hand pages to the worker processes, and return while they are analysed.

    The bytes of a page go with it: to send 170 kB takes 0.2 ms, and to read them from the archive 0.6.
    """
    if not pages:
        return iter(())
    context.workers.prepare()
    load_run_taxonomy(context)  # a mistake in it is reported here, once, and not by every worker
    work = partial(analyse_page, now=context.now, taxonomy=context.settings.read_taxonomy())
    return context.workers.run(work, pages, measure=lambda page: len(page.body))


def analyse_pages(
    context: RunContext, pages: Sequence[Page], started: StartedAnalysis | None = None
) -> list[PageAnalysis | Refusal]:
    """Extract and analyse the article of each page.

    A page whose analysis fails, or takes longer or more memory than a worker may, is refused.

    Args:
        context: The run.
        pages: The pages.
        started: Their results, if their analysis was started before.

    Returns:
        One result a page, in order.
    """
    if not pages:
        return []
    context.progress.begin(READING, len(pages))
    results: list[PageAnalysis | Refusal] = []
    for page, result in zip(pages, started or start_analysis(context, pages), strict=True):
        results.append(_refuse(page, result) if isinstance(result, JobFailure) else result)
        context.progress.step()
    return results


def _refuse(page: Page, failure: JobFailure) -> Refusal:
    return failure.refuse(url=page.url, origin=page.origin, stage="extract")
