"""From bytes to text: which encoding a page or a file is in."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

_SAMPLE = 65_536  # bytes that detection looks at; it takes 40 ms for these, seconds for megabytes
_DECLARED_WITHIN = 4_096
# A page that breaks off within a character, or quotes a few stray bytes, is still in the encoding
# it declares; one that is full of faults is not.
_MOST_FAULTS = 0.001


class UndecodableError(ValueError):
    """The bytes are in no encoding that was named, nor in UTF-8.

    `offset` is the place of the first byte that does not fit, `byte` its value, and `likely`
    the encoding that the bytes look like, or null.
    """

    def __init__(self, offset: int, byte: int, likely: str | None) -> None:
        """Say in words what stands where."""
        super().__init__(f"byte 0x{byte:02x} at offset {offset} is not UTF-8")
        self.offset = offset
        self.byte = byte
        self.likely = likely


def decode_html(body: bytes, charset: str | None) -> str:
    """Decode a web page: by its byte order mark, `charset` (the server's word), its own, a guess.

    Never raises: bytes that do not fit become U+FFFD. A page whose every byte fits UTF-8 is
    taken as UTF-8 even when a Western single-byte encoding, which fits anything, is declared.
    """
    marked, mark = read_bom(body)
    if marked is not None and mark is not None:
        return body[len(mark) :].decode(marked, "replace")
    declared = html_body_declared_encoding(body[:_DECLARED_WITHIN])
    named = [name for label in (charset, declared) if label and (name := _resolve(label))]
    if not body.isascii():
        named.insert(len(named) if named and not _fits_anything(named[0]) else 0, "utf-8")
    for name in named:
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * _MOST_FAULTS:
            return text
    guess = detect_encoding(body)
    return body.decode(guess or (named or ["utf-8"])[0], "replace")


def decode_text(body: bytes, charset: str | None) -> str:
    """Decode a text file: by its byte order mark, else `charset`, else strictly as UTF-8.

    Raises UndecodableError, since a guess that looks right may still have wrong letters in it.
    """
    marked, mark = read_bom(body)
    if marked is not None and mark is not None:
        return body[len(mark) :].decode(marked, "replace")
    name = _resolve(charset) if charset else None
    for encoding in (name, "utf-8") if name and not _fits_anything(name) else ("utf-8", name):
        if encoding is None:
            continue
        try:
            return body.decode(encoding)
        except UnicodeDecodeError as error:
            offset = error.start
    raise UndecodableError(offset, body[offset], detect_encoding(body))


def detect_encoding(body: bytes) -> str | None:
    """Return the encoding that `body` looks like, as Python names it; null when there is none."""
    best = from_bytes(body[:_SAMPLE]).best()
    return best.encoding if best else None


def _resolve(label: str) -> str | None:
    name = resolve_encoding(label.strip().strip("\"'"))
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        return None


def _fits_anything(name: str) -> bool:
    return name in ("ascii", "cp1252", "latin-1", "iso8859-1", "iso8859-15")
