"""Analyse pages in worker processes: each becomes an article or a refusal."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial

from flows.job_failures import JobFailure
from flows.jobs.page_jobs import analyse_page
from flows.jobs.started_jobs import StartedJobs
from flows.progress import READING
from flows.run_context import RunContext
from flows.stages.knowledge import check_knowledge
from transforms.records import Page, PageAnalysis, Refusal

StartedAnalysis = StartedJobs[PageAnalysis | Refusal]
"""The results of pages that worker processes analyse meanwhile, one a page, in order."""

_LONGEST_HOLD = 0.5
"""Seconds for which the warehouse is kept open while pages are analysed. A push takes 10 to 50 ms, and to
open the file for a second time costs more; a hostile page takes a hundred seconds on a busy machine."""


def start_analysis(context: RunContext, pages: Sequence[Page]) -> StartedAnalysis:
    """Hand pages to the worker processes, and return while they are analysed.

    The bytes of a page go with it: to send 170 kB takes 0.2 ms, and to read them from the archive 0.6.
    """
    if not pages:
        return StartedJobs(iter(()), deque())
    context.workers.prepare(jobs=len(pages))
    check_knowledge(context.settings)  # a mistake is reported here, once, and not by every worker
    work = partial(analyse_page, now=context.now, knowledge=context.settings.read_knowledge())
    return context.workers.run(work, pages, measure=lambda page: len(page.body))


def analyse_pages(
    context: RunContext, pages: Sequence[Page], started: StartedAnalysis | None = None
) -> list[PageAnalysis | Refusal]:
    """Extract and analyse the article of each page.

    Where the warehouse is kept open, it is closed if that takes long: other commands may want it.

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
    started = started or start_analysis(context, pages)
    if context.session.held_writer and not started.are_ready(within=_LONGEST_HOLD):
        context.session.release_warehouse()
    results: list[PageAnalysis | Refusal] = []
    for page, result in zip(pages, started, strict=True):
        results.append(_refuse(page, result) if isinstance(result, JobFailure) else result)
        context.progress.step()
    return results


def _refuse(page: Page, failure: JobFailure) -> Refusal:
    return failure.refuse(url=page.url, origin=page.origin, stage="extract")
