"""What a page says about itself: title, authors, date, language, address, site.

Machine-readable statements come first, since they are exact; what the reader sees stands in
where they are silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from transforms.cleaning.bylines import clean_authors, find_authors
from transforms.cleaning.titles import is_like_title, is_site, strip_site
from transforms.extraction.metadata.byline_area import find_byline_date, read_byline_area
from transforms.extraction.metadata.json_ld import JsonLdPage, read_json_ld
from transforms.extraction.metadata.visible_dates import Moment, find_moment, read_moment
from transforms.text.normalisation import squeeze, words
from transforms.text.urls import absolute_url

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("parsely-pub-date", "dc.date.issued", "dc.date", "dcterms.issued", "dcterms.created", "dcterms.date"),
    *("sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date"),
    *("publication-date", "article.published", "article:published", "cxenseparse:recs:publishtime"),
    *("originalpublicationdate", "weibo:article:create_at", "date", "created"),
)
_AUTHORS = (
    *("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator"),
    *("sailthru.author", "byl", "cxenseparse:author"),
)
_BYLINES = (
    "//*[contains(concat(' ', normalize-space(@rel), ' '), ' author ')]",
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    (
        "(//*[self::span or self::p or self::div or self::a or self::address or self::li]"
        "[contains(@class, 'byline') or contains(@class, 'Byline') or contains(@class, 'author')]"
        "[not(ancestor-or-self::*[contains(@class, 'comment') or contains(@id, 'comment')])])[position() < 4]"
    ),
)
_TIMES = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]",
    "//article//time[@datetime] | //header//time[@datetime] | //main//time[@datetime]",
)
_MODIFIED = (
    *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified"),
    *("dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article.updated", "revised"),
    *("sailthru.lastmodified", "article:updated_time"),
)
_CHANGED = (
    "//*[@itemprop='dateModified'] | //time[contains(@class, 'updated') or contains(@class, 'modified')]",
)
_SECTIONS = ("article:section", "og:article:section", "parsely-section", "sailthru.section", "section")
_IMAGES = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
_CLOSED = ("locked", "metered", "premium", "subscriber", "subscribers", "subscription", "paid")
_TIERS = ("article:content_tier", "og:article:content_tier", "content_tier", "access")
_LONGEST_SECTION = 60
_LONGEST_BYLINE = 120
_FEWEST_WORDS = 4
_LONGEST_DATE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A page's statements on itself, each null where it makes none.

    `published` and `published_source` (json-ld, meta or html) go together, `modified` and its
    source too. `stated_text` is the article's text as JSON-LD gives it, `is_paywalled` what the
    page says of a paywall. `is_article` and `is_listing` are what the page's markup declares, both
    false when it declares nothing.
    """

    title: str | None
    authors: tuple[str, ...]
    published: Moment | None
    published_source: str | None
    modified: Moment | None
    modified_source: str | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    section: str | None
    image_url: str | None
    stated_text: str | None
    is_paywalled: bool | None
    is_article: bool
    is_listing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statements:
    """A page's tree with its meta elements by name, its JSON-LD, and the names of its site."""

    tree: HtmlElement
    metas: dict[str, str]
    linked: JsonLdPage
    sites: tuple[str, ...]


def read_head(tree: HtmlElement, *, url: str | None, now: datetime) -> PageHead:
    """Read what the page says of itself; `url` is where it was found, `now` bounds its date."""
    metas, linked = _read_metas(tree), read_json_ld(tree)
    article = linked.article
    publisher = article.publisher if article else None
    names = (metas.get("og:site_name"), publisher, metas.get("application-name"))
    site = next((name for name in names if name and "://" not in name), None)
    sites = tuple(name for name in (site, publisher, urlsplit(url or "").hostname) if name)
    page = _Statements(tree=tree, metas=metas, linked=linked, sites=sites)
    title = _find_title(page)
    masthead = read_byline_area(tree, title)
    published, source = _find_published(page, now)
    if published is None and (seen := find_byline_date(masthead, now=now)):
        published, source = seen, "html"
    modified, modified_source = _find_modified(page, now)
    kind = (metas.get("og:type") or "").casefold()
    return PageHead(
        title=title,
        authors=_find_authors(page) or clean_authors(find_authors(masthead), sites=sites),
        published=published,
        published_source=source,
        modified=modified,
        modified_source=modified_source,
        language=_find_language(page),
        canonical_url=_find_address(page, url or ""),
        site_name=site,
        section=_find_section(page),
        image_url=_find_image(page, url or ""),
        stated_text=article.body if article else None,
        is_paywalled=_find_paywall(page),
        is_article=article is not None or kind == "article" or "article:published_time" in metas,
        is_listing=article is None and (linked.is_listing or kind in ("website", "blog", "object")),
    )


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = squeeze(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().casefold(), content)
    return metas


