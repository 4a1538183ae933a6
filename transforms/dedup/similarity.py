"""Similarity: whether one of two texts is a copy of the other, cut, framed, reordered or reworded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import sqrt

from transforms.dedup.alignment import MAX_TOKENS, Gap, align_tokens, find_gaps
from transforms.dedup.facts import (
    FACT_KINDS,
    LabelledToken,
    SubstitutionCounts,
    count_substitutions,
    label_facts,
)
from transforms.dedup.shingle_sets import ShingleSet, number_shingles
from transforms.dedup.shingles import is_mostly_cjk, make_shingles
from transforms.dedup.stated_figures import StatedFigures, count_figures, find_stated_figures, weigh_figures
from transforms.dedup.stated_names import weigh_names
from transforms.dedup.tokens import tokenise

# Read by hand among 407 news texts on 36 events: the pairs whose shingles have a Jaccard similarity of .4
# are one agency report in two editions, and those with a containment of .8 are a report and an almost
# complete excerpt of it. Among 1,280 labelled pages no other pair reaches .4.
_MIN_JACCARD, _MIN_CONTAINMENT = 0.4, 0.8
# Below this containment the texts are not aligned. With 40 % of the words changed at random .16 to .3 of the
# shorter text's shingles are left.
_MIN_ALIGNED_CONTAINMENT = 0.08
_MIN_LENGTH_RATIO = 0.25  # of shorter to longer; a shorter text is an excerpt, or a flash before the report
_MIN_TOKENS = 25  # below this, half of a text may be a set phrase
# Words that are changed here and there leave the rest of the text in step, while an author who writes anew
# does not. In step are the matching tokens, and the gaps of at most `_MAX_GAP` tokens whose sides differ in
# length by at most `_MAX_LENGTH_CHANGE`. With 40 % of the words changed .88 to 1 of a text was in step. For
# reports of one event that were rewritten and share half of their words it was .58 to .84, as read by hand
# in the same 407 texts.
_MAX_GAP, _MAX_LENGTH_CHANGE = 12, 3
_MIN_IN_STEP = 0.86
# The share of the shorter text's tokens that must match: less is enough between texts of like length.
_MIN_SHARE, _MIN_SHARE_OF_EXCERPT, _LIKE_LENGTH = 0.5, 0.7, 0.8
# Substituted facts outweigh sentences that agree. A share of substitutions as among the other words is
# expected of facts too, plus what chance adds when there are few. A larger share marks two reports from one
# template. In 5 templates no pair of 3,160 passes, while all copies with words changed at random do.
_MIN_SUBSTITUTED_OF_KIND, _MIN_SUBSTITUTED = 3, 2
_EXCESS_OF_KIND, _EXCESS = 0.25, 0.15
_STANDARD_ERRORS = 1.5
# The limit for the weight of the stated figures, in nats. In short texts it falls as more of the words are
# changed: so much is seldom changed in a copy, and often between two flashes from one desk. Of 37,602 pairs
# of invented sales flashes of other months or makers, in six languages, 1 is linked, and hundreds without
# figures; of 480 copies of reports with 40 % of their words changed 1 is lost, and of 432 of flashes 18.
# `make copies` counts both. In short texts names that differ are added where the figures speak for two
# events: of 56 pairs of invented recall notes of 60 words 54 were linked without them, and none is. Numbers
# are compared between runs of this many words or characters that match: single ones also match between
# different passages.
_WORDS_IN_RUN, _CHARACTERS_IN_RUN = 2, 4
_MAX_WEIGHT, _WEIGHT_SLOPE, _SHORT = 2.5, 3.0, 200


class ComparedText:
    """A text with what comparing it needs, computed on first use and for its first 20,000 tokens."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> list[str]:
        """The case-folded tokens."""
        return tokenise(self.text)[:MAX_TOKENS]

    @cached_property
    def shingle_set(self) -> ShingleSet:
        """The number of the tokens, and their shingles."""
        return number_shingles(self.text, limit=MAX_TOKENS)

    @cached_property
    def labelled_tokens(self) -> list[LabelledToken]:
        """The tokens with the kind of fact that each is."""
        return label_facts(self.text)[:MAX_TOKENS]

    @cached_property
    def figures(self) -> StatedFigures:
        """The numbers and months of the whole text."""
        return find_stated_figures(self.text)


