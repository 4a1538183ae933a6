"""Find the authors that a page's markup states: in JSON-LD, meta elements and elements marked as bylines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from transforms.cleaning.bylines import clean_authors
from transforms.extraction.metadata.elements import PageElements, read_element_text
from transforms.extraction.metadata.statements import Statements

_AUTHOR_METAS = (
    *("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator"),
    *("sailthru.author", "byl", "cxenseparse:author"),
)
_BYLINE_CLASSES = ("byline", "Byline", "author")
_BYLINE_TAGS = ("span", "p", "div", "a", "address", "li")
_COMMENT = "comment"  # in a class or an identifier: the names below are those of readers
_MAX_BYLINE = 120  # characters
_MAX_BYLINES = 3


def find_stated_authors(page: Statements) -> tuple[str, ...]:
    """Find the authors that a page's markup states; of several statements the first with names is taken."""
    candidates = (clean_authors(raw, sites=page.sites) for raw in _list_statements(page))
    return next((authors for authors in candidates if authors), ())


def _list_statements(page: Statements) -> Iterator[Iterable[str]]:
    yield page.article.authors if page.article else ()
    yield page.list_metas(_AUTHOR_METAS)
    for find in (_find_links, _find_items, _find_bylines):
        texts = map(read_element_text, find(page.elements))
        yield (text for text in texts if len(text) <= _MAX_BYLINE)


def _find_links(page: PageElements) -> Iterable[HtmlElement]:
    """Return the elements with the relation *author*."""
    return (element for element in page.marked if "author" in element.get("rel", "").split())


def _find_items(page: PageElements) -> Iterable[HtmlElement]:
    """Return the elements with the property *author*, or those with the property *name* in them."""
    found: dict[HtmlElement, None] = {}
    for author in page.list_property("author"):
        names = [element for element in author.iterdescendants("*") if element.get("itemprop") == "name"]
        found.update(dict.fromkeys(names or [author]))
    return found


def _find_bylines(page: PageElements) -> Iterable[HtmlElement]:
    """Return the first elements that are named as bylines and are in no comment."""
    found: list[HtmlElement] = []
    for element in page.marked:
        class_ = element.get("class", "")
        is_byline = element.tag in _BYLINE_TAGS and any(name in class_ for name in _BYLINE_CLASSES)
        if is_byline and not _is_in_comment(element):
            found.append(element)
            if len(found) == _MAX_BYLINES:
                break
    return found


def _is_in_comment(element: HtmlElement) -> bool:
    return any(
        _COMMENT in outer.get("class", "") or _COMMENT in outer.get("id", "")
        for outer in (element, *element.iterancestors())
    )
