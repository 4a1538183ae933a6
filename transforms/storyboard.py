"""The open stories while a batch is put in its place: sums of vectors, and an index to find them by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from transforms.records import Terms

_FADING = timedelta(days=7)  # at this distance similarity counts half, at two days still nine tenths


@dataclass(slots=True, kw_only=True)
class OpenStory:
    """A story with its members and the sum of their vectors."""

    story_id: str
    members: list[Terms] = field(default_factory=list)
    total: dict[str, float] = field(default_factory=dict)

    @property
    def centre(self) -> float:
        """The mean time of its members, in seconds since 1970."""
        return sum(terms.at.timestamp() for terms in self.members) / len(self.members)

    @property
    def opening(self) -> tuple[float, str]:
        """What the older of two stories is told by: time and identifier of the first member."""
        return min((terms.at.timestamp(), terms.article_id) for terms in self.members)


class Storyboard:
    """Open stories by identifier. `vectors` holds the unit vector of every article that may be added."""

    def __init__(self, vectors: Mapping[str, Mapping[str, float]]) -> None:
        self.stories: dict[str, OpenStory] = {}
        self.places: dict[str, str] = {}
        self._vectors = vectors
        self._index: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def add(self, terms: Terms, story_id: str) -> None:
        """Put an article into a story, which is opened if it is not there."""
        story = self.stories.setdefault(story_id, OpenStory(story_id=story_id))
        story.members.append(terms)
        self.places[terms.article_id] = story_id
        for term, weight in self._vectors[terms.article_id].items():
            story.total[term] = story.total.get(term, 0.0) + weight
            self._index[term][story_id] = None

    def merge(self, one: str, other: str) -> str:
        """Make one story of two and return its identifier: that of the story which began first."""
        kept, gone = sorted((self.stories[one], self.stories[other]), key=lambda story: story.opening)
        del self.stories[gone.story_id]
        for term in gone.total:
            del self._index[term][gone.story_id]
        for terms in gone.members:
            self.add(terms, kept.story_id)
        return kept.story_id

    def find_nearest(self, story: OpenStory) -> tuple[float, str | None]:
        """Return the other story most like `story` and how like it is: the mean over all pairs of members.

        The similarity fades with the distance between the two stories' mean times, so that the
        coverage of an event does not run on into that of the next. ``(0.0, None)`` if nothing is alike.
        """
        products: defaultdict[str, float] = defaultdict(float)
        for term, weight in story.total.items():
            for story_id in self._index.get(term, ()):
                products[story_id] += weight * self.stories[story_id].total[term]
        products.pop(story.story_id, None)
        centre, best = story.centre, (0.0, "")
        for story_id, product in products.items():
            other = self.stories[story_id]
            fading = 1 + ((centre - other.centre) / _FADING.total_seconds()) ** 2
            best = max(best, (product / len(story.members) / len(other.members) / fading, story_id))
        return best[0], best[1] or None
