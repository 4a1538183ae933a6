"""An article as tagging reads it: title and text, their sentences, and the patterns found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from transforms.records import Article, ArticleText
from transforms.tagging.folding import FoldedText, fold_text
from transforms.tagging.matching import Match, Matcher
from transforms.tagging.patterns import Role
from transforms.text.sentences import find_sentences

_LEADING_PUNCTUATION = re.compile(r"[\s\"'“”‘’„«»「『(\[•*-]*")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_WORD = 3  # letters; articles, prepositions and the like stay in lower case in a headline in title case
_TITLE_CASE_WORDS, _TITLE_CASE_SHARE = 3, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The title or the text of an article.

    Attributes:
        field: Which of the two it is.
        text: Its characters.
        folded: The same as they are searched.
        starts: The offsets at which its sentences begin.
        matches: The patterns that were found in it, by role and owner.
    """

    field: Literal["title", "text"]
    text: str
    folded: FoldedText
    starts: Sequence[int]
    matches: dict[tuple[Role, str], list[Match]]

    def list_matches(self, *keys: tuple[Role, str]) -> Sequence[Match]:
        """Return the matches of patterns with any of these roles and owners."""
        if len(keys) == 1:
            return self.matches.get(keys[0], [])
        found = [self.matches[key] for key in keys if key in self.matches]
        return [match for matches in found for match in matches]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence at an offset, from 0."""
        return bisect_right(self.starts, offset) - 1

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """Return the start and the end of the sentence at an offset."""
        number = self.sentence_at(offset)
        last = number + 1 == len(self.starts)
        return self.starts[number], len(self.text) if last else self.starts[number + 1]

    def is_in_capitals(self, offset: int) -> bool:
        """Return whether the sentence at an offset is written in capitals."""
        start, end = self.sentence_span(offset)
        return self.text[start:end].isupper()

    def begins_sentence(self, offset: int) -> bool:
        """Return whether only punctuation is between the start of a sentence and an offset in it."""
        start = self.starts[self.sentence_at(offset)]
        punctuation = _LEADING_PUNCTUATION.match(self.text, start)
        return offset <= (punctuation.end() if punctuation else start)

    def is_in_title_case(self) -> bool:
        """Return whether nearly every word has a capital, as in many headlines."""
        words = [word for word in _WORD.findall(self.text) if len(word) > _SHORT_WORD]
        capitals = sum(1 for word in words if word[0].isupper())
        return len(words) >= _TITLE_CASE_WORDS and capitals >= _TITLE_CASE_SHARE * len(words)


def read_passages(article: Article | ArticleText, matcher: Matcher) -> tuple[Passage, Passage]:
    """Find all patterns in an article, and return its title and its text as passages.

    A title is one sentence.
    """
    return (
        _read_passage("title", article.title, [0], matcher),
        _read_passage("text", article.text, find_sentences(article.text), matcher),
    )


def _read_passage(
    field: Literal["title", "text"], text: str, starts: Sequence[int], matcher: Matcher
) -> Passage:
    folded = fold_text(text)
    return Passage(field=field, text=text, folded=folded, starts=starts, matches=matcher.find_groups(folded))


def drop_overlapping(matches: Sequence[Match], taken: Sequence[Match] = ()) -> list[Match]:
    """Keep the longest of matches that overlap.

    Args:
        matches: The matches to choose from.
        taken: Further matches; none that overlaps one of them is kept.

    Returns:
        The kept matches in the order of their places.
    """
    if not matches or (len(matches) == 1 and not taken):
        return list(matches)
    if not taken and all(one.end <= other.start for one, other in pairwise(matches)):
        return list(matches)
    kept: list[Match] = []
    spans = _merge((match.start, match.end) for match in taken)
    for match in sorted(matches, key=lambda each: (each.start - each.end, each.start, -each.pattern.weight)):
        place = bisect_right(spans, (match.start, match.start))
        free_before = place == 0 or spans[place - 1][1] <= match.start
        if free_before and (place == len(spans) or spans[place][0] >= match.end):
            kept.append(match)
            spans.insert(place, (match.start, match.end))
    return sorted(kept, key=lambda match: match.start)


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
