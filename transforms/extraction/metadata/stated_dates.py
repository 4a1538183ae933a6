"""Find the dates of publication and change that a page's markup states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import read_element_text
from transforms.extraction.metadata.statements import Statements
from transforms.extraction.metadata.visible_dates import Moment, find_moment, read_moment

_PUBLISHED_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date"),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("publication-date", "article.published", "article:published", "cxenseparse:recs:publishtime"),
    *("originalpublicationdate", "weibo:article:create_at", "date", "created"),
)
_MODIFIED_METAS = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified"),
    *("dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article.updated", "revised"),
    *("sailthru.lastmodified", "article:updated_time"),
)
_OWN_PARTS = ("article", "header", "main")  # a time elsewhere may be that of another article
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
    return _find_date(page, stated, _PUBLISHED_METAS, _IS_PUBLISHED, now)


def find_modified(page: Statements, *, now: datetime) -> StatedDate | None:
    """Find the date of the last change that a page states.

    Args:
        page: The page's statements.
        now: The present; later dates are not believed.
    """
    stated = page.article.modified if page.article else None
    return _find_date(page, stated, _MODIFIED_METAS, (_is_modified,), now)


def _find_date(
    page: Statements,
    stated: str | None,
    names: Iterable[str],
    conditions: Iterable[Callable[[HtmlElement], bool]],
    now: datetime,
) -> StatedDate | None:
    """Return the first date that JSON-LD, the meta elements or elements that meet a condition state."""
    if stated and (moment := read_moment(stated, now=now)):
        return StatedDate(moment=moment, source="json-ld")
    for content in page.list_metas(names):
        if moment := read_moment(content, now=now):
            return StatedDate(moment=moment, source="meta")
    for condition in conditions:
        for element in filter(condition, page.elements.marked):
            attribute = element.get("datetime") or element.get("content")
            moment = read_moment(attribute, now=now)
            if moment := moment or find_moment(read_element_text(element)[:_MAX_DATE], now=now):
                return StatedDate(moment=moment, source="html")
    return None


def _is_date_published(element: HtmlElement) -> bool:
    return bool(element.get("itemprop") == "datePublished")


def _is_time_published(element: HtmlElement) -> bool:
    class_ = element.get("class", "")
    is_named = "publish" in class_ or "entry-date" in class_ or element.get("pubdate") is not None
    return element.tag == "time" and is_named


def _is_own_time(element: HtmlElement) -> bool:
    is_time = element.tag == "time" and element.get("datetime") is not None
    return is_time and next(element.iterancestors(*_OWN_PARTS), None) is not None


def _is_modified(element: HtmlElement) -> bool:
    class_ = element.get("class", "")
    is_time_modified = element.tag == "time" and ("updated" in class_ or "modified" in class_)
    return element.get("itemprop") == "dateModified" or is_time_modified


_IS_PUBLISHED = (_is_date_published, _is_time_published, _is_own_time)
"""The conditions by which elements state the date of publication, the surest first."""
