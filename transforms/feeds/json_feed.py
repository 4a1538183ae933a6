"""JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/), which feedparser does not read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from transforms.feeds.entry import MAX_ENTRIES, make_entry
from transforms.records import Entry, FeedBody, ParsedFeed


def read_json_feed(came: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, str | None]:
    """Read a JSON feed; returns the feed, or null with a sentence on what is wrong with it.

    Values of the wrong type are taken as absent, as the specification asks of readers.
    """
    try:
        root = json.loads(came.body.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return None, f"this JSON feed is not UTF-8: byte {error.start} is not valid"
    except json.JSONDecodeError as error:
        return None, f"this JSON breaks at line {error.lineno}, column {error.colno}: {error.msg}"
    except RecursionError:
        return None, "this JSON is nested too deeply to be a feed"
    if not isinstance(root, dict) or not isinstance(root.get("items"), list):
        return None, "this is JSON, but no JSON Feed: it has no list of items"
    version = _string(root.get("version")) or ""
    language = _string(root.get("language"))
    lines = root["items"]
    entries = [_read_entry(line, came, language, now) for line in lines[:MAX_ENTRIES]]
    faults = tuple(
        f"entry {number} names no address where its article stands"
        for number, entry in enumerate(entries, start=1)
        if entry is None
    )
    return ParsedFeed(
        form="json11" if version.endswith("1.1") else "json1",
        title=_string(root.get("title")),
        site_url=_string(root.get("home_page_url")),
        language=language,
        entries=tuple(entry for entry in entries if entry),
        truncated=len(lines) > MAX_ENTRIES,
        faults=faults,
    ), None


def _read_entry(line: object, came: FeedBody, language: str | None, now: datetime) -> Entry | None:
    if not isinstance(line, Mapping):
        return None
    guid = line.get("id")
    return make_entry(
        came.feed,
        base=came.url,
        guid=str(guid) if isinstance(guid, str | int | float) else None,
        link=_string(line.get("url")) or _string(line.get("external_url")),
        title=_string(line.get("title")),
        authors=_read_authors(line),
        published=_string(line.get("date_published")),
        updated=_string(line.get("date_modified")),
        language=_string(line.get("language")) or language,
        summary=_string(line.get("summary")),
        content=_string(line.get("content_html")) or _string(line.get("content_text")),
        now=now,
    )


def _read_authors(line: Mapping[str, object]) -> tuple[str, ...]:
    listed = line.get("authors")
    people: Iterable[object] = listed if isinstance(listed, list) else [line.get("author")]
    names = (_string(person.get("name")) for person in people if isinstance(person, Mapping))
    return tuple(name for name in names if name)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
