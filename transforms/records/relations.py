"""How articles relate: duplicates and stories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag
from typing import Literal

BAND_HOLDERS = 32
"""How many articles that have a band count as candidates of another one with it, the earliest ones."""

MAX_CANDIDATES = 16
"""How many articles a new one is compared with, those that share the rarest bands."""

MAX_SINGLE_BAND_CANDIDATES = 4
"""How many of them may share a single band only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The values by which duplicates of an article are found.

    Attributes:
        article_id: The article.
        site: The registered domain of its page or the name of its publisher; empty where neither is known.
        url: Its canonical URL.
        at: When it was published, or else first seen.
        seen_at: When it was first seen.
        text_sha256: A digest of the normalised text alone, for exact duplicates.
        bands: Keys of 32 bits, made from MinHash values and the URL. Articles that share one are compared.
        text: The text, which candidate pairs are compared by.
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

    Attributes:
        article_id: The copy.
        duplicate_of: The first article of all copies.
        nearest: The earlier article that it is most similar to; `duplicate_of` or another copy of it.
        method: ``exact`` or ``near``, for the pair with `nearest`; ``judged`` where a person decided.
        score: The share of the words of the pair's shorter text that are in the other one too, in order,
            from 0 to 1.
    """

    article_id: str
    duplicate_of: str
    nearest: str
    method: Literal["exact", "near", "judged"]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A person's decision on two articles: that they are, or are not, duplicates or in one story.

    Attributes:
        first: The lesser of the two article identifiers.
        second: The other one.
        relation: The question: whether they are duplicates, or whether they are in one story.
        same: The decision.
        note: The person's comment.
        decided_at: When it was decided.
    """

    first: str
    second: str
    relation: Literal["duplicate", "story"]
    same: bool
    note: str | None
    decided_at: datetime


class TermFlag(IntFlag):
    """The kind of a term; a word has none of the first five flags.

    Attributes:
        NAME: The name of a person, a place or an organisation.
        FIGURE: A number with its unit.
        DAY: A day of a month.
        MONTH: A month.
        YEAR: A year.
        PART_OF_NAME: A word that a name in the same article contains.
        COMMON: The term is common in any news.
    """

    NAME = 1
    FIGURE = 2
    DAY = 4
    MONTH = 8
    YEAR = 16
    PART_OF_NAME = 32
    COMMON = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words and names that characterise an article, in the order of their keys.

    Attributes:
        article_id: The article.
        at: When it was published, or else first seen.
        terms: The terms.
        keys: A signed 64-bit number for each term, the same for the same term in every article.
        counts: How often each term occurs, with more for the title and the lead.
        flags: The :class:`TermFlag` of each term, as a number.
        language: The language of the article as an ISO 639-1 code, or `None`.
        shared: Its terms that need no translation, each with a prefix for its kind: amounts, days, places,
            tags, claims and names (:mod:`transforms.stories.languages`); ascending.
    """

    article_id: str
    at: datetime
    terms: tuple[str, ...]
    keys: tuple[int, ...]
    counts: tuple[int, ...]
    flags: tuple[int, ...]
    language: str | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMembership:
    """An intent: this article belongs to this story.

    Attributes:
        article_id: The article.
        story_id: The story.
        score: The mean similarity to the other members of the story, from 0 to 1.
        terms: The terms that contributed most to the score.
    """

    article_id: str
    story_id: str
    score: float
    terms: tuple[str, ...]
