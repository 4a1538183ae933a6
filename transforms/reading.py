"""The whole way from a page's bytes to an article, as a worker process runs it."""

from __future__ import annotations

from datetime import datetime

from transforms.article import compose_article
from transforms.clean import clean_blocks
from transforms.extract import extract_page
from transforms.plaintext import read_text
from transforms.records import Article, Page, Refusal
from transforms.text import squeeze

_LONGEST_DETAIL = 300


def read_page(page: Page, *, now: datetime) -> Article | Refusal:
    """Extract, clean and compose the article on `page`, or say why there is none.

    Never raises for anything in the page: what a library could not stand becomes a refusal with
    reason ``unreadable``. `now` only bounds the date of publication.
    """
    try:
        extraction = read_text(page, now=now) if _is_plain_text(page) else extract_page(page, now=now)
        if isinstance(extraction, Refusal):
            return extraction
        return compose_article(page, extraction, clean_blocks(extraction.blocks, title=extraction.title))
    except Exception as error:  # noqa: BLE001  (any library may fail on a hostile page, in any way)
        detail = squeeze(f"{type(error).__name__}: {error}")[:_LONGEST_DETAIL]
        return Refusal(url=page.url, origin=page.origin, stage="extract", reason="unreadable", detail=detail)


def _is_plain_text(page: Page) -> bool:
    return page.media_type.partition(";")[0].strip().casefold() in ("text/plain", "text/markdown")
