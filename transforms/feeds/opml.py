"""Feed lists as other readers keep them: OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from lxml import etree

from transforms.feeds.xml_text import decode_xml, find_root, mend_xml
from transforms.text.normalisation import squeeze
from transforms.text.urls import absolute_url

MAX_BYTES = 10_000_000
"""Bytes of a list: room for 40,000 feeds."""
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?://)|feed(?=://)", re.IGNORECASE)


class OutlineError(ValueError):
    """This is no OPML that can be read; the text says why, and on which line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """The feeds of a list as (name, address), and in words what had to be left out of it."""

    feeds: tuple[tuple[str, str], ...]
    faults: tuple[str, ...]


def read_outlines(body: bytes) -> Outlines:
    """Read all feeds of an OPML file, however deep they are nested in folders.

    Raises :class:`OutlineError`. No entity is resolved and nothing is loaded.
    """
    if len(body) > MAX_BYTES:
        raise OutlineError(f"the file has more than {MAX_BYTES:,} bytes, which is no feed list")
    text = decode_xml(body, None)
    root, start = find_root(text) or (None, 0)
    if root != "opml":
        raise OutlineError("line 1: this is no OPML: its root tag is not <opml>")
    skipped = text.count("\n", 0, start)
    feeds: list[tuple[str, str]] = []
    faults: list[str] = []
    try:
        # strict, but for ampersands: a list that is read around a fault would be silently shorter
        for _, element in etree.iterparse(
            io.BytesIO(mend_xml(text[start:]).encode()),
            events=("start",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        ):
            said = {name.lower(): value for name, value in element.attrib.items()}
            if element.tag.lower() != "outline" or not said.get("xmlurl"):
                continue
            address = absolute_url("", _FEED_SCHEME.sub(_name_scheme, squeeze(said["xmlurl"])))
            if address is None:
                line = (element.sourceline or 1) + skipped
                faults.append(f"line {line}: {squeeze(said['xmlurl'])!r} is not an http or https address")
                continue
            name = (
                squeeze(said.get("title") or said.get("text") or "") or urlsplit(address).hostname or address
            )
            feeds.append((name, address))
    except etree.XMLSyntaxError as error:
        line = (error.lineno or 1) + skipped
        raise OutlineError(f"line {line}: this XML is broken: {error.msg}") from None
    return Outlines(feeds=tuple(feeds), faults=tuple(faults))


def write_outlines(feeds: Sequence[tuple[str, str]], *, now: datetime) -> str:
    """Write feeds, given as (name, address), as OPML 2.0."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = "Newswire feeds"
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    body = etree.SubElement(root, "body")
    for name, address in feeds:
        etree.SubElement(body, "outline", text=name, title=name, type="rss", xmlUrl=address)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()


def _name_scheme(found: re.Match[str]) -> str:
    """Feed readers write feed://host and feed:https://host for the addresses that they subscribe to."""
    return "http" if found[0].lower() == "feed" else ""
