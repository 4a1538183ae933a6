"""Find the dates of publication and change that a page's markup states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.extraction.metadata.dated_elements import (
    find_modified_elements,
    find_published_elements,
    read_attributes,
    read_element_date,
)
from transforms.extraction.metadata.own_parts import OwnParts
from transforms.extraction.metadata.statements import Statements
from transforms.text.dates import DateContext, Moment, is_beyond_limit, read_moment

_PUBLISHED_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date"),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("publication-date", "article.published", "article:published", "cxenseparse:recs:publishtime"),
    *(
        "originalpublicationdate",
        "weibo:article:create_at",
        "og:pubdate",
        "og:regdate",
        "regdate",
        "bt:pubdate",
    ),
    *("article_date_original", "rnews:datepublished", "shareaholic:article_published_time", "pub_date"),
    *("cxenseparse:publishtime", "citation_publication_date", "citation_online_date", "citation_date"),
    *("dc:date", "dc.date.created", "dc.created", "dcterms.available", "release_date", "date", "created"),
    *(
        "prism.publicationdate",
        "prism:publicationdate",
        "schema:datepublished",
        "dcterms:issued",
        "dc:issued",
    ),
    *("dcterms:created", "published_at", "published-date", "iso-8601-publish-date", "datecreated"),
    *("og:release_date", "video:release_date", "date.created", "displaydate", "ptime"),
)
# They name any date of a page, and some systems state when it was begun or last stored. Under the headline
# readers see another one on 3 of 13 pages with such a line, and it is the right one each time.
_VAGUE_METAS = frozenset(
    (
        *("date", "dc.date", "dc:date", "dcterms.date", "dc.date.created", "dc.created", "dcterms.created"),
        *("dcterms:created", "created", "datecreated", "date.created"),
    )
)
_MODIFIED_METAS = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified"),
    *(
        "dcterms.modified",
        "dcterms:modified",
        "dc.date.modified",
        "prism.modificationdate",
        "last-modified",
        "lastmod",
        "article.updated",
        "revised",
    ),
    *("sailthru.lastmodified", "article:updated_time"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A date that a page states.

    Attributes:
        moment: The date.
        source: Where it is: ``json-ld``, ``meta`` or ``html``.
        is_vague: Whether its name leaves open if it is that of publication.
    """

    moment: Moment
    source: str
    is_vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDates:
    """The dates that a page states.

    Attributes:
        published: The date of publication.
        modified: The date of the last change.
        is_rejected: Whether the page states a date of publication that is not believed, since it is more than
            a day ahead.
    """

    published: StatedDate | None
    modified: StatedDate | None
    is_rejected: bool


def find_stated_dates(page: Statements, own: OwnParts, context: DateContext) -> StatedDates:
    """Find the dates that a page states, of several statements the first that can be believed.

    Args:
        page: The page's statements.
        own: The parts of the page that are the article's own.
        context: The present and the place of the page.
    """
    stated, described = page.article, page.json_ld
    first = stated.published if stated else None
    texts = list(_list_texts(page, first, _PUBLISHED_METAS, described.published))
    marked: list[HtmlElement] = []
    published = _choose_text(texts, context)
    if published is None:
        marked = list(find_published_elements(page.elements, own))
        published = _choose_element(marked, context)
    is_rejected = published is None and any(
        is_beyond_limit(raw, context)
        for raw in (
            *(raw for raw, _, _ in texts),
            *(raw for element in marked for raw in read_attributes(element)),
        )
    )
    changes = _list_texts(page, stated.modified if stated else None, _MODIFIED_METAS, described.modified)
    modified = _choose_text(changes, context) or _choose_element(
        find_modified_elements(page.elements, own), context
    )
    return StatedDates(published=published, modified=modified, is_rejected=is_rejected)


def _list_texts(
    page: Statements, first: str | None, names: Iterable[str], last: str | None
) -> Iterator[tuple[str, str, bool]]:
    """Yield what JSON-LD and the meta elements state, the article's dates before the page's.

    Each has where it is stated, and whether its name is vague.
    """
    if first:
        yield first, "json-ld", False
    yield from ((page.metas[name], "meta", name in _VAGUE_METAS) for name in names if name in page.metas)
    if last:
        yield last, "json-ld", False


def _choose_text(texts: Iterable[tuple[str, str, bool]], context: DateContext) -> StatedDate | None:
    for raw, source, is_vague in texts:
        if moment := read_moment(raw, context):
            return StatedDate(moment=moment, source=source, is_vague=is_vague)
    return None


def _choose_element(elements: Iterable[HtmlElement], context: DateContext) -> StatedDate | None:
    moments = (read_element_date(element, context) for element in elements)
    return next((StatedDate(moment=moment, source="html") for moment in moments if moment), None)
