"""The jobs of worker processes on pages, for callers that need none of what the jobs import.

A job reaches a worker as the name of its function, which both processes import. Reading and tagging pages
imports 300 modules, which took a load 0.35 s of CPU time and 40 MB in its main process for nothing.
"""

from __future__ import annotations

from datetime import datetime

from transforms.records import Article, Knowledge, Page, PageAnalysis, Refusal


def analyse_page(page: Page, *, now: datetime, knowledge: Knowledge) -> PageAnalysis | Refusal:
    """Analyse a page; see :func:`transforms.pipeline.analyse_page`."""
    from transforms import pipeline  # noqa: PLC0415 -- in a worker, which has it already

    return pipeline.analyse_page(page, now=now, knowledge=knowledge)


def analyse_article(article: Article, *, knowledge: Knowledge) -> PageAnalysis:
    """Analyse an article again; see :func:`transforms.pipeline.analyse_article`."""
    from transforms import pipeline  # noqa: PLC0415 -- see above

    return pipeline.analyse_article(article, knowledge=knowledge)
