"""Find the elements of a page that are marked as its dates: by schema.org, by microformats, or as times."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import PageElements, read_beginning
from transforms.extraction.metadata.own_parts import OwnParts, is_of_other_item
from transforms.text.dates import DateContext, Moment, find_moment, read_moment

# The classes by which hAtom, hNews (https://microformats.org/wiki/hnews) and h-entry mark dates.
_PUBLISHED_CLASSES = frozenset({"published", "dt-published", "entry-date"})
_PUBLISHED_NAMES = ("publish", "pubdate", "pub-date", "entry-date")  # in a class of a `time` element
_UPDATED_CLASSES = frozenset({"updated", "dt-updated", "modified"})
_TAGS = ("abbr", "span", "p", "div", "i", "small", "li", "td", "b", "a", "ins", "dd", "em", "strong", "data")
# RDFa (https://www.w3.org/TR/rdfa-lite/): the date of Dublin Core or of schema.org.
_PROPERTY = re.compile(
    r"(?<![\w:])(?:(?:\w+:)?(?:datePublished|dateCreated)|(?:dc|dct|dcterms):(?:date|created|issued))(?!\w)"
)
# one of which each such property has
_PROPERTY_PARTS = ("datePublished", "dateCreated", "dc:", "dct:", "dcterms:")
_ATTRIBUTES = (
    "datetime",
    "content",
    "title",
    "data-datetime",
    "data-timestamp",
    "data-time",
    "data-date",
    "value",
)
_VALUE = "value-title"  # the pattern of microformats for a value that readers do not see
_OWN_PARTS = ("article", "header", "main")  # a time elsewhere may be that of another article
_MAX_DATE = 80  # characters


def find_published_elements(page: PageElements, own: OwnParts) -> Iterator[HtmlElement]:
    """Yield the elements that are marked as the date of publication, the surest first."""
    yield from filter(own.hold, _list_own(page, "datePublished"))
    for time in page.list_tag("time"):
        class_ = time.get("class", "")
        is_marked = time.get("pubdate") is not None or any(name in class_ for name in _PUBLISHED_NAMES)
        if is_marked and own.hold(time):
            yield time
    yield from filter(own.hold, _list_by_class(page, _PUBLISHED_CLASSES))
    yield from filter(own.hold, _list_by_property(page))


def find_modified_elements(page: PageElements, own: OwnParts) -> Iterator[HtmlElement]:
    """Yield the elements that are marked as the date of the last change, in the order of the page."""
    found = list(_list_own(page, "dateModified"))
    for time in page.list_tag("time"):
        class_ = time.get("class", "")
        if "updated" in class_ or "modified" in class_:
            found.append(time)
    found.extend(_list_by_class(page, _UPDATED_CLASSES))
    yield from filter(own.hold, page.sort(found) if len(found) > 1 else found)


def find_unmarked_times(page: PageElements, own: OwnParts) -> Iterator[HtmlElement]:
    """Yield the `time` elements of the article's parts, whatever they are the time of."""
    for time in page.list_tag("time"):
        is_inside = next(time.iterancestors(*_OWN_PARTS), None) is not None
        if is_inside and time.get("datetime") is not None and own.hold(time) and not own.is_in_teaser(time):
            yield time


def read_attributes(element: HtmlElement) -> Iterator[str]:
    """Yield what the attributes of a marked element say, and those of parts of it that readers do not see."""
    yield from filter(None, map(element.get, _ATTRIBUTES))
    for inner in element.iterdescendants():
        if _VALUE in inner.get("class", "") and (title := inner.get("title")):
            yield title


def read_element_date(element: HtmlElement, context: DateContext) -> Moment | None:
    """Read the date of a marked element: in an attribute, or else in its text."""
    for raw in read_attributes(element):
        if moment := read_moment(raw, context):
            return moment
    return find_moment(read_beginning(element, _MAX_DATE), context)


def _list_own(page: PageElements, name: str) -> Iterator[HtmlElement]:
    """Yield the elements with a property of schema.org that is not that of another article."""
    return (element for element in page.list_property(name) if not is_of_other_item(element))


def _list_by_class(page: PageElements, names: frozenset[str]) -> list[HtmlElement]:
    """Return the elements with a class that microformats define; `time` elements are found by their tag."""
    if not any(page.mentions(name, attribute="class") for name in names):
        return []
    return [
        element
        for element in page.tree.iter(*_TAGS)
        if not names.isdisjoint(element.get("class", "").split())
    ]


def _list_by_property(page: PageElements) -> list[HtmlElement]:
    """Return the elements with a property of RDFa that is a date of publication."""
    if not any(page.mentions(part, attribute="property") for part in _PROPERTY_PARTS):
        return []
    return [
        element for element in page.tree.iter(*_TAGS, "time") if _PROPERTY.search(element.get("property", ""))
    ]
