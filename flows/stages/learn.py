"""Learning: blocks that a site repeats are its furniture, and go from the articles that have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from flows.shift import Shift
from flows.workers import Overrun
from transforms.records import Article, Furniture, LearnedRule, Reading, Refusal
from warehouse.furniture import read_furniture
from warehouse.read import read_known_revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Readings without their sites' furniture, one a page, and what was learned from them."""

    readings: tuple[Reading | Refusal, ...]
    furniture: Furniture


def take_out_furniture(shift: Shift, readings: Sequence[Reading | Refusal]) -> Lesson:
    """Count blocks, decide which are furniture, and study the articles anew that have any.

    Pages were read without knowing what was learned, since a batch may itself decide a rule that
    its own articles fall under. Studying again takes 1 to 3 ms an article, reading a page 7 and more.
    """
    articles = [reading.article for reading in readings if isinstance(reading, Reading)]
    if not articles:
        return Lesson(readings=tuple(readings), furniture=Furniture())
    from transforms.furniture import learn_furniture, list_keys, name_site  # noqa: PLC0415 -- see read_pages

    with shift.open_warehouse() as con:
        known = read_furniture(
            con,
            list_keys(articles),
            map(name_site, articles),
            day=max(article.seen_at for article in articles).date(),
        )
        seen = read_known_revisions(con, [article.article_id for article in articles])
    learned = learn_furniture(articles, known, seen=seen)
    for rule in learned.rules:
        evidence = f"on {rule.articles} of {rule.of_articles} articles"
        shift.progress.note(f"{rule.site} repeats, {evidence}: {rule.text[:80]}")
    # an article that says what it said before a rule was learned is no revision: a rebuild clears it
    said = {revision.article_id: revision.sha256 for revision in seen.values()}
    changed = [article for article in articles if said.get(article.article_id) != article.sha256]
    cleared = _clear(changed, known.rules + learned.rules)
    return Lesson(readings=_study(shift, readings, cleared), furniture=learned)


def _clear(articles: Sequence[Article], learned: Sequence[LearnedRule]) -> dict[str, Article]:
    """Return, by their pages, the articles that read otherwise without the furniture."""
    from transforms.article import reword_article  # noqa: PLC0415 -- see read_pages
    from transforms.furniture import name_site, take_out  # noqa: PLC0415 -- see read_pages

    rules = {rule.key: rule for rule in learned}
    cleared: dict[str, Article] = {}
    for article in articles:
        blocks = take_out(article.blocks, name_site(article), rules)
        if blocks != article.blocks:
            cleared[article.page_id] = reword_article(article, blocks)
    return cleared


def _study(
    shift: Shift, readings: Sequence[Reading | Refusal], cleared: dict[str, Article]
) -> tuple[Reading | Refusal, ...]:
    if not cleared:
        return tuple(readings)
    from transforms.study import study_article  # noqa: PLC0415 -- see read_pages

    work = partial(study_article, taxonomy=shift.settings.read_taxonomy())
    studied = dict(zip(cleared, shift.workers.run(work, cleared.values()), strict=True))
    done: list[Reading | Refusal] = []
    for reading in readings:
        again = studied.get(reading.article.page_id) if isinstance(reading, Reading) else None
        # with its furniture it could be read in time: better so than not at all
        done.append(reading if again is None or isinstance(again, Overrun) else again)
    return tuple(done)
