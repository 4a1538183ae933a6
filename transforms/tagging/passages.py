"""An article as tagging reads it: title and text, the sentences of each, and the cues found in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from transforms.records import Article, ArticleText
from transforms.tagging.matching import Hit, Matcher, Role
from transforms.text.sentences import find_sentences

_LEADING_MARKS = re.compile(r"[\s\"'“”‘’„«»「『(\[•*-]*")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT_WORD = 3  # articles, prepositions and the like stay small in a headline in title case
_TITLE_CASE_WORDS, _TITLE_CASE_SHARE = 3, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The title or the text of an article, with the offsets at which its sentences begin.

    `hits` holds the cues that were found in it, by role and owner.
    """

    field: Literal["title", "text"]
    text: str
    starts: Sequence[int]
    hits: dict[tuple[Role, str], list[Hit]]

    def list_hits(self, *keys: tuple[Role, str]) -> list[Hit]:
        """Return the cues with any of these roles and owners."""
        found = [self.hits[key] for key in keys if key in self.hits]
        return [hit for hits in found for hit in hits]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence in which `offset` lies."""
        return bisect_right(self.starts, offset) - 1

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """Return where the sentence in which `offset` lies begins and ends."""
        number = self.sentence_at(offset)
        last = number + 1 == len(self.starts)
        return self.starts[number], len(self.text) if last else self.starts[number + 1]

    def is_shouted(self, offset: int) -> bool:
        """Tell whether the sentence in which `offset` lies is in capitals."""
        start, end = self.sentence_span(offset)
        return self.text[start:end].isupper()

    def opens_sentence(self, offset: int) -> bool:
        """Tell whether nothing but marks stands between `offset` and the start of its sentence."""
        start = self.starts[self.sentence_at(offset)]
        marks = _LEADING_MARKS.match(self.text, start)
        return offset <= (marks.end() if marks else start)

    def has_title_case(self) -> bool:
        """Tell whether this is a headline in which nearly every word has a capital."""
        words = [word for word in _WORD.findall(self.text) if len(word) > _SHORT_WORD]
        capitals = sum(1 for word in words if word[0].isupper())
        return len(words) >= _TITLE_CASE_WORDS and capitals >= _TITLE_CASE_SHARE * len(words)


def read_passages(article: Article | ArticleText, matcher: Matcher) -> tuple[Passage, Passage]:
    """Find all cues in the article's title and text."""
    title = Passage(field="title", text=article.title, starts=[0], hits=_group(matcher.find(article.title)))
    starts = find_sentences(article.text)
    return title, Passage(
        field="text", text=article.text, starts=starts, hits=_group(matcher.find(article.text))
    )


def drop_overlapping(hits: Sequence[Hit], taken: Sequence[Hit] = ()) -> list[Hit]:
    """Keep the longest of hits that overlap, and none that overlaps one of `taken`; in order of place."""
    if not hits or (len(hits) == 1 and not taken):
        return list(hits)
    if not taken and all(one.end <= other.start for one, other in pairwise(hits)):
        return list(hits)
    kept: list[Hit] = []
    spans = _merge((hit.start, hit.end) for hit in taken)
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start, -hit.cue.weight)):
        at = bisect_right(spans, (hit.start, hit.start))
        free_before = at == 0 or spans[at - 1][1] <= hit.start
        if free_before and (at == len(spans) or spans[at][0] >= hit.end):
            kept.append(hit)
            spans.insert(at, (hit.start, hit.end))
    return sorted(kept, key=lambda hit: hit.start)


def _merge(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _group(hits: Iterable[Hit]) -> dict[tuple[Role, str], list[Hit]]:
    groups: defaultdict[tuple[Role, str], list[Hit]] = defaultdict(list)
    for hit in hits:
        groups[hit.cue.role, hit.cue.owner].append(hit)
    return dict(groups)
