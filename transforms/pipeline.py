"""All that can be told from one page alone, as a worker process tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from transforms.cleaning.passes import clean_blocks
from transforms.dedup.fingerprints import fingerprint_article
from transforms.extraction.assembly import assemble_article
from transforms.extraction.plain_text import extract_text
from transforms.extraction.web_page import extract_page
from transforms.records import Article, ArticleTag, ArticleText, Page, PageAnalysis, Refusal, RefusalReason
from transforms.stories.terms import extract_terms
from transforms.tagging.load_taxonomy import default_taxonomy, load_taxonomy
from transforms.tagging.tag_article import tag_article
from transforms.tagging.taxonomy import Taxonomy
from transforms.text.normalisation import squeeze

_LONGEST_DETAIL = 300


def analyse_page(page: Page, *, now: datetime, taxonomy: str | None) -> PageAnalysis | Refusal:
    """Read `page`, then fingerprint and tag the article on it, or say why there is none.

    `taxonomy` is the text of a taxonomy, null for the one that comes along; it must have been
    loaded once before, since its mistakes are not the page's.
    """
    article = read_page(page, now=now)
    return article if isinstance(article, Refusal) else analyse_article(article, taxonomy=taxonomy)


def analyse_article(article: Article, *, taxonomy: str | None) -> PageAnalysis:
    """Fingerprint and tag an article as it reads; `taxonomy` as for :func:`analyse_page`."""
    return PageAnalysis(
        article=article,
        fingerprint=fingerprint_article(article),
        terms=extract_terms(article),
        tags=tag_article(article, _load(taxonomy)),
    )


def tag_texts(articles: Sequence[ArticleText], *, taxonomy: str | None) -> tuple[ArticleTag, ...]:
    """Tag articles that were read before, by `taxonomy` as in `analyse_page`."""
    loaded = _load(taxonomy)
    return tuple(tag for article in articles for tag in tag_article(article, loaded))


@cache
def _load(text: str | None) -> Taxonomy:
    return load_taxonomy(text) if text else default_taxonomy()


def read_page(page: Page, *, now: datetime) -> Article | Refusal:
    """Extract, clean and compose the article on `page`, or say why there is none.

    Never raises for anything in the page: what a library could not stand becomes a refusal with
    reason ``unreadable``. `now` only bounds the date of publication.
    """
    try:
        extraction = extract_text(page, now=now) if _is_plain_text(page) else extract_page(page, now=now)
        if isinstance(extraction, Refusal):
            return extraction
        return assemble_article(page, extraction, clean_blocks(extraction.blocks, title=extraction.title))
    except Exception as error:  # noqa: BLE001  (any library may fail on a hostile page, in any way)
        detail = squeeze(f"{type(error).__name__}: {error}")[:_LONGEST_DETAIL]
        return Refusal(
            url=page.url, origin=page.origin, stage="extract", reason=RefusalReason.UNREADABLE, detail=detail
        )


def _is_plain_text(page: Page) -> bool:
    return page.media_type.partition(";")[0].strip().casefold() in ("text/plain", "text/markdown")
