"""Encodings by their labels, decoded with the characters that vendors added to them.

The label ``Shift_JIS`` stands for what Windows writes, with ① and 髙; ``GB2312`` for GB 18030; ``EUC-KR``
for its extension by 8,822 syllables; ``Big5`` for the set with Hong Kong's characters. This is what browsers
do (https://encoding.spec.whatwg.org/#names-and-labels). Python's codecs know three of these sets
incompletely, so that what they do not know is looked up elsewhere.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from functools import cache

from w3lib.encoding import resolve_encoding

_REPLACEMENT = "\ufffd"
# w3lib knows the usual labels; these are others that are found in pages, and relatives whose letters differ
_OTHER_LABELS = {
    "big5-eten": "big5hkscs",
    "cn-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ms950": "big5hkscs",
    "windows-950": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp51932": "euc_jp",
    "euc-jis-2004": "euc_jp",
    "euc-jisx0213": "euc_jp",
    "eucjp-ms": "euc_jp",
    "eucjp-win": "euc_jp",
    "x-euc": "euc_jp",
    "x-euc-jp": "euc_jp",
    "ms932": "cp932",
    "shift-jis-2004": "cp932",
    "shift-jisx0213": "cp932",
    "windows-932": "cp932",
    "x-ms-cp932": "cp932",
    "ms949": "cp949",
    "windows-949": "cp949",
    "ks-c-5601": "cp949",
    "ksc-5601": "cp949",
    "euckr": "cp949",
    "x-gbk": "gb18030",
    "euc-cn": "gb18030",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
    "x-mac-cyrillic": "mac-cyrillic",
    "ansi": "cp1252",
    "utf8mb4": "utf-8",
    "unicode": "utf-16",
    "ucs-2": "utf-16",
    "iso-10646-ucs-2": "utf-16",
}  # fmt: skip
# the same character under another code point than the one that browsers show and other encodings have
_BROWSERS_CHARACTERS = {
    "euc_jp": str.maketrans("〜‖−¢£¬", "～∥－￠￡￢"),
    "big5hkscs": str.maketrans("•､∼¥¢£", "‧﹑～￥￠￡"),
}
_ESCAPES = re.compile(rb"\x1b(\$[@B]|\$\(D|\([BHIJ])")  # of ISO-2022-JP
_GRAPHIC = range(0x21, 0x7F)  # the bytes of ISO 2022 that make characters
_HIGH_BYTES = bytes(code | 0x80 if code in _GRAPHIC else code for code in range(256))
_PAIR = re.compile(rb"[\x81-\xfe][\x81-\xfe]")
_SINGLE_SHIFT = 0x8F  # before the two bytes of a character of JIS X 0212
_IBM_SIGNS = "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ＇＂㈱№℡"


def resolve_charset(label: str) -> str | None:
    """Return Python's name of the encoding that a label such as ``Shift_JIS`` means, or `None`."""
    bare = label.strip().strip("\"'").strip()
    name = _OTHER_LABELS.get(re.sub(r"[_ ]+", "-", bare.lower())) or resolve_encoding(bare)
    try:
        b"a\xff".decode(name or "", "replace")  # Python also has codecs that make no text: hex, zip, idna
        return codecs.lookup(_OTHER_LABELS.get((name or "").replace("_", "-")) or name or "").name
    except (LookupError, UnicodeError):
        return None


def decode_charset(body: bytes, name: str) -> str:
    """Decode bytes by an encoding, with what its vendors added.

    Args:
        body: The bytes.
        name: Python's name of the encoding, as :func:`resolve_charset` returns it.

    Returns:
        The text. Bytes that do not fit become U+FFFD.
    """
    if name == "iso2022_jp":
        return _decode_iso2022_jp(body)
    rescue = _HANDLERS.get(name)
    if rescue is None:
        return body.decode(name, "replace")
    text, replaced = body.decode(name, rescue), _BROWSERS_CHARACTERS.get(name)
    return text.translate(replaced) if replaced else text


