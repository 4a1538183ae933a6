"""RSS 0.9x to 2.0, RDF and Atom, parsed by feedparser from text that was made safe for it."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from xml.sax import SAXParseException

import feedparser

from transforms.feeds.entry import MAX_ENTRIES, RawEntry, make_entry, mark_paragraphs
from transforms.feeds.hub_links import collect_links
from transforms.feeds.media_rss import drop_media_texts
from transforms.feeds.older_links import HISTORY, find_older_page, name_wordpress_page
from transforms.feeds.xml_text import cut_after_root, ends_between, repair_entities
from transforms.records import Entry, FeedBody, ParsedFeed
from transforms.text.exceptions import word_exception
from transforms.text.normalisation import squeeze

XML_FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
"""The root tags of feeds that this module parses, in lower case."""
_ENTRY_TAGS = frozenset({"item", "entry"})
_ENTRY_TAG = re.compile(
    r"<(?:(?P<quoted>!\[CDATA\[)|(?P<comment>!--)|(?:\w+:)?(?:item|entry)[\s>/])", re.IGNORECASE
)
_CLOSED = re.compile(
    r"</(?:\w+:)?(?:rss|feed|RDF|channel)\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*$", re.IGNORECASE | re.DOTALL
)
_RELATION = re.compile(
    r"""(\brel\s*=\s*["'])https?://www\.iana\.org/assignments/relation/"""
)  # RFC 4287, 4.2.7.2
# As feedparser names them, with those of Dublin Core and PRISM; RDF has only the second.
_DATES = ("published", "updated", "created", "dcterms_available", "prism_publicationdate")
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_NUMBER = re.compile(r"[0-9]{1,7}")


def parse_xml_feed(
    received: FeedBody, root: str, text: str, *, now: datetime
) -> tuple[ParsedFeed | None, str | None]:
    """Parse an RSS, RDF or Atom feed.

    feedparser only ever gets a stream, since it would open a file or a URL that a string names, and
    only what follows from the root tag on, see :func:`transforms.feeds.xml_text.find_root`.

    Args:
        received: The body.
        root: The root tag, one of :data:`XML_FEED_ROOTS`.
        text: The decoded document from its root tag on.
        now: The time of the poll; dates that are not plausible then are dropped.

    Returns:
        The feed, and a sentence that describes its fault, if any. Of a feed that breaks off, the complete
        entries before the break are returned together with the sentence.

    Raises:
        MemoryError: There was not enough memory.
        OSError: The machine failed.
    """
    text = _RELATION.sub(r"\1", repair_entities(cut_after_root(text)))
    text, is_cut = _cut_entries(drop_media_texts(text), root)
    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={
                "content-location": received.url,
                "content-type": "application/xml; charset=utf-8",
            },
        )
    except (MemoryError, OSError, ImportError):  # the machine's fault, which the caller tells from the feed's
        raise
    except Exception as error:  # noqa: BLE001 -- it raises ValueError, KeyError, UnicodeError … by input
        return None, f"feedparser could not read this feed: {word_exception(error, limit=200)}"
    entries, broken = list(parsed.entries), _find_break(parsed, text)
    if broken and entries and not ends_between(text, _ENTRY_TAGS):
        entries.pop()  # the entry that the break cut through: its address may be incomplete too
    if not parsed.version and not entries:
        return None, broken or "this XML is no feed that feedparser can read"
    made = [_make_entry(item, received, parsed, now) for item in entries[:MAX_ENTRIES]]
    return ParsedFeed(
        form=parsed.version or "unknown",
        title=parsed.feed.get("title"),
        site_url=parsed.feed.get("link"),
        language=parsed.feed.get("language"),
        entries=tuple(entry for entry in made if entry),
        truncated=is_cut or len(entries) > MAX_ENTRIES,
        faults=tuple(
            f"entry {number} names no address of an article"
            for number, entry in enumerate(made, start=1)
            if entry is None
        ),
        interval_hint=_read_interval_hint(parsed.feed),
        hub_links=collect_links(received.url, _list_links(parsed.feed)),
        older_page=_find_older_page(received.url, parsed),
    ), broken and f"{broken}; whole entries before it were taken: {sum(1 for entry in made if entry)}"


def _cut_entries(text: str, root: str) -> tuple[str, bool]:
    """Drop the entries beyond the limit before parsing; feedparser takes 3.6 s for 20,000 of them."""
    position = count = 0
    while found := _ENTRY_TAG.search(text, position):
        position = found.end()
        if found["quoted"] or found["comment"]:
            close = text.find("]]>" if found["quoted"] else "-->", position)
            if close < 0:
                break
            position = close
        elif (count := count + 1) > MAX_ENTRIES:
            opened = re.split(r"[\s>/]", text[1:200], maxsplit=1)[0]
            closed = f"</channel></{opened}>" if root == "rss" else f"</{opened}>"
            return text[: found.start()] + closed, True
    return text, False


