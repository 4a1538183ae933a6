"""Tell values that a machine has made, such as keys, from words, numbers, dates and codes of people."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import unquote

_MAX_SHORT = 5  # characters; nothing so short is a secret
_MAX_ORDINARY = 500  # characters: a value may have others within it, each of which is judged as well
_MAX_WORD = 24  # letters
_MAX_CONSONANTS = 7  # as in Rechtschreibung
_MAX_DIGITS = 14  # of a time such as 20261128093000
_NUMBERS = re.compile(r"[\d.,:/ _+-]+")
_TIME = re.compile(r"\d{4}-?\d\d-?\d\d[T ]\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d")  # ISO 6166: a security
_SHORT_CODE = re.compile(
    r"[A-Z]{1,2}\d{1,4}|[a-z]{1,2}\d{1,4}|\d{1,4}[A-Z]{1,2}|\d{1,4}[a-z]{1,2}"
)  # q3, 5g, N7
_PART = re.compile(r"[\W_]+")
_HUMPS = re.compile(r"[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,})*|[A-Z]+")
_VOWELS = frozenset("aeiouyäöüåæøáéíóúàèìòùâêîôûãõ")
_TELLING = re.compile(r"secret|passw|token|private", re.IGNORECASE)
_CONSONANTS = re.compile(rf"[b-df-hj-np-tv-xz]{{{_MAX_CONSONANTS + 1},}}", re.IGNORECASE)

_EXTENSION = re.compile(
    r"\.(?:xml|rss|atom|rdf|json|html?|php|aspx?|jsp|cgi|ics|opml|txt|feed|gz)\Z", re.IGNORECASE
)
_UUID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)
_HEX = re.compile(r"(?=\D*\d)(?=[\d]*[a-f])[0-9a-f]{16,}|(?=\D*\d)(?=[\d]*[A-F])[0-9A-F]{16,}")
_MIN_LENGTH = 16  # characters without separators: 64 bits of hexadecimal digits
_LONG_NUMBER = 18  # digits
_LONG_WORD = 20  # letters
_FEW_VOWELS = 0.22  # of all letters; English has .38, German .36, random letters .19
_MIN_CHANGES, _CHANGE_RATE = 4, 0.2  # between small letters, capitals and digits


def is_ordinary(value: str) -> bool:
    """Return whether a value is what people write: words, numbers, a date, a short code.

    Args:
        value: The value of a parameter, which may be percent-encoded.
    """
    if len(value) > _MAX_ORDINARY:
        return False
    text = unquote(unquote(value)).strip()
    if len(text) <= _MAX_SHORT or _TIME.fullmatch(text) or _ISIN.fullmatch(text):
        return True
    if _NUMBERS.fullmatch(text):
        return sum(map(str.isdigit, text)) <= _MAX_DIGITS
    parts = [part for part in _PART.split(text) if part]
    codes = sum(_SHORT_CODE.fullmatch(part) is not None for part in parts)
    return codes <= 1 and not _TELLING.search(text) and all(map(_is_word, parts))


def is_random(value: str) -> bool:
    """Return whether a value is long and random enough that nobody guesses it.

    Nothing is known of it but its characters, so this is stricter than the opposite of `is_ordinary`.

    Args:
        value: A segment of a path or the value of a parameter, which may be percent-encoded.
    """
    text = cut_extension(unquote(unquote(value)).strip())
    if _UUID.fullmatch(text):
        return True
    parts = [part for part in _PART.split(text) if part]
    if any(_is_random_run(part) for part in parts):
        return True
    # Keys in base 64 have separators too; those of a slug part words.
    joined = "".join(parts)
    strange = sum(len(part) for part in parts if not _is_word(part))
    return 2 * strange > len(joined) and _is_random_run(joined)


def cut_extension(segment: str) -> str:
    """Return the name of a file without an extension such as ``.xml``."""
    return _EXTENSION.sub("", segment)


def _is_random_run(run: str) -> bool:
    """Judge letters and digits without separators."""
    if len(run) < _MIN_LENGTH or not run.isascii():
        return False
    if _HEX.fullmatch(run):
        return True
    if run.isdigit():
        return len(run) >= _LONG_NUMBER
    if run.isalpha() and (run.islower() or run.isupper()):
        vowels = sum(letter in _VOWELS for letter in run.lower())
        return len(run) >= _LONG_WORD and vowels < _FEW_VOWELS * len(run)
    kinds = "".join("d" if c.isdigit() else "U" if c.isupper() else "l" for c in run)
    # A capital before small letters begins a word.
    changes = sum(one != other for one, other in pairwise(kinds)) - kinds.count("Ul")
    return changes >= max(_MIN_CHANGES, _CHANGE_RATE * len(run))


def _is_word(part: str) -> bool:
    if _SHORT_CODE.fullmatch(part) or part.isdigit():
        return len(part) <= _MAX_DIGITS
    if not part.isalpha() or len(part) > _MAX_WORD:
        return False
    if not part.isascii():
        return True
    has_vowel = not _VOWELS.isdisjoint(part.lower()) or len(part) <= _MAX_SHORT
    return bool(_HUMPS.fullmatch(part)) and has_vowel and not _CONSONANTS.search(part)
