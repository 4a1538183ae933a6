"""Learn which blocks a site repeats on its articles, and remove them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from flows.job_failures import JobFailure
from flows.jobs.page_jobs import analyse_article
from flows.run_context import RunContext
from transforms.cleaning.learned_blocks import remove_learned_blocks
from transforms.cleaning.site_boilerplate import (
    find_site,
    forget_block_keys,
    learn_site_boilerplate,
    list_block_keys,
)
from transforms.records import Article, LearnedRule, PageAnalysis, Refusal, SiteBoilerplate
from warehouse.read import read_existing_revisions
from warehouse.site_boilerplate import read_site_boilerplate


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBoilerplateResult:
    """The results of a batch without their sites' boilerplate.

    Attributes:
        analyses: One result a page, in order.
        learned: The block counts and rules that the batch adds.
    """

    analyses: tuple[PageAnalysis | Refusal, ...]
    learned: SiteBoilerplate


def apply_site_boilerplate(
    context: RunContext, analyses: Sequence[PageAnalysis | Refusal]
) -> SiteBoilerplateResult:
    """Count the blocks of a batch, learn which are boilerplate, and analyse again the articles that have any.

    The pages were analysed without the learned rules, since a batch may itself decide a rule that applies
    to its own articles. Analysing an article again takes 1 to 3 ms, reading its page 7 and more.
    """
    articles = [one.article for one in analyses if isinstance(one, PageAnalysis)]
    if not articles:
        return SiteBoilerplateResult(analyses=tuple(analyses), learned=SiteBoilerplate())
    with context.open_warehouse() as con:
        existing = read_site_boilerplate(
            con,
            list_block_keys(articles),
            map(find_site, articles),
            day=max(article.seen_at for article in articles).date(),
        )
        revisions = read_existing_revisions(con, [article.article_id for article in articles])
    learned = learn_site_boilerplate(articles, existing, seen=revisions)
    for rule in learned.rules:
        evidence = f"on {rule.articles} of {rule.of_articles} articles"
        context.progress.note(f"{rule.site} repeats, {evidence}: {rule.text[:80]}")
    # An article with the same text as before a rule was learned is no revision: a rebuild cleans it.
    stored = {revision.article_id: revision.sha256 for revision in revisions.values()}
    changed = [article for article in articles if stored.get(article.article_id) != article.sha256]
    cleaned = remove_site_boilerplate(changed, existing.rules + learned.rules)
    forget_block_keys()
    return SiteBoilerplateResult(analyses=_analyse_again(context, analyses, cleaned), learned=learned)


def remove_site_boilerplate(
    articles: Sequence[Article], learned: Sequence[LearnedRule]
) -> dict[str, Article]:
    """Return, by page identifier, the articles that have boilerplate which a rule names, without it."""
    rules = {rule.key: rule for rule in learned}
    cleaned: dict[str, Article] = {}
    for article in articles:
        blocks = remove_learned_blocks(article.blocks, find_site(article), rules)
        if blocks != article.blocks:
            from transforms.extraction.assembly import reassemble_article  # noqa: PLC0415 -- few batches need it

            cleaned[article.page_id] = reassemble_article(article, blocks)
    return cleaned


def _analyse_again(
    context: RunContext, analyses: Sequence[PageAnalysis | Refusal], cleaned: Mapping[str, Article]
) -> tuple[PageAnalysis | Refusal, ...]:
    """Return `analyses` with those of the cleaned articles replaced."""
    if not cleaned:
        return tuple(analyses)
    work = partial(analyse_article, knowledge=context.settings.read_knowledge())
    with context.leave_warehouse():
        new = dict(zip(cleaned, context.workers.run(work, cleaned.values()), strict=True))
    results: list[PageAnalysis | Refusal] = []
    for one in analyses:
        page_id = one.article.page_id if isinstance(one, PageAnalysis) else ""
        again = new.get(page_id)
        if isinstance(again, JobFailure) and again.is_of_machine:
            # Here then: a loaded page is not read again, so it would keep its boilerplate for good. Once
            # before, a worker had enough of everything for the whole page.
            again = work(cleaned[page_id])
        # when the content is at fault, the article keeps the first: with boilerplate, but loaded
        results.append(one if again is None or isinstance(again, JobFailure) else again)
    return tuple(results)
