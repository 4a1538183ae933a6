"""RSS 0.9x to 2.0, RDF and Atom, read by feedparser from bytes that were made safe for it."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any
from xml.sax import SAXParseException

import feedparser

from transforms.feeds.entry import MAX_ENTRIES, make_entry
from transforms.feeds.xml_text import decode_xml, find_root, mend_surrogates
from transforms.records import Entry, FeedBody, ParsedFeed
from transforms.text.normalisation import squeeze

_LINE = re.compile(
    r"<(?:(?P<quoted>!\[CDATA\[)|(?P<comment>!--)|(?:\w+:)?(?:item|entry)[\s>/])", re.IGNORECASE
)
_ROOTS = {"rss", "feed", "rdf", "channel"}
_CLOSED = re.compile(
    r"</(?:\w+:)?(?:rss|feed|RDF|channel)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL
)
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_NUMBER = re.compile(r"[0-9]{1,7}")


def read_xml_feed(came: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, str | None]:
    """Read an XML feed; returns what could be read, and a sentence on what is wrong with it.

    Of a feed that breaks off, the entries before the break are returned beside the sentence.
    feedparser only ever sees a stream, since it would open a file or a URL that a string names,
    and only from the root tag on, see :func:`transforms.feeds.xml_text.find_root`.
    """
    decoded = decode_xml(came.body, came.charset)
    root, start = find_root(decoded) or (None, 0)
    if root not in _ROOTS:
        return None, "this is no RSS, RDF or Atom feed: none of their root tags stands at its start"
    text, is_cut = _cut_entries(mend_surrogates(decoded[start:]), root)
    try:
        parsed = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-location": came.url, "content-type": "application/xml; charset=utf-8"},
        )
    except Exception as error:  # noqa: BLE001 -- it raises ValueError, KeyError, UnicodeError … by input
        return None, f"feedparser could not read this feed: {type(error).__name__}: {error}"
    entries, broken = list(parsed.entries), _find_break(parsed, text)
    if broken and entries:
        entries.pop()  # the one that the break cut through: its address may be cut as well
    if not parsed.version and not entries:
        return None, broken or "this XML is no feed that feedparser knows"
    made = [_make_entry(line, came, parsed.feed.get("language"), now) for line in entries[:MAX_ENTRIES]]
    return ParsedFeed(
        form=parsed.version or "unknown",
        title=parsed.feed.get("title"),
        site_url=parsed.feed.get("link"),
        language=parsed.feed.get("language"),
        entries=tuple(entry for entry in made if entry),
        truncated=is_cut or len(entries) > MAX_ENTRIES,
        faults=tuple(
            f"entry {number} names no address where its article stands"
            for number, entry in enumerate(made, start=1)
            if entry is None
        ),
        interval_hint=_find_hint(parsed.feed),
    ), broken and f"{broken}; {sum(1 for entry in made if entry)} whole entries before it were taken"


def _cut_entries(text: str, root: str) -> tuple[str, bool]:
    """Cut off what follows the entries that are read; feedparser takes 3.6 s for 20,000 of them."""
    place = count = 0
    while found := _LINE.search(text, place):
        place = found.end()
        if found["quoted"] or found["comment"]:
            close = text.find("]]>" if found["quoted"] else "-->", place)
            if close < 0:
                break
            place = close
        elif (count := count + 1) > MAX_ENTRIES:
            opened = re.split(r"[\s>/]", text[1:200], maxsplit=1)[0]
            closed = f"</channel></{opened}>" if root == "rss" else f"</{opened}>"
            return text[: found.start()] + closed, True
    return text, False


def _find_break(parsed: Any, text: str) -> str | None:
    """Tell a feed that ends before its root is closed; other flaws feedparser reads around."""
    error = parsed.get("bozo_exception")
    if not isinstance(error, SAXParseException) or _CLOSED.search(text[-2_000:]):
        return None
    return f"this feed's XML breaks off at line {error.getLineNumber()}: {error.getMessage()}"


def _find_hint(feed: Any) -> int | None:
    """Return for how many seconds the feed is good by itself: RSS's `ttl`, or `sy:updatePeriod`."""
    hints = []
    ttl = squeeze(feed.get("ttl") or "")
    if _NUMBER.fullmatch(ttl):
        hints.append(int(ttl) * 60)
    period = _PERIODS.get(squeeze(feed.get("sy_updateperiod") or "").lower())
    often = squeeze(feed.get("sy_updatefrequency") or "1")
    if period and _NUMBER.fullmatch(often):
        hints.append(period // max(1, int(often)))
    return max(hints, default=0) or None


def _make_entry(line: Any, came: FeedBody, language: str | None, now: datetime) -> Entry | None:
    content = line.get("content") or []
    authors = tuple(author.get("name") or "" for author in line.get("authors") or [])
    changed = "updated" in line.keys()  # noqa: SIM118 -- `in` and `get` fall back to the publication date
    dated = "published" if "published" in line.keys() else "updated"  # noqa: SIM118 -- RDF has one date only
    return make_entry(
        came.feed,
        base=came.url,
        guid=line.get("id"),
        link=line.get("link"),
        title=line.get("title"),
        authors=authors or ((line["author"],) if line.get("author") else ()),
        published=line.get(dated),
        updated=line.get("updated") if changed else None,
        language=(content[0].get("language") if content else None) or language,
        summary=line.get("summary"),
        content=max((part.get("value") or "" for part in content), key=len, default=None),
        now=now,
        published_guess=line.get(f"{dated}_parsed"),
        updated_guess=line.get("updated_parsed") if changed else None,
    )
