"""Tokens for comparing texts: words and numbers, and single characters of Chinese and Japanese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.text.normalisation import find_folded
from transforms.text.writing_systems import has_cjk

_WORD = re.compile(r"\d+(?:[.,:]\d+)+|\w+")


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
    return find_folded(_WORD.findall, text)
