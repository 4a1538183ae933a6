"""Assign the articles that were loaded since the last time to stories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from duckdb import DuckDBPyConnection

from flows.job_failures import JobFailure
from flows.logs import details, log
from flows.run_context import RunContext
from transforms.records import Article, Terms
from warehouse.reprocess import read_stored_pages
from warehouse.story_queue import count_story_queue, list_pages_without_terms

if TYPE_CHECKING:  # numpy and Arrow take 0.1 s to import, and most runs assign nothing
    from warehouse.remembered_terms import RememberedTerms

_PAGES_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChanges:
    """The effect of an assignment.

    Attributes:
        assigned: The number of articles that were decided on.
        moved: The number of other articles that are in another story now.
        left: The number of articles that wait and have no terms.
    """

    assigned: int = 0
    moved: int = 0
    left: int = 0


def assign_stories(context: RunContext) -> StoryChanges:
    """Assign each article that waits for a story, and let the stories change that it belongs to."""
    with context.open_warehouse() as con:
        if not count_story_queue(con).waiting:
            return StoryChanges()
        changes = assign_waiting_articles(con, context.terms)
        if not (changes.left and _extract_missing_terms(con, context)):
            return changes
        more = assign_waiting_articles(con, context.terms)
        return StoryChanges(
            assigned=changes.assigned + more.assigned, moved=changes.moved + more.moved, left=more.left
        )


def assign_waiting_articles(
    con: DuckDBPyConnection, remembered: RememberedTerms | None = None
) -> StoryChanges:
    """Assign each article that waits for a story, a portion in one transaction, the oldest first.

    Args:
        con: The writer's connection.
        remembered: The terms of the newest articles, in a process that assigns again and again.
    """
    from flows.stages.articles.decide_stories import decide_portion  # noqa: PLC0415 -- SciPy takes 0.2 s to import

    assigned = moved = 0
    left = 1  # at least
    while left and (portion := decide_portion(con, remembered)):
        assigned += portion.assigned
        moved += portion.moved
        left = portion.left
    log.info("stories assigned", extra=details(assigned=assigned, moved=moved))
    return StoryChanges(assigned=assigned, moved=moved, left=left)


def _extract_missing_terms(con: DuckDBPyConnection, context: RunContext) -> bool:
    """Extract the terms of articles that an older version loaded; tell whether there are."""
    has_any = False
    while page_ids := list_pages_without_terms(con, limit=_PAGES_AT_ONCE):
        stored = read_stored_pages(con, page_ids).values()
        articles = [page.article for page in stored if page.article]
        if not articles:
            log.warning("articles have no terms, and so no story", extra=details(pages=len(page_ids)))
            return has_any
        from transforms.pipeline import extract_article_terms  # noqa: PLC0415 -- takes 0.3 s, and few runs need it
        from warehouse.terms import write_terms  # noqa: PLC0415 -- see above

        extract = partial(extract_article_terms, knowledge=context.settings.read_knowledge())
        results = context.workers.run(extract, articles)
        write_terms(con, [_use(article, result) for article, result in zip(articles, results, strict=True)])
        has_any = True
    return has_any


def _use(article: Article, result: Terms | JobFailure) -> Terms:
    """Return the terms of an article, or none where its text is at fault that they could not be extracted."""
    if not isinstance(result, JobFailure):
        return result
    if result.is_of_machine:  # nobody would ask again
        from transforms.stories.terms import extract_terms  # noqa: PLC0415 -- see above

        return extract_terms(article)
    none: tuple[()] = ()
    return Terms(
        article_id=article.article_id,
        at=article.seen_at,
        terms=none,
        keys=none,
        counts=none,
        flags=none,
        language=article.language,
        shared=none,
    )
