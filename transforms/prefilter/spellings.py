"""How a word is written in the bytes of a page: in which encodings, widths, cases and escapes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from html.entities import html5
from itertools import product

from transforms.tagging.folding import fold

# Every encoding whose ASCII characters are those of ASCII, in which a page may be; UTF-16 and the like are
# told by their zero bytes, and ISO 2022 by its escapes.
_ENCODINGS = (
    "utf-8", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949", "cp874", "tis_620",
    *(f"cp{number}" for number in range(1250, 1259)), "koi8_r", "koi8_u", "cp866", "cp437", "cp850", "cp852",
    "mac_cyrillic", "mac_roman", "mac_greek",
    *(f"iso8859_{number}" for number in range(1, 17) if number != 12),  # noqa: PLR2004 -- it was never published
)  # fmt: skip
# The vowel signs of India and Thailand are no letters to Python, but parts of words.
_NO_WORD = re.compile(r"(?:(?![\u0900-\u0dff\u0e00-\u0e7f])[\W_])+")
_WIDE_OFFSET = 0xFEE0  # from ASCII's graphic characters to their full-width forms
_VOICING = {"\u3099": "ﾞ", "\u309a": "ﾟ"}


def choose_key_words(names: Iterable[str]) -> list[str]:
    """Choose words of folded names of which every name has one, the longest of each name that needs one.

    A name may have any white space and punctuation between its words. "nissan motor" has a word of "nissan".
    """
    chosen: list[str] = []
    for name in sorted(set(names), key=lambda one: (len(one), one)):
        words = _NO_WORD.split(name)
        if not any(one in word for one in chosen for word in words):
            chosen.append(max(words, key=len))
    return [word for word in chosen if word]


def list_forms(word: str) -> list[str]:
    """List the forms of a folded word: as it is, full width, half width, and with accents apart."""
    apart = unicodedata.normalize("NFD", word)
    wide = "".join(chr(ord(one) + _WIDE_OFFSET) if "!" <= one <= "~" else one for one in word)
    narrow = "".join(_VOICING.get(one) or _list_half_width().get(one, one) for one in apart)
    return list(dict.fromkeys((word, wide, narrow, apart)))


def list_cases(characters: str, *, all_cases: bool) -> set[str]:
    """List characters in lower case, in capitals and as in a title, or ASCII in any mixture of both."""
    if all_cases and characters.isascii():
        return {"".join(each) for each in product(*({one, one.upper()} for one in characters))}
    return {characters, characters.upper(), characters[:1].upper() + characters[1:]}


def encode_everywhere(characters: str) -> list[tuple[str, bytes]]:
    """List the bytes of characters in each encoding that has all of them.

    Returns:
        The name of the encoding, and the bytes; equal bytes once.
    """
    found: dict[bytes, str] = {}
    for encoding in ("utf-8",) if characters.isascii() else _ENCODINGS:
        with suppress(UnicodeEncodeError):
            found.setdefault(characters.encode(encoding), encoding)
    return [(encoding, raw) for raw, encoding in found.items()]


def list_code_points(character: str) -> set[int]:
    """List the code points under which a folded character may be escaped, in either case."""
    return {ord(one) for one in (character, character.upper()) if len(one) == 1}


def list_escapes(character: str) -> set[bytes]:
    """List how a character begins when it is escaped in HTML, JSON, JavaScript or an address.

    A numeric reference may have leading zeros, which whoever finds its beginning has to look at.
    """
    escapes: set[str] = set()
    for code in list_code_points(character):
        escapes |= {f"&#{code}", *(f"&#{x}{digits}" for x in "xX" for digits in (f"{code:x}", f"{code:X}"))}
        units = chr(code).encode("utf-16-be")
        escapes |= _write_hex("\\u", [units[at : at + 2] for at in range(0, len(units), 2)])
        escapes |= {f"&{name};" for name in _list_entities().get(chr(code), ())}
        for _, raw in encode_everywhere(chr(code)):
            if raw.isascii() or len(raw) > 1:  # a single byte of a set of 256 is in too many addresses
                escapes |= _write_hex("%", [raw[at : at + 1] for at in range(len(raw))])
    return {one.encode() for one in escapes}


def _write_hex(prefix: str, units: list[bytes]) -> set[str]:
    lower = "".join(f"{prefix}{unit.hex()}" for unit in units)
    return {lower, "".join(f"{prefix}{unit.hex().upper()}" for unit in units)}


@cache
def _list_half_width() -> dict[str, str]:
    """List the half-width form of each katakana by the character that it is folded to."""
    return {fold(chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}


@cache
def _list_entities() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, characters in html5.items():
        if name.endswith(";"):
            found.setdefault(characters, []).append(name[:-1])
    return found
