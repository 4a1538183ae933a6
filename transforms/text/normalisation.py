"""Normalise, compare, identify and measure text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache

from transforms.text.writing_systems import split_cjk

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[^\W_]+")
# For texts of single bytes, of ASCII and of Windows-1252, which has all characters of most texts in western
# languages: each byte, or a space where it belongs to no word.
_WESTERN = "cp1252"
_WORD_BYTES = bytes(
    code if _WORD.match(bytes([code]).decode(_WESTERN, "replace")) else ord(" ") for code in range(256)
)
_NO_LETTERS = bytes(
    code for code in range(256) if not _LETTERS.match(bytes([code]).decode(_WESTERN, "replace"))
)
_UNKNOWN = b"\x81"  # a byte that Windows-1252 has no character for
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")
IOTA_SUBSCRIPT = "\u0345"
"""A mark that becomes a letter when it is folded."""
_MAX_CACHED = 3_000  # characters; longer texts are measured each time, to keep none of them in memory


def identify(*parts: str) -> str:
    """Return an identifier made from the parts of a name: 16 hex digits of their digest.

    The borders of the parts count, so ``("a", "bc")`` and ``("ab", "c")`` have different identifiers.
    """
    return digest("\x1f".join(parts))[:16]


def digest(text: str | bytes) -> str:
    """Return the SHA-256 of a text in hex; a string is encoded as UTF-8 first."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(raw).hexdigest()


def scrub(text: str) -> str:
    """Remove characters that cannot be stored or seen: lone surrogates, NUL, controls, soft hyphens.

    One lone surrogate would make DuckDB refuse the whole batch.
    """
    return _CONTROL.sub("", _UNSTORABLE.sub("", text))


def is_storable(text: str) -> bool:
    """Return whether a text can be stored: it has no lone surrogate and no NUL."""
    return _UNSTORABLE.search(text) is None


def squeeze(text: str) -> str:
    """Scrub a text and replace every run of white space, no-break spaces too, by one space."""
    line = text.strip()
    # nothing that is scrubbed is printable, nor is any white space but the space: most texts are left as
    # they are, and that is quickly checked
    if line.isprintable() and "  " not in line:
        return line
    line = " ".join(line.split())
    return line if line.isprintable() else " ".join(scrub(text).split())


def compose(text: str) -> str:
    """Return a text with each accent and its letter as one character (NFC), as most texts have them."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def squeeze_title(text: str) -> str:
    """Squeeze a title, and keep the wide spaces by which Japanese titles are divided."""
    return "\u3000".join(part for part in map(squeeze, text.split("\u3000")) if part)


def normalise(text: str) -> str:
    """Return the form in which texts are compared: NFKC, case-folded words, single spaces."""
    return " ".join(split_words(text))


# an article's text is normalised for its own digest and for that of its fingerprint
normalise_once = lru_cache(2)(normalise)


def find_words(text: str) -> list[str]:
    """Return the runs of letters, digits and underscores in a text, in order."""
    if text.isascii():
        return text.encode().translate(_WORD_BYTES).decode().split()  # a tenth of the time of the expression
    raw = encode_western(text)
    if raw is None:
        return _WORD.findall(text)
    return raw.translate(_WORD_BYTES).decode(_WESTERN).split()


def encode_western(text: str) -> bytes | None:
    """Return a text in Windows-1252, `None` when it has other characters."""
    if text.isascii():
        return text.encode()  # takes a tenth of the time
    try:
        return text.encode(_WESTERN)
    except UnicodeEncodeError:
        return None


def split_words(text: str) -> list[str]:
    """Return the words of `text`, NFKC-normalised and case-folded, in order."""
    encoding = "ascii" if text.isascii() else _WESTERN
    raw = text.encode() if text.isascii() else encode_western(text)
    folded = _UNKNOWN if raw is None else raw.translate(_FOLDED_BYTES)
    if _UNKNOWN not in folded:
        return folded.decode(encoding).split()  # a third of the time
    return find_words(unicodedata.normalize("NFKC", text).casefold())


def compact_text(text: str) -> str:
    """Return the letters and digits of a text, in small letters, to look one text up in another."""
    lowered = text.lower()
    raw = encode_western(lowered)
    if raw is None:
        return "".join(_LETTERS.findall(lowered))
    return raw.translate(None, _NO_LETTERS).decode(_WESTERN)  # takes a fifth of the time


def _fold_byte(code: int) -> int:
    """Return a character of Windows-1252 as words have it when they are compared.

    Returns:
        A space where it belongs to no word, and an unknown byte where it becomes several characters, or one
        that Windows-1252 does not have.
    """
    character = bytes([code]).decode(_WESTERN, "ignore")
    folded = unicodedata.normalize("NFKC", character).casefold()
    if not _WORD.search(folded):
        return ord(" ")
    raw = encode_western(folded)
    return raw[0] if raw is not None and len(raw) == 1 else _UNKNOWN[0]


_FOLDED_BYTES = bytes(map(_fold_byte, range(256)))


def find_folded(find: Callable[[str], list[str]], text: str) -> list[str]:
    """Return the words that a function finds in a text, case-folded."""
    folded = text.casefold()
    # a character that becomes several, or a mark that becomes a letter, may change where words begin
    if len(folded) == len(text) and IOTA_SUBSCRIPT not in text:
        return find(folded)  # takes a third of the time
    return [word.casefold() for word in find(text)]


def count_folded_words(text: str) -> Mapping[str, int]:
    """Return the words of an NFKC-normalised text, case-folded, and how often each occurs."""
    raw = encode_western(text)
    folded = _UNKNOWN if raw is None else raw.translate(_FOLDED_BYTES)
    if _UNKNOWN in folded:
        return Counter(find_folded(find_words, text))
    return Counter(folded.decode(_WESTERN).split())


def count_words(text: str) -> int:
    """Count words as a reader would: runs of letters, and every Chinese or Japanese character."""
    words, characters = _count(text) if len(text) > _MAX_CACHED else _count_cached(text)
    return words + characters


def measure_length(text: str) -> int:
    """Return the length of a text in words, where two Chinese or Japanese characters are one word.

    Thresholds for short lines use it, so that one number serves all languages.
    """
    words, characters = _count(text) if len(text) > _MAX_CACHED else _count_cached(text)
    return words + characters - characters // 2


def _count(text: str) -> tuple[int, int]:
    """Count the words of other scripts in a text, and its Chinese and Japanese characters."""
    raw = encode_western(text)
    if raw is not None:
        return len(raw.translate(_WORD_BYTES).split()), 0
    characters, rest = split_cjk(compose(text))
    return len(find_words(rest)), characters


# each block of a page is measured by the extraction, the rules and the passes of cleaning in turn
_count_cached = lru_cache(1_024)(_count)