def _decode_iso2022_jp(body: bytes) -> str:
    """Decode ISO-2022-JP, whose bytes are ASCII, by the same tables as EUC-JP."""
    text, sets = [], "B"
    for number, part in enumerate(_ESCAPES.split(body)):
        if number % 2:
            sets = part.decode("ascii")
        elif sets in {"$@", "$B", "$(D", "(I"}:
            high = part.translate(_HIGH_BYTES)
            prefix = {"$(D": b"\x8f", "(I": b"\x8e"}.get(sets)
            if prefix:
                high = re.sub(b"[\xa1-\xfe]" if sets == "(I" else b"[\xa1-\xfe]{2}", prefix + rb"\g<0>", high)
            text.append(decode_charset(high, "euc_jp"))
        else:
            text.append(part.decode("ascii", "replace"))
    return "".join(text)


def _make_handler(name: str, find: Callable[[bytes], tuple[str, int] | None] = lambda _: None) -> str:
    """Register what becomes of bytes that one of Python's codecs does not know.

    Args:
        name: The name of the codec.
        find: Returns for the next three bytes the text at their beginning and how many bytes it takes.

    Returns:
        The name of the error handler.
    """

    def rescue(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)  # it is used for decoding only
        found = find(error.object[error.start : error.start + 3])
        if found:
            return found[0], error.start + found[1]
        # both bytes of an unknown character, so that the second is not taken for the first of another
        is_pair = _PAIR.match(error.object, error.start) and error.end - error.start == 1
        return _REPLACEMENT, error.end + bool(is_pair)

    handler = f"newswire.{name}"
    codecs.register_error(handler, rescue)
    return handler


def _find_in_euc_jp(rest: bytes) -> tuple[str, int] | None:
    """Find a character of the rows that NEC and IBM added, which Shift_JIS has in other places."""
    if rest[0] == _SINGLE_SHIFT:
        text = _list_ibm_characters().get(rest[1:3])
        return (text, 3) if text else None
    if len(rest) < 2 or min(rest[:2]) < 0xA1 or rest[1] == 0xFF:  # noqa: PLR2004 -- two bytes of 94 values each
        return None
    row, cell = rest[0] - 0xA1, rest[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)  # noqa: PLR2004 -- there half-width katakana come between
    trail = cell + 0x9F if row % 2 else cell + 0x40 + (cell > 62)  # noqa: PLR2004 -- and 0x7F is left out
    return _try(bytes((lead, trail)), "cp932")


@cache
def _list_ibm_characters() -> dict[bytes, str]:
    """List IBM's characters that JIS X 0212 lacks, by the two bytes that eucJP-ms has for them after 0x8F."""
    trails = (*range(0x40, 0x7F), *range(0x80, 0xFD))
    places = [bytes((lead, trail)) for lead in range(0xFA, 0xFD) for trail in trails]
    kanji = [found[0] for place in places[28:] if (found := _try(place, "cp932"))]  # after 28 signs
    lacking = [one for one in kanji if not one.encode("euc_jp", "ignore")]
    rows = [bytes((0xF3, trail)) for trail in range(0xF3, 0xFF)] + [
        bytes((0xF4, trail)) for trail in range(0xA1, 0xFF)
    ]
    return dict(zip(rows, (*_IBM_SIGNS, *lacking), strict=True))


def _find_in_big5(rest: bytes) -> tuple[str, int] | None:
    return _try(rest[:2], "cp950")


def _find_in_gb18030(rest: bytes) -> tuple[str, int] | None:
    return ("€", 1) if rest[0] == 0x80 else None  # noqa: PLR2004 -- as Windows has it


def _try(pair: bytes, name: str) -> tuple[str, int] | None:
    try:
        return pair.decode(name), len(pair)
    except UnicodeDecodeError:
        return None


_HANDLERS = {
    "big5hkscs": _make_handler("big5hkscs", _find_in_big5),
    "cp932": _make_handler("cp932"),
    "cp949": _make_handler("cp949"),
    "euc_jp": _make_handler("euc_jp", _find_in_euc_jp),
    "gb18030": _make_handler("gb18030", _find_in_gb18030),
}
