"""Read what a page states about itself: title, authors, dates, language, address, site.

Statements for machines come first, since they are exact. Where there are none, the lines that readers
see around the headline are used.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement

from transforms.extraction.metadata.elements import PageElements, read_beginning
from transforms.extraction.metadata.own_parts import OwnParts, find_headline
from transforms.extraction.metadata.page_address import find_base, find_canonical_address
from transforms.extraction.metadata.stated_authors import find_stated_authors
from transforms.extraction.metadata.stated_dates import StatedDates, find_stated_dates
from transforms.extraction.metadata.stated_titles import find_title
from transforms.extraction.metadata.statements import Statements, read_statements
from transforms.text.dates import DateContext, make_context
from transforms.text.language import resolve_language
from transforms.text.urls import resolve_url

_SECTION_METAS = ("article:section", "og:article:section", "parsely-section", "sailthru.section", "section")
_IMAGE_METAS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_TIER_METAS = ("article:content_tier", "og:article:content_tier", "content_tier", "access")
_PAID_TIERS = ("locked", "metered", "premium", "subscriber", "subscribers", "subscription", "paid")
_LANG = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")
_MAX_SECTION = 60  # characters
_MAX_PARAGRAPHS = 20
_MIN_SAMPLE, _MAX_SAMPLE = 60, 300  # characters of a paragraph that tells a language
_LANGUAGE_METAS = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A page's statements about itself, each None where the page makes none.

    Attributes:
        title: The headline.
        authors: The authors' names.
        dates: The dates that its markup states.
        date_context: The place by which its dates are read.
        own: Its parts that are the article's own.
        language: The language as the page names it.
        canonical_url: The address that the page gives as its own.
        site_name: The name of the site.
        section: The section of the site.
        image_url: The address of the main picture.
        stated_text: The article's text as JSON-LD gives it.
        is_paywalled: Whether the page says that it must be paid for.
        is_article: Whether the markup declares an article.
        is_listing: Whether the markup declares a listing and no article.
    """

    title: str | None
    authors: tuple[str, ...]
    dates: StatedDates
    date_context: DateContext
    own: OwnParts
    language: str | None
    canonical_url: str | None
    site_name: str | None
    section: str | None
    image_url: str | None
    stated_text: str | None
    is_paywalled: bool | None
    is_article: bool
    is_listing: bool


def read_head(
    elements: PageElements,
    *,
    url: str | None,
    now: datetime,
    language: str | None = None,
    canonical_link: str | None = None,
) -> PageHead:
    """Read what a page states about itself.

    Args:
        elements: The page's elements.
        url: The page's address.
        now: The present; later dates are not believed.
        language: The language that the feed names; its dates are read by it where the page names none.
        canonical_link: The address that the answer's header names as the canonical one.
    """
    page = read_statements(elements, url=url)
    base = find_base(elements, url or "")
    title = find_title(page)
    own = OwnParts(find_headline(elements, title))
    declared = _find_language(page, own.headline)
    context = make_context(now=now, language=_find_spoken(page, title, declared or language), url=url)
    kind = (page.metas.get("og:type") or "").casefold()
    return PageHead(
        title=title,
        authors=find_stated_authors(page, own),
        dates=find_stated_dates(page, own, context),
        date_context=context,
        own=own,
        language=declared,
        canonical_url=find_canonical_address(page, url=url, base=base, header=canonical_link),
        site_name=page.site_name,
        section=_find_section(page),
        image_url=_find_image(page, base),
        stated_text=page.article.body if page.article else None,
        is_paywalled=_find_paywall(page),
        is_article=page.article is not None or kind == "article" or "article:published_time" in page.metas,
        is_listing=page.article is None
        and (page.json_ld.is_listing or kind in ("website", "blog", "object")),
    )


def _find_spoken(page: Statements, title: str | None, tag: str | None) -> str | None:
    """Return the tag of the language in which a page is written, by the letters of its title.

    Templates declare English for pages in any language. Where none is declared, or the title has only Latin
    letters and the declared one others, paragraphs decide.
    """
    spoken = resolve_language(tag, title or "") or ""
    if tag and tag.casefold().startswith(spoken):
        return tag
    if spoken and title and not title.isascii():
        return spoken
    spoken = resolve_language(tag, _read_sample(page, title)) or ""
    return tag if tag and tag.casefold().startswith(spoken) else spoken


def _read_sample(page: Statements, title: str | None) -> str:
    """Return the title and the first longer paragraphs, which tell the language of a page that names none."""
    paragraphs = (
        read_beginning(tag, _MAX_SAMPLE) for tag in islice(page.elements.tree.iter("p"), _MAX_PARAGRAPHS)
    )
    return " ".join((title or "", *(text for text in paragraphs if len(text) >= _MIN_SAMPLE)))


def _find_section(page: Statements) -> str | None:
    stated = (page.article.section if page.article else None, *page.list_metas(_SECTION_METAS))
    return next((name for name in stated if name and len(name) <= _MAX_SECTION), None)


def _find_image(page: Statements, base: str) -> str | None:
    stated = (*page.list_metas(_IMAGE_METAS), page.article.image_url if page.article else None)
    return next((address for link in stated if link and (address := resolve_url(base, link))), None)


def _find_paywall(page: Statements) -> bool | None:
    """Return whether the page says that it must be paid for; None when it does not say."""
    if page.article and page.article.is_free is not None:
        return not page.article.is_free
    tier = next(iter(page.list_metas(_TIER_METAS)), None)
    return None if tier is None else tier.casefold() in _PAID_TIERS


def _find_language(page: Statements, headline: HtmlElement | None) -> str | None:
    tree = page.elements.tree
    article = page.article.language if page.article else None
    stated = (*_list_tags(headline), *_list_tags(tree), article, *page.list_metas(_LANGUAGE_METAS))
    return next(filter(None, stated), None)


def _list_tags(element: HtmlElement | None) -> list[str]:
    """Return the language tags that hold for an element, the nearest one first."""
    around = [] if element is None else [element, *element.iterancestors()]
    return [tag for each in around for name in _LANG if (tag := each.get(name, "").strip())]
