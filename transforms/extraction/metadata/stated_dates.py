"""Find the dates of publication and change that a page's markup states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import PageElements, read_element_text
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
    return _find_date(page, stated, _PUBLISHED_METAS, _find_published_elements(page.elements), now)


def find_modified(page: Statements, *, now: datetime) -> StatedDate | None:
    """Find the date of the last change that a page states.

    Args:
        page: The page's statements.
        now: The present; later dates are not believed.
    """
    stated = page.article.modified if page.article else None
    return _find_date(page, stated, _MODIFIED_METAS, _find_modified_elements(page.elements), now)


def _find_date(
    page: Statements,
    stated: str | None,
    names: Iterable[str],
    elements: Iterable[HtmlElement],
    now: datetime,
) -> StatedDate | None:
    """Return the first date that JSON-LD, the meta elements or the elements state."""
    if stated and (moment := read_moment(stated, now=now)):
        return StatedDate(moment=moment, source="json-ld")
    for content in page.list_metas(names):
        if moment := read_moment(content, now=now):
            return StatedDate(moment=moment, source="meta")
    for element in elements:
        attribute = element.get("datetime") or element.get("content")
        moment = read_moment(attribute, now=now)
        if moment := moment or find_moment(read_element_text(element)[:_MAX_DATE], now=now):
            return StatedDate(moment=moment, source="html")
    return None


def _find_published_elements(page: PageElements) -> Iterator[HtmlElement]:
    """Yield the elements that may state the date of publication, the surest first."""
    yield from page.list_property("datePublished")
    times = page.list_tag("time")
    for time in times:
        class_ = time.get("class", "")
        if time.get("pubdate") is not None or "publish" in class_ or "entry-date" in class_:
            yield time
    for time in times:
        if time.get("datetime") is not None and next(time.iterancestors(*_OWN_PARTS), None) is not None:
            yield time


def _find_modified_elements(page: PageElements) -> Iterator[HtmlElement]:
    """Yield the elements that may state the date of the last change, in order."""
    found = list(page.list_property("dateModified"))
    for time in page.list_tag("time"):
        class_ = time.get("class", "")
        if "updated" in class_ or "modified" in class_:
            found.append(time)
    yield from page.sort(found) if len(found) > 1 else found
