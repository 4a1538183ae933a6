"""Articles, their revisions, and the outcome of each page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from transforms.records.feeds import Outcome
from transforms.records.pages import CleanedBlock, Page, Precision, TextSource
from transforms.records.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One reading of one page: what the warehouse stores as an article's revision.

    `text` is the kept blocks with a blank line between; `sha256` digests the title and the
    text after normalising, so that a change of boilerplate alone does not change it.
    """

    article_id: str
    page_id: str
    corpus: str
    origin: str
    source: str
    url: str | None
    title: str
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: Precision | None
    published_source: str | None
    language: str | None
    text: str
    word_count: int
    sha256: str
    seen_at: datetime
    blocks: tuple[CleanedBlock, ...]
    modified_at: datetime | None = None
    modified_precision: Precision | None = None
    modified_source: str | None = None
    section: str | None = None
    image_url: str | None = None
    canonical_url: str | None = None
    paywalled: bool | None = None
    truncated: bool = False
    text_source: TextSource = "page"

    @property
    def is_dated(self) -> bool:
        """Whether the day of publication is known; a month or a year is none."""
        return self.published_at is not None and self.published_precision in {"second", "minute", "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingRevision:
    """The newest revision of an article that is in the warehouse already."""

    article_id: str
    revision: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An intent: store this reading as revision `revision` (1 for a new article)."""

    article: Article
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingText:
    """What the newest revision in the warehouse says."""

    article_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure and the one that stood in its place before."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChange:
    """What revision `revision` changed; `title_before` is null where the title stayed."""

    article_id: str
    revision: int
    title_before: str | None
    blocks_added: tuple[str, ...]
    blocks_removed: tuple[str, ...]
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """The one outcome of a page; `article_id` is null when it was refused."""

    page: Page
    outcome: Outcome
    article_id: str | None
    refusal: Refusal | None
