"""The records in which an article is explained."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from transforms.records import ArchiveRef, CleanedBlock, Evidence, Fetch, FigureChange, LearnedRule, Override


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as its newest revision reads; the columns are those of the view `articles`."""

    article_id: str
    corpus: str
    origin: str
    source: str
    url: str | None
    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: str | None
    published_source: str | None
    modified_at: datetime | None
    modified_precision: str | None
    modified_source: str | None
    first_seen_at: datetime
    revised_at: datetime
    language: str | None
    section: str | None
    image_url: str | None
    canonical_url: str | None
    paywalled: bool | None
    truncated: bool | None
    text_source: str | None
    text: str
    word_count: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPage:
    """A page that the article was read from; `archived` says where its bytes are."""

    page_id: str
    origin: str
    url: str | None
    media_type: str
    sha256: str
    received_at: datetime
    outcome: str
    archived: ArchiveRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An entry that led to the article; `feed` and `feed_url` are null for a feed never configured."""

    feed: str | None
    feed_url: str | None
    entry_id: str
    guid: str
    url: str
    title: str
    first_seen_at: datetime
    last_seen_at: datetime
    outcome: str
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRevision:
    """A revision of the article, the page it was read from, and what it changed: null in the first."""

    revision: int
    seen_at: datetime
    title: str
    word_count: int
    sha256: str
    page_id: str
    title_before: str | None
    blocks_added: tuple[str, ...] | None
    blocks_removed: tuple[str, ...] | None
    figures_changed: tuple[FigureChange, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Another article of the same story, or a copy, or the original; only those have the last three.

    `relation` is null as well where one of the two sites is not known.
    """

    article_id: str
    title: str
    source: str
    url: str | None
    first_seen_at: datetime
    method: str | None = None
    score: float | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPlace:
    """The article's story: by which score and on which terms it belongs to it."""

    story_id: str
    headline: str
    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTag:
    """A tag of the article; `kind` and `label` are null when it left the taxonomy since."""

    tag: str
    kind: str | None
    label: str | None
    relevance: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHistory:
    """Everything known about one article: where it came from and what was made of it.

    `blocks` are those of the newest revision, in order, removed ones too; `rules` are the learned
    ones among the rules that removed them. `original` is set when the article is a copy, `copies` are
    the copies of it, `others` the other members of its story, `overrides` what people decided about it.
    """

    article: StoredArticle
    entries: tuple[Listing, ...]
    fetches: tuple[Fetch, ...]
    pages: tuple[StoredPage, ...]
    revisions: tuple[StoredRevision, ...]
    blocks: tuple[CleanedBlock, ...]
    rules: tuple[LearnedRule, ...]
    original: Relative | None
    copies: tuple[Relative, ...]
    story: StoryPlace | None
    others: tuple[Relative, ...]
    overrides: tuple[Override, ...]
    tags: tuple[StoredTag, ...]
