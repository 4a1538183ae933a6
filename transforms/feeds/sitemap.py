"""Sitemaps (https://www.sitemaps.org/protocol.html), plain and of news, and indexes of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from transforms.feeds.entry import MAX_ENTRIES, make_entry
from transforms.feeds.xml_text import mend_xml
from transforms.records import INDEX_FORM, Entry, FeedBody, ParsedFeed
from transforms.text.dates import parse_date
from transforms.text.urls import absolute_url

MAX_CHILD_SITEMAPS = 10
"""Sitemaps of an index that are looked at, the newest. Archives of decades list hundreds."""
_CLOSED = re.compile(
    r"</(?:\w+:)?(?:urlset|sitemapindex)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL
)
# A sitemap that is made when it is asked for says of each page that it changed just now.
_MOMENT = timedelta(minutes=1)
_ENOUGH = 10
_GROUPS = {"news", "publication"}
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """An address that a sitemap lists, and what it says of it, as written."""

    address: str | None
    changed: str | None
    published: str | None
    title: str | None
    publisher: str | None
    language: str | None


def read_sitemap(
    came: FeedBody, text: str, *, is_index: bool, now: datetime
) -> tuple[ParsedFeed | None, str | None]:
    """Read a sitemap, of which `text` is all from the root tag on; its newest entries come first.

    Returns what could be read and a sentence on what is wrong with it: of one that breaks off, what
    stands before the break. An index has no entries but `parts`, the newest first. Nothing is loaded
    from elsewhere and no entity is resolved.
    """
    lines = list(_read_lines(text))
    broken = None
    if not _CLOSED.search(text[-2_000:]):
        lines = lines[:-1]  # the one that the break cut through
        broken = f"this sitemap's XML breaks off; {len(lines)} whole addresses before it were taken"
    if broken and not lines:
        return None, "this sitemap's XML breaks off before its first address"
    if is_index:
        return _read_index(came, lines, now), broken
    return _read_urls(came, lines, now), broken


def merge_child_sitemaps(index: ParsedFeed, parts: Sequence[ParsedFeed], faults: Sequence[str]) -> ParsedFeed:
    """Return `index` with the newest entries of its `parts`; `faults` tell of parts that gave none."""
    entries = {entry.entry_id: entry for part in parts for entry in part.entries}
    newest = sorted(entries.values(), key=_date_entry, reverse=True)
    return replace(
        index,
        title=next((part.title for part in parts if part.title), index.title),
        language=next((part.language for part in parts if part.language), index.language),
        entries=tuple(newest[:MAX_ENTRIES]),
        truncated=index.truncated or len(newest) > MAX_ENTRIES or any(part.truncated for part in parts),
        faults=(*index.faults, *(fault for part in parts for fault in part.faults), *faults),
    )


def _read_lines(text: str) -> Iterator[_Line]:
    """Read line by line, forgetting each: the tree of 50,000 lines would take ten times their bytes."""
    events = etree.iterparse(
        io.BytesIO(mend_xml(text).encode()),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for _, element in events:
        parent = element.getparent()
        if parent is None or parent.getparent() is not None:
            continue
        said = dict(_list_texts(element))
        yield _Line(
            address=said.get("loc"),
            changed=said.get("lastmod"),
            published=said.get("news/publication_date"),
            title=said.get("news/title"),
            publisher=said.get("news/publication/name"),
            language=said.get("news/publication/language"),
        )
        element.clear()
        while element.getprevious() is not None:
            del parent[0]


def _list_texts(element: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """List what stands in the parts of a line, by their path; lxml's own paths take ten times as long."""
    for part in element:
        name = part.tag.rpartition("}")[2] if isinstance(part.tag, str) else ""
        if name in _GROUPS:
            yield from _list_texts(part, f"{path}{name}/")
        elif part.text and part.text.strip():
            yield path + name, part.text.strip()


def _read_urls(came: FeedBody, lines: Sequence[_Line], now: datetime) -> ParsedFeed:
    changes = [parse_date(line.changed, now=now) for line in lines]
    all_at_once = _changed_at_once(changes)
    dated = sorted(
        zip(lines, changes, strict=True),
        key=lambda pair: parse_date(pair[0].published, now=now) or pair[1] or _NEVER,
        reverse=True,
    )
    made = [
        make_entry(
            came.feed,
            base=came.url,
            guid=None,
            link=line.address,
            title=line.title,
            authors=(),
            published=line.published,
            updated=None if all_at_once else line.changed,
            language=line.language,
            summary=None,
            content=None,
            now=now,
        )
        for line, _ in dated[:MAX_ENTRIES]
    ]
    without = sum(entry is None for entry in made)
    faults = [f"{without} entries name no address where an article stands"] if without else []
    if all_at_once:
        faults.append("all entries say that they changed in the same minute, so that tells of no change")
    is_news = any(line.published or line.title for line in lines)
    return ParsedFeed(
        form="news-sitemap" if is_news else "sitemap",
        title=next((line.publisher for line in lines if line.publisher), None),
        site_url="{0.scheme}://{0.netloc}/".format(urlsplit(came.url)),
        language=next((line.language for line in lines if line.language), None),
        entries=tuple(entry for entry in made if entry),
        truncated=len(lines) > MAX_ENTRIES,
        faults=tuple(faults),
    )


def _read_index(came: FeedBody, lines: Sequence[_Line], now: datetime) -> ParsedFeed:
    parts: dict[str, tuple[datetime, bool]] = {}
    for line in lines:
        address = absolute_url(came.url, line.address) if line.address else None
        if address:
            parts.setdefault(
                address, (parse_date(line.changed, now=now) or _NEVER, "news" in address.lower())
            )
    newest = sorted(parts, key=parts.__getitem__, reverse=True)
    return ParsedFeed(
        form=INDEX_FORM,
        title=None,
        site_url="{0.scheme}://{0.netloc}/".format(urlsplit(came.url)),
        language=None,
        entries=(),
        truncated=len(newest) > MAX_CHILD_SITEMAPS,
        faults=(),
        child_sitemaps=tuple(newest[:MAX_CHILD_SITEMAPS]),
    )


def _changed_at_once(changes: Sequence[datetime | None]) -> bool:
    told = [change for change in changes if change]
    return len(told) >= _ENOUGH and max(told) - min(told) < _MOMENT and max(told).time() != _NEVER.time()


def _date_entry(entry: Entry) -> datetime:
    return entry.published_at or entry.updated_at or _NEVER
