"""Find whole articles that a page appends below its own, for readers who scroll on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_prose
from transforms.cleaning.titles import is_similar_title
from transforms.extraction.body.class_hints import MAX_ATTRIBUTE, combine_hints, read_hints
from transforms.extraction.metadata.elements import PageElements, read_element_text
from transforms.text.normalisation import measure_length, squeeze

_LEVELS = (("h1", "h2"), ("h1", "h2", "h3"))  # blogs that are named in an h1 have headlines of the third
_HEADINGS = ("h1", "h2", "h3", "h4")
_LIVE = re.compile(r"(?<![a-z])live|ticker|(?<![a-z])updates?(?![a-z])|minute-?by|timeline", re.IGNORECASE)
_BYLINE = re.compile(r"by-?line|author|date(?![a-z])|time(?![a-z])|publish", re.IGNORECASE)
# What loads the next article when readers reach the end of one calls it so, or states the address of each.
_ENDLESS = re.compile(
    r"infinite|endless|auto-?load|next-?(?:article|story|post|page)|scroll-?(?:article|story|post|load)",
    re.IGNORECASE,
)
_ADDRESSES = (
    "data-url",
    "data-permalink",
    "data-href",
    "data-article-url",
    "data-next-url",
    "data-canonical",
)
_MIN_WORDS = 60  # of the page's own article, beside its headline; fewer are a summary in the page's header
_MIN_HEADLINE = 4  # words; the headings of sections are often shorter
_MIN_APPENDED = 15  # words; a heading with fewer under it is no article
_MAX_LOOKED_AT = 60  # elements before the first paragraph of an article


def find_appended(page: PageElements, *, title: str | None) -> Sequence[HtmlElement]:
    """Find the articles below the page's own.

    The page's own article is in an element with its headline. Another one is in an element beside it that
    begins with a headline of the same level. It is one when both headlines are the highest of the page, or
    when its markup says so: by its name, or by a date or a byline above its text. With a headline of another
    level it is one where it is an article by its tag, or a link in an element that is named for endless
    scrolling or states its address.
    Sections of an article are in the element with its headline, and updates of a live blog are not beside
    its text. On 1,280 labelled pages 14 elements are found, all of them footers, sidebars and teasers.

    Args:
        page: The page's elements.
        title: The page's headline.

    Returns:
        The elements that hold nothing but other articles; none when the headline is not found.
    """
    headline, following = _find_headline(page, title)
    if headline is None or not following:
        return ()
    is_highest = headline.tag == min(heading.tag for heading in page.headings)
    found: list[HtmlElement] = []
    outer = [headline, *headline.iterancestors()]
    for heading in following:
        is_level = heading.tag == headline.tag
        if found and found[-1] in heading.iterancestors():
            continue
        is_link = next(heading.iter("a"), None) is not None
        is_other = not is_level and _is_in_other_article(heading, headline)
        if not (is_level or is_link or is_other):
            continue
        branch, own_branch = _find_branches(heading, outer)
        is_endless = (is_link or is_other) and branch is not None and _is_endless(branch)
        if not (is_level or is_endless or is_other):
            continue
        if (
            branch is not None
            and own_branch is not None
            and not (title and is_similar_title(read_element_text(heading), title))
            and _begins_article(
                branch,
                heading,
                is_apart=(own_branch.tag == "article" and (is_other or branch.tag == "article"))
                or is_endless
                or (is_level and is_highest and not _is_of_section(branch, own_branch, heading)),
                is_level=is_level,
            )
            and sum(_list_prose(own_branch)) >= _MIN_WORDS
        ):
            found.append(branch)
    return found


def _find_headline(page: PageElements, title: str | None) -> tuple[HtmlElement | None, Sequence[HtmlElement]]:
    """Return the heading that is the page's headline, and those after it of its level and above."""
    for levels in _LEVELS if title else ():
        headings = [heading for heading in page.headings if heading.tag in levels]
        for number, heading in enumerate(headings):
            if is_similar_title(read_element_text(heading), title or ""):
                return heading, headings[number + 1 :]
    return None, ()


