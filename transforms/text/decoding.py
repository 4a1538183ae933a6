"""Decode bytes to text: find out in which encoding a page or a file is."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

_SAMPLE = 65_536  # bytes that detection reads; it takes 40 ms for these, seconds for megabytes
_DECLARATION = 4_096  # bytes at the beginning of a page that may declare its encoding
# A page that breaks off within a character, or quotes a few bytes of another encoding, is still in the one it
# declares; a page that is full of faults is not.
_MAX_FAULTS = 0.001
_ESCAPE = "\x1b$"  # where ISO-2022-JP changes to Japanese; its bytes are all ASCII
_COMMON = ("cp1252", "euc_jp", "cp932", "gb18030")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_FITTING_ANYTHING = ("cp1252", "iso8859-1", "iso8859-15")


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


def decode_html(body: bytes, charset: str | None) -> str:
    """Decode a web page.

    The encoding is taken from the byte order mark, else from the server, from the page, or from a guess, in
    this order. A page that is valid UTF-8 is taken as UTF-8 whatever is declared: templates declare Latin-1
    out of habit, and text in another encoding is not valid UTF-8 by chance.

    Args:
        body: The bytes of the page.
        charset: The encoding that the server named, if any.

    Returns:
        The text. Bytes that do not fit become U+FFFD.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return body[len(mark) :].decode(encoding, "replace")
    if (text := decode_utf8(body)) is not None:
        return text
    declared = html_body_declared_encoding(body[:_DECLARATION])
    named = [name for label in (charset, declared) if label and (name := resolve_charset(label))]
    # servers name Latin-1 for lack of knowledge, so it is tried last
    for name in sorted(named, key=_FITTING_ANYTHING.__contains__):
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * _MAX_FAULTS:
            return text
    return body.decode(detect_encoding(body) or (named or ["utf-8"])[0], "replace")


def decode_utf8(body: bytes) -> str | None:
    """Decode a web page that is certainly UTF-8: valid, with letters beyond ASCII, and without a mark.

    Returns:
        The text; `None` for any other page.
    """
    return None if body.isascii() or read_bom(body)[0] else _decode_strictly(body, "utf-8")


def decode_text(body: bytes, charset: str | None) -> str:
    """Decode a text file by its byte order mark, else as `charset`, else as UTF-8.

    There is no guess, since one that looks right may still have wrong letters in it.

    Args:
        body: The bytes of the file.
        charset: The encoding that was named for it, if any.

    Raises:
        UndecodableError: The bytes fit none of these encodings.
    """
    encoding, mark = read_bom(body)
    if encoding is not None and mark is not None:
        return body[len(mark) :].decode(encoding, "replace")
    name = resolve_charset(charset) if charset else None
    # a file that fits UTF-8 is not in an encoding that fits any bytes at all
    for tried in ("utf-8", name) if name in _FITTING_ANYTHING else (name, "utf-8"):
        if tried and (text := _decode_strictly(body, tried)) is not None and _ESCAPE not in text:
            return text
    offset = _find_fault(body)
    raise UndecodableError(offset, body[offset], detect_encoding(body))


def detect_encoding(body: bytes) -> str | None:
    """Return Python's name of the encoding that bytes look like, or `None` if they look like none."""
    best = from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return None
    # it often names a rare relative of a common encoding, with the same letters
    same = (name for name in _COMMON if _decode_strictly(body[:_SAMPLE], name) == str(best))
    return next(same, best.encoding)


def count_controls(body: bytes) -> int:
    """Count the bytes that no text has: NUL and other controls. After a byte order mark none is counted."""
    encoding, _ = read_bom(body)
    return 0 if encoding else len(body) - len(body.translate(None, _CONTROLS))


def resolve_charset(label: str) -> str | None:
    """Return Python's name of the encoding that a label such as ``Shift_JIS`` means, or `None`."""
    name = resolve_encoding(label.strip().strip("\"'"))
    try:
        b"a\xff".decode(name or "", "replace")  # Python also has codecs that make no text: hex, zip, idna
        return codecs.lookup(name or "").name
    except (LookupError, UnicodeError):
        return None


def _decode_strictly(body: bytes, name: str) -> str | None:
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
