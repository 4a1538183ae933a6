"""Articles, their revisions, and the outcome of each page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transforms.records.feeds import Outcome
from transforms.records.moments import Precision
from transforms.records.pages import CleanedBlock, Page, TextSource
from transforms.records.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as read from one page: what the warehouse stores as one revision.

    Attributes:
        article_id: The article's identifier, the same in every revision.
        page_id: The page that it was read from.
        corpus: The collection it belongs to, such as ``feed`` or ``inbox``.
        origin: The URL of the feed that listed it, or the name of the file.
        source: The publisher: its registered domain, or its name where there is no URL.
        url: The page's URL without tracking parameters.
        title: The headline, or the first sentence where the page has none.
        authors: The authors' names in order.
        published_at: When it was published.
        published_precision: How exact `published_at` is.
        published_source: Where the date was found: ``json-ld``, ``meta``, ``html``, ``text``, ``url`` or
            ``feed``; ``rejected`` where there is none because the page states one that is too far ahead.
        language: The ISO 639-1 code of the language.
        text: The kept blocks, separated by blank lines.
        word_count: The number of words in `text`; in Chinese and Japanese, of characters.
        sha256: A digest of the normalised title and text, so that a change of boilerplate alone does not
            change it.
        seen_at: When the page arrived.
        blocks: All blocks of the page, the removed ones included.
        modified_at: When it was last changed, as far as the page says.
        modified_precision: How exact `modified_at` is.
        modified_source: Where that date was found.
        section: The section or category, in the page's own words.
        image_url: The URL of the lead image.
        canonical_url: The URL that the page declares to be its canonical one.
        paywalled: Whether the page says that it must be paid for; `None` when it says nothing.
        truncated: Whether there is evidence that the text continues elsewhere.
        text_source: Whether the text is the page's, or where that gave little, the feed's or from the data of
            its scripts.
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
        """Whether the day of publication is known, not only the month or the year."""
        return self.published_at is not None and self.published_precision in {"second", "minute", "day"}

    @property
    def published_on(self) -> date | None:
        """The day of publication in UTC; `None` where it is not known."""
        return self.published_at.date() if self.published_at and self.is_dated else None

    @property
    def reported_at(self) -> datetime:
        """When it was published, or when it was seen if no day is stated or a later one."""
        published_at = self.published_at if self.is_dated else None
        return min(published_at or self.seen_at, self.seen_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingRevision:
    """The newest stored revision of an article."""

    article_id: str
    revision: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An intent: store this article as revision number `revision`, which is 1 for a new article."""

    article: Article
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingText:
    """The title and text of an article's newest stored revision."""

    article_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure that a revision replaced by another."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionChange:
    """The differences of a revision from the one before.

    Attributes:
        article_id: The article.
        revision: The number of the revision.
        title_before: The old title; `None` where the title did not change.
        blocks_added: The texts of new blocks.
        blocks_removed: The texts of blocks that are gone.
        figures: The figures that were replaced.
    """

    article_id: str
    revision: int
    title_before: str | None
    blocks_added: tuple[str, ...]
    blocks_removed: tuple[str, ...]
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOutcome:
    """The outcome of a page; every page has exactly one.

    Attributes:
        page: The page.
        outcome: The outcome.
        article_id: The article that was read from it; `None` when it was refused.
        refusal: Why it was refused, if so.
    """

    page: Page
    outcome: Outcome
    article_id: str | None
    refusal: Refusal | None
