"""Places: the countries, regions and cities that a text names, whatever the language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from transforms.text.writing_systems import UNSPACED_LANGUAGES


def find_places(text: str, language: str | None) -> Iterator[str]:
    """Yield the code of each place in a text, as often as it is named.

    Yields:
        ISO 3166 codes of countries, and the English names of regions and cities.
    """
    words, codes = _compile("eastern" if language in UNSPACED_LANGUAGES else "western")
    for number, start, end in words.find_matches_as_indexes(text):
        if language in UNSPACED_LANGUAGES or not (
            _is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1])
        ):
            yield codes[number]


def _is_letter(character: str) -> bool:
    return character.isalnum()


@cache
def _compile(kind: str) -> tuple[AhoCorasick, list[str]]:
    """Return the automaton of the names and the code of each."""
    text = (files("transforms.stories.languages") / "places.toml").read_text(encoding="utf-8")
    names = [(name, code) for code, listed in tomllib.loads(text)[kind].items() for name in listed]
    automaton = AhoCorasick(
        [name for name, _ in names],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.DFA,  # reads a text in a third of the time
    )
    return automaton, [code for _, code in names]
