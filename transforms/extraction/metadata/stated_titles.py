"""Find the headline of a page among what it states for machines and the headings that it shows."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.cleaning.titles import (
    is_similar_title,
    is_site_name,
    strip_section,
    strip_shown_name,
    strip_site_name,
)
from transforms.extraction.metadata.elements import read_element_text
from transforms.extraction.metadata.statements import Statements
from transforms.text.normalisation import measure_length, split_words
from transforms.text.writing_systems import is_spaced

_MAX_KICKER_WORDS = 5
_KICKER_SIGNS = ("|", "›", "»", "•", "/")
_KICKER_ENDS = (":", "：", "-", "–", "—")  # between a kicker and the headline of one heading
_MIN_HEADLINE_WORDS = 4
# between a headline and the site; two of them are letters that stand for a bar in Korean and in German
_SITE_SIGNS = (*("|", "｜", "ㅣ", "ǀ", "_", "-"), *("–", "—", ":", "：", "»", "·", "•"))
_NAME_SIGNS = tuple(sign for sign in _SITE_SIGNS if sign not in (":", "："))
_BARS = ("|", "｜", "»", "·", "•")
_SITE_SIGN = re.compile("[" + re.escape("".join(_SITE_SIGNS)) + "]")
_MAX_NAME = 8  # characters of a name without spaces between its words
_ESCAPED = re.compile(
    r"&(?:amp|quot|apos|nbsp|lsquo|rsquo|ldquo|rdquo|ndash|mdash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
# The date of a post within its heading, beside the headline: "Dec 18 2025", "Posted on July 1, 2024".
_STAMP = re.compile(
    r"\b(?:posted|published|updated)\b|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b,? \d{4}",
    re.IGNORECASE,
)


def find_title(page: Statements) -> str | None:
    """Return the headline that readers see, if a statement confirms it or it is the only one.

    Statements are often rewritten for search engines; one first-level heading of many may be
    anything, and some are the name of the site.

    Args:
        page: The page's statements.
    """
    tags = [read_element_text(tag) for tag in page.elements.list_tag("title")[:1]]
    headline = page.article.headline if page.article else None
    stated = [page.metas.get("og:title"), headline, *tags, *page.list_metas(("twitter:title", "headline"))]
    titles = [
        strip_section(strip_shown_name(title, page.elements.markup), stated=raw)
        for raw in map(_decode_twice, stated)
        if raw and (title := strip_site_name(raw, page.sites))
    ]
    # a template may state the site where the headline belongs
    titles = [title for title in titles if not is_site_name(title, page.sites)] or titles
    headings = (
        strip_site_name(_read_heading(tag, titles), page.sites)
        for tag in page.elements.list_tag("h1")
        if not _leads_to_front(tag, page.sites)
    )
    shown = [_cut_stamp(heading, titles) for heading in headings if heading]
    for heading in shown:
        if any(is_similar_title(heading, title) or _is_within(heading, title) for title in titles):
            return heading
    only = shown[0] if len(shown) == 1 and not is_site_name(shown[0], page.sites) else None
    if only and (not titles or len(split_words(only)) >= _MIN_HEADLINE_WORDS):
        return only
    return _find_start(page, titles) or _choose_title(titles)


def _choose_title(titles: Sequence[str]) -> str | None:
    """Return the first title, or another one with which it begins before it names a section or the site."""
    first = next(iter(titles), "")
    starts = (
        title
        for title in titles
        if measure_length(title) >= _MIN_HEADLINE_WORDS
        and first.startswith(title)
        and first[len(title) :].lstrip().startswith(_NAME_SIGNS)
    )
    return next(starts, first) or None


def _leads_to_front(heading: HtmlElement, sites: Sequence[str]) -> bool:
    """Return whether a heading is a link to the site's front page, as its name or its motto is."""
    links = list(islice(heading.iter("a"), 2))
    if len(links) != 1 or read_element_text(links[0]) != read_element_text(heading):
        return False
    address = links[0].get("href", "#")
    parts = urlsplit(address)
    is_front = address != "#" and parts.path in ("", "/") and not parts.query and not parts.fragment
    return is_front and (not parts.netloc or is_site_name(parts.netloc, sites))


def _decode_twice(title: str | None) -> str | None:
    """Return a title of which a template escaped the signs of markup twice, as a browser was to show it."""
    return html.unescape(title) if title and _ESCAPED.search(title) else title


def _is_within(heading: str, title: str) -> bool:
    """Return whether a title has a kicker and a colon before a heading, and the site's name behind it."""
    before, heading_found, behind = title.partition(heading)
    is_kicker = before.endswith(": ") and len(split_words(before)) <= _MAX_KICKER_WORDS
    return bool(heading_found) and is_kicker and behind.lstrip().startswith(_SITE_SIGNS)


def _find_start(page: Statements, titles: Sequence[str]) -> str | None:
    """Return a heading with which a title begins that goes on with the names of a section or a site.

    With spaces between words a brief heading may be the name of a person or a product, and one below the
    first level the beginning of the headline.
    """
    for element in page.elements.headings:
        heading = read_element_text(element)
        if measure_length(heading) < _MIN_HEADLINE_WORDS:
            continue
        signs: tuple[str, ...] = _SITE_SIGNS
        if is_spaced(heading):
            signs = _NAME_SIGNS if element.tag == "h1" else _BARS
        for title in titles:
            rest = title.removeprefix(heading).lstrip()
            if (
                rest != title
                and rest.startswith(signs)
                and (is_spaced(heading) or _are_names(rest) or len(rest) < len(heading))
            ):
                return heading
    return None


def _are_names(rest: str) -> bool:
    """Return whether the parts behind a headline are all as brief as the names of sections and sites."""
    return all(len(part) <= _MAX_NAME for part in _SITE_SIGN.split(rest))


def _read_heading(tag: HtmlElement, titles: Sequence[str]) -> str:
    """Return the text of a heading without the kicker, or the subtitle, beside a stated title."""
    heading = read_element_text(tag)
    for title in titles if len(tag) else ():
        below = heading.removeprefix(title).lstrip()
        if below != heading and read_element_text(tag[-1]) == below and not (tag[-1].tail or "").strip():
            return title
        for text in map(read_element_text, tag):
            rest = title.removeprefix(text).lstrip()
            is_named = rest != title and rest.startswith(_SITE_SIGNS)
            if is_named and len(split_words(text)) >= _MIN_HEADLINE_WORDS and not (tag.text or "").strip():
                return title if _goes_on(heading, rest) else text
    title = next((title for title in titles if title != heading and heading.endswith(title)), "")
    kicker = heading.removesuffix(title).rstrip()
    if not title or len(split_words(kicker)) > _MAX_KICKER_WORDS:
        return heading
    is_apart = kicker.endswith(_KICKER_SIGNS) or (len(tag) > 0 and read_element_text(tag[0]) == kicker)
    return title if is_apart else heading


def _goes_on(heading: str, rest: str) -> bool:
    """Return whether a heading has the part of a title behind the sign: its first part is a kicker then."""
    return rest.startswith(_KICKER_ENDS) and rest.lstrip("".join(_SITE_SIGNS) + " ") in heading


def _cut_stamp(heading: str, titles: Sequence[str]) -> str:
    """Return a heading without the date that it has beside one of the titles that the page states."""
    stated = next((title for title in titles if title in heading), heading)
    return stated if _STAMP.search(heading.replace(stated, " ", 1)) else heading
