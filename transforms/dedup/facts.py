"""Facts: the tokens that identify the event a text reports, namely figures, dates and names.

Two reports from one template share their sentences and differ in their facts. A copy whose words were
changed at random has lost no larger share of its facts than of its other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from transforms.dedup.alignment import Gap
from transforms.dedup.tokens import find_tokens
from transforms.text.calendar_names import read_full_names
from transforms.text.word_lists import read_number_words
from transforms.text.writing_systems import is_katakana

FactKind = Literal["figure", "name"]
FACT_KINDS: tuple[FactKind, ...] = ("figure", "name")
"""The kinds of facts; numbers, months and days of the week are figures."""

# After these a word may have its capital for its position. Colons and bullets are among them, though they end
# no sentence for :func:`transforms.text.sentences.find_sentences`.
_SENTENCE_END = re.compile(r"[.!?:;•。！？\n]")
_NUMBER = re.compile(r"\d[\d.,:]*(?:st|nd|rd|th|bn|mn|m|k|tn)?|[〇一二三四五六七八九十百千万億兆亿萬]")


class LabelledToken(NamedTuple):
    """A case-folded token with the kind of fact it is, and its start in the NFKC-normalised text.

    `fact` is ``None`` for an ordinary word.
    """

    text: str
    fact: FactKind | None
    start: int


class SubstitutionCounts(NamedTuple):
    """How often an alignment of two texts matches and substitutes facts, by kind, and other words."""

    substituted: Mapping[FactKind, int]
    matched: Mapping[FactKind, int]
    words_substituted: int
    words_matched: int


def label_facts(text: str) -> list[LabelledToken]:
    """Split a text into tokens and label those that are facts.

    A capitalised word counts as a name when it occurs with its capital inside a sentence somewhere in the
    text, since at the start of a sentence every word has one. A capital behind digits is one, too, as in
    *370Z*. Katakana counts as a name throughout.

    Returns:
        The same tokens as :func:`~transforms.dedup.tokens.tokenise` returns, labelled.
    """
    text = unicodedata.normalize("NFKC", text)
    raw: list[tuple[str, bool, int]] = []
    start = end = 0
    opens_sentence = True
    for found in find_tokens(text):
        if found.start >= end:
            opens_sentence = not raw or bool(_SENTENCE_END.search(text, end, found.start))
            start, end = found.start, found.end
        raw.append((found.text, opens_sentence, start))
        start += len(found.text)
    inside = {token for token, opens_sentence, _ in raw if not opens_sentence and _has_capital(token)}
    kinds = {token: _classify(token, token in inside) for token, _, _ in raw}
    return [LabelledToken(token.casefold(), kinds[token], start) for token, _, start in raw]


def count_substitutions(
    one: Sequence[LabelledToken],
    other: Sequence[LabelledToken],
    matches: Sequence[tuple[int, int]],
    gaps: Sequence[Gap],
) -> SubstitutionCounts:
    """Count the facts and words that an alignment of two texts matches and substitutes.

    Args:
        one: The tokens of the first text.
        other: The tokens of the second text.
        matches: The matches of the alignment, as pairs of indexes.
        gaps: The gaps short enough to be substitutions. All tokens of one kind on both sides of a gap
            count as one substitution, so that names of several words or characters weigh no more.

    Returns:
        The counts, with an entry for every kind of fact.
    """
    matched = Counter([one[index].fact for index, _ in matches])
    substituted = dict.fromkeys(FACT_KINDS, 0)
    words = 0
    for gap in gaps:
        mine = [token.fact for token in one[gap.start : gap.end]]
        theirs = [token.fact for token in other[gap.other_start : gap.other_end]]
        if mine and theirs:
            words += max(mine.count(None), theirs.count(None))
            for kind in FACT_KINDS:
                substituted[kind] += kind in mine and kind in theirs
    return SubstitutionCounts(
        substituted=substituted,
        matched={kind: matched[kind] for kind in FACT_KINDS},
        words_substituted=words,
        words_matched=matched[None],
    )


def _has_capital(token: str) -> bool:
    return token[0].isupper() or (token[0].isdigit() and token != token.lower())


def _classify(token: str, is_name: bool) -> FactKind | None:
    folded = token.casefold()
    if _NUMBER.fullmatch(folded) or folded in read_number_words() or token in read_full_names():
        return "figure"
    return "name" if is_name or is_katakana(token) else None
