"""Small operations on text that several stages share."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from transforms.text.writing_systems import split_cjk

_WORD = re.compile(r"\w+")
_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\u00ad]")
_LONGEST_LINE = 3_000  # characters; longer texts are measured anew each time, to keep none of them


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
    # nothing that is scrubbed is printable; most texts are, and that is quick to tell
    return line if line.isprintable() else " ".join(scrub(text).split())


def normalise(text: str) -> str:
    """Return the form in which texts are compared: NFKC, case-folded words, single spaces."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Return the words of `text`, NFKC-normalised and case-folded, in order."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def count_words(text: str) -> int:
    """Count words as a reader would: runs of letters, and in Chinese and Japanese each sign."""
    count, rest = split_cjk(text)
    return count + len(_WORD.findall(rest))


def measure_length(text: str) -> int:
    """Return how long `text` is in words, taking two Chinese or Japanese signs for one word.

    Thresholds that ask whether a line is short use it, so that one number serves all languages.
    """
    return _measure_line(text) if len(text) <= _LONGEST_LINE else _measure(text)


def _measure(text: str) -> int:
    count, rest = split_cjk(text)
    return count - count // 2 + len(_WORD.findall(rest))


# each block of a page is measured by the extraction, the rules and the sweeps of cleaning in turn
_measure_line = lru_cache(1_024)(_measure)
