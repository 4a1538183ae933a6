"""Rewritten editions of a text: sentences dropped, turned round, reworded and added, as desks do between
editions."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from transforms.dedup.similarity import ComparedText

_SENTENCE_END = re.compile(r"(?<=[.!?。])\s+|(?<=。)")
_REWORDED = 0.25  # the share of the words of a reworded sentence that are others; its figures stay


def make_edition(
    text: str, rng: random.Random, *, words: Sequence[str], sentences: Sequence[str], share: float
) -> str:
    """Rewrite a share of the sentences of a text, each in one of four ways.

    Args:
        text: The text.
        rng: Draws the sentences, the ways and the words.
        words: Words to put in place of others.
        sentences: Sentences to add.
        share: The share of the sentences to rewrite, from 0 to 1.
    """
    paragraphs: list[str] = []
    for paragraph in text.split("\n\n"):
        written: list[str] = []
        for sentence in _SENTENCE_END.split(paragraph):
            written += _rewrite(sentence, rng, words, sentences) if rng.random() < share else [sentence]
        paragraphs.append(" ".join(written))
    return "\n\n".join(part for part in paragraphs if part)


def measure_jaccard(one: str, other: str) -> float:
    """Return the Jaccard similarity of the shingles of two texts."""
    mine, theirs = ComparedText(one).shingle_set.shingles, ComparedText(other).shingle_set.shingles
    return len(mine & theirs) / max(1, len(mine | theirs))


def _rewrite(sentence: str, rng: random.Random, words: Sequence[str], sentences: Sequence[str]) -> list[str]:
    way = rng.choice(("drop", "turn", "reword", "add"))
    if way == "drop":
        return []
    if way == "turn":
        clauses = sentence.rstrip(".").split(", ")
        return [", ".join(reversed(clauses)) + "."]
    if way == "add":
        return [sentence, rng.choice(sentences)]
    return [
        " ".join(
            rng.choice(words) if rng.random() < _REWORDED and not any(map(str.isdigit, word)) else word
            for word in sentence.split()
        )
    ]
