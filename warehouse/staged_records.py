"""Records behind the rows of staged tables for which there is no other record.

The records of articles, feeds and runs are in :mod:`transforms.records`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from transforms.records import ArticleTag, CleanedBlock, Feed


class Key(NamedTuple):
    """An identifier, term or address that a query is about."""

    key: str


class Number(NamedTuple):
    """A numeric key that a query is about."""

    number: int


class WeightedTerm(NamedTuple):
    """The key of a term of an article, and what an article counts that shares it."""

    article_id: str
    key: int
    weight: float


class SharedTerm(NamedTuple):
    """A term of an article that needs no translation, and what an article counts that shares it."""

    article_id: str
    language: str
    term: str
    weight: float


class ClaimTopic(NamedTuple):
    """Of whom and of which quantity claims are wanted."""

    subject: str
    quantity: str


class TermPlaces(NamedTuple):
    """Places in the list of the terms of an article, counted from 0, and the row of that list."""

    row: int
    places: tuple[int, ...]


class KeptCorpus(NamedTuple):
    """A corpus, and since when its articles are kept."""

    corpus: str
    kept_since: datetime


class MovedRecord(NamedTuple):
    """A record of the archive that is in another file from now on."""

    file: str
    offset: int
    new_file: str
    new_offset: int


class ListedFeed(NamedTuple):
    """A feed and its position in the feed list, counted from 0."""

    position: int
    feed: Feed


class ArticleRow(NamedTuple):
    """An article as its first revision describes it, with the tags that it is about.

    `removed_words` are those of the removed blocks of its newest revision.
    """

    article_id: str
    corpus: str
    origin: str
    source: str
    url: str | None
    first_seen_at: datetime
    revision: int
    tags: tuple[str, ...]
    removed_words: int


class RevisionBlock(NamedTuple):
    """A block with the revision that it belongs to, and when that arrived."""

    article_id: str
    revision: int
    seen_at: datetime
    block: CleanedBlock


class RevisionTag(NamedTuple):
    """A tag, and when the newest revision of its article arrived."""

    seen_at: datetime
    tag: ArticleTag


class IndexedText(NamedTuple):
    """The number of a text in the search index, and how many terms it has.

    `article_id` is `None` for a former text of an article.
    """

    document: int
    article_id: str | None
    terms: int


class BandPart(NamedTuple):
    """A part of a run of bands, as :mod:`warehouse.packed_bands` packs it."""

    part: int
    bands: bytes
    fingerprints: bytes


class Candidate(NamedTuple):
    """The number of a fingerprint that is compared with new ones, and the bands that it shares with them."""

    number: int
    bands: tuple[int, ...]


class Passage(NamedTuple):
    """A title or a text to be split into terms, and its place among them."""

    place: int
    words: str


class Word(NamedTuple):
    """A term of the texts that are indexed, and its place among them; a word still has its ending."""

    place: int
    term: str
    is_word: bool


class NumberedWord(NamedTuple):
    """The number of a term in the search index, or the term that has none yet."""

    number: int | None
    term: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A term of a text in the search index: how often it counts, and where it is."""

    term: int
    document: int
    count: int
    positions: tuple[int, ...]


class NewestText(NamedTuple):
    """The newest text of an article, as :mod:`warehouse.newest_texts` keeps it."""

    article_id: str
    revision: int
    sha256: str
    title: str
    packed_text: bytes
