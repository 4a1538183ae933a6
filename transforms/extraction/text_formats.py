"""Name the format of a text that is written for programs: JSON, XML, calendars, mailboxes, subtitles, logs.

Read as an article, such a file would be one of tags and brackets.
"""

from __future__ import annotations

import json
import re

_JSON = ("{", "[")
_XML = re.compile(
    r"(?:<\?xml\b[^>]*>\s*)?(?:<!DOCTYPE\b[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*<(?P<root>[A-Za-z_][\w.-]*(?::[\w.-]+)?)",
    re.DOTALL,
)
_BEGINNINGS = (
    ("#!/", "a script, and no text"),
    ("BEGIN:VCALENDAR", "a calendar (iCalendar), and no text"),
    ("BEGIN:VCARD", "an address card (vCard), and no text"),
    ("filedesc://", "an ARC file, which is not read: `warcio recompress` makes a WARC file of it"),
)
_ROOTS = {
    "opml": "a list of feeds (OPML), and no text: `newswire feeds import` adds its feeds",
    "nitf": "an agency's XML (NITF), which is not read: export it as HTML or as text",
    "newsml": "an agency's XML (NewsML), which is not read: export it as HTML or as text",
    "newsitem": "an agency's XML (NewsML-G2), which is not read: export it as HTML or as text",
    "newsmessage": "an agency's XML (NewsML-G2), which is not read: export it as HTML or as text",
    "svg": "an SVG picture, and no text",
}
_PARTS = re.compile(r"^Content-Type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
# what a message in one part looks like whose text cannot be read as it stands
_ENCODED = re.compile(
    r"^Content-Type:\s*text/html|^Content-Transfer-Encoding:\s*(?:base64|quoted-printable)",
    re.IGNORECASE | re.MULTILINE,
)
_MAIL = re.compile(r"(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
# "From w@wheel.example Thu Nov 12 15:30:00 2026" before the header of each message
_MAILBOX = re.compile(
    r"From \S+ +\w{3} \w{3} +\d{1,2} \d\d:\d\d(?::\d\d)?(?: \S+)? \d{4}[^\n]*\n[A-Za-z][\w-]*:"
)
_SUBTITLES = re.compile(r"(?:WEBVTT\b|\d+\r?\n\d\d:\d\d:\d\d[.,]\d{3} --> )")
_LOG_LINE = re.compile(
    r"[\[(]?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d "
)
_MIN_LOG_LINES, _LOG_SHARE = 10, 0.9
_HEAD = 8_192  # characters in which the header of a message is


def recognise_text_format(text: str) -> str | None:
    """Return which format a text is in, with what can be done about it; None where it may be prose.

    Args:
        text: A whole file.
    """
    text = text.strip("\ufeff \t\r\n")
    if text.startswith(_JSON):
        return _recognise_json(text)
    if text.startswith("<"):
        return _recognise_xml(text)
    return _recognise_lines(text)


def _recognise_lines(text: str) -> str | None:
    """Return which format of lines a text is in, if any."""
    kinds = {
        "a message or a page of several parts (MIME, MHTML), and no text: save it as HTML or as text": (
            _MAIL.match(text) and _PARTS.search(text[:_HEAD])
        ),
        "a message whose text is HTML or encoded (MIME), and no text: save it as HTML or as text": (
            _MAIL.match(text) and _ENCODED.search(_find_head(text))
        ),
        "a mailbox (mbox), and no text: save each message as HTML or as text": _MAILBOX.match(text),
        "subtitles (SRT or WebVTT), and no article": _SUBTITLES.match(text),
        "the log of a program, and no text": _LOG_LINE.match(text) and _is_log(text),
        **{kind: text.startswith(start) for start, kind in _BEGINNINGS},
    }
    return next((kind for kind, found in kinds.items() if found), None)


def _find_head(text: str) -> str:
    """Return the header of a message: what precedes the first blank line."""
    return text[:_HEAD].replace("\r", "").partition("\n\n")[0]


def _is_log(text: str) -> bool:
    lines = text.splitlines()
    dated = sum(_LOG_LINE.match(line) is not None for line in lines)
    return len(lines) >= _MIN_LOG_LINES and dated >= _LOG_SHARE * len(lines)


def _recognise_json(text: str) -> str | None:
    if _is_json(text):
        return "JSON, but no JSON Feed, and no text: its `version` says nothing of jsonfeed.org"
    first, _, rest = text.partition("\n")
    if rest and _is_json(first):
        return "JSON Lines, and no text: push each line's text, or write it into a file of its own"
    return None


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _recognise_xml(text: str) -> str | None:
    found = _XML.match(text)
    if found is None:
        return None
    root = found["root"]
    if not text.startswith("<?xml") and not text.endswith((f"</{root}>", "/>")):
        return None
    return _ROOTS.get(root.rpartition(":")[2].casefold()) or f"XML of the kind <{root}>, and no text"