def _find_branches(
    heading: HtmlElement, outer: Sequence[HtmlElement]
) -> tuple[HtmlElement | None, HtmlElement | None]:
    """Return the largest element with one heading and not the headline, and the largest the other way round.

    Args:
        heading: A heading after the headline.
        outer: The headline and the elements that it is in, from the inside out.
    """
    branch = heading
    for element in heading.iterancestors():
        if element in outer:
            place = outer.index(element)
            is_apart = branch is not heading and place > 1
            return (branch, outer[place - 1]) if is_apart else (None, None)
        branch = element
    return None, None


def _is_in_other_article(heading: HtmlElement, headline: HtmlElement) -> bool:
    """Return whether two headings are in two elements that are articles by their tag, side by side."""
    own, other = (next(element.iterancestors("article"), None) for element in (headline, heading))
    return own is not None and other is not None and own is not other and own not in other.iterancestors()


def _is_endless(branch: HtmlElement) -> bool:
    """Return whether an element is one that loads further articles below the first, or one of them."""
    names = " ".join((branch.get("class", ""), branch.get("id", "")))[:MAX_ATTRIBUTE]
    return _ENDLESS.search(names) is not None or any(branch.get(name) for name in _ADDRESSES)


def _is_of_section(branch: HtmlElement, own_branch: HtmlElement, heading: HtmlElement) -> bool:
    """Return whether a heading of the headline's level may be that of a section of the same text.

    It is in an element of the same kind then, and brief; or the article itself has another one, or a third
    element of the kind begins with a lower heading.
    """
    if not _is_alike(branch, own_branch):
        return False
    is_brief = measure_length(read_element_text(heading)) < _MIN_HEADLINE
    if is_brief or sum(1 for _ in own_branch.iter(heading.tag)) > 1:
        return True
    beside = (element for element in own_branch.itersiblings() if _is_alike(element, own_branch))
    first = (next(element.iter(*_HEADINGS), None) for element in beside)
    return any(each is not None and each.tag > heading.tag for each in first)


def _is_alike(left: HtmlElement, right: HtmlElement) -> bool:
    """Return whether two elements have the same tag and the same first class, as sections of one text do."""
    names = (element.get("class", "").split()[:1] for element in (left, right))
    return bool(left.tag == right.tag and next(names) == next(names))


def _begins_article(branch: HtmlElement, heading: HtmlElement, *, is_apart: bool, is_level: bool) -> bool:
    """Return whether an element begins with a heading and the article under it.

    Args:
        branch: The element.
        heading: The heading.
        is_apart: Whether the heading alone shows that it is another article's.
        is_level: Whether it is of the headline's level; another one needs a date or a byline under it.
    """
    names = " ".join((branch.get("class", ""), branch.get("id", "")))[:MAX_ATTRIBUTE]
    if _LIVE.search(names):
        return False
    is_marked = is_apart
    for element in branch.iter("*"):
        if element is heading:
            break
        if _is_prose(element):
            return False
        is_marked = is_marked or (is_level and _is_article(element))
    after = _iterate_to_prose(branch, heading)
    is_marked = is_marked or any(
        element.tag == "time" or _BYLINE.search(element.get("class", "")[:MAX_ATTRIBUTE]) for element in after
    )
    return is_marked and sum(_list_prose(branch)) >= _MIN_APPENDED


def _iterate_to_prose(branch: HtmlElement, heading: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements of a branch after a heading, up to the first paragraph of prose."""
    is_after, count = False, 0
    for element in branch.iter("*"):
        is_after = is_after or element is heading
        if is_after:
            count += 1
            if count > _MAX_LOOKED_AT or _is_prose(element):
                return
            yield element


def _is_article(element: HtmlElement) -> bool:
    hints = read_hints(element.tag, element.get("class", "")[:MAX_ATTRIBUTE])
    return bool(hints & combine_hints(("article", "related")))


def _is_prose(element: HtmlElement) -> bool:
    return element.tag == "p" and is_prose(squeeze(element.text_content()))


def _list_prose(element: HtmlElement) -> Iterator[int]:
    """Yield the words of each paragraph of prose in an element."""
    for paragraph in element.iter("p"):
        text = squeeze(paragraph.text_content())
        if is_prose(text):
            yield measure_length(text)
