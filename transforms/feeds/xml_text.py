"""XML from strangers made safe to parse: decoded, repaired, and cut to start at its root tag."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache
from html.entities import html5

from transforms.text.decoding import decode_markup

MAX_PROLOG = 64 * 1024
"""The characters that may precede the root of a document."""
_STRANGE_REFERENCE = re.compile(
    r"&(?:#(?P<code>x0*d[89a-f][0-9a-f]{2}|0*5[5-7]\d{3});"
    r"|(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});)(?P<name>[a-z][a-z0-9]{1,31};)?)",
    re.IGNORECASE,
)
_CDATA = "<![CDATA["
# The last closing tag before nothing but the beginning of the next one.
_LAST_CLOSING = re.compile(r"</(?:\w+:)?(\w+)\s*>\s*(?:</?[\w:]*\s*)?\Z")
_NAME = re.compile(r"<([\w:.-]+)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def decode_xml(body: bytes, charset: str | None) -> str:
    """Decode the bytes of an XML document without its byte order mark; never raises.

    Args:
        body: The bytes.
        charset: The encoding that the server named.
    """
    return decode_markup(body, charset).removeprefix("\ufeff")


def find_root(text: str, roots: AbstractSet[str]) -> tuple[str, int] | None:
    """Find the root tag of an XML document.

    A parser that starts there meets no entity that the document declares, and no white space: 90 KB of
    nested entities took feedparser 6.3 s and 489 MB, 84 KB of leading white space 8.8 s. Comments and
    processing instructions before the root are skipped. At most 64 KiB may precede the root, leading
    white space not counted.

    Args:
        text: The document.
        roots: The root tags to look for, in lower case and without a namespace prefix.

    Returns:
        The root tag in lower case and its offset in characters, or `None` where there is none.
    """
    start = len(text) - len(text.lstrip())
    pattern, end = _compile_roots(frozenset(roots)), start + MAX_PROLOG
    while found := pattern.search(text, start, end):
        if found["root"]:
            return found["root"].lower(), found.start()
        close = "-->" if found["comment"] else "?>"
        closed = text.find(close, found.end(), end)
        if closed < 0:
            return None
        start = closed + len(close)
    return None


@cache
def _compile_roots(roots: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, roots)))
    return re.compile(
        rf"<(?:(?P<comment>!--)|(?P<instruction>\?)|(?:\w+:)?(?P<root>{names})\b)", re.IGNORECASE
    )


def cut_after_root(text: str) -> str:
    """Drop what follows the closing tag of the root: scripts of proxies, warnings of servers, stray marks.

    Where an RSS feed closes its channel and not its root, that is closed.

    Args:
        text: The document from its root tag on.
    """
    opened = _NAME.match(text)
    if opened is None:
        return text
    end = _find_closing(text, opened[1])
    if end is None and opened[1].lower().endswith("rss"):
        channel = _find_closing(text, "channel")
        return text if channel is None else f"{text[:channel]}</{opened[1]}>"
    return text if end is None else text[:end]


def _find_closing(text: str, name: str) -> int | None:
    """Return the offset after an element's closing tag, outside of comments and CDATA sections."""
    pattern = re.compile(
        rf"<(?:(?P<quoted>!\[CDATA\[)|(?P<comment>!--)|/{re.escape(name)}\s*>)", re.IGNORECASE
    )
    position = 0
    while found := pattern.search(text, position):
        position = found.end()
        if not (found["quoted"] or found["comment"]):
            return position
        position = text.find("]]>" if found["quoted"] else "-->", position)
        if position < 0:
            return None
    return None


def ends_between(text: str, names: AbstractSet[str]) -> bool:
    """Return whether a document that breaks off does so behind an entry, none of which is cut then.

    Args:
        text: The document.
        names: The tags of entries, in lower case and without a namespace prefix.
    """
    found = _LAST_CLOSING.search(text[-MAX_PROLOG:])
    return found is not None and found[1].lower() in names


def repair_entities(text: str) -> str:
    """Make the references of a text those of XML, but for those in CDATA sections, which are text already.

    HTML's named characters are put in; a bare ampersand is escaped. A parser that recovers by itself reads
    the ``?a=1&b=2`` of an address as ``?a=1=2``, and "R&D" as "R&D;". References to half a surrogate pair, on
    which parsers raise, become U+FFFD.
    """
    parts: list[str] = []
    position = 0
    while (start := text.find(_CDATA, position)) >= 0:
        end = text.find("]]>", start)
        end = len(text) if end < 0 else end
        parts += [_STRANGE_REFERENCE.sub(_replace_reference, text[position:start]), text[start:end]]
        position = end
    parts.append(_STRANGE_REFERENCE.sub(_replace_reference, text[position:]))
    return "".join(parts)


def repair_xml(text: str) -> str:
    """Repair the references of a text, and remove characters that XML does not allow."""
    return _NOT_IN_XML.sub("", repair_entities(text))


def _replace_reference(found: re.Match[str]) -> str:
    if found["code"]:
        code = int(found["code"][1:], 16) if found["code"][0] in "xX" else int(found["code"])
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else found[0]  # noqa: PLR2004 -- the surrogates' range
    named = html5.get(found["name"] or "")
    return named or f"&amp;{found['name'] or ''}"
