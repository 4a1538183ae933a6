"""Tokens for comparing texts: words and numbers, and single characters of Chinese and Japanese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.text.normalisation import find_folded, find_words
from transforms.text.writing_systems import has_cjk

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+")
# A number with points. A first part of one character lets the search skip to digits; it is the first of its
# row, and no part gives a digit back, so that a row of 10,000 is passed over in linear time.
_NUMBER = re.compile(r"\d(?<!\d.)\d*+(?:[.,:]\d++)++", re.DOTALL)


class TokenSpan(NamedTuple):
    """A token as written, with the start and end of its word in the text.

    All tokens of a word that is split into characters have the span of the whole word.
    """

    text: str
    start: int
    end: int


def find_tokens(text: str) -> Iterator[TokenSpan]:
    """Yield the tokens of an NFKC-normalised text in order.

    A number with its decimal points and commas is one token. A word with Chinese or Japanese characters
    is split into its characters.
    """
    for match in _WORD.finditer(text):
        word = match.group()
        pieces: Sequence[str] = word if has_cjk(word) else (word,)
        for piece in pieces:
            yield TokenSpan(piece, match.start(), match.end())


def tokenise(text: str) -> list[str]:
    """Return the tokens of a text, NFKC-normalised and case-folded."""
    text = unicodedata.normalize("NFKC", text)
    if has_cjk(text):
        return [found.text.casefold() for found in find_tokens(text)]
    return find_folded(_find_words, text)


def _find_words(text: str) -> list[str]:
    """Return what `_WORD` finds, in less time: between numbers with points are plain words."""
    words: list[str] = []
    done = 0
    for number in _NUMBER.finditer(text):
        start = number.start()
        if start and (
            text[start - 1].isalnum() or text[start - 1] == "_"
        ):  # the end of a word, and no number
            return _WORD.findall(text)
        words += find_words(text[done:start])
        words.append(number.group())
        done = number.end()
    return words + find_words(text[done:])
