"""Feeds: from the bytes of an RSS, RDF, Atom or JSON feed, or of a sitemap, to its entries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from transforms.feeds.json_feed import read_json_feed
from transforms.feeds.sitemap import read_sitemap
from transforms.feeds.unpacking import UnpackingError, unpack_gzip
from transforms.feeds.xml_feed import read_xml_feed
from transforms.feeds.xml_text import decode_xml, find_root
from transforms.records import FeedBody, ParsedFeed, Refusal, RefusalReason

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BOM = b"\xef\xbb\xbf"
_SNIFFED = 4096
_SITEMAPS = {"urlset", "sitemapindex"}


def parse_feed(came: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, Refusal | None]:
    """Read a feed; links are resolved against the address that it came from.

    Returns what was read and what was wrong with it. Both are set for a feed that broke off
    half-way: its whole entries are good, and it is worth asking for again. Never raises for
    anything in the body.
    """
    try:
        came = replace(came, body=unpack_gzip(came.body))
    except UnpackingError as error:
        return None, _refuse(came, RefusalReason.BROKEN_FEED, str(error))
    head = came.body[:_SNIFFED].removeprefix(_BOM)
    if not came.body.strip():
        return None, _refuse(
            came, RefusalReason.EMPTY, "the server sent an empty answer where a feed was expected"
        )
    if _HTML.match(head):
        words = "the server sent a web page (HTML) where a feed was expected; look there for its feed"
        return None, _refuse(came, RefusalReason.NOT_A_FEED, words)
    if "json" in (came.media_type or "") or head.lstrip().startswith(b"{"):
        parsed, fault = read_json_feed(came, now=now)
    else:
        parsed, fault = _read_xml(came, now)
    if fault is None:
        return parsed, None
    return parsed, _refuse(came, RefusalReason.BROKEN_FEED if parsed else RefusalReason.NOT_A_FEED, fault)


def _read_xml(came: FeedBody, now: datetime) -> tuple[ParsedFeed | None, str | None]:
    text = decode_xml(came.body, came.charset)
    root, start = find_root(text) or (None, 0)
    if root in _SITEMAPS:
        return read_sitemap(came, text[start:], is_index=root == "sitemapindex", now=now)
    return read_xml_feed(came, now=now)


def _refuse(came: FeedBody, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(url=came.url, origin=came.feed.url, stage="parse", reason=reason, detail=detail)
