"""All that can be told from one page alone, as a worker process tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from transforms.fingerprint import fingerprint_article
from transforms.reading import read_page
from transforms.records import Article, ArticleTag, ArticleText, Page, Reading, Refusal
from transforms.tag import tag_article
from transforms.tagging.cues import Taxonomy
from transforms.tagging.lexicon import default_taxonomy, load_taxonomy
from transforms.terms import extract_terms


def study_page(page: Page, *, now: datetime, taxonomy: str | None) -> Reading | Refusal:
    """Read `page`, then fingerprint and tag the article on it, or say why there is none.

    `taxonomy` is the text of a taxonomy, null for the one that comes along; it must have been
    loaded once before, since its mistakes are not the page's.
    """
    article = read_page(page, now=now)
    return article if isinstance(article, Refusal) else study_article(article, taxonomy=taxonomy)


def study_article(article: Article, *, taxonomy: str | None) -> Reading:
    """Fingerprint and tag an article as it reads; `taxonomy` as for :func:`study_page`."""
    return Reading(
        article=article,
        fingerprint=fingerprint_article(article),
        terms=extract_terms(article),
        tags=tag_article(article, _load(taxonomy)),
    )


def study_texts(articles: Sequence[ArticleText], *, taxonomy: str | None) -> tuple[ArticleTag, ...]:
    """Tag articles that were read before, by `taxonomy` as in `study_page`."""
    loaded = _load(taxonomy)
    return tuple(tag for article in articles for tag in tag_article(article, loaded))


@cache
def _load(text: str | None) -> Taxonomy:
    return load_taxonomy(text) if text else default_taxonomy()
