"""Find the authors that a page states in its markup, or shows in bylines."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from html.entities import codepoint2name
from itertools import pairwise

from lxml.html import HtmlElement

from transforms.cleaning.author_words import AGENCY, COMPANY
from transforms.cleaning.bylines import begins_byline, clean_authors, find_authors, is_byline_label
from transforms.cleaning.prose import ends_sentence
from transforms.extraction.body.class_hints import MAX_ATTRIBUTE
from transforms.extraction.metadata.byline_area import read_byline_area
from transforms.extraction.metadata.elements import PageElements, read_element_lines, read_element_text
from transforms.extraction.metadata.own_parts import OwnParts, is_marked_comment
from transforms.extraction.metadata.statements import Statements

_Elements = Collection[HtmlElement]
_AUTHOR_METAS = (
    *("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator"),
    *("sailthru.author", "byl", "cxenseparse:author", "citation_author"),
)
# WordPress says with these labels, in the language of the site, which of two meta elements names the author.
_LABELS = (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2"))
_WRITTEN_BY = re.compile(
    r"written by|(?:verfasst|geschrieben) von|écrit par|escrito por|scritto da|geschreven door|napisane przez"
    r"|(?:skriven|skrevet) a[fv]|kirjoittanut|yazan|scris de|szerző|author|autor|(?:написано )?автор(?:ом)?"
    r"|γράφτηκε από|執筆者|作者|撰写者|작성자|글쓴이",
    re.IGNORECASE,
)
_BYLINE_NAMES = re.compile(
    r"[bB]yline|author|(?<![a-z])(?:aut(?:or(?:en?|a|in|es|i|zeile|enzeile)?|eurs?|rice)"
    r"|firma(?:nte)?|signature|assinatura|redacteur|writer|reporter|yazar|penulis|szerzo|tac-?gia)(?![a-z])"
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
_COPYRIGHT = re.compile(r"(?:©|&copy;|&#169;|&#xa9;|\(c\)|copyright)(?: by)?[\s\d,–-]*$", re.IGNORECASE)
_MAX_COPYRIGHT = 40  # characters before a name
_MAX_BYLINE = 120  # characters
_MAX_BYLINES = 3


def find_stated_authors(page: Statements, own: OwnParts) -> tuple[str, ...]:
    """Find the authors that a page states; of several statements the first with persons is taken.

    Templates state the publisher too, or the account of the author: they are taken where no statement names
    a person.

    Args:
        page: The statements in the page's markup.
        own: The parts of the page that are the article's own.
    """
    first: tuple[str, ...] = ()
    for raw in _list_statements(page, own):
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
    for spelling in _list_spellings(name):
        place = page.markup.find(spelling)
        while place != -1:
            if _COPYRIGHT.search(page.markup[max(0, place - _MAX_COPYRIGHT) : place]):
                return True
            place = page.markup.find(spelling, place + 1)
    return False


def _list_spellings(name: str) -> set[str]:
    """Return a name as it may be in markup: with its letters, or with references to characters."""
    if name.isascii():
        return {name}
    references = ("&#{};".format, "&#x{:x};".format, "&#x{:X};".format, _name_character)
    return {name, *("".join(c if c.isascii() else refer(ord(c)) for c in name) for refer in references)}


def _name_character(code: int) -> str:
    return f"&{codepoint2name[code]};" if code in codepoint2name else chr(code)


def _list_words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in name.casefold().split()}


def _list_statements(page: Statements, own: OwnParts) -> Iterator[Iterable[str]]:
    yield page.article.authors if page.article else ()
    for name in _AUTHOR_METAS:
        yield page.repeated_metas.get(name, ())
    area = read_byline_area(own.headline)
    around = page.elements.around_headlines | own.around
    for find in (_find_links, _find_items):
        yield _choose_texts(map(read_element_text, find(page.elements, around)))
    yield find_authors([line for line in area.lines if begins_byline(line)])
    yield _choose_texts(
        text for element in _find_bylines(page.elements, around) for text in _read_byline(element)
    )
    yield area.links
    yield find_authors(area.lines)
    for label, data in _LABELS:  # it may be whoever put the article into the system, so it comes last
        if _WRITTEN_BY.fullmatch(page.metas.get(label, "")):
            yield page.repeated_metas.get(data, ())


def _choose_texts(texts: Iterable[str]) -> Sequence[str]:
    """Return the texts that may be bylines by their length, without biographies behind names."""
    brief = [text for text in texts if len(text) <= _MAX_BYLINE]
    return [text for text in brief if not (ends_sentence(text) and _goes_on(text, brief))]


def _read_byline(element: HtmlElement) -> Sequence[str]:
    """Return the lines of an element that is named as a byline.

    Where some begin with *by*, the others are an outlet, a role or a date. An element that has nothing but
    *by* is the beginning of a longer one.
    """
    lines = read_element_lines(element)
    outer = element.getparent()
    if len(lines) == 1 and is_byline_label(lines[0]) and outer is not None:
        lines = read_element_lines(outer)
    lines = [
        f"{before} {line}" if is_byline_label(before) else line
        for before, line in pairwise(("", *lines))
        if not is_byline_label(line)
    ]
    return [line for line in lines if begins_byline(line)] or [" ".join(lines)]


def _goes_on(text: str, texts: Iterable[str]) -> bool:
    """Return whether a text begins with another of the texts: a name, with a biography behind it."""
    return any(other and text.startswith(f"{other} ") for other in texts)


def _find_links(page: PageElements, around: _Elements) -> Iterable[HtmlElement]:
    """Return the elements with the relation *author* that are not those of another article."""
    if not page.mentions("author", attribute="rel"):
        return ()
    return (
        element
        for element in page.tree.iter("*")
        if "author" in element.get("rel", "").split() and not _is_elsewhere(element, around)
    )


def _find_items(page: PageElements, around: _Elements) -> Iterable[HtmlElement]:
    """Return the elements with the property *author*, or those with the property *name* in them."""
    found: dict[HtmlElement, None] = {}
    for author in page.list_property("author"):
        if any(map(is_marked_comment, author.iterancestors())):
            continue
        names = [element for element in author.iterdescendants("*") if element.get("itemprop") == "name"]
        found.update(dict.fromkeys(names or [author]))
    if not found and page.mentions("author", attribute="property"):  # RDFa
        for author in page.tree.iter("*"):
            if author.get("property") in _RDFA_AUTHORS and author.tag != "meta":
                names = [each for each in author.iterdescendants("*") if each.get("property") in _RDFA_NAMES]
                found.update(dict.fromkeys(names or [author]))
    return [element for element in found if not _is_elsewhere(element, around)] or found


def _find_bylines(page: PageElements, around: _Elements) -> Iterable[HtmlElement]:
    """Return the first elements that are named as bylines and are in no comment or teaser."""
    found: list[HtmlElement] = []
    for element in page.tree.iter(*_BYLINE_TAGS):
        class_, identifier = element.get("class"), element.get("id")
        is_byline = (class_ and _BYLINE_NAMES.search(class_)) or (
            identifier and _BYLINE_NAMES.search(identifier)
        )
        if is_byline and not _is_elsewhere(element, around):
            found.append(element)
            if len(found) == _MAX_BYLINES:
                break
    return found


def _is_elsewhere(element: HtmlElement, around: _Elements) -> bool:
    """Return whether an element is in a comment, a teaser or an update, or beside the article."""
    for outer in (element, *element.iterancestors()):
        if outer.tag == "body" or outer in around:
            return False  # an element with the headline is the article, or the whole page
        names = outer.get("class", ""), outer.get("id", "")
        if outer.tag in _BESIDE or any(_ELSEWHERE.search(name[:MAX_ATTRIBUTE]) for name in names):
            return True
        if is_marked_comment(outer):
            return True
        heading = next(outer.iterchildren("h2", "h3", "h4"), None)
        if outer.tag in _CARDS and heading is not None and next(heading.iter("a"), None) is not None:
            return True
    return False
