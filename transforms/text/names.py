"""Find the names in a text: words with capitals that their places do not call for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from transforms.text.word_lists import read_stop_words

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽŁ]"
_PART = rf"{_CAPITAL}[\w&]*(?:[-'’.]\w+)*\.?"
_PARTICLES = r"(?:(?:of|de|del|della|di|du|van|al|bin)\s)?"
# Looking behind the capital and not before it lets the search skip to the next capital.
_RUN = re.compile(rf"{_CAPITAL}(?<![\w.].)[\w&]*(?:[-'’.]\w+)*\.?(?: {_PARTICLES}{_PART})*")
# Where a capital may be owed to the place and not to the word: after a colon or a bullet too, which end no
# sentence for :func:`transforms.text.sentences.find_sentences`.
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•]\s|\n)[\s\"'“”„«»‘’(\[]*$")
_ENDS = ".!?:;•"  # the same characters
_ENDING = re.compile(r"['’]s?$|\.$")
_MAX_PARTS = 6  # a longer run is a line in title case
_MAX_LENGTH = 40  # characters; anything longer is no name
_MAX_CACHED = 200  # characters; longer runs are text in title case, of which none is kept in memory
_OPENING = 12  # characters looked back for the start of a sentence


def count_names(text: str, language: str | None) -> Mapping[str, int]:
    """Return the names in a text, case-folded, and how often each occurs.

    A run of several capitalised words is one name, and each of its words is one by itself, since "Ivan
    Espinosa" is "Espinosa" further down. A single word at the beginning of a sentence is none, nor is a
    German noun.
    """
    names: list[str] = []
    for match in _RUN.finditer(text):
        run, start = match.group(), match.start()
        list_names = _list_names_cached if len(run) <= _MAX_CACHED else _list_names
        names += list_names(run, language, _opens_sentence(text, start))
    return Counter(names)


def _list_names(run: str, language: str | None, opens: bool) -> tuple[str, ...]:
    """Return the names in a run of words; `opens` says whether it is at the beginning of a sentence."""
    stops = read_stop_words(language)
    parts = [_ENDING.sub("", part) for part in run.casefold().split()]
    if opens and parts[0] in stops:
        parts, opens = parts[1:], False
    while parts and parts[-1] in stops:
        parts.pop()
    names = [" ".join(parts)] if 1 < len(parts) <= _MAX_PARTS else []
    if language != "de":
        names += [
            part
            for number, part in enumerate(parts)
            if part not in stops and 1 < len(part) <= _MAX_LENGTH and not (opens and number == 0)
        ]
    return tuple(names)


_list_names_cached = lru_cache(65_536)(_list_names)


def _opens_sentence(text: str, offset: int) -> bool:
    """Return whether a word at an offset may have its capital for its place."""
    if not offset:
        return True
    before = text[offset - 1]
    if before == "\n":
        return True
    if before == " " and offset > 1:  # in the middle of a sentence or right behind one, as nearly all are
        last = text[offset - 2]
        if last.isalnum():
            return False
        if last in _ENDS:
            return True
    return _SENTENCE_START.search(text, max(0, offset - _OPENING), offset) is not None
