"""Feeds: from the bytes of an RSS, RDF, Atom or JSON feed to its entries."""

from __future__ import annotations

import re
from datetime import datetime

from transforms.jsonfeed import read_json_feed
from transforms.records import Feed, ParsedFeed, Refusal
from transforms.xmlfeed import read_xml_feed

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BOM = b"\xef\xbb\xbf"
_SNIFFED = 4096


def parse_feed(
    body: bytes, *, feed: Feed, url: str, media_type: str | None, charset: str | None, now: datetime
) -> tuple[ParsedFeed | None, Refusal | None]:
    """Read a feed that came from `url`; links are resolved against that address.

    Returns what was read and what was wrong with it. Both are set for a feed that broke off
    half-way: its whole entries are good, and it is worth asking for again. Never raises for
    anything in `body`.
    """
    head = body[:_SNIFFED].removeprefix(_BOM)
    if not body.strip():
        return None, _refuse(url, feed, "empty", "the server sent an empty answer where a feed was expected")
    if _HTML.match(head):
        return None, _refuse(
            url,
            feed,
            "not-a-feed",
            "the server sent a web page (HTML) where a feed was expected; look there for the feed's address",
        )
    if "json" in (media_type or "") or head.lstrip().startswith(b"{"):
        parsed, fault = read_json_feed(body, feed=feed, url=url, now=now)
    else:
        parsed, fault = read_xml_feed(body, feed=feed, url=url, charset=charset, now=now)
    if fault is None:
        return parsed, None
    return parsed, _refuse(url, feed, "broken-feed" if parsed else "not-a-feed", fault)


def _refuse(url: str, feed: Feed, reason: str, detail: str) -> Refusal:
    return Refusal(url=url, origin=feed.url, stage="parse", reason=reason, detail=detail)
