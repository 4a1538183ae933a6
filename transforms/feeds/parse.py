"""From the bytes of a feed or sitemap to its entries: which format it has, and who parses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from transforms.feeds.discovery import find_feed_links
from transforms.feeds.json_feed import is_json, parse_json_feed
from transforms.feeds.sitemap import SITEMAP_ROOTS, parse_sitemap
from transforms.feeds.text_sitemap import is_text_sitemap, parse_text_sitemap
from transforms.feeds.unpacking import UnpackingError, unpack_gzip
from transforms.feeds.xml_feed import XML_FEED_ROOTS, parse_xml_feed
from transforms.feeds.xml_text import MAX_PROLOG, decode_xml, find_root
from transforms.records import FeedBody, ParsedFeed, Refusal, RefusalReason
from transforms.text.normalisation import scrub
from transforms.text.redaction import mask_feed_address

_Result = tuple[ParsedFeed | None, str | None]


class _XmlParser(Protocol):
    def __call__(self, received: FeedBody, root: str, text: str, *, now: datetime) -> _Result: ...


class _Parser(Protocol):
    def __call__(self, received: FeedBody, *, now: datetime) -> _Result: ...


# A new format is registered here: XML by its root tags in lower case, others by a test of their bytes.
_XML_PARSERS: Mapping[str, _XmlParser] = {
    **dict.fromkeys(XML_FEED_ROOTS, parse_xml_feed),
    **dict.fromkeys(SITEMAP_ROOTS, parse_sitemap),
}
_OTHER_PARSERS: tuple[tuple[Callable[[FeedBody], bool], _Parser], ...] = (
    (is_json, parse_json_feed),
    (is_text_sitemap, parse_text_sitemap),
)

_HTML = re.compile(
    rb"\s*(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_OPML_ROOT = frozenset({"opml"})
_BOM = b"\xef\xbb\xbf"
_SNIFFED = 4096


def parse_feed(received: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, Refusal | None]:
    """Parse a feed or sitemap of any supported format.

    Links are resolved against the URL that the body came from.

    Args:
        received: The body, with the feed it belongs to and what the server said about it.
        now: The time of the poll; dates that are not plausible then are dropped.

    Returns:
        The feed and the refusal. Both are set for a feed that breaks off half-way: its complete
        entries are usable, and it is worth requesting again.
    """
    try:
        received = replace(received, body=unpack_gzip(received.body))
    except UnpackingError as error:
        return None, _refuse(received, RefusalReason.BROKEN_FEED, str(error))
    head = received.body[:_SNIFFED].removeprefix(_BOM)
    if not received.body.strip():
        detail = "the server sent an empty answer where a feed was expected"
        return None, _refuse(received, RefusalReason.EMPTY, detail)
    if _HTML.match(head):
        return None, _refuse(received, RefusalReason.NOT_A_FEED, _describe_web_page(received))
    parse = next((parse for is_match, parse in _OTHER_PARSERS if is_match(received)), _parse_xml)
    parsed, fault = parse(received, now=now)
    parsed = parsed and _scrub(parsed)
    if fault is None:
        return parsed, None
    reason = RefusalReason.BROKEN_FEED if parsed else RefusalReason.NOT_A_FEED
    return parsed, _refuse(received, reason, fault)


def is_feed(body: bytes, *, media_type: str | None = None, charset: str | None = None) -> bool:
    """Return whether bytes begin as a feed or sitemap does, without parsing them.

    Args:
        body: The bytes; no more than the prolog is looked at.
        media_type: The media type that the sender named.
        charset: The encoding that the sender named.
    """
    head = body[:MAX_PROLOG].removeprefix(_BOM)
    if _HTML.match(head):
        return False
    if head.lstrip().startswith(b"{"):
        return (
            b"https://jsonfeed.org/version/" in head.replace(b"\\/", b"/")
            or media_type == "application/feed+json"
        )
    return find_root(decode_xml(head, charset), frozenset(_XML_PARSERS)) is not None


def _parse_xml(received: FeedBody, *, now: datetime) -> _Result:
    text = decode_xml(received.body, received.charset)
    found = find_root(text, frozenset(_XML_PARSERS))
    if found is None:
        if find_root(text, _OPML_ROOT):
            return (
                None,
                "this is a list of feeds (OPML) and no feed: take its feeds by `newswire feeds import`",
            )
        return None, "this is no RSS, RDF or Atom feed: it does not begin with any of their root tags"
    root, start = found
    return _XML_PARSERS[root](received, root, text[start:], now=now)


def _describe_web_page(received: FeedBody) -> str:
    """Return a sentence on a page that came in place of a feed, with the feed that it names."""
    words = "the server sent a web page (HTML) where a feed was expected"
    links = find_feed_links(received.body, charset=received.charset, url=received.url)
    if not links:
        return f"{words}, and it names no feed: look whether the site moved it or asks for a login"
    return f"{words}; the feed that it names is at {mask_feed_address(links[0])}"


def _scrub(parsed: ParsedFeed) -> ParsedFeed:
    """Return a feed without characters that cannot be stored; its entries have none, see `make_entry`."""
    return replace(
        parsed,
        title=parsed.title and scrub(parsed.title),
        site_url=parsed.site_url and scrub(parsed.site_url),
        language=parsed.language and scrub(parsed.language),
        faults=tuple(map(scrub, parsed.faults)),
    )


def _refuse(received: FeedBody, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(
        url=received.url, origin=received.feed.url, stage="parse", reason=reason, detail=scrub(detail)
    )
