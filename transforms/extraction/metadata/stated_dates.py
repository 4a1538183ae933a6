"""Find the dates of publication and change that a page's markup states."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from transforms.extraction.metadata.elements import read_element_text, select_elements
from transforms.extraction.metadata.statements import Statements
from transforms.extraction.metadata.visible_dates import Moment, find_moment, read_moment

_PUBLISHED_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date"),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("publication-date", "article.published", "article:published", "cxenseparse:recs:publishtime"),
    *("originalpublicationdate", "weibo:article:create_at", "date", "created"),
)
_PUBLISHED_ELEMENTS = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]",
    "//article//time[@datetime] | //header//time[@datetime] | //main//time[@datetime]",
)
_MODIFIED_METAS = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified"),
    *("dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article.updated", "revised"),
    *("sailthru.lastmodified", "article:updated_time"),
)
_MODIFIED_ELEMENTS = (
    "//*[@itemprop='dateModified'] | //time[contains(@class, 'updated') or contains(@class, 'modified')]",
)
_MAX_DATE = 80  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date that a page states, and where: ``json-ld``, ``meta`` or ``html``."""

    moment: Moment
    source: str


def find_published(page: Statements, *, now: datetime) -> StatedDate | None:
    """Find the date of publication that a page states.

    Args:
        page: The page's statements.
        now: The present; later dates are not believed.
    """
    stated = page.article.published if page.article else None
    return _find_date(page, stated, _PUBLISHED_METAS, _PUBLISHED_ELEMENTS, now)


def find_modified(page: Statements, *, now: datetime) -> StatedDate | None:
    """Find the date of the last change that a page states.

    Args:
        page: The page's statements.
        now: The present; later dates are not believed.
    """
    stated = page.article.modified if page.article else None
    return _find_date(page, stated, _MODIFIED_METAS, _MODIFIED_ELEMENTS, now)


def _find_date(
    page: Statements, stated: str | None, names: Iterable[str], paths: Iterable[str], now: datetime
) -> StatedDate | None:
    """Return the first date that JSON-LD, the meta elements or the page's own elements state."""
    if stated and (moment := read_moment(stated, now=now)):
        return StatedDate(moment=moment, source="json-ld")
    for content in page.list_metas(names):
        if moment := read_moment(content, now=now):
            return StatedDate(moment=moment, source="meta")
    for path in paths:
        for element in select_elements(page.tree, path):
            attribute = element.get("datetime") or element.get("content")
            moment = read_moment(attribute, now=now)
            if moment := moment or find_moment(read_element_text(element)[:_MAX_DATE], now=now):
                return StatedDate(moment=moment, source="html")
    return None
