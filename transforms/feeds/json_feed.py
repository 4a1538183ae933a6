"""JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser does not read."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from transforms.feeds.entry import MAX_ENTRIES, RawEntry, make_entry, mark_paragraphs
from transforms.feeds.hub_links import collect_links
from transforms.feeds.older_links import find_older_page
from transforms.records import Entry, FeedBody, HubLinks, ParsedFeed
from transforms.text.decoding import decode_markup

_MAX_DIGITS = 30


def _read_integer(digits: str) -> int | str:
    """Read an integer; one of more digits than any identifier or time has stays a text.

    Python raises ValueError for more than 4,300 digits, since reading them takes quadratic time.
    """
    return int(digits) if len(digits) <= _MAX_DIGITS else digits


# texts with line breaks in them are read as well
_DECODER = json.JSONDecoder(strict=False, parse_int=_read_integer)


def is_json(received: FeedBody) -> bool:
    """Return whether a body is JSON, by its media type or its first character."""
    start = received.body[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b"{") or ("json" in (received.media_type or "") and not start.startswith(b"<"))


def parse_json_feed(received: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, str | None]:
    """Parse a JSON Feed.

    Values of the wrong type count as absent, as the specification asks of readers. What follows the closing
    brace, such as the script of a proxy, is left alone.

    Args:
        received: The body.
        now: The time of the poll; dates that are not plausible then are dropped.

    Returns:
        The feed and `None`, or `None` and a sentence that describes the fault.
    """
    try:
        root, _ = _DECODER.raw_decode(decode_markup(received.body, received.charset).lstrip("\ufeff \t\r\n"))
    except json.JSONDecodeError as error:
        return None, f"this JSON breaks at line {error.lineno}, column {error.colno}: {error.msg}"
    except RecursionError:
        return None, "this JSON is nested too deeply to be a feed"
    if not isinstance(root, dict) or not isinstance(root.get("items"), list):
        return None, "this is JSON, but no JSON Feed: it has no list of items"
    version = _string(root.get("version")) or ""
    language = _string(root.get("language"))
    items = root["items"]
    authors = _list_authors(root)
    entries = [_make_entry(item, received, language, authors, now) for item in items[:MAX_ENTRIES]]
    faults = tuple(
        f"entry {number} names no address of an article"
        for number, entry in enumerate(entries, start=1)
        if entry is None
    )
    return ParsedFeed(
        form="json11" if version.endswith("1.1") else "json1",
        title=_string(root.get("title")),
        site_url=_string(root.get("home_page_url")),
        language=language,
        entries=tuple(entry for entry in entries if entry),
        truncated=len(items) > MAX_ENTRIES,
        faults=faults,
        hub_links=_find_hubs(root, received.url),
        older_page=find_older_page(received.url, [("next", _string(root.get("next_url")) or "")]),
    ), None


def _find_hubs(root: Mapping[str, object], base: str) -> HubLinks:
    listed = root.get("hubs")
    hubs = [hub for hub in listed if isinstance(hub, Mapping)] if isinstance(listed, list) else []
    return collect_links(
        base,
        [
            *(
                ("hub", _string(hub.get("url")) or "")
                for hub in hubs
                if (_string(hub.get("type")) or "").lower() == "websub"
            ),
            ("self", _string(root.get("feed_url")) or ""),
        ],
    )


def _make_entry(
    item: object, received: FeedBody, language: str | None, authors: tuple[str, ...], now: datetime
) -> Entry | None:
    """Make an entry of an item; the language and the authors are the feed's, which the item's go before."""
    if not isinstance(item, Mapping):
        return None
    guid = item.get("id")
    raw = RawEntry(
        guid=str(guid) if isinstance(guid, str | int | float) else None,
        link=_string(item.get("url")) or _string(item.get("external_url")),
        title=_string(item.get("title")),
        title_is_plain=True,
        authors=_list_authors(item) or authors,
        published=_date(item.get("date_published")),
        updated=_date(item.get("date_modified")),
        language=_string(item.get("language")) or language,
        summary=_string(item.get("summary")),
        content=_string(item.get("content_html")) or mark_paragraphs(_string(item.get("content_text"))),
    )
    return make_entry(raw, received, now=now)


def _list_authors(item: Mapping[str, object]) -> tuple[str, ...]:
    listed = item.get("authors")
    people: Iterable[object] = listed if isinstance(listed, list) else [item.get("author")]
    names = (_string(person.get("name")) for person in people if isinstance(person, Mapping))
    return tuple(name for name in names if name)


def _date(value: object) -> str | None:
    return str(value) if isinstance(value, int | float) else _string(value)  # a number is an epoch


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