def compare_texts(one: ComparedText, other: ComparedText, *, same_page: bool = False) -> float:
    """Compare two texts and score them if one is a copy of the other.

    A copy shares most of the shingles, or its tokens are in step with the other's; its facts are not
    substituted more often than its other words are; and it does not state other figures and months in the
    same places, nor, if it is short, another figure and another name. The shingle measures are Broder's
    (1997): Jaccard similarity, and containment as the share of the smaller set.

    Args:
        one: The one text.
        other: The other text.
        same_page: Whether both were read from one page at different times. Then it is enough that half of
            the shorter text's tokens match.

    Returns:
        The share of the shorter text's tokens in a longest common subsequence of both, 0.5 to 1.0,
        after the lines of the longer text were put in the shorter one's order where that differs. 0.0 when
        neither is a copy of the other.
    """
    small, large = sorted((one, other), key=lambda text: text.shingle_set.tokens)
    one_set, other_set = small.shingle_set, large.shingle_set
    if one_set.tokens < max(_MIN_TOKENS, _MIN_LENGTH_RATIO * other_set.tokens):
        return 0.0
    if not one_set.may_contain(other_set, _MIN_ALIGNED_CONTAINMENT):  # as most
        return 0.0
    shingles, other_shingles = one_set.shingles, other_set.shingles
    shared = len(shingles & other_shingles)
    containment = shared / min(len(shingles), len(other_shingles))
    if containment < _MIN_ALIGNED_CONTAINMENT:
        return 0.0
    matches = align_tokens(small.tokens, large.tokens, min_share=_MIN_SHARE)
    if containment > max(_MIN_SHARE, len(matches) / len(small.tokens)):  # the same words in another order
        large = _reorder(large, small)
        matches = align_tokens(small.tokens, large.tokens, min_share=_MIN_SHARE)
    share = len(matches) / len(small.tokens)
    if same_page or share < _MIN_SHARE:
        return share if share >= _MIN_SHARE else 0.0
    gaps = [gap for gap in find_gaps(matches, len(small.tokens), len(large.tokens)) if _is_short(gap)]
    jaccard = shared / (len(shingles) + len(other_shingles) - shared)
    is_similar = jaccard >= _MIN_JACCARD or containment >= _MIN_CONTAINMENT
    if not (is_similar or _are_in_step(small, large, share, gaps)):
        return 0.0
    counts = count_substitutions(small.labelled_tokens, large.labelled_tokens, matches, gaps)
    expected = max(_measure_change(counts), _measure_loss(small, matches))
    anchors = _list_anchors(small, large, matches)
    agreeing, differing = count_figures(small.figures, large.figures, anchors)
    weight = weigh_figures(
        agreeing,
        differing,
        expected=expected,
        other_months=small.figures.months.isdisjoint(large.figures.months)
        and bool(small.figures.months and large.figures.months),
    )
    limit = _MAX_WEIGHT
    if len(small.tokens) < _SHORT:
        limit -= _WEIGHT_SLOPE * expected
        if weight > 0:  # other names alone may be those of a text reworded at random
            weight += weigh_names(small.labelled_tokens, large.labelled_tokens, gaps, anchors)
    return 0.0 if weight > limit or _has_other_facts(counts) else share


def _reorder(text: ComparedText, model: ComparedText) -> ComparedText:
    """Sort the lines of `text` by where `model` has their shingles, taking the median position."""
    positions: dict[str, int] = {}
    for position, shingle in enumerate(make_shingles(model.tokens)):
        positions.setdefault(shingle, position)
    ranked: list[tuple[int, str]] = []
    for line in text.text.split("\n"):
        found = sorted(positions[each] for each in make_shingles(tokenise(line)) if each in positions)
        ranked.append((found[len(found) // 2] if found else ranked[-1][0] if ranked else 0, line))
    return ComparedText("\n".join(line for _, line in sorted(ranked, key=lambda pair: pair[0])))


def _is_short(gap: Gap) -> bool:
    return max(gap.end - gap.start, gap.other_end - gap.other_start) <= _MAX_GAP


def _are_in_step(small: ComparedText, large: ComparedText, share: float, gaps: Sequence[Gap]) -> bool:
    have_like_length = len(small.tokens) >= _LIKE_LENGTH * len(large.tokens)
    if share < (_MIN_SHARE if have_like_length else _MIN_SHARE_OF_EXCERPT):
        return False
    changed = sum(
        gap.end - gap.start
        for gap in gaps
        if abs((gap.end - gap.start) - (gap.other_end - gap.other_start)) <= _MAX_LENGTH_CHANGE
    )  # fmt: skip
    return share + changed / len(small.tokens) >= _MIN_IN_STEP


def _list_anchors(
    small: ComparedText, large: ComparedText, matches: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the starts in both texts of the ordinary words that match, in runs of a few.

    Figures are left out: the digits of a Japanese number are tokens by themselves, and match those of
    another.
    """
    one, other = small.labelled_tokens, large.labelled_tokens
    size = _CHARACTERS_IN_RUN if is_mostly_cjk(small.tokens) else _WORDS_IN_RUN
    runs = [
        at
        for at in range(len(matches) - size + 1)
        if matches[at + size - 1] == (matches[at][0] + size - 1, matches[at][1] + size - 1)
    ]
    starts = (matches[at] for at in runs)
    return [(one[i].start, other[j].start) for i, j in starts if one[i].fact is None]


def _measure_change(counts: SubstitutionCounts) -> float:
    """Return the share of ordinary words that are substituted, of those matched or substituted."""
    return counts.words_substituted / max(1, counts.words_substituted + counts.words_matched)


def _measure_loss(small: ComparedText, matches: Sequence[tuple[int, int]]) -> float:
    """Return the share of the ordinary words of the shorter text that match none of the longer one."""
    facts = [token.fact for token in small.labelled_tokens]
    words, matched = facts.count(None), [facts[index] for index, _ in matches].count(None)
    return 1 - matched / max(1, words)


def _has_other_facts(counts: SubstitutionCounts) -> bool:
    """Return whether facts are substituted significantly more often than other words.

    The margin grows by 1.5 standard errors of a binomial proportion, at the rate of the other words.
    """
    rate = _measure_change(counts)

    def exceeds(substituted: int, matched: int, excess: float) -> bool:
        facts = substituted + matched
        error = _STANDARD_ERRORS * sqrt(rate * (1 - rate) / facts)
        return substituted / facts > rate + excess + error

    substituted, matched = sum(counts.substituted.values()), sum(counts.matched.values())
    return (substituted >= _MIN_SUBSTITUTED and exceeds(substituted, matched, _EXCESS)) or any(
        counts.substituted[kind] >= _MIN_SUBSTITUTED_OF_KIND
        and exceeds(counts.substituted[kind], counts.matched[kind], _EXCESS_OF_KIND)
        for kind in FACT_KINDS
    )
