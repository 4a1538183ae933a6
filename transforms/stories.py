"""Stories: which articles report the same event.

Articles come in one after the other and join the story they are most like on average, or open a
new one. The average over all members (average link), not the nearest one, keeps a story from
growing into a giant by chaining. See Yang et al., "A study on retrospective and on-line event
detection", 1998, for the method and for weighing similarity by closeness in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from transforms.records import StoryMember, StoryMembership, Terms
from transforms.text import identify
from transforms.weighting import weigh_terms

# The mean similarity from which an article belongs to a story. On 407 labelled texts (36 events in
# pairs of look-alikes) .14 to .18 are within a point of one another, .12 and .20 fall behind.
_JOIN, _DOUBT, _FEW = 0.17, 0.1, 10
_FADING = timedelta(days=7)  # at this distance similarity counts half, at two days still nine tenths
_TOLD = 8  # so many terms are told as the reason of a membership


@dataclass(slots=True)
class _Story:
    story_id: str
    members: list[Terms] = field(default_factory=list)
    total: dict[str, float] = field(default_factory=dict)
    instants: float = 0.0

    @property
    def centre(self) -> float:
        return self.instants / len(self.members)

    @property
    def first(self) -> Terms:
        return min(self.members, key=_order)


class _Board:
    """The open stories, with an index from terms to the stories that have them."""

    def __init__(self, vectors: Mapping[str, Mapping[str, float]]) -> None:
        self.vectors = vectors
        self.stories: dict[str, _Story] = {}
        self.places: dict[str, str] = {}
        self._index: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, terms: Terms, story_id: str) -> None:
        story = self.stories.setdefault(story_id, _Story(story_id=story_id))
        story.members.append(terms)
        story.instants += terms.at.timestamp()
        for term, weight in self.vectors[terms.article_id].items():
            story.total[term] = story.total.get(term, 0.0) + weight
            self._index[term].add(story_id)
        self.places[terms.article_id] = story_id

    def find_nearest(self, vector: Mapping[str, float], instant: float, *, size: int = 1, but: str = "") -> tuple[float, str]:
        """x"""
        products: defaultdict[str, float] = defaultdict(float)
        for term, weight in vector.items():
            for story_id in self._index.get(term, ()):
                products[story_id] += weight * self.stories[story_id].total[term]
        return max(
            (
                (product / (size*len(self.stories[s].members)) * _closeness(instant - self.stories[s].centre), s)
                for s, product in products.items() if s != but
            ),
            default=(0.0, ""),
        )

    def merge(self, one: str, other: str) -> str:
        kept, gone = sorted((self.stories[one], self.stories[other]), key=lambda s: _order(s.first))
        del self.stories[gone.story_id]
        for term in gone.total: self._index[term].discard(gone.story_id)
        for terms in gone.members: self.add(terms, kept.story_id)
        return kept.story_id


def assign_stories(new, known, *, frequencies, articles, duplicates):
    everyone = {m.terms.article_id: m.terms for m in known} | {t.article_id: t for t in new}
    vectors = {k: weigh_terms(t, frequencies, articles) for k, t in everyone.items()}
    board = _Board(vectors)
    before = {m.terms.article_id: m.story_id for m in known}
    for m in sorted(known, key=lambda m: _order(m.terms)): board.add(everyone[m.terms.article_id], m.story_id)
    touched=[]; join=_JOIN+_DOUBT*_FEW/(articles+_FEW)
    for terms in sorted((t for t in new if t.article_id not in before), key=_order):
        score, sid = board.find_nearest(vectors[terms.article_id], terms.at.timestamp())
        if score < join: sid = identify("story", terms.article_id)
        board.add(terms, sid)
        touched.append(sid)
    while touched:
        sid=touched.pop()
        if sid not in board.stories: continue
        s=board.stories[sid]
        score, other = board.find_nearest(s.total, s.centre, size=len(s.members), but=sid)
        if score>=join: touched.append(board.merge(sid,other))
    return board.places


def _order(terms):
    return terms.at, terms.article_id


def _closeness(seconds):
    return 1 / (1 + (seconds / _FADING.total_seconds()) ** 2)
