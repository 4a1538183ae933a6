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

from transforms.feeds.entry import MAX_ENTRIES, RawEntry, make_entry
from transforms.feeds.xml_text import cut_after_root, ends_between, repair_xml
from transforms.records import INDEX_FORM, Entry, FeedBody, ParsedFeed
from transforms.text.dates import DateContext, make_context, read_moment
from transforms.text.urls import resolve_url

SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})
"""The root tags of a sitemap and of an index of sitemaps."""
MAX_CHILD_SITEMAPS = 10
"""Sitemaps of an index that are fetched, the newest first. Archives of decades list hundreds."""
_CLOSED = re.compile(
    r"</(?:\w+:)?(?:urlset|sitemapindex)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$", re.IGNORECASE | re.DOTALL
)
_ITEM_TAGS = frozenset({"url", "sitemap"})
_TAG = re.compile(r"</?[A-Za-z][\w:.-]*")
# A sitemap that is generated on request says of each page that it has changed just now.
_MOMENT = timedelta(minutes=1)
_MIN_DATED = 10
_GROUPS = {"news", "publication"}
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A URL that a sitemap lists, with what the sitemap says about it, as written."""

    address: str | None
    changed: str | None
    published: str | None
    title: str | None
    publisher: str | None
    language: str | None


def parse_sitemap(
    received: FeedBody, root: str, text: str, *, now: datetime
) -> tuple[ParsedFeed | None, str | None]:
    """Parse a sitemap or an index of sitemaps.

    No entity is resolved and nothing is loaded from elsewhere.

    Args:
        received: The body.
        root: The root tag, one of :data:`SITEMAP_ROOTS`.
        text: The decoded document from its root tag on.
        now: The time of the poll; dates that are not plausible then are dropped.

    Returns:
        The sitemap, and a sentence that describes its fault, if any. Entries come newest first. An index has
        no entries but `child_sitemaps`, the newest first. Of a sitemap that breaks off, what precedes
        the break is returned together with the sentence.
    """
    text = cut_after_root(text)
    if (opening := _TAG.match(text)) and not opening[0].islower():
        text = _TAG.sub(lambda tag: tag[0].lower(), text)
    items = list(_iterate_items(text))
    broken = None
    if not _CLOSED.search(text[-2_000:]):
        if not ends_between(text, _ITEM_TAGS):
            items = items[:-1]  # the last one was cut by the break
        broken = f"this sitemap's XML breaks off; whole addresses before it were taken: {len(items)}"
    if broken and not items:
        return None, "this sitemap's XML breaks off before its first address"
    if root == "sitemapindex":
        return _make_index(received, items, now), broken
    return _make_feed(received, items, now), broken


def merge_child_sitemaps(
    index: ParsedFeed, children: Sequence[ParsedFeed], faults: Sequence[str]
) -> ParsedFeed:
    """Merge an index of sitemaps with the sitemaps that it lists.

    Args:
        index: The index.
        children: The child sitemaps that could be read.
        faults: A sentence for each child sitemap that could not be read.

    Returns:
        The index with the newest entries of its children, up to the limit of one poll.
    """
    entries = {entry.entry_id: entry for child in children for entry in child.entries}
    newest = sorted(entries.values(), key=_date_entry, reverse=True)
    return replace(
        index,
        title=next((child.title for child in children if child.title), index.title),
        language=next((child.language for child in children if child.language), index.language),
        entries=tuple(newest[:MAX_ENTRIES]),
        truncated=index.truncated or len(newest) > MAX_ENTRIES or any(child.truncated for child in children),
        faults=(*index.faults, *(fault for child in children for fault in child.faults), *faults),
    )


def _iterate_items(text: str) -> Iterator[_Item]:
    """Yield item by item and free each: the tree of 50,000 items would take ten times their bytes."""
    events = etree.iterparse(
        io.BytesIO(repair_xml(text).encode()),
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
        texts = dict(_list_texts(element))
        yield _Item(
            address=texts.get("loc"),
            changed=texts.get("lastmod"),
            published=texts.get("news/publication_date"),
            title=texts.get("news/title"),
            publisher=texts.get("news/publication/name"),
            language=texts.get("news/publication/language"),
        )
        element.clear()
        while element.getprevious() is not None:
            del parent[0]


def _list_texts(element: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts below an element with their paths; lxml's own paths take ten times as long."""
    for child in element:
        # the prefix stays where the document declares no namespace for it
        name = child.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(child.tag, str) else ""
        if name in _GROUPS:
            yield from _list_texts(child, f"{path}{name}/")
        elif child.text and child.text.strip():
            yield path + name, child.text.strip()


def _make_feed(received: FeedBody, items: Sequence[_Item], now: datetime) -> ParsedFeed:
    context = make_context(now=now, url=received.url)
    changes = [_read_date(item.changed, context) for item in items]
    is_generated = _is_generated(changes)
    dated = sorted(
        zip(items, changes, strict=True),
        key=lambda pair: _read_date(pair[0].published, context) or pair[1] or _NEVER,
        reverse=True,
    )
    made = [
        make_entry(
            RawEntry(
                link=item.address,
                title=item.title,
                published=item.published,
                updated=None if is_generated else item.changed,
                language=item.language,
            ),
            received,
            now=now,
        )
        for item, _ in dated[:MAX_ENTRIES]
    ]
    without = sum(entry is None for entry in made)
    faults = [f"{without} entries name no address of an article"] if without else []
    if is_generated:
        faults.append("all entries say that they changed in the same minute: these dates are ignored")
    is_news = any(item.published or item.title for item in items)
    return ParsedFeed(
        form="news-sitemap" if is_news else "sitemap",
        title=next((item.publisher for item in items if item.publisher), None),
        site_url="{0.scheme}://{0.netloc}/".format(urlsplit(received.url)),
        language=next((item.language for item in items if item.language), None),
        entries=tuple(entry for entry in made if entry),
        truncated=len(items) > MAX_ENTRIES,
        faults=tuple(faults),
    )


def _make_index(received: FeedBody, items: Sequence[_Item], now: datetime) -> ParsedFeed:
    context = make_context(now=now, url=received.url)
    children: dict[str, tuple[datetime, bool]] = {}
    for item in items:
        address = resolve_url(received.url, item.address) if item.address else None
        if address:
            children.setdefault(
                address, (_read_date(item.changed, context) or _NEVER, "news" in address.lower())
            )
    newest = sorted(children, key=children.__getitem__, reverse=True)
    return ParsedFeed(
        form=INDEX_FORM,
        title=None,
        site_url="{0.scheme}://{0.netloc}/".format(urlsplit(received.url)),
        language=None,
        entries=(),
        truncated=len(newest) > MAX_CHILD_SITEMAPS,
        faults=(),
        child_sitemaps=tuple(newest[:MAX_CHILD_SITEMAPS]),
    )


def _is_generated(changes: Sequence[datetime | None]) -> bool:
    """Return whether a sitemap is generated on request: all pages changed in one minute, not at midnight.

    Midnight is what a date without a time becomes, so it says nothing.
    """
    dates = [change for change in changes if change]
    return (
        len(dates) >= _MIN_DATED and max(dates) - min(dates) < _MOMENT and max(dates).time() != _NEVER.time()
    )


def _read_date(written: str | None, context: DateContext) -> datetime | None:
    moment = read_moment(written, context)
    return moment.at if moment else None


def _date_entry(entry: Entry) -> datetime:
    return entry.published_at or entry.updated_at or _NEVER
