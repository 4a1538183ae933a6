"""Sitemaps of plain text, an address a line (https://www.sitemaps.org/protocol.html#otherformats)."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit

from transforms.feeds.entry import MAX_ENTRIES, RawEntry, make_entry
from transforms.records import FeedBody, ParsedFeed
from transforms.text.decoding import decode_markup
from transforms.text.normalisation import squeeze

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_SNIFFED = 4_096
_TEXT_FILE = (".txt", ".txt.gz")
_QUOTED = 60  # characters of a line
_TOLD = 5  # lines that are told of by their numbers


def is_text_sitemap(received: FeedBody) -> bool:
    """Return whether most lines of a body are addresses; comments behind ``#`` do not count.

    A single one is a sitemap only under the name of a text file; elsewhere it is rather a server's message.
    """
    head = decode_markup(received.body[:_SNIFFED], received.charset)
    lines = _list_lines(head if len(received.body) <= _SNIFFED else head.rpartition("\n")[0])
    addresses = sum(map(_is_of_addresses, lines.values()))
    if not addresses or 2 * addresses <= len(lines) or next(iter(lines.values())).startswith("<"):
        return False
    return addresses > 1 or urlsplit(received.url).path.lower().endswith(_TEXT_FILE)


def parse_text_sitemap(received: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, str | None]:
    """Parse a sitemap of plain text, whose addresses come without dates and titles.

    Args:
        received: The body.
        now: The time of the poll.

    Returns:
        The sitemap and `None`: a line that is no address is a fault of its own, and costs no other line.
    """
    lines = _list_lines(decode_markup(received.body, received.charset))
    good = [line for line in lines.values() if _is_of_addresses(line)]
    addresses = list(dict.fromkeys(word for line in good for word in line.split()))
    made = [make_entry(RawEntry(link=address), received, now=now) for address in addresses[:MAX_ENTRIES]]
    return ParsedFeed(
        form="text-sitemap",
        title=None,
        site_url="{0.scheme}://{0.netloc}/".format(urlsplit(received.url)),
        language=None,
        entries=tuple(entry for entry in made if entry),
        truncated=len(addresses) > MAX_ENTRIES,
        faults=_describe_faults(lines, without=sum(entry is None for entry in made)),
    ), None


def _describe_faults(lines: dict[int, str], *, without: int) -> tuple[str, ...]:
    wrong = [(number, line) for number, line in lines.items() if not _is_of_addresses(line)]
    faults = [f"line {number} is no address: {squeeze(line)[:_QUOTED]!r}" for number, line in wrong[:_TOLD]]
    if more := len(wrong) - len(faults):
        faults.append(f"further lines that are no addresses: {more}")
    if without:
        faults.append(f"addresses that cannot be fetched: {without}")
    return tuple(faults)


def _list_lines(text: str) -> dict[int, str]:
    """Return the lines of a text that are neither blank nor comments, by their numbers."""
    numbered = enumerate(text.removeprefix("\ufeff").splitlines(), start=1)
    return {number: line.strip() for number, line in numbered if line.strip() and line[:1] != "#"}


def _is_of_addresses(line: str) -> bool:
    return all(map(_ADDRESS.fullmatch, line.split()))
