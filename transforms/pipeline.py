"""From a page to an analysed article: everything that can be derived from one page alone.

These functions run in worker processes, where a page that takes too long can be stopped.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from transforms.claims.find_claims import find_claims
from transforms.claims.load_quantities import default_quantities, load_quantities
from transforms.claims.quantities import Quantities
from transforms.cleaning.passes import clean_extraction
from transforms.dedup.fingerprints import fingerprint_article
from transforms.extraction.assembly import assemble_article
from transforms.extraction.body.block_classifier import Classifier
from transforms.extraction.page_bytes import begins_as_html
from transforms.extraction.plain_text import extract_text
from transforms.extraction.web_page import extract_page
from transforms.records import (
    MAX_DETAIL,
    Article,
    ArticleClaim,
    ArticleText,
    Knowledge,
    Page,
    PageAnalysis,
    Refusal,
    RefusalReason,
    Terms,
    TextAnalysis,
)
from transforms.stories.terms import extract_terms
from transforms.tagging.article_matches import match_article
from transforms.tagging.load_taxonomy import default_taxonomy, load_taxonomy
from transforms.tagging.tag_article import tag_matches
from transforms.tagging.taxonomy import Taxonomy
from transforms.text.exceptions import word_exception


def analyse_page(page: Page, *, now: datetime, knowledge: Knowledge) -> PageAnalysis | Refusal:
    """Extract the article on a page, fingerprint and tag it, and find its claims.

    Args:
        page: The page.
        now: Bounds the date of publication; nothing else depends on it.
        knowledge: The taxonomy and the quantities.

    Returns:
        The analysis, or why there is no article.
    """
    article = read_page(page, now=now)
    return article if isinstance(article, Refusal) else analyse_article(article, knowledge=knowledge)


def analyse_article(article: Article, *, knowledge: Knowledge) -> PageAnalysis:
    """Fingerprint and tag an article, and find its claims.

    Args:
        article: The article.
        knowledge: The taxonomy and the quantities.
    """
    found = analyse_text(article, knowledge=knowledge)
    return PageAnalysis(
        article=article,
        fingerprint=fingerprint_article(article),
        terms=_extract_terms(article, found, knowledge),
        tags=found.tags,
        claims=found.claims,
    )


def extract_article_terms(article: Article, *, knowledge: Knowledge) -> Terms:
    """Extract the terms of a stored article.

    Args:
        article: The article.
        knowledge: The taxonomy and the quantities.
    """
    return _extract_terms(article, analyse_text(article, knowledge=knowledge), knowledge)


def _extract_terms(article: Article, found: TextAnalysis, knowledge: Knowledge) -> Terms:
    claims = [each.claim for each in found.claims]
    return extract_terms(article, found.tags, _list_kinds(knowledge.taxonomy), claims)


def analyse_text(article: Article | ArticleText, *, knowledge: Knowledge) -> TextAnalysis:
    """Tag an article, and find its claims.

    Args:
        article: The article.
        knowledge: The taxonomy and the quantities.
    """
    matches = match_article(article, _load(knowledge.taxonomy))
    tags = tag_matches(matches)
    claims = find_claims(
        matches, tags, _load_quantities(knowledge.quantities), published=article.published_on
    )
    return TextAnalysis(
        tags=tags,
        claims=tuple(
            ArticleClaim(
                article_id=article.article_id,
                position=position,
                reported_at=article.reported_at,
                claim=claim,
            )
            for position, claim in enumerate(claims)
        ),
    )


@cache
def _list_kinds(taxonomy: str | None) -> Mapping[str, str]:
    return {tag.tag: tag.kind for tag in _load(taxonomy).tags}


@cache
def _load(text: str | None) -> Taxonomy:
    return default_taxonomy() if text is None else load_taxonomy(text)


@cache
def _load_quantities(text: str | None) -> Quantities:
    return default_quantities() if text is None else load_quantities(text)


def read_page(page: Page, *, now: datetime, classifier: Classifier | None = None) -> Article | Refusal:
    """Extract and clean the article on a page.

    An exception of a library becomes a refusal with reason ``unreadable``.

    Args:
        page: The page.
        now: Bounds the date of publication; nothing else depends on it.
        classifier: The trees that find the article on a web page; None for those of this package.

    Returns:
        The article, or why there is none.

    Raises:
        MemoryError: There was not enough memory.
        OSError: The machine failed. Whether that is the page's fault cannot be told from the page.
    """
    try:
        extraction = (
            extract_text(page, now=now)
            if _is_plain_text(page)
            else extract_page(page, now=now, classifier=classifier)
        )
        if isinstance(extraction, Refusal):
            return extraction
        return assemble_article(page, extraction, clean_extraction(extraction))
    except (MemoryError, OSError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001  (any library may fail on a hostile page, in any way)
        detail = word_exception(error, limit=MAX_DETAIL)
        return Refusal(
            url=page.url, origin=page.origin, stage="extract", reason=RefusalReason.UNREADABLE, detail=detail
        )


def _is_plain_text(page: Page) -> bool:
    """Return whether a page is a text; servers that do not know a file's name call HTML a text, too."""
    kind = page.media_type.partition(";")[0].strip().casefold()
    return kind in ("text/plain", "text/markdown") and not begins_as_html(page.body)
