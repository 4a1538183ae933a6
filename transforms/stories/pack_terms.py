"""Packing of terms: the keys and flags by which the terms of articles are compared in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b

from transforms.records import TermFlag, Terms
from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_common_stems

# as plain numbers: operators of enumerations take a microsecond each
_NAME, _COMMON, _PART_OF_NAME = int(TermFlag.NAME), int(TermFlag.COMMON), int(TermFlag.PART_OF_NAME)
_DAY, _MONTH, _YEAR = int(TermFlag.DAY), int(TermFlag.MONTH), int(TermFlag.YEAR)
_FLAGS = {"n": _NAME, "f": int(TermFlag.FIGURE)}
_MONTH_DIGITS = 2
_CACHED = 131_072  # terms: a batch of a thousand articles has some 50,000


def pack_terms(
    article_id: str,
    at: datetime,
    counts: Iterable[tuple[str, int]],
    *,
    language: str | None = None,
    shared: Iterable[str] = (),
) -> Terms:
    """Make the record of an article's terms.

    Args:
        article_id: The article.
        at: When it was published, or else first seen.
        counts: Each term once, with how often it occurs. Names have the prefix ``n:``, figures ``f:``,
            and days, months and years ``d:``.
        language: The language of the article.
        shared: Its terms that need no translation, ascending.
    """
    described = sorted([(*_describe(term), count, term) for term, count in counts])
    keys, flags, numbers, terms = zip(*described, strict=True) if described else ((),) * 4
    parts = {
        part
        for flag, term in zip(flags, terms, strict=True)
        if flag & _NAME
        for part in _stem_parts(term.partition(":")[2])
    }
    if parts:
        flags = tuple(
            [flag | _PART_OF_NAME if term in parts else flag for flag, term in zip(flags, terms, strict=True)]
        )
    return Terms(
        article_id=article_id,
        at=at,
        terms=terms,
        keys=keys,
        counts=numbers,
        flags=flags,
        language=language,
        shared=tuple(shared),
    )


@lru_cache(_CACHED)
def _describe(term: str) -> tuple[int, int]:
    """Return the key of a term and its flags, as numbers."""
    key = int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big", signed=True)
    kind, rest = (term[0], term[2:]) if term[1:2] == ":" else ("", term)
    flags = _flag_date(rest) if kind == "d" else _FLAGS.get(kind, 0)
    return key, flags | _COMMON if _is_common(kind, rest) else flags


def _flag_date(date: str) -> int:
    if not date.isdigit():
        return _DAY
    return _MONTH if len(date) <= _MONTH_DIGITS else _YEAR


def _is_common(kind: str, rest: str) -> bool:
    """Return whether a term is a word, or a name of words, that is common in any news."""
    common = read_common_stems()
    if kind == "n":
        return all(part in common for part in _stem_parts(rest))
    if kind == "d":
        return "-" not in rest  # a month or a year is common, a day is not
    return not kind and rest in common


@lru_cache(_CACHED)
def _stem_parts(name: str) -> frozenset[str]:
    return frozenset(stem_word(part, "en") for part in name.split())
