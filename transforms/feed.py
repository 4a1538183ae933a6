"""Feeds: from the bytes of an RSS, RDF, Atom or JSON feed to its entries."""

from __future__ import annotations

import re
from datetime import datetime

from transforms.jsonfeed import read_json_feed
from transforms.records import FeedBody, ParsedFeed, Refusal
from transforms.xmlfeed import read_xml_feed

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_BOM = b"\xef\xbb\xbf"
_SNIFFED = 4096


def parse_feed(came: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, Refusal | None]:
    """Read a feed; links are resolved against the address that it came from.

    Returns what was read and what was wrong with it. Both are set for a feed that broke off
    half-way: its whole entries are good, and it is worth asking for again. Never raises for
    anything in the body.
    """
    head = came.body[:_SNIFFED].removeprefix(_BOM)
    if not came.body.strip():
        return None, _refuse(came, "empty", "the server sent an empty answer where a feed was expected")
    if _HTML.match(head):
        words = "the server sent a web page (HTML) where a feed was expected; look there for its feed"
        return None, _refuse(came, "not-a-feed", words)
    if "json" in (came.media_type or "") or head.lstrip().startswith(b"{"):
        parsed, fault = read_json_feed(came, now=now)
    else:
        parsed, fault = read_xml_feed(came, now=now)
    if fault is None:
        return parsed, None
    return parsed, _refuse(came, "broken-feed" if parsed else "not-a-feed", fault)


def _refuse(came: FeedBody, reason: str, detail: str) -> Refusal:
    return Refusal(url=came.url, origin=came.feed.url, stage="parse", reason=reason, detail=detail)
