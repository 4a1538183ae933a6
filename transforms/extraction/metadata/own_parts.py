"""Tell the parts of a page that are the article's own from comments, teasers and other articles."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from transforms.cleaning.titles import is_similar_title
from transforms.extraction.metadata.elements import PageElements, read_beginning, read_element_text
from transforms.text.normalisation import measure_length, split_words

_HEADINGS = ("h1", "h2")
_UNMARKED = ("h3", "h4", "p", "div", "td", "span", "strong", "b", "font")
_MAX_ELEMENTS = 3_000  # of a page that are compared with its title
_MAX_INNER = 6  # elements in a headline that is not marked as one
# Narrower than the hints of the block classifier, for which a *card* or a *widget* is set apart: site
# builders make the article's own header of them.
_FOREIGN = re.compile(
    r"comment(?!ary|ator)|disqus|(?<![a-z])respon(?:d|ses?(?![a-z]))|(?<![a-z])repl(?:y|ies)|comentario"
    r"|kom+ent[aá][rř]|kommentti|leserbrief|lesermeinung|(?<![a-z])reacties?(?![a-z])|yorum|hozzaszol"
    r"|relat(?:ed|ion)|recommend|more-?(?:from|stor|news|article)|read-?(?:more|next|also)|also-?(?:read|like)|see-?also"
    r"|up-?next|trending|popular|most-?(?:read|view|recent|shared)|latest|recirc|outbrain|taboola|teaser|suggest|similar"
    r"|(?:prev|next)-?(?:post|article|story)|tweet|newsletter|pop-?up|modal"
    r"|(?<![a-z])today(?![a-z])|current-?date|(?<![a-z])top-?bar|mast-?head|site-?header",
    re.IGNORECASE,
)
# What schema.org calls what readers write below an article.
_BY_READERS = re.compile(r"schema\.org/(?:Comment|UserComments|Answer|UserReview)\b")
# Properties of an article whose values are other works.
_OF_OTHER = re.compile(
    r"(?<!\w)(?:isRelatedTo|relatedLink|significantLink|mentions|citation|isBasedOn|isPartOf|subjectOf|video|image"
    r"|audio|associatedMedia|itemListElement)(?!\w)"
)
_ASIDE = re.compile(r"side-?bar|(?<![a-z])aside(?![a-z])|(?<![a-z])rail(?![a-z])", re.IGNORECASE)
_CAPTIONS = ("figure", "figcaption")
_WHOLE = ("html", "body", "main", "nav", "footer", "header")
_MAX_AROUND = 3  # an item of microdata and elements around it that may be named as others' articles
_LANDMARKS = ("nav", "footer", "header")  # of the page, and not of the article
# What themes name the part with the article's own byline and date, whatever else is in its name.
_OWN = re.compile(
    r"(?<![a-z])(?:entry|post|article|story)[-_]?(?:header|meta|date|info)(?![a-z])", re.IGNORECASE
)
_MAX_DEPTH = 4  # elements around a date that make a teaser with it
_MAX_LINKS = 8  # that are looked at in each of them
_HEADLINE_WORDS = 5  # a link to an author or a section has fewer
# in the address of a link, which leads to no other article then
_OF_PERSON = re.compile(
    r"/(?:auth?ors?|auteurs?|autor(?:en|es|i)?|redaktion|profile?|people|team|staff)/", re.IGNORECASE
)
_MAX_TEASER = 1_000  # characters; a longer element is the article that refers to another one
_MIN_BEGINNING = 3  # words of a heading that has more in it than the title
_MAX_NAMES = 200  # characters
_MANY_NAMES = 2_048  # that are kept: many elements are in the same ones, and pages of a site have the same


class OwnParts:
    """The parts of a page that belong to its article.

    Args:
        headline: The article's headline; None if it is not found.

    Attributes:
        headline: The headline.
        around: The headline and all that it is in.
    """

    def __init__(self, headline: HtmlElement | None) -> None:
        self.headline = headline
        self.around = frozenset() if headline is None else frozenset((headline, *headline.iterancestors()))
        self._has_article = any(element.tag == "article" for element in self.around)

    def hold(self, element: HtmlElement, *, is_near: bool = False) -> bool:
        """Return whether an element is not in a comment, a teaser, a side bar or another article.

        What the headline is in as well says nothing: the page itself may be named *latest*.

        Args:
            element: The element.
            is_near: Whether it is close to the headline, where a side bar is the article's own.
        """
        for outer in (element, *element.iterancestors()):
            if outer in self.around:
                return True
            if _is_foreign(outer) or (self._has_article and outer.tag == "article"):
                return False
            if not is_near and (outer.tag == "aside" or _ASIDE.search(_read_names(outer))):
                return False
        return True

    def is_in_teaser(self, element: HtmlElement) -> bool:
        """Return whether an element is close to a link as long as a headline, and so part of a teaser."""
        for outer in islice((element, *element.iterancestors()), _MAX_DEPTH):
            if outer in self.around:
                return False
            if _leads_elsewhere(outer, _HEADLINE_WORDS, but=element):
                return True
        return False


def find_headline(page: PageElements, title: str | None) -> HtmlElement | None:
    """Return the first heading of the first two levels that is like the title, or else another element."""
    if not title:
        return None
    shown = (heading for heading in page.headings if heading.tag in _HEADINGS)
    marked = next((heading for heading in shown if _is_headline(heading, title)), None)
    if marked is not None:
        return marked
    lines = islice(page.tree.iter(*_UNMARKED), _MAX_ELEMENTS)
    return next((line for line in lines if _is_title(line, title)), None)


def _is_headline(heading: HtmlElement, title: str) -> bool:
    """Return whether a heading is like the title, or is the title with the byline or the date behind it."""
    text = read_element_text(heading)
    is_longer = text.startswith(title) and len(split_words(title)) >= _MIN_BEGINNING
    return is_longer or is_similar_title(text, title)


def _is_title(element: HtmlElement, title: str) -> bool:
    """Return whether an element is nothing but the title; its length is compared before its words."""
    text = element.text or (element[0].text if len(element) else None) or ""
    if (
        not text.strip()
        or len(text) > 2 * len(title)
        or sum(1 for _ in islice(element.iterdescendants(), _MAX_INNER + 1)) > _MAX_INNER
    ):
        return False
    whole = read_beginning(element, 2 * len(title) + 1)
    is_as_long = len(title) <= 2 * len(whole) <= 4 * len(title)
    return is_as_long and (title.startswith(whole) or is_similar_title(whole, title))


def _is_foreign(element: HtmlElement) -> bool:
    names = _read_names(element)
    if element.tag in _LANDMARKS:
        return not _OWN.search(names) and next(element.iterancestors("article", "main"), None) is None
    found = _find_foreign_name(names)
    # the article's own summary may be its teaser, but that of another one links to it
    is_foreign = found is not None and (found != "teaser" or _leads_elsewhere(element, 1))
    return element.tag in _CAPTIONS or is_foreign or is_marked_comment(element)


def is_of_other_item(meta: HtmlElement) -> bool:
    """Return whether a property in the microdata of a page is that of a comment or of another article.

    That is an item within a part that is named as one of related articles or the like, one that is what
    schema.org says of an article besides itself, or a teaser: as short, and with a link to another page.
    """
    outers = list(meta.iterancestors())
    if any(map(is_marked_comment, outers)):
        return True
    item = next((number for number, outer in enumerate(outers) if outer.get("itemscope") is not None), None)
    if item is None:
        return False
    if _OF_OTHER.search(outers[item].get("itemprop", "")):
        return True
    if next(outers[item].iter("h1"), None) is None and _leads_elsewhere(outers[item], _HEADLINE_WORDS):
        return True
    near = (outer for outer in outers[item : item + _MAX_AROUND] if outer.tag not in _WHOLE)
    return any(map(_is_foreign, near))


def is_marked_comment(element: HtmlElement) -> bool:
    """Return whether an element is marked as a comment by schema.org."""
    is_comment = "comment" in element.get("itemprop", "").split()
    return is_comment or _BY_READERS.search(element.get("itemtype", "")) is not None


def _leads_elsewhere(element: HtmlElement, words: int, *, but: HtmlElement | None = None) -> bool:
    """Return whether an element is as short as a teaser, and has a link as long as a headline.

    Args:
        element: The element.
        words: The words of a headline.
        but: The element with the date: a link that is nothing else leads to the articles of that day.
    """
    for link in islice(element.iter("a"), _MAX_LINKS):
        address = link.get("href", "")
        is_of_page = link is but or address.startswith("#") or _OF_PERSON.search(address)
        if not is_of_page and measure_length(read_beginning(link, _MAX_NAMES)) >= words:
            return not _is_long(element)
    return False


def _is_long(element: HtmlElement) -> bool:
    """Return whether an element has more text than a teaser."""
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _MAX_TEASER:
            return True
    return False


@lru_cache(_MANY_NAMES)
def _find_foreign_name(names: str) -> str | None:
    """Return the part of an element's names that says that it is not the article's own."""
    found = None if _OWN.search(names) else _FOREIGN.search(names)
    return found.group().lower() if found else None


def _read_names(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"[:_MAX_NAMES]
