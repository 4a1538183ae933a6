"""Recognise buttons and labels that consist of nothing but the words of buttons, in whatever order.

Sites word them in more ways than patterns can list: *Escuchar la noticia*, *Ouça a versão em áudio*,
*Samenvatting gemaakt door AI*, 記事をシェア. Such a line calls for something to be done with a part
of the page, or names such a part and how it was made. A bar has several of them in a row, as *Print · Email ·
12 replies*, or a choice behind a colon, as *Sortieren nach: Neueste zuerst*. No name and no verb that states
something is among its words, so that it can be no sentence of a report.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from transforms.text.normalisation import find_words
from transforms.text.writing_systems import UNSPACED

_MAX_LENGTH = 70  # characters
_MAX_WORDS = 10
_MAX_UNSPACED = 20  # characters
_LONGEST = 8  # characters of a word
_EAST_ASIAN = ("ja", "zh", "ko")
_EAST_ASIAN_LETTERS = re.compile(f"[{UNSPACED}]")
_MIN_WORDS_OF_LABEL = 2
_SENTENCE_ENDS = (".", "。", "?", "？", ":")
_BETWEEN = re.compile(r"\s*[·|•]\s*|\s*:\s+")  # the buttons of a bar
_BETWEEN_EAST_ASIAN = re.compile(r"\s*[·|•:]\s*|\s+")
_MIN_OF_BAR = 2  # calls, or calls and parts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of one language, as button_words.toml explains them."""

    calls: frozenset[str]
    parts: frozenset[str]
    labels: frozenset[str]
    made: frozenset[str]
    all: frozenset[str]


def is_button_line(text: str) -> bool:
    """Return whether a folded text is a button or a label, by its words alone."""
    if len(text) > _MAX_LENGTH or text.endswith(_SENTENCE_ENDS):
        return False
    folded = text.casefold()
    if _EAST_ASIAN_LETTERS.search(folded):
        return _is_east_asian_button(folded) or _is_bar(_BETWEEN_EAST_ASIAN.split(folded))
    words = [word for word in find_words(folded) if not word.isdigit()]
    if not words or words[0] not in _list_spaced_words():
        return False
    return _is_spaced_button(words) or _is_bar(_BETWEEN.split(folded))


def _is_bar(pieces: Sequence[str]) -> bool:
    """Return whether several pieces of text have the words of buttons alone, and are buttons together.

    A bar may be nothing but calls, as *Print · Email*.
    """
    if len(pieces) == 1:
        return False
    is_east_asian = _EAST_ASIAN_LETTERS.search("".join(pieces)) is not None
    for language, known in _read_words().items():
        if (language in _EAST_ASIAN) != is_east_asian:
            continue
        found = [_split_piece(piece, known, is_east_asian=is_east_asian) for piece in pieces]
        if not all(words is not None and known.all.issuperset(words) for words in found):
            continue
        calls = sum(not known.calls.isdisjoint(words or ()) for words in found)
        parts = sum(not known.parts.isdisjoint(words or ()) for words in found)
        if calls and calls + parts >= _MIN_OF_BAR:
            return True
    return False


def _split_piece(piece: str, known: _Words, *, is_east_asian: bool) -> list[str] | None:
    """Return the words of a piece without its numbers; None where other words are among them."""
    words = [word for word in find_words(piece) if not word.isdigit()]
    return (_cut_words(piece, known) or None) if is_east_asian and words else words


def _is_east_asian_button(folded: str) -> bool:
    cut = ((_cut_words(folded, words), words) for words in map(_read_words().__getitem__, _EAST_ASIAN))
    return any(found and (_calls(found, words) or _is_label(found, words)) for found, words in cut)


def _is_spaced_button(found: Sequence[str]) -> bool:
    if not 1 < len(found) <= _MAX_WORDS:
        return False
    return any(
        words.all.issuperset(found) and (_calls(found, words) or _is_label(found, words))
        for language, words in _read_words().items()
        if language not in _EAST_ASIAN
    )


def _calls(words: Sequence[str], known: _Words) -> bool:
    """Return whether words begin or end with a call, and name a part of the page that it is about.

    A Japanese call may have one more word behind it, as in 動画を再生する.
    """
    return not known.calls.isdisjoint((words[0], *words[-2:])) and not known.parts.isdisjoint(words)


def _is_label(words: Sequence[str], known: _Words) -> bool:
    """Return whether words name a part of the page, and say how it was made or what to do with it."""
    named = [word for word in words if word in known.labels]
    told = [word for word in words if word in known.parts or word in known.made or word in known.calls]
    return bool(named) and len({*named, *told}) >= _MIN_WORDS_OF_LABEL


def _cut_words(text: str, known: _Words) -> list[str]:
    """Cut a text in an East Asian script into words of buttons; return none where there are other words."""
    rest = "".join(find_words(text))
    words: list[str] = []
    position = 0
    while position < len(rest) <= _MAX_UNSPACED:
        ends = range(min(len(rest), position + _LONGEST), position, -1)
        end = next((end for end in ends if rest[position:end] in known.all), None)
        if end is None:
            return []
        words.append(rest[position:end])
        position = end
    return words


@cache
def _list_spaced_words() -> frozenset[str]:
    """Return the words of all languages that are written with spaces; most lines begin with none of them."""
    return frozenset().union(
        *(words.all for language, words in _read_words().items() if language not in _EAST_ASIAN)
    )


@cache
def _read_words() -> Mapping[str, _Words]:
    path = files("transforms.cleaning") / "button_words.toml"
    languages = tomllib.loads(path.read_text(encoding="utf-8"))
    return {language: _make_words(lists) for language, lists in languages.items()}


def _make_words(lists: Mapping[str, str]) -> _Words:
    words = {name: frozenset(find_words(text.casefold())) for name, text in lists.items()}
    return _Words(
        calls=words["calls"],
        parts=words["parts"],
        labels=words["labels"],
        made=words["made"],
        all=frozenset().union(*words.values()),
    )
