"""How articles relate: copies, and stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What duplicates are found by.

    `text_sha256` digests the normalised text alone; `bands` are keys of 32 bits, copies share some of
    them; `text` is there for the exact check. `site` is the registrable host of the page or the name
    of its publisher, empty where neither is known, `url` its canonical URL. `at` is when the article
    was published, `seen_at` when it was first seen.
    """

    article_id: str
    site: str
    url: str | None
    at: datetime
    seen_at: datetime
    text_sha256: str
    bands: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A link from a copy to its original.

    `nearest` is the earlier article that it is most like; where that is a copy itself, `duplicate_of`
    is the first of them all. `method` and `score` speak of the nearest: the share of the shorter text
    that both have. ``judged`` is what a person decided.
    """

    article_id: str
    duplicate_of: str
    nearest: str
    method: Literal["exact", "near", "judged"]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What a person decided: that two articles are, or are not, the same as a copy or as an event.

    `first` and `second` are article identifiers, the lesser one first.
    """

    first: str
    second: str
    relation: Literal["duplicate", "story"]
    same: bool
    note: str | None
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words and names that tell what an article is about, with how often each occurs."""

    article_id: str
    at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """An article that belongs to a story, with the terms it can be compared by.

    `duplicate_of` is the original that it is a copy of, null for an original.
    """

    story_id: str
    terms: Terms
    duplicate_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMembership:
    """An intent: this article belongs to that story, by this score and on these terms."""

    article_id: str
    story_id: str
    score: float
    terms: tuple[str, ...]
