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

from transforms.bylines import clean_authors
from transforms.datelines import Moment, find_moment, read_moment
from transforms.linkeddata import LinkedPage, read_linked_page
from transforms.text import squeeze, words
from transforms.titles import is_like_title, strip_site
from transforms.urls import absolute_url

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "dcterms.issued", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "article.published",
    "article:published", "cxenseparse:recs:publishtime", "date", "created", "originalpublicationdate", "weibo:article:create_at",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "cxenseparse:author")
_BYLINES = (
    "//*[contains(concat(' ', normalize-space(@rel), ' '), ' author ')]",
    "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author'][not(.//*[@itemprop='name'])]",
    "//*[self::span or self::p or self::div or self::a or self::address or self::li]"
    "[contains(@class, 'byline') or contains(@class, 'author') or contains(@class, 'Byline')]",
)
_TIMES = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]",
    "//article//time[@datetime] | //header//time[@datetime] | //main//time[@datetime]",
    "//time[@datetime]",
)
_LONGEST_BYLINE = 120
_FEWEST_WORDS = 2
_LONGEST_DATE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """A page's statements on itself, each null where it makes none.

    `published` and `published_source` (json-ld, meta or html) go together. `is_article` and
    `is_listing` are what the page's markup declares, both false when it declares nothing.
    """

    title: str | None
    authors: tuple[str, ...]
    published: Moment | None
    published_source: str | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    is_article: bool
    is_listing: bool


def read_head(tree: HtmlElement, *, url: str | None, now: datetime) -> PageHead:
    """Read what the page says of itself; `url` is where it was found, `now` bounds its date."""
    metas = _read_metas(tree)
    linked = read_linked_page(tree)
    article = linked.article
    site = metas.get("og:site_name") or (article.publisher if article else None) or metas.get("application-name")
    sites = [name for name in (site, article.publisher if article else None, urlsplit(url or "").hostname) if name]
    published, source = _find_published(tree, metas, linked, now)
    kind = (metas.get("og:type") or "").casefold()
    base = url or ""
    links = (link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical")
    addresses = [*links, metas.get("og:url") or "", (article.url or "") if article else ""]
    return PageHead(
        title=_find_title(tree, metas, linked, sites),
        authors=_find_authors(tree, metas, linked, sites),
        published=published,
        published_source=source,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or (article.language if article else None) or metas.get("og:locale") or metas.get("content-language"),
        canonical_url=next((found for link in addresses if link and (found := absolute_url(base, link))), None),
        site_name=site,
        is_article=article is not None or kind == "article" or "article:published_time" in metas,
        is_listing=article is None and (linked.is_listing or kind in ("website", "blog", "object")),
    )  # fmt: skip


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = squeeze(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().casefold(), content)
    return metas


def _find_title(tree: HtmlElement, metas: dict[str, str], linked: LinkedPage, sites: list[str]) -> str | None:
    tags = [_text(tag) for tag in tree.iter("title")][:1]
    stated = [metas.get("og:title"), linked.article.headline if linked.article else None, *tags, metas.get("twitter:title")]
    titles = [title for raw in stated if raw and (title := strip_site(raw, sites))]
    shown = [title for raw in map(_text, tree.iter("h1")) if len(words(title := strip_site(raw, sites))) >= _FEWEST_WORDS]
    # the headline that readers see, when the page's statements bear it out: they are often
    # shortened for search engines, while a page's first h1 may be the name of the site
    for heading in shown:
        if any(is_like_title(heading, title) for title in titles):
            return heading
    return next(iter(titles), None) or (shown[0] if len(shown) == 1 else None)


def _find_authors(tree: HtmlElement, metas: dict[str, str], linked: LinkedPage, sites: list[str]) -> tuple[str, ...]:
    def statements() -> Iterator[Iterable[str]]:
        yield linked.article.authors if linked.article else ()
        yield (metas[name] for name in _AUTHORS if name in metas)
        for path in _BYLINES:
            yield (text for text in _texts(tree, path) if len(text) <= _LONGEST_BYLINE)

    return next((authors for raw in statements() if (authors := clean_authors(raw, sites=sites))), ())


def _find_published(
    tree: HtmlElement, metas: dict[str, str], linked: LinkedPage, now: datetime
) -> tuple[Moment | None, str | None]:
    stated = read_moment(linked.article.published, now=now) if linked.article else None
    if stated:
        return stated, "json-ld"
    for name in _PUBLISHED:
        if moment := read_moment(metas.get(name), now=now):
            return moment, "meta"
    for path in _TIMES:
        for element in _elements(tree, path):
            raw = element.get("datetime") or element.get("content") or ""
            moment = read_moment(raw, now=now) or find_moment(_text(element)[:_LONGEST_DATE], now=now)
            if moment:
                return moment, "html"
    return None, None


def _elements(tree: HtmlElement, path: str) -> list[HtmlElement]:
    found = tree.xpath(path)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def _texts(tree: HtmlElement, path: str) -> list[str]:
    return [text for element in _elements(tree, path) if (text := _text(element))]


def _text(element: HtmlElement) -> str:
    return squeeze(" ".join(str(text) for text in element.itertext()))
