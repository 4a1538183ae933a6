"""Analyse pages in worker processes: each becomes an article or a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from flows.run_context import RunContext
from flows.workers import Overrun
from transforms.records import Page, PageAnalysis, Refusal


def analyse_pages(context: RunContext, pages: Sequence[Page]) -> list[PageAnalysis | Refusal]:
    """Extract and analyse the article of each page.

    A page that takes longer or more memory than a worker may is refused.

    Returns:
        One result a page, in order.
    """
    if not pages:
        return []
    # a run without new pages does not import the extraction: that is 0.3 s of the 2 that it takes
    from flows.stages.taxonomy import load_run_taxonomy  # noqa: PLC0415
    from transforms.pipeline import analyse_page  # noqa: PLC0415

    load_run_taxonomy(context)  # a mistake in it is reported here, once, and not by every worker
    work = partial(analyse_page, now=context.now, taxonomy=context.settings.read_taxonomy())
    context.progress.begin("reading pages", len(pages))
    results: list[PageAnalysis | Refusal] = []
    for page, result in zip(pages, context.workers.run(work, pages), strict=True):
        results.append(_refuse(page, result) if isinstance(result, Overrun) else result)
        context.progress.step()
    return results


def _refuse(page: Page, overrun: Overrun) -> Refusal:
    return Refusal(
        url=page.url, origin=page.origin, stage="extract", reason=overrun.reason, detail=str(overrun)
    )
