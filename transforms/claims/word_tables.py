"""Read the words around figures, which are kept as data in `transforms/claims/words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any, Literal, TypeVar

from transforms.text.writing_systems import has_cjk

Hedge = Literal["more", "less", "about", "none"]
Link = Literal["to", "by", "from", "of"]
_Sense = TypeVar("_Sense")
_HEDGES: tuple[Hedge, ...] = ("more", "less", "about", "none")
_LINKS: tuple[Link, ...] = ("to", "by", "from", "of")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordTables:
    """The words around figures, in lower case.

    Attributes:
        numbers: Numbers in words.
        scales: What a word after a number multiplies it by.
        comma_scales: The same for languages in which a comma is the decimal sign.
        myriads: The powers of ten of Chinese and Japanese.
        symbols: The currency of a symbol or code before a number.
        currencies: The currency of a word after a number.
        percent: The words for percent, and those for percentage points.
        points: The latter.
        fractions: The percentage that a fraction in words is.
        parts: The part of the scale after them that some words are, such as "half a" of a million.
        before: What the words right before a figure make of it.
        last_words: The last words of those of `before` and `links`.
        after: What the words right after it do.
        links: The sense of the preposition before a figure.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    comma_scales: Mapping[str, float]
    myriads: Mapping[str, float]
    symbols: Mapping[str, str]
    currencies: Mapping[str, str]
    percent: tuple[str, ...]
    points: tuple[str, ...]
    fractions: Mapping[str, float]
    parts: Mapping[str, float]
    before: Mapping[str, Hedge]
    last_words: frozenset[str]
    after: Mapping[str, Hedge]
    links: Mapping[str, Link]


@cache
def _read() -> dict[str, dict[str, Any]]:
    path = resources.files("transforms.claims") / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def list_words(section: str, name: str) -> tuple[str, ...]:
    """Return one of the lists of the file, such as the auxiliary verbs of its grammar."""
    return tuple(_read()[section][name])


def name_groups(section: str) -> dict[str, str]:
    """Return the name of its list for each word of a section, such as the scope of a region."""
    return {word: name for name, words in _read()[section].items() for word in words}


def match_words(*words: str) -> str:
    """Return the text of an expression for any of some words, in which a star stands for the rest of one.

    Words of scripts without spaces are found within others.
    """
    spelled = sorted(words, key=len, reverse=True)
    escaped = [(word, re.escape(word).replace(r"\*", r"\w*")) for word in spelled]
    spaced = "|".join(pattern for word, pattern in escaped if not has_cjk(word))
    unspaced = "|".join(pattern for word, pattern in escaped if has_cjk(word))
    return "|".join(part for part in (rf"\b(?:{spaced})\b" if spaced else "", unspaced) if part)


@cache
def read_word_tables() -> WordTables:
    """Return the words around figures."""
    tables = _read()
    return WordTables(
        numbers=tables["numbers"],
        scales=tables["scales"],
        comma_scales=tables["comma_scales"],
        myriads=tables["myriads"],
        symbols=tables["currency_symbols"],
        currencies=tables["currency_words"],
        percent=tuple(tables["percent"]["words"]),
        points=tuple(tables["percent"]["points"]),
        fractions={
            words: share if isinstance(share, int) else float(Fraction(share) * 100)
            for words, share in tables["fractions"].items()
        },
        parts={words: float(Fraction(part)) for words, part in tables["parts"].items()},
        before=_invert({sense: tables["before"][sense] for sense in _HEDGES}),
        last_words=frozenset(
            phrase.rpartition(" ")[2]
            for table in ("before", "links")
            for phrases in tables[table].values()
            for phrase in phrases
        ),
        after=_invert({sense: tables["after"].get(sense, []) for sense in _HEDGES}),
        links=_invert({sense: tables["links"][sense] for sense in _LINKS}),
    )


def is_figure_next(lower: str, end: int) -> bool:
    """Return whether the word after an offset may begin a figure: a number, a hedge or a currency."""
    return _compile_first_words().match(lower, end) is not None


@cache
def _compile_first_words() -> re.Pattern[str]:
    tables = read_word_tables()
    phrases = (*tables.numbers, *tables.scales, *tables.fractions, *tables.before, *tables.symbols)
    words = {phrase.partition(" ")[0].rstrip(".") for phrase in phrases} | {"a", "an"}
    return re.compile(rf"[ \"'“(]*(?:\d|[^\w\s]|{'|'.join(sorted(map(re.escape, words)))})")


def _invert(table: Mapping[_Sense, list[str]]) -> dict[str, _Sense]:
    return {word: sense for sense, words in table.items() for word in words}
