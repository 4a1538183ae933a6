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
_ESCAPE = "\x1b$"  # where ISO-2022-JP changes to Japanese; its bytes are all ASCII
_COMMON = ("cp1252", "euc_jp", "cp932", "gb18030")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))
_FITTING_ANYTHING = ("cp1252", "iso8859-1", "iso8859-15")


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

    Never raises: bytes that do not fit become U+FFFD. A page whose every byte fits UTF-8 is taken
    as UTF-8 whatever it declares: templates declare Latin-1 out of habit, and text in another
    encoding does not fit by chance.
    """
    marked, mark = read_bom(body)
    if marked is not None and mark is not None:
        return body[len(mark) :].decode(marked, "replace")
    if not body.isascii() and (text := _decode_strictly(body, "utf-8")) is not None:
        return text
    declared = html_body_declared_encoding(body[:_DECLARED_WITHIN])
    named = [name for label in (charset, declared) if label and (name := resolve_charset(label))]
    # servers say Latin-1 for lack of a better word, so it is believed last
    for name in sorted(named, key=_FITTING_ANYTHING.__contains__):
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * _MOST_FAULTS:
            return text
    return body.decode(detect_encoding(body) or (named or ["utf-8"])[0], "replace")


def decode_text(body: bytes, charset: str | None) -> str:
    """Decode a text file: by its byte order mark, else `charset`, else strictly as UTF-8.

    Raises UndecodableError, since a guess that looks right may still have wrong letters in it.
    """
    marked, mark = read_bom(body)
    if marked is not None and mark is not None:
        return body[len(mark) :].decode(marked, "replace")
    name = resolve_charset(charset) if charset else None
    # a file that fits UTF-8 is not in an encoding that fits any bytes at all
    for encoding in ("utf-8", name) if name in _FITTING_ANYTHING else (name, "utf-8"):
        if encoding and (text := _decode_strictly(body, encoding)) is not None and _ESCAPE not in text:
            return text
    offset = _find_fault(body)
    raise UndecodableError(offset, body[offset], detect_encoding(body))


def detect_encoding(body: bytes) -> str | None:
    """Return the encoding that `body` looks like, as Python names it; null when there is none."""
    best = from_bytes(body[:_SAMPLE]).best()
    if best is None:
        return None
    # it often names a rare sister of a common encoding, with the same letters
    same = (name for name in _COMMON if _decode_strictly(body[:_SAMPLE], name) == str(best))
    return next(same, best.encoding)


def count_controls(body: bytes) -> int:
    """Count the bytes that no text holds: nulls and other controls, save after a byte order mark."""
    marked, _ = read_bom(body)
    return 0 if marked else len(body) - len(body.translate(None, _CONTROLS))


def resolve_charset(label: str) -> str | None:
    """Return Python's name of the encoding that a label such as ``Shift_JIS`` means, null if none."""
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
