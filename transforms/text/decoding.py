"""Decode bytes to text: pages, feeds, and text files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from w3lib.encoding import read_bom

from transforms.text.charsets import decode_charset, resolve_charset
from transforms.text.detection import correct_alphabet, correct_latin, detect_encoding, detect_utf16

_HEAD = 4_096  # bytes at the beginning of a document that may declare its encoding
_DECLARED = re.compile(
    rb"""<(?:\?xml\s[^>]{0,200}?encoding|meta\s[^>]{0,400}?charset)\s*=\s*["']?\s*([\w:.-]{1,40})""",
    re.IGNORECASE,
)
# A page that breaks off within a character, or quotes a few bytes of another encoding, is still in the one it
# declares; a page that is full of faults is not.
_MAX_FAULTS = 0.001
# Characters of UTF-8 for each fault. A sentence in another encoding has up to 0.3, two characters up to 1.
_MIN_UTF8 = 2
_MIN_UTF8_DECLARED = 1
_MIN_UTF8_CONTRADICTED = 4
_ESCAPE = "\x1b$"  # where ISO-2022-JP changes to Japanese; its bytes are all ASCII
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_LATIN = ("cp1252", "iso8859-1", "iso8859-15")  # any bytes fit these
_WIDE = ("utf-16", "utf-32")  # these fit no text by chance, so that a text in them is recognised


class UndecodableError(ValueError):
    """The bytes are neither in the encoding that was named nor in UTF-8.

    Attributes:
        offset: The place of the first byte that does not fit.
        byte: The value of that byte.
        likely: The encoding that the bytes look like, or `None`.
    """

    def __init__(self, offset: int, byte: int, likely: str | None) -> None:
        super().__init__(f"byte 0x{byte:02x} at offset {offset} is not UTF-8")
        self.offset = offset
        self.byte = byte
        self.likely = likely


def decode_markup(body: bytes, charset: str | None) -> str:
    """Decode HTML, XML or JSON; never raises.

    The encoding is taken from the byte order mark, else from the server, from the document itself, or from a
    guess, in this order. Bytes that are UTF-8, but for a few that do not fit, are taken as UTF-8 whatever is
    declared: templates declare Latin-1 out of habit, and text in another encoding is not UTF-8 by chance.

    Args:
        body: The bytes.
        charset: The encoding that the server named, if any.

    Returns:
        The text. Bytes that do not fit become U+FFFD.
    """
    text = _decode_marked(body) or decode_utf8(body)
    if text is None and (unmarked := detect_utf16(body)):
        text = body.decode(unmarked, "replace")
    if text is None:
        declared = _DECLARED.search(body[:_HEAD])
        labels = [label for label in (charset, declared and declared[1].decode("ascii")) if label]
        named = [name for name in map(resolve_charset, labels) if name and not name.startswith(_WIDE)]
        text = _decode_nearly_utf8(body, named)
        text = _decode_legacy(body, named) if text is None else text
    return text


def decode_utf8(body: bytes) -> str | None:
    """Decode a web page that is certainly UTF-8: valid, with letters beyond ASCII, and without a mark.

    Returns:
        The text; `None` for any other page.
    """
    return None if body.isascii() or read_bom(body)[0] else _decode_strictly(body, "utf-8")


def decode_text(body: bytes, charset: str | None) -> str:
    """Decode a text file by its byte order mark, else as `charset`, else as UTF-8 or UTF-16.

    There is no other guess, since one that looks right may still have wrong letters in it. Single bytes that
    do not fit become U+FFFD in a text that has far more characters of UTF-8.

    Args:
        body: The bytes of the file.
        charset: The encoding that was named for it, if any.

    Raises:
        UndecodableError: The bytes fit none of these encodings.
    """
    if (text := _decode_marked(body)) is not None:
        return text
    name = resolve_charset(charset) if charset else None
    if unmarked := detect_utf16(body):
        return body.decode(unmarked, "replace")
    # a file that fits UTF-8 is not in an encoding that fits any bytes at all
    for tried in ("utf-8", name) if name in _LATIN else (name, "utf-8"):
        if tried and (text := _decode_strictly(body, tried)) is not None and _ESCAPE not in text:
            return text
    if (text := _decode_nearly_utf8(body, [name] if name else [])) is not None:
        return text
    offset = _find_fault(body)
    raise UndecodableError(offset, body[offset], detect_encoding(body))


def count_controls(body: bytes) -> int:
    """Count the bytes that no text has: NUL and other controls. In UTF-16 none is counted."""
    is_wide = read_bom(body)[0] or detect_utf16(body)
    return 0 if is_wide else len(body) - len(body.translate(None, _CONTROLS))


def _decode_marked(body: bytes) -> str | None:
    encoding, mark = read_bom(body)
    if encoding is None or mark is None:
        return None
    return body[len(mark) :].decode(encoding, "replace")


def _decode_nearly_utf8(body: bytes, named: Sequence[str]) -> str | None:
    """Decode bytes that are UTF-8 but for a few, as where a character was cut in two.

    The fewer the characters, the more it matters which encodings are `named`.
    """
    if body.isascii():
        return None
    others = [name for name in named if name not in _LATIN]
    needed = _MIN_UTF8_CONTRADICTED if others else _MIN_UTF8
    needed = _MIN_UTF8_DECLARED if others[:1] == ["utf-8"] else needed
    text = body.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    found = len(text) - len(text.encode("ascii", "ignore")) - faults
    return text if found >= needed * faults else None


def _decode_legacy(body: bytes, named: Sequence[str]) -> str:
    # servers name Latin-1 for lack of knowledge, so it is tried last
    for name in sorted(named, key=_LATIN.__contains__):
        text = decode_charset(body, name)
        if text.count("\ufffd") <= len(text) * _MAX_FAULTS:
            if body.isascii():
                return text
            corrected = correct_latin(body, name) if name in _LATIN else correct_alphabet(body, name)
            return decode_charset(body, corrected) if corrected else text
    return decode_charset(body, detect_encoding(body) or (named or ["utf-8"])[0])


def _decode_strictly(body: bytes, name: str) -> str | None:
    text = decode_charset(body, name) if name != "utf-8" else None
    if text is not None:
        return None if "\ufffd" in text else text
    try:
        return body.decode(name)
    except UnicodeDecodeError:
        return None


def _find_fault(body: bytes) -> int:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return max(0, body.find(_ESCAPE.encode()))
