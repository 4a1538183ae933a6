"""Learning: blocks that a site repeats are its furniture, and go from the articles that have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from flows.run_context import RunContext
from flows.workers import Overrun
from transforms.records import Article, LearnedRule, PageAnalysis, Refusal, SiteBoilerplate
from warehouse.read import read_existing_revisions
from warehouse.site_boilerplate import read_site_boilerplate


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBoilerplateResult:
    """Readings without their sites' furniture, one a page, and what was learned from them."""

    readings: tuple[PageAnalysis | Refusal, ...]
    site_boilerplate: SiteBoilerplate


def apply_site_boilerplate(
    context: RunContext, readings: Sequence[PageAnalysis | Refusal]
) -> SiteBoilerplateResult:
    """Count blocks, decide which are furniture, and study the articles anew that have any.

    Pages were read without knowing what was learned, since a batch may itself decide a rule that
    its own articles fall under. Studying again takes 1 to 3 ms an article, reading a page 7 and more.
    """
    articles = [reading.article for reading in readings if isinstance(reading, PageAnalysis)]
    if not articles:
        return SiteBoilerplateResult(readings=tuple(readings), site_boilerplate=SiteBoilerplate())
    from transforms.cleaning.site_boilerplate import find_site, learn_site_boilerplate, list_block_keys  # noqa: PLC0415 -- see read_pages

    with context.open_warehouse() as con:
        known = read_site_boilerplate(
            con,
            list_block_keys(articles),
            map(find_site, articles),
            day=max(article.seen_at for article in articles).date(),
        )
        seen = read_existing_revisions(con, [article.article_id for article in articles])
    learned = learn_site_boilerplate(articles, known, seen=seen)
    for rule in learned.rules:
        evidence = f"on {rule.articles} of {rule.of_articles} articles"
        context.progress.note(f"{rule.site} repeats, {evidence}: {rule.text[:80]}")
    # an article that says what it said before a rule was learned is no revision: a rebuild clears it
    said = {revision.article_id: revision.sha256 for revision in seen.values()}
    changed = [article for article in articles if said.get(article.article_id) != article.sha256]
    cleared = _clear(changed, known.rules + learned.rules)
    return SiteBoilerplateResult(readings=_study(context, readings, cleared), site_boilerplate=learned)


def _clear(articles: Sequence[Article], learned: Sequence[LearnedRule]) -> dict[str, Article]:
    """Return, by their pages, the articles that read otherwise without the furniture."""
    from transforms.cleaning.site_boilerplate import find_site, remove_learned_blocks  # noqa: PLC0415 -- see read_pages
    from transforms.extraction.assembly import reassemble_article  # noqa: PLC0415 -- see read_pages

    rules = {rule.key: rule for rule in learned}
    cleared: dict[str, Article] = {}
    for article in articles:
        blocks = remove_learned_blocks(article.blocks, find_site(article), rules)
        if blocks != article.blocks:
            cleared[article.page_id] = reassemble_article(article, blocks)
    return cleared


def _study(
    context: RunContext, readings: Sequence[PageAnalysis | Refusal], cleared: dict[str, Article]
) -> tuple[PageAnalysis | Refusal, ...]:
    if not cleared:
        return tuple(readings)
    from transforms.pipeline import analyse_article  # noqa: PLC0415 -- see read_pages

    work = partial(analyse_article, taxonomy=context.settings.read_taxonomy())
    studied = dict(zip(cleared, context.workers.run(work, cleared.values()), strict=True))
    done: list[PageAnalysis | Refusal] = []
    for reading in readings:
        again = studied.get(reading.article.page_id) if isinstance(reading, PageAnalysis) else None
        # with its furniture it could be read in time: better so than not at all
        done.append(reading if again is None or isinstance(again, Overrun) else again)
    return tuple(done)
