"""Find the authors that a page's markup states: in JSON-LD, meta elements and elements marked as bylines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from transforms.cleaning.author_words import AGENCY, COMPANY
from transforms.cleaning.bylines import clean_authors
from transforms.cleaning.prose import ends_sentence
from transforms.extraction.body.class_hints import MAX_ATTRIBUTE
from transforms.extraction.metadata.elements import PageElements, read_element_text
from transforms.extraction.metadata.statements import Statements

_AUTHOR_METAS = (
    *("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator"),
    *("sailthru.author", "byl", "cxenseparse:author", "citation_author"),
)
_BYLINE_NAMES = re.compile(
    r"[bB]yline|author|(?<![a-z])(?:aut(?:or(?:en?|a|in|es|i|zeile|enzeile)?|eurs?|rice)"
    r"|firma(?:nte)?|signature|assinatura|redacteur|writer|reporter)(?![a-z])"
)
_RDFA_AUTHORS, _RDFA_NAMES = ("author", "schema:author"), ("name", "schema:name")
_BYLINE_TAGS = ("span", "p", "div", "a", "address", "li")
_BESIDE = ("aside", "nav", "footer")
_CARDS = ("li", "article", "div", "section")  # with a linked heading they are teasers of other articles
# In a class or an identifier: the names below are those of readers, or of other articles' authors.
_ELSEWHERE = re.compile(
    r"comment(?!ary)|related|recommend|(?<![a-z])river|teaser|trending|most-?read|popular|side-?bar"
    r"|(?<![a-z])(?:live-?)?update(?!d)|live-?(?:entry|post)|more-?(?:from|stories|news)",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[a-z][a-z0-9._-]+")
_COPYRIGHT = re.compile(r"(?:©|&copy;|\(c\)|copyright)(?: by)?[\s\d,–-]*$", re.IGNORECASE)
_MAX_COPYRIGHT = 40  # characters before a name
_MAX_BYLINE = 120  # characters
_MAX_BYLINES = 3


def find_stated_authors(page: Statements) -> tuple[str, ...]:
    """Find the authors that a page's markup states; of several statements the first with persons is taken.

    Templates state the publisher too, or the account of the author: they are taken where no statement names
    a person.
    """
    first: tuple[str, ...] = ()
    for raw in _list_statements(page):
        authors = clean_authors(raw, sites=page.sites)
        persons = tuple(name for name in authors if not _is_of_template(page.elements, name))
        # a person who publishes a site is named in full once, and by the given name elsewhere
        if persons and not (_list_words(persons) & _list_words(first)):
            return persons
        first = first or authors
    return first


def _is_of_template(page: PageElements, name: str) -> bool:
    """Return whether a name is an account, a company, or that of the page's notice of copyright."""
    if _ACCOUNT.fullmatch(name):
        return not AGENCY.fullmatch(name)
    if COMPANY.search(name):
        return True
    place = page.markup.find(name)
    while place != -1:
        if _COPYRIGHT.search(page.markup[max(0, place - _MAX_COPYRIGHT) : place]):
            return True
        place = page.markup.find(name, place + 1)
    return False


def _list_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.casefold().split()}


def _list_statements(page: Statements) -> Iterator[Iterable[str]]:
    yield page.article.authors if page.article else ()
    for name in _AUTHOR_METAS:
        yield page.repeated_metas.get(name, ())
    for find in (_find_links, _find_items, _find_bylines):
        texts = [text for text in map(read_element_text, find(page.elements)) if len(text) <= _MAX_BYLINE]
        yield (text for text in texts if not (ends_sentence(text) and _goes_on(text, texts)))


def _goes_on(text: str, texts: Iterable[str]) -> bool:
    """Return whether a text begins with another of the texts: a name, with a biography behind it."""
    return any(other and text.startswith(f"{other} ") for other in texts)


def _find_links(page: PageElements) -> Iterable[HtmlElement]:
    """Return the elements with the relation *author* that are not those of another article."""
    if not page.mentions("author", attribute="rel"):
        return ()
    return (
        element
        for element in page.tree.iter("*")
        if "author" in element.get("rel", "").split() and not _is_elsewhere(page, element)
    )


def _find_items(page: PageElements) -> Iterable[HtmlElement]:
    """Return the elements with the property *author*, or those with the property *name* in them."""
    found: dict[HtmlElement, None] = {}
    for author in page.list_property("author"):
        names = [element for element in author.iterdescendants("*") if element.get("itemprop") == "name"]
        found.update(dict.fromkeys(names or [author]))
    if not found and page.mentions("author", attribute="property"):  # RDFa
        for author in page.tree.iter("*"):
            if author.get("property") in _RDFA_AUTHORS and author.tag != "meta":
                names = [each for each in author.iterdescendants("*") if each.get("property") in _RDFA_NAMES]
                found.update(dict.fromkeys(names or [author]))
    return [element for element in found if not _is_elsewhere(page, element)] or found


def _find_bylines(page: PageElements) -> Iterable[HtmlElement]:
    """Return the first elements that are named as bylines and are in no comment or teaser."""
    found: list[HtmlElement] = []
    for element in page.tree.iter(*_BYLINE_TAGS):
        class_, identifier = element.get("class"), element.get("id")
        is_byline = (class_ and _BYLINE_NAMES.search(class_)) or (
            identifier and _BYLINE_NAMES.search(identifier)
        )
        if is_byline and not _is_elsewhere(page, element):
            found.append(element)
            if len(found) == _MAX_BYLINES:
                break
    return found


def _is_elsewhere(page: PageElements, element: HtmlElement) -> bool:
    """Return whether an element is in a comment, a teaser or an update, or beside the article."""
    for outer in (element, *element.iterancestors()):
        if outer.tag == "body" or outer in page.around_headlines:
            return False  # an element with the headline is the article, or the whole page
        names = outer.get("class", ""), outer.get("id", "")
        if outer.tag in _BESIDE or any(_ELSEWHERE.search(name[:MAX_ATTRIBUTE]) for name in names):
            return True
        heading = next(outer.iterchildren("h2", "h3", "h4"), None)
        if outer.tag in _CARDS and heading is not None and next(heading.iter("a"), None) is not None:
            return True
    return False
