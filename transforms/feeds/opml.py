"""OPML 2.0 (http://opml.org/spec2.opml), the format in which feed readers exchange their lists of feeds."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from transforms.feeds.xml_text import cut_after_root, decode_xml, find_root, repair_xml
from transforms.text.normalisation import squeeze
from transforms.text.urls import resolve_url

MAX_BYTES = 10_000_000
"""Bytes of a file: room for 40,000 feeds."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_OPML_FILE = re.compile(r"\.opml(?:[?#]|$)", re.IGNORECASE)
_FEED_TYPES = ("rss", "atom")
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed(?=://)", re.IGNORECASE)


class OpmlError(ValueError):
    """A file that cannot be read as OPML; the message says why, and on which line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpmlFeeds:
    """The feeds of an OPML file.

    Attributes:
        feeds: The feeds in file order, as (name, URL).
        faults: A sentence for each feed that had to be left out.
    """

    feeds: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]


def parse_opml(body: bytes) -> OpmlFeeds:
    """Parse all feeds of an OPML file, however deep they are nested in folders.

    Outlines that ``isComment`` comments out are passed over, with all below them. No entity is resolved and
    nothing is loaded from elsewhere, lists that the file includes neither.

    Raises:
        OpmlError: The file is too large, is not OPML, or is not well-formed XML.
    """
    if len(body) > MAX_BYTES:
        raise OpmlError(f"the file has more than {MAX_BYTES:,} bytes, which is no feed list")
    text = decode_xml(body, None)
    root, start = find_root(text, {"opml"}) or (None, 0)
    if root != "opml":
        raise OpmlError("line 1: this is no OPML: its root tag is not <opml>")
    lines_before = text.count("\n", 0, start)
    feeds: list[tuple[str, str]] = []
    faults: list[str] = []
    commented: Any = None
    try:
        # Strict, but for bare ampersands: a parser that recovers would silently return fewer feeds.
        for event, element in etree.iterparse(
            io.BytesIO(repair_xml(cut_after_root(text[start:])).encode()),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        ):
            if event == "end":
                commented = None if element is commented else commented
                continue
            # etree.QName raises where the prefix has no namespace, which ends the parsing with a line
            if commented is not None or element.tag.rpartition("}")[2].lower() != "outline":
                continue
            attributes = {name.lower(): value for name, value in element.attrib.items()}
            if squeeze(attributes.get("iscomment") or "").lower() == "true":
                commented = element  # and all below it
                continue
            line = (element.sourceline or 1) + lines_before
            address, fault = _read_address(attributes)
            if fault:
                faults.append(f"line {line}: {fault}")
            if address:
                name = squeeze(attributes.get("title") or attributes.get("text") or "")
                feeds.append((name or urlsplit(address).hostname or address, address))
    except etree.XMLSyntaxError as error:
        line = (error.lineno or 1) + lines_before
        raise OpmlError(f"line {line}: this XML is broken: {error.msg}") from None
    return OpmlFeeds(feeds=tuple(feeds), faults=tuple(faults))


def _read_address(attributes: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return the address of a feed, or a sentence on why an outline that should have one has none.

    A folder has neither. Of an outline that includes another list the sentence says where that is.
    """
    kind = squeeze(attributes.get("type") or "").lower()
    included = squeeze(attributes.get("url") or "")
    if kind == "include" or (kind == "link" and _OPML_FILE.search(included)):
        return (
            None,
            f"the list at {included!r} is included by its address: import it as well, as a file of its own",
        )
    # OPML 1 has the address of a feed in the one attribute or the other
    written = squeeze(attributes.get("xmlurl") or "") or (included if kind in _FEED_TYPES else "")
    if not written:
        return None, None
    address = resolve_url("", _FEED_SCHEME.sub(_replace_scheme, written))
    return address, None if address else f"{written!r} is not an http or https address"


def write_opml(feeds: Sequence[tuple[str, str]], *, now: datetime) -> str:
    """Write a list of feeds as OPML 2.0.

    Args:
        feeds: The feeds in order, as (name, URL).
        now: The time of writing.
    """
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Newswire feeds"
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    body = etree.SubElement(root, "body")
    for written, address in feeds:
        name = _NO_XML.sub("", written)
        etree.SubElement(body, "outline", text=name, title=name, type="rss", xmlUrl=address)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()


def _replace_scheme(found: re.Match[str]) -> str:
    """Replace the scheme `feed`: readers write feed://host and feed:https://host for a feed's URL."""
    return "http" if found[0].lower() == "feed" else ""
