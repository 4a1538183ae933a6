"""Small operations on text that several stages share."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"\w+")
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f]")


def identify(*parts: str) -> str:
    """Return the identifier of something named by `parts`: 16 hex digits of their digest.

    The parts' borders count, so ``("a", "bc")`` and ``("ab", "c")`` differ.
    """
    return digest("\x1f".join(parts))[:16]


def digest(text: str | bytes) -> str:
    """Return the SHA-256 of `text` in hex; a string is digested as UTF-8."""
    raw = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return hashlib.sha256(raw).hexdigest()


def scrub(text: str) -> str:
    """Take out what cannot be stored or seen: lone surrogates, nulls, controls, soft hyphens.

    One lone surrogate would make DuckDB refuse the whole batch it stands in.
    """
    return _CONTROL.sub("", _UNSTORABLE.sub("", text))


def squeeze(text: str) -> str:
    """Scrub `text` and turn every run of white space, no-break spaces too, into one space."""
    line = " ".join(text.split())
    if line.isprintable():  # nothing to scrub, as in nearly every line: a third of the time
        return line
    return _SPACE.sub(" ", scrub(text)).strip()


def normalise(text: str) -> str:
    """Return the form in which texts are compared: NFKC, case-folded words, single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Return the words of `text`, NFKC-normalised and case-folded, in order."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def count_words(text: str) -> int:
    """Count words as a reader would: runs of letters, and in Chinese and Japanese each sign."""
    wide = _count_wide(text)
    return wide + len(_WORD.findall(_WIDE.sub(" ", text) if wide else text))


def measure_length(text: str) -> int:
    """Return how long `text` is in words, taking two Chinese or Japanese signs for one word.

    Thresholds that ask whether a line is short use it, so that one number serves all languages.
    """
    return count_words(text) - _count_wide(text) // 2


def _count_wide(text: str) -> int:
    # most lines are told at once to have none
    return 0 if text.isascii() or not _WIDE.search(text) else len(_WIDE.findall(text))