def _find_title(page: _Statements) -> str | None:
    """Return the headline that readers see, when the page's statements bear it out or it is the only one.

    Statements are often rewritten for search engines; one first-level heading of many may be
    anything, and some are the name of the site.
    """
    article = page.linked.article
    tags = [_text(tag) for tag in page.tree.iter("title")][:1]
    stated = [page.metas.get("og:title"), article.headline if article else None, *tags]
    stated.append(page.metas.get("twitter:title"))
    titles = [title for raw in stated if raw and (title := strip_site(raw, page.sites))]
    shown = [title for tag in page.tree.iter("h1") if (title := strip_site(_text(tag), page.sites))]
    for heading in shown:
        if any(is_like_title(heading, title) for title in titles):
            return heading
    lone = shown[0] if len(shown) == 1 and not is_site(shown[0], page.sites) else None
    if lone and (not titles or len(words(lone)) >= _FEWEST_WORDS):
        return lone
    return next(iter(titles), None)


def _find_authors(page: _Statements) -> tuple[str, ...]:
    def statements() -> Iterator[Iterable[str]]:
        yield page.linked.article.authors if page.linked.article else ()
        yield (page.metas[name] for name in _AUTHORS if name in page.metas)
        for path in _BYLINES:
            texts = (_text(element) for element in _elements(page.tree, path))
            yield (text for text in texts if len(text) <= _LONGEST_BYLINE)

    return next((authors for raw in statements() if (authors := clean_authors(raw, sites=page.sites))), ())


def _find_published(page: _Statements, now: datetime) -> tuple[Moment | None, str | None]:
    article = page.linked.article
    return _find_moment(page, article.published if article else None, _PUBLISHED, _TIMES, now)


def _find_modified(page: _Statements, now: datetime) -> tuple[Moment | None, str | None]:
    article = page.linked.article
    return _find_moment(page, article.modified if article else None, _MODIFIED, _CHANGED, now)


def _find_moment(
    page: _Statements, stated: str | None, names: Iterable[str], paths: Iterable[str], now: datetime
) -> tuple[Moment | None, str | None]:
    """Return the first moment that JSON-LD, the meta elements or the page's own elements state."""
    if stated and (moment := read_moment(stated, now=now)):
        return moment, "json-ld"
    for name in names:
        if (content := page.metas.get(name)) and (moment := read_moment(content, now=now)):
            return moment, "meta"
    for path in paths:
        for element in _elements(page.tree, path):
            raw = element.get("datetime") or element.get("content")
            if moment := read_moment(raw, now=now) or find_moment(_text(element)[:_LONGEST_DATE], now=now):
                return moment, "html"
    return None, None


def _find_section(page: _Statements) -> str | None:
    article = page.linked.article
    stated = (article.section if article else None, *(page.metas.get(name) for name in _SECTIONS))
    return next((name for name in stated if name and len(name) <= _LONGEST_SECTION), None)


def _find_image(page: _Statements, base: str) -> str | None:
    article = page.linked.article
    stated = (*(page.metas.get(name) for name in _IMAGES), article.image_url if article else None)
    return next((address for link in stated if link and (address := absolute_url(base, link))), None)


def _find_paywall(page: _Statements) -> bool | None:
    """Return whether the page says that it must be paid for; null when it says nothing."""
    article = page.linked.article
    if article and article.is_free is not None:
        return not article.is_free
    tier = next((page.metas[name].casefold() for name in _TIERS if name in page.metas), None)
    return None if tier is None else tier in _CLOSED


def _find_language(page: _Statements) -> str | None:
    article = page.linked.article
    stated = (page.tree.get("lang"), page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"))
    named = (page.metas.get("og:locale"), page.metas.get("content-language"))
    return next(filter(None, (*stated, article.language if article else None, *named)), None)


def _find_address(page: _Statements, base: str) -> str | None:
    article = page.linked.article
    links = [link for link in page.tree.iter("link") if (link.get("rel") or "").casefold() == "canonical"]
    stated = [
        *(link.get("href") for link in links),
        page.metas.get("og:url"),
        article.url if article else None,
    ]
    return next((address for link in stated if link and (address := absolute_url(base, link))), None)


def _elements(tree: HtmlElement, path: str) -> list[HtmlElement]:
    found = tree.xpath(path)
    return (
        [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []
    )


def _text(element: HtmlElement) -> str:
    return squeeze(" ".join(str(text) for text in element.itertext()))
