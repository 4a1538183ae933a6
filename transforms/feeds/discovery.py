"""From a site's page to its feeds: what it announces, what it links to, and where feeds usually are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from transforms.text.decoding import decode_html
from transforms.text.normalisation import squeeze
from transforms.text.urls import absolute_url

MAX_LINKS = 10
"""Addresses that are worth trying of one page. Sites announce two or three; blogs one for each topic."""
_TYPES = {
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/rss+xml",
}
# As a word of the path or the host, not within one: /feed, /rss.xml, feeds.example; not /feedback.
_LIKELY = re.compile(r"(?<![a-z])(?:feeds?|rss\d?|atom|rdf)(?![a-z])|\.(?:rss|rdf|atom)$", re.IGNORECASE)
_SAID = re.compile(r"\b(?:rss|atom|feed|フィード)\b", re.IGNORECASE)
_COMMENTS = re.compile(r"comments?\b|コメント", re.IGNORECASE)
_USUAL = (
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
    """Return addresses that may be feeds of the page at `url`, the likeliest first.

    First what it announces by ``<link rel="alternate">``, then links that look like feeds. Feeds of
    comments come last. Never raises for what the page holds.
    """
    text = decode_html(body, charset)
    if not text.strip():
        return ()
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=_make_parser())
    except (etree.LxmlError, ValueError):
        return ()
    base = absolute_url(url, str(root.xpath("string(//base/@href)"))) or url
    found = {link: said for link, said in _list_links(root, base) if link != url}
    ranked = sorted(found, key=lambda link: bool(_COMMENTS.search(f"{link} {found[link]}")))
    return tuple(ranked[:MAX_LINKS])


def list_usual_places(url: str) -> tuple[str, ...]:
    """Return where a feed of the site at `url` stands if it is where most are, under its path first."""
    parts = urlsplit(url)
    below = parts.path.rstrip("/")
    folders = ["", *([below] if below else [])]
    places = [
        f"{parts.scheme}://{parts.netloc}{folder}{place}" for folder in folders[::-1] for place in _USUAL[:2]
    ]
    return tuple(dict.fromkeys([*places, *(f"{parts.scheme}://{parts.netloc}{place}" for place in _USUAL)]))


def _make_parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def _list_links(root: Any, base: str) -> Iterator[tuple[str, str]]:
    for link in root.iter("link"):
        kinds = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if ("alternate" in kinds and kind in _TYPES) or "feed" in kinds:
            yield from _resolve(base, link.get("href"), link.get("title") or "")
    for link in root.iter("a"):
        words = squeeze(" ".join((link.text_content()[:200], link.get("title") or "")))
        if _is_likely(link.get("href") or "", words):
            yield from _resolve(base, link.get("href"), words)


def _is_likely(href: str, words: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return bool(
        _LIKELY.search(f"{parts.netloc}{parts.path}") or _SAID.fullmatch(words) or "rss" in parts.query
    )


def _resolve(base: str, href: str | None, said: str) -> Iterator[tuple[str, str]]:
    address = absolute_url(base, href) if href else None
    if address:
        yield address.partition("#")[0], said
