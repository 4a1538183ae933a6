"""Sitemaps of plain text, an address a line (https://www.sitemaps.org/protocol.html#otherformats)."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from transforms.feeds.entry import MAX_ENTRIES, RawEntry, make_entry
from transforms.records import FeedBody, ParsedFeed
from transforms.text.decoding import decode_markup

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SNIFFED = 4_096
_TEXT_FILE = (".txt", ".txt.gz")


def is_text_sitemap(received: FeedBody) -> bool:
    """Return whether a body has an address on each line, and nothing else but comments behind ``#``.

    A single one is a sitemap only under the name of a text file; elsewhere it is rather a server's message.
    """
    head = decode_markup(received.body[:_SNIFFED], received.charset)
    lines = _list_addresses(head if len(received.body) <= _SNIFFED else head.rpartition("\n")[0])
    if not lines or not all(map(_ADDRESS.fullmatch, lines)):
        return False
    return len(lines) > 1 or urlsplit(received.url).path.lower().endswith(_TEXT_FILE)


def parse_text_sitemap(received: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, str | None]:
    """Parse a sitemap of plain text, whose addresses come without dates and titles.

    Args:
        received: The body.
        now: The time of the poll.

    Returns:
        The sitemap and `None`, since no line of it can be broken.
    """
    addresses = list(dict.fromkeys(_list_addresses(decode_markup(received.body, received.charset))))
    made = [make_entry(RawEntry(link=address), received, now=now) for address in addresses[:MAX_ENTRIES]]
    without = sum(entry is None for entry in made)
    return ParsedFeed(
        form="text-sitemap",
        title=None,
        site_url="{0.scheme}://{0.netloc}/".format(urlsplit(received.url)),
        language=None,
        entries=tuple(entry for entry in made if entry),
        truncated=len(addresses) > MAX_ENTRIES,
        faults=(f"{without} lines are no addresses",) if without else (),
    ), None


def _list_addresses(text: str) -> list[str]:
    """Return what stands in the lines of a text that are no comments."""
    return [
        word for line in text.removeprefix("\ufeff").splitlines() if line[:1] != "#" for word in line.split()
    ]