def _find_break(parsed: Any, text: str) -> str | None:
    """Return a sentence if the feed ends before its root is closed; feedparser recovers from other faults."""
    error = parsed.get("bozo_exception")
    if not isinstance(error, SAXParseException) or _CLOSED.search(text[-2_000:]):
        return None
    return f"this feed's XML breaks off at line {error.getLineNumber()}: {error.getMessage()}"


def _read_interval_hint(feed: Any) -> int | None:
    """Return the polling interval that a feed asks for in seconds, by RSS's `ttl` or `sy:updatePeriod`."""
    hints = []
    ttl = squeeze(feed.get("ttl") or "")
    if _NUMBER.fullmatch(ttl):
        hints.append(int(ttl) * 60)
    period = _PERIODS.get(squeeze(feed.get("sy_updateperiod") or "").lower())
    often = squeeze(feed.get("sy_updatefrequency") or "1")
    if period and _NUMBER.fullmatch(often):
        hints.append(period // max(1, int(often)))
    return max(hints, default=0) or None


def _list_links(feed: Any) -> list[tuple[str, str]]:
    return [(link.get("rel") or "", link.get("href") or "") for link in feed.get("links") or []]


def _find_older_page(url: str, parsed: Any) -> str | None:
    """Return the next older page of a feed; one that says to be complete has none."""
    feed = parsed.feed
    prefixes = [prefix for prefix, space in parsed.namespaces.items() if space == HISTORY]
    if any(f"{prefix}_complete" in feed for prefix in prefixes):
        return None
    generators = [feed.get("generator") or "", feed.get("generator_detail", {}).get("href") or ""]
    return find_older_page(url, _list_links(feed)) or name_wordpress_page(
        url, generators=generators, site_url=feed.get("link")
    )


def _make_entry(item: Any, received: FeedBody, parsed: Any, now: datetime) -> Entry | None:
    content = item.get("content") or []
    is_atom = parsed.version.startswith("atom")
    changed = "updated" in item.keys()  # noqa: SIM118 -- `in` and `get` fall back to the publication date
    dates = [item[name] for name in _DATES if name in item.keys() and item[name]]  # noqa: SIM118
    raw = RawEntry(
        guid=item.get("id"),
        link=_find_link(item, content),
        title=item.get("title"),
        authors=_list_authors(item, parsed.feed, is_atom=is_atom),
        published=next(iter(dates), None),
        other_dates=dates[1:],
        updated=item.get("updated") if changed else None,
        language=_find_language(item, content, parsed.feed),
        title_is_plain=is_atom and item.get("title_detail", {}).get("type") == "text/plain",
        summary=item.get("summary"),
        content=max((_read_content(part, is_atom=is_atom) for part in content), key=len, default=None),
    )
    return make_entry(raw, received, now=now)


def _find_link(item: Any, content: Sequence[Any]) -> str | None:
    """Return the link of an entry: the one before a service that counts its readers, or that of its text."""
    counted = item.get("feedburner_origlink") or ""
    if counted.startswith(("http://", "https://")):
        return str(counted)
    source = next((part["src"] for part in content if part.get("src")), None)
    is_link = item.get("link") and not (item.get("guidislink") and item["link"] == item.get("id"))
    link: str | None = item["link"] if is_link else source or item.get("link")
    return link


def _read_content(part: Any, *, is_atom: bool) -> str:
    """Return a text of an entry as markup; only Atom says reliably that one is none."""
    text = part.get("value") or ""
    return mark_paragraphs(text) or "" if is_atom and part.get("type") == "text/plain" else text


def _list_authors(item: Any, feed: Any, *, is_atom: bool) -> tuple[str, ...]:
    """List the authors of an entry, in Atom or else those of its source or of the feed (RFC 4287, 4.2.1)."""
    people = [person for person in item.get("authors") or [] if any(person.values())]
    if is_atom and not people:
        people = item.get("source", {}).get("authors") or feed.get("authors") or []
    names = [person.get("name") or "" for person in people]
    names = names or [item.get("author") or item.get("dcterms_creator") or ""]
    if not is_atom and people and people[-1].get("email"):
        names[-1] = (
            item.get("author") or ""
        )  # feedparser cuts addresses behind four letters of their last part
    return tuple(names)


def _find_language(item: Any, content: Sequence[Any], feed: Any) -> str | None:
    """Return the language that an entry or its text states, or else the feed's.

    Elements without a language of their own have the root's, which may contradict the feed's own statement.
    """
    inherited = feed.get("title_detail", {}).get("language")
    stated = [part.get("language") for part in content[:1]]
    stated += [item.get("language")]
    stated += [item.get(name, {}).get("language") for name in ("summary_detail", "title_detail")]
    own = next((language for language in stated if language and language != inherited), None)
    language: str | None = own or feed.get("language") or inherited
    return language
