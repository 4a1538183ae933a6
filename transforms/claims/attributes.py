"""Separate what restricts a figure from what restricts another one of its sentence.

"Japan sales fell to 148,000 units and European sales were flat at 156,000": a region beside the noun of one
figure is none of another's. So is the kind of profit: "operating margin was 3.4 percent and net profit rose".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.claims.amounts import Amount
from transforms.claims.cues import NAME, OBJECT, Cues
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.linking import Link
from transforms.claims.scope_words import ScopeWord
from transforms.claims.word_tables import list_words, name_groups
from transforms.tagging.matching import Match

_NAMES = name_groups("regions")
_REGIONS = frozenset((*list_words("scopes", "regions"), *_NAMES.values()))
_MEASURES = frozenset(list_words("scopes", "measures"))
_NAME = rf"(?<![\w.-])({'|'.join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))})"
# "Europe's sales", "US light-vehicle sales": a country as an attribute of what follows.
_NOUN = re.compile(rf"{_NAME}(?:['’]s)? (?:[a-z][\w-]*[ /])*$")
# The country before a bracket with a figure: "Spain (9.4% sales growth)".
_BRACKET = re.compile(rf"{_NAME} ?\($")
_REACH = 40  # characters
_WORDS_BETWEEN = 3
# Between an attribute and its noun, and the other way round: "Chinese car sales", 国内新車販売.
_BEFORE_NOUN = re.compile(r"(?:['’]s)? (?:[^\W\d][\w-]*[ /]){0,2}|(?:の|での|における|で)?[^\s、。はが]{0,4}")
_AFTER_NOUN = re.compile(r" |の?")
_KANA = re.compile("[\u3040-\u30ff]")
_HOME, _ABROAD = ("国内", "국내"), ("外", "외")
_OF_OTHER = re.compile(r"[\d,;、，。]")


def choose_attributes(
    words: Sequence[ScopeWord], sentence: FiguredSentence, link: Link
) -> tuple[list[ScopeWord], bool]:
    """Return the words of restrictions that may be those of a figure.

    Args:
        words: The words of restrictions in its sentence.
        sentence: The sentence.
        link: The figure.

    Returns:
        The words, and whether a region among them stands beside the noun of the figure: it has no other.
    """
    lower = sentence.context.lower
    words = [_place_home(word, sentence) for word in words if not _is_both(lower, word)]
    whole = [word for word in words if not _is_part(word, words)]
    own = {*_list_own(whole, sentence, link)}
    others = [cue for cue in _list_nouns(sentence.context.cues) if cue not in link.cues]
    kept = [
        word
        for word in whole
        if not (own and word.scope in _REGIONS and word not in own)
        and not (word not in own and _is_of_other(word, lower, link, others, sentence.context.amounts))
    ]
    return [*kept, *(own - {*kept})], bool(own)


def _is_part(word: ScopeWord, words: Sequence[ScopeWord]) -> bool:
    """Return whether words are a part of longer ones: the "American" of "North American"."""
    return any(
        other.start <= word.start
        and word.end <= other.end
        and other.end - other.start > word.end - word.start
        for other in words
        if other.scope != word.scope
    )


def _is_both(lower: str, word: ScopeWord) -> bool:
    """Return whether words are a part of 国内外, at home and abroad, or of 日本国内外."""
    said = lower[word.start : word.end]
    return (said in _HOME and lower.startswith(_ABROAD, word.end)) or (
        said == "日本" and lower.startswith("国内外", word.end)
    )


def _place_home(word: ScopeWord, sentence: FiguredSentence) -> ScopeWord:
    """Return a word with 国内 as China in a Chinese sentence, which has no kana."""
    lower = sentence.context.lower
    is_chinese = lower[word.start : word.end] == "国内" and not _KANA.search(sentence.passage.text)
    return word._replace(scope="china") if is_chinese and not lower.endswith("日本", 0, word.start) else word


def _list_own(words: Sequence[ScopeWord], sentence: FiguredSentence, link: Link) -> Iterator[ScopeWord]:
    """Yield the regions beside the nouns of a figure."""
    lower, cased = sentence.context.lower, sentence.folded.cased
    for word in words:
        if word.scope in _REGIONS and lower[link.amount.end : word.start] == " ":  # "65 cars in Canada"
            yield word
    bracket = _BRACKET.search(cased, max(0, link.amount.left - _REACH), link.amount.left)
    if bracket:
        yield ScopeWord(_NAMES[bracket[1]], bracket.start(1), bracket.end(1))
    for cue in link.cues:
        if cue.pattern.role not in {NAME, OBJECT}:
            continue
        for word in words:
            if word.scope in _REGIONS and (
                _BEFORE_NOUN.fullmatch(lower, word.end, cue.start)
                if word.end <= cue.start
                else _AFTER_NOUN.fullmatch(lower, cue.end, word.start)
            ):
                yield word
        found = _NOUN.search(cased, max(0, cue.start - _REACH), cue.start)
        if found and found[0].count(" ") <= _WORDS_BETWEEN:
            yield ScopeWord(_NAMES[found[1]], found.start(1), found.end(1))


def _has_amount(start: int, end: int, amounts: Sequence[Amount]) -> bool:
    return any(start <= amount.start < end for amount in amounts)


def _is_of_other(
    word: ScopeWord, lower: str, link: Link, others: Sequence[Match], amounts: Sequence[Amount]
) -> bool:
    """Return whether a region or a kind of profit is an attribute of another noun, or of another figure."""
    is_measure = word.scope in _MEASURES
    if not is_measure and word.scope not in _REGIONS:
        return False
    if word.end <= link.start:
        if is_measure and _has_amount(word.end, link.start, amounts):
            return True
        return any(
            word.end <= cue.start < link.start
            and _BEFORE_NOUN.fullmatch(lower, word.end, cue.start)
            and (_OF_OTHER.search(lower, cue.end, link.start) or not (is_measure or _is_kin(cue, link)))
            for cue in others
        )
    if word.start < link.end:
        return False
    return any(
        word.end <= cue.start and _BEFORE_NOUN.fullmatch(lower, word.end, cue.start) for cue in others
    ) or (is_measure and _OF_OTHER.search(lower, link.end, word.start) is not None)


def _is_kin(cue: Match, link: Link) -> bool:
    """Return whether a noun is one of a figure's quantity, of its level or of its changes."""
    of = cue.pattern.owner.partition("/")[0]
    quantity = link.quantity
    return of in {quantity.quantity, quantity.level} or of.startswith(f"{quantity.quantity}-")


def _list_nouns(cues: Cues) -> Iterator[Match]:
    for (role, _), found in cues.found.items():
        if role in {NAME, OBJECT}:
            yield from found
