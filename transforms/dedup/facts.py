"""Facts: the words of a text that say which event it is about, its figures, dates and names.

Two reports made from one template have the sentences in common and differ in these, a copy of a
report whose words were changed here and there has lost no more of them than of its other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from transforms.dedup.alignment import Gap
from transforms.dedup.tokens import find_words
from transforms.text.word_lists import read_fact_words

FactKind = Literal["figure", "name"]
FACT_KINDS: tuple[FactKind, ...] = ("figure", "name")

_SENTENCE_END = re.compile(r"[.!?:;•。！？\n]")
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]")
_NUMBER = re.compile(r"\d[\d.,:]*(?:st|nd|rd|th|bn|mn|m|k|tn)?|[〇一二三四五六七八九十百千万億兆]")


class Token(NamedTuple):
    """A word, folded as for comparing, and which kind of fact it is, if any."""

    word: str
    fact: FactKind | None


class Contrast(NamedTuple):
    """How two texts differ where they are aligned, in counts.

    `swapped` facts of a kind have another one of that kind in their place, `kept` ones are the same;
    so with the other words, `words_swapped` and `words_kept`.
    """

    swapped: Mapping[FactKind, int]
    kept: Mapping[FactKind, int]
    words_swapped: int
    words_kept: int


def read_tokens(text: str) -> list[Token]:
    """Return the words of a text, as they are compared, with their kinds.

    A capital makes a name where it need not stand: inside a sentence, or in a word that is also
    written with one inside another sentence.
    """
    text = unicodedata.normalize("NFKC", text)
    raw: list[tuple[str, bool]] = []
    end = 0
    opens = True
    for found in find_words(text):
        if found.start >= end:
            opens = not raw or bool(_SENTENCE_END.search(text, end, found.start))
            end = found.end
        raw.append((found.word, opens))
    inside = {word for word, opens in raw if not opens and word[0].isupper()}
    kinds = {word: _name_kind(word, word in inside) for word, _ in raw}
    return [Token(word.casefold(), kinds[word]) for word, _ in raw]


def contrast_facts(
    one: Sequence[Token], other: Sequence[Token], pairs: Sequence[tuple[int, int]], gaps: Sequence[Gap]
) -> Contrast:
    """Compare what stands in the same places of two aligned texts.

    `gaps` are those in which something may stand for something else. What they hold of one kind on
    both sides counts as one swap, so that names of several words and signs weigh no more.
    """
    kept = Counter(one[at].fact for at, _ in pairs)
    swapped: Counter[FactKind] = Counter()
    words = 0
    for gap in gaps:
        mine, theirs = one[gap.start : gap.end], other[gap.from_ : gap.to]
        if mine and theirs:
            words += max(_count(mine, None), _count(theirs, None))
            swapped.update(kind for kind in FACT_KINDS if _count(mine, kind) and _count(theirs, kind))
    return Contrast(
        swapped={kind: swapped[kind] for kind in FACT_KINDS},
        kept={kind: kept[kind] for kind in FACT_KINDS},
        words_swapped=words,
        words_kept=kept[None],
    )


def _name_kind(word: str, is_name: bool) -> FactKind | None:
    folded = word.casefold()
    numbers, dates = read_fact_words()
    if _NUMBER.fullmatch(folded) or folded in numbers or word in dates:
        return "figure"
    return "name" if is_name or _KATAKANA.match(word) else None


def _count(tokens: Sequence[Token], kind: FactKind | None) -> int:
    return sum(1 for token in tokens if token.fact == kind)
