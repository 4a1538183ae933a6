"""How articles relate: copies, and stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What duplicates are found by.

    `text_sha256` digests the normalised text alone; `bands` are the MinHash band keys, each
    a signed 64-bit integer that already carries its band's number; `text` is there for the
    exact check. `site` is the publisher's domain, `at` when the
    article was published, or first seen where that is earlier or it does not say.
    """

    article_id: str
    site: str
    at: datetime
    text_sha256: str
    bands: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A link from a copy to its original. `score` is the share of text they have in common."""

    article_id: str
    duplicate_of: str
    method: Literal["exact", "near"]
    score: float


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person decided on two articles: that they are the same in a relation, or that they are not.

    `first` and `second` are article identifiers, the lesser one first.
    """

    first: str
    second: str
    relation: Literal["duplicate", "story"]
    same: bool
    note: str | None
    ruled_at: datetime
