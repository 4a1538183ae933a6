"""Feed autodiscovery: a page's declared feeds, its links that look like feeds, and the usual URLs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from transforms.text.decoding import decode_markup
from transforms.text.normalisation import squeeze
from transforms.text.urls import resolve_url

MAX_LINKS = 10
"""Links to try per page. Sites declare two or three feeds; blogs one for each topic."""
_FEED_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/rss+xml",
}
# A whole word of the path or the host: /feed, /rss.xml, feeds.example; not /feedback.
_FEED_URL = re.compile(r"(?<![a-z])(?:feeds?|rss\d?|atom|rdf)(?![a-z])|\.(?:rss|rdf|atom)$", re.IGNORECASE)
_FEED_TEXT = re.compile(r"\b(?:rss|atom|feed|フィード)\b", re.IGNORECASE)
_COMMENTS = re.compile(r"comments?\b|コメント", re.IGNORECASE)
_COMMON_PATHS = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/feed.xml",
    "/atom.xml",
    "/index.xml",
    "/feed.json",
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap_news.xml",
    "/sitemap.xml",
)


def find_feed_links(body: bytes, *, charset: str | None, url: str) -> tuple[str, ...]:
    """Find the URLs on a page that may be feeds, the likeliest first.

    Feeds that the page declares by ``<link rel="alternate">`` come first
    (https://www.rssboard.org/rss-autodiscovery), then links that look like feeds; feeds of comments
    come last. Never raises for anything in the page.

    Args:
        body: The page's bytes.
        charset: The encoding that the server named.
        url: The page's URL, which relative links are resolved against. It is never returned itself.
    """
    text = decode_markup(body, charset)
    if not text.strip():
        return ()
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=_make_parser())
    except (etree.LxmlError, ValueError):
        return ()
    base = resolve_url(url, str(root.xpath("string(//base/@href)"))) or url
    found = {link: text for link, text in _list_links(root, base) if link != url}
    ranked = sorted(found, key=lambda link: bool(_COMMENTS.search(f"{link} {found[link]}")))
    return tuple(ranked[:MAX_LINKS])


def list_common_feed_urls(url: str) -> tuple[str, ...]:
    """List the URLs at which sites most often have their feeds.

    Args:
        url: A page of the site. Where it has a path, ``/feed`` and ``/rss`` below that path come first.
    """
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    path = parts.path.rstrip("/")
    below = [f"{site}{path}{common}" for common in _COMMON_PATHS[:2]] if path else []
    return tuple(dict.fromkeys([*below, *(f"{site}{common}" for common in _COMMON_PATHS)]))


def _make_parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _list_links(root: Any, base: str) -> Iterator[tuple[str, str]]:
    for link in root.iter("link"):
        relations = (link.get("rel") or "").lower().split()
        media_type = (link.get("type") or "").split(";")[0].strip().lower()
        if ("alternate" in relations and media_type in _FEED_TYPES) or "feed" in relations:
            yield from _resolve(base, link.get("href"), link.get("title") or "")
    for link in root.iter("a"):
        text = squeeze(" ".join((link.text_content()[:200], link.get("title") or "")))
        if _is_likely(link.get("href") or "", text):
            yield from _resolve(base, link.get("href"), text)


def _is_likely(href: str, text: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return bool(
        _FEED_URL.search(f"{parts.netloc}{parts.path}") or _FEED_TEXT.fullmatch(text) or "rss" in parts.query
    )


def _resolve(base: str, href: str | None, text: str) -> Iterator[tuple[str, str]]:
    address = resolve_url(base, href) if href else None
    if address:
        yield address.partition("#")[0], text
