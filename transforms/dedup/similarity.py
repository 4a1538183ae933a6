"""Likeness: whether of two texts one is a copy of the other: cut, framed, reordered or reworded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import sqrt

from transforms.dedup.alignment import LONGEST, Gap, align_words, list_gaps
from transforms.dedup.facts import FACT_KINDS, Contrast, Token, contrast_facts, read_tokens
from transforms.dedup.shingles import cut_shingles
from transforms.dedup.tokens import split_words

# Read by hand among 407 news texts on 36 events: the pairs that share half of their shingles are one
# agency report in two editions, and those of which the shorter stands in the longer nearly whole.
_ALIKE, _CONTAINED = 0.5, 0.8
_HINT = 0.08  # of the shorter's shingles; with 40 % of the words changed at random .16 to .3 are left
_EXCERPT = 0.25  # of the longer's words; a shorter text is an excerpt, or a flash before the report
_SHORTEST = 25  # words; below that half of a text may be a set phrase
# Words that are changed here and there leave the text in step; an author who writes anew does not. What
# is in step: the shared words and the gaps between them of at most `_GAP` words that differ in length by
# at most `_SHIFT`. With 40 % of the words changed it was .88 to 1 of a text; for reports of one event that
# were rewritten and share half their words .58 to .84, as read by hand in the same 407 texts.
_GAP, _SHIFT = 12, 3
_STEP = 0.86
_CUT_KEPT, _WHOLE_KEPT, _WHOLE = 0.7, 0.5, 0.8
# Facts that have others in their place weigh more than sentences that agree. That so many words are
# changed is expected of facts too, with what chance adds in few facts; what goes beyond tells twins of a
# template apart. In 5 templates no pair of 3,160 passes; copies with words changed at random all do.
_FEWEST_OF_KIND, _FEWEST = 3, 2
_BEYOND_OF_KIND, _BEYOND = 0.25, 0.15
_CHANCE = 1.5


class ComparedText:
    """The beginning of a text with what comparing it needs, worked out when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[str]:
        """The first folded words of the text."""
        return split_words(self.text)[:LONGEST]

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Their shingles."""
        return frozenset(cut_shingles(self.words))

    @cached_property
    def tokens(self) -> list[Token]:
        """The words with what kind of fact they are."""
        return read_tokens(self.text)[:LONGEST]


def compare_texts(one: ComparedText, other: ComparedText, *, same_page: bool = False) -> float:
    """Return which share of the shorter text's words stands in the longer, in order; 0.0 for no copy.

    A copy has most of the shingles, or its words are in step with the other's; and its figures and
    names are no more others than its other words. Two states of the `same_page` need but half the words.
    """
    small, large = sorted((one, other), key=lambda text: len(text.words))
    if len(small.words) < max(_SHORTEST, _EXCERPT * len(large.words)):
        return 0.0
    shared = len(small.shingles & large.shingles)
    contained = shared / min(len(small.shingles), len(large.shingles))
    if contained < _HINT:
        return 0.0
    pairs = align_words(small.words, large.words, at_least=_WHOLE_KEPT)
    if contained > max(_WHOLE_KEPT, len(pairs) / len(small.words)):  # the same words in another order
        large = _reorder(large, small)
        pairs = align_words(small.words, large.words, at_least=_WHOLE_KEPT)
    share = len(pairs) / len(small.words)
    if same_page or share < _WHOLE_KEPT:
        return share if share >= _WHOLE_KEPT else 0.0
    gaps = [gap for gap in list_gaps(pairs, len(small.words), len(large.words)) if _is_short(gap)]
    alike = shared / len(small.shingles | large.shingles)
    if not (alike >= _ALIKE or contained >= _CONTAINED or _are_in_step(small, large, share, gaps)):
        return 0.0
    return 0.0 if _tell_apart(contrast_facts(small.tokens, large.tokens, pairs, gaps)) else share


def _reorder(text: ComparedText, model: ComparedText) -> ComparedText:
    """Put the lines of `text` in the order in which `model` has what they say."""
    places: dict[str, int] = {}
    for at, shingle in enumerate(cut_shingles(model.words)):
        places.setdefault(shingle, at)
    ranked: list[tuple[int, str]] = []
    for line in text.text.split("\n"):
        met = sorted(places[each] for each in cut_shingles(split_words(line)) if each in places)
        ranked.append((met[len(met) // 2] if met else ranked[-1][0] if ranked else 0, line))
    return ComparedText("\n".join(line for _, line in sorted(ranked, key=lambda pair: pair[0])))


def _is_short(gap: Gap) -> bool:
    return max(gap.end - gap.start, gap.to - gap.from_) <= _GAP


def _are_in_step(small: ComparedText, large: ComparedText, share: float, gaps: Sequence[Gap]) -> bool:
    whole = len(small.words) >= _WHOLE * len(large.words)
    if share < (_WHOLE_KEPT if whole else _CUT_KEPT):
        return False
    changed = sum(
        gap.end - gap.start
        for gap in gaps
        if abs((gap.end - gap.start) - (gap.to - gap.from_)) <= _SHIFT
    )  # fmt: skip
    return share + changed / len(small.words) >= _STEP


def _tell_apart(contrast: Contrast) -> bool:
    """Tell whether more facts than other words have something else in their place."""
    changed = contrast.words_swapped / max(1, contrast.words_swapped + contrast.words_kept)

    def exceeds(swapped: int, kept: int, beyond: float) -> bool:
        facts = swapped + kept
        chance = _CHANCE * sqrt(changed * (1 - changed) / facts)
        return swapped / facts > changed + beyond + chance

    swapped, kept = sum(contrast.swapped.values()), sum(contrast.kept.values())
    return (swapped >= _FEWEST and exceeds(swapped, kept, _BEYOND)) or any(
        contrast.swapped[kind] >= _FEWEST_OF_KIND
        and exceeds(contrast.swapped[kind], contrast.kept[kind], _BEYOND_OF_KIND)
        for kind in FACT_KINDS
    )
