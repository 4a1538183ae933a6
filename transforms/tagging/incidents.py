"""Tell reports of accidents, thefts and other crimes, in which a car is only involved.

Such a report is not about the maker of the car. It has words of what happened, of police, rescue or courts,
and none of the industry. They are those of the language of which most are found, since one word means
different things in two of them.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from transforms.tagging.folding import fold
from transforms.tagging.matching import Match
from transforms.tagging.passages import Passage
from transforms.text.writing_systems import is_unspaced

# A report in which a car is only involved is short; a long one on a maker's accidents has words of all kinds.
_MAX_TEXT = 5_000  # characters
_MIN_WORDS = 3  # different ones
_PER_INDUSTRY_WORD = 6  # words of an incident that outweigh one of the industry, such as a factory near by
_MAX_GAP = 20  # characters between a name and its verb
_GAP = re.compile(r"\W{0,2}(?:[^\W\d_]+ )?")  # "Nissan said", "Nissan also said", "a Nissan spokesman said"


class _Word(NamedTuple):
    """A word of the lists: its group and language, and whether more letters may be on either side."""

    group: str
    language: str
    spelling: str
    goes_back: bool
    goes_on: bool


def is_incident_report(passages: Sequence[Passage], names: Sequence[Sequence[Match]]) -> bool:
    """Return whether an article reports an accident or a crime, and nothing of the industry.

    Args:
        passages: The title and the text.
        names: The names of companies in each of them.
    """
    if len(passages[-1].text) > _MAX_TEXT:
        return False
    found: defaultdict[str, set[_Word]] = defaultdict(set)
    for passage, named in zip(passages, names, strict=True):
        for word, start in _find_words(passage.folded.lower):
            if word.group != "speaking" or _is_said_of(passage, start, named):
                found[word.language].add(word)
    if not found:
        return False
    language = max(found, key=lambda each: (len(found[each]), each))
    counts = Counter(word.group for word in found[language])
    words = counts["event"] + counts["response"]
    if counts["speaking"] or not counts["event"] or words < _MIN_WORDS:
        return False
    return words >= _PER_INDUSTRY_WORD * counts["industry"]


def _find_words(text: str) -> Iterator[tuple[_Word, int]]:
    """Find the words of all lists in a text in lower case, each with its offset."""
    automaton, words = _read_words()
    padded = f" {text} "
    for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        before, after = padded[start], padded[end + 1]
        for word in words[number]:
            unspaced = is_unspaced(word.spelling[0])
            begins = unspaced or word.goes_back or not before.isalnum()
            if begins and (unspaced or word.goes_on or not after.isalnum()):
                yield word, start


def _is_said_of(passage: Passage, start: int, names: Sequence[Match]) -> bool:
    """Return whether a verb at an offset of the folded text follows a name."""
    ends = (passage.folded.find_place(name.end) for name in names)
    text = passage.folded.lower
    return any(0 <= start - end <= _MAX_GAP and _GAP.fullmatch(text, end, start) for end in ends)


@cache
def _read_words() -> tuple[AhoCorasick, list[list[_Word]]]:
    """Return the automaton that finds all spellings, and the words that each may be."""
    path = resources.files("transforms.tagging") / "incidents.toml"
    lists: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    words: defaultdict[str, list[_Word]] = defaultdict(list)
    for group, languages in lists.items():
        for language, written in languages.items():
            for each in written.split():
                spelling = fold(each.strip("*").replace("_", " "))
                words[spelling].append(
                    _Word(group, language, spelling, each.startswith("*"), each.endswith("*"))
                )
    return AhoCorasick(list(words)), list(words.values())
