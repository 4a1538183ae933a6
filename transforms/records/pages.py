"""Pages and their content: bytes, blocks, metadata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from transforms.records.moments import Precision
from transforms.records.network import ArchiveRef

BlockKind = Literal["paragraph", "heading", "list", "quote", "table"]
TextSource = Literal["page", "feed", "script"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes that arrived and are to be read: a fetched web page or a loaded file.

    Attributes:
        page_id: The page's identifier.
        corpus: The collection it belongs to, such as ``feed`` or ``inbox``.
        origin: The URL of the feed that listed it, or the name of the file.
        entry_id: The entry that it was fetched for, if any.
        url: Its URL, after redirects.
        body: The decoded bytes.
        media_type: The media type.
        charset: The encoding that the server, or whoever loaded the file, named.
        sha256: A digest of `body`.
        received_at: When it arrived.
        archived: Where its bytes are archived.
        is_cut: Whether the crawler that captured it has not stored all of it.
        canonical_link: The address that the Link header of its answer names as the canonical one.
        feed_title: The title of the feed's entry. The `feed_…` fields replace what the page itself does
            not say.
        feed_authors: The authors that the entry names.
        feed_published_at: The entry's date of publication.
        feed_published_precision: How exact that is.
        feed_language: The entry's language.
        feed_content: The entry's full text, or else its summary, with markup.
    """

    page_id: str
    corpus: str
    origin: str
    entry_id: str | None
    url: str | None
    body: bytes
    media_type: str
    charset: str | None
    sha256: str
    received_at: datetime
    archived: ArchiveRef | None
    is_cut: bool = False
    canonical_link: str | None = None
    feed_title: str | None = None
    feed_authors: tuple[str, ...] = ()
    feed_published_at: datetime | None = None
    feed_published_precision: Precision | None = None
    feed_language: str | None = None
    feed_content: str | None = None


MAX_PAGE_BYTES = 10 << 20
"""The bytes of the largest page that is read, from a server or in a file.

Of 421 news pages 3 have 2.3 to 2.9 MB, mostly programs and pictures. The work on a page grows with its tags
and its text, which are bounded apart: 10 MB of a menu with 480,000 tags take 3 s.
"""

LINKED_SHARE = 0.5
"""A block with this share of its characters in links, or more, is a menu, a teaser or a list of tags."""

ONE_LINK_SHARE = 0.95
"""A block with this share of its characters in links is one link, but for a mark or a time beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A unit of text on a page: a paragraph, a heading, a list, a quotation or a table.

    Attributes:
        kind: The kind of block.
        text: Its text.
        links: The share of its characters that are inside links, from 0 to 1.
        set_apart: Whether it is among the article's text without being part of it, judged by its position
            and shape.
    """

    kind: BlockKind
    text: str
    links: float = 0.0
    set_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """The content of a page before cleaning.

    Attributes:
        page_id: The page.
        title: The headline.
        authors: The authors' names in order.
        published_at: When it was published.
        published_precision: How exact `published_at` is.
        published_source: Where the date was found.
        language: The ISO 639-1 code of the language.
        canonical_url: The URL that the page declares to be its canonical one.
        site_name: The name that the site gives itself.
        blocks: The text in order.
        modified_at: When it was last changed, as far as the page says.
        modified_precision: How exact `modified_at` is.
        modified_source: Where that date was found.
        section: The section or category, in the page's own words.
        image_url: The URL of the lead image.
        paywalled: Whether the page says that it must be paid for; `None` when it says nothing.
        truncated: Whether there is evidence that the text continues elsewhere.
        text_source: Whether the text is the page's, or where that gave little, the feed's or from the data of
            its scripts.
        is_title_shown: Whether the page shows the headline outside of the text too, as an element of its own.
    """

    page_id: str
    title: str | None
    authors: tuple[str, ...]
    published_at: datetime | None
    published_precision: Precision | None
    published_source: str | None
    language: str | None
    canonical_url: str | None
    site_name: str | None
    blocks: tuple[Block, ...]
    modified_at: datetime | None = None
    modified_precision: Precision | None = None
    modified_source: str | None = None
    section: str | None = None
    image_url: str | None = None
    paywalled: bool | None = None
    truncated: bool = False
    text_source: TextSource = "page"
    is_title_shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedBlock:
    """A block and the decision of cleaning on it.

    Attributes:
        position: Its position on the page, from 0.
        kind: The kind of block.
        text: Its text.
        kept: Whether it is part of the article.
        rule: The name of the rule that removed it.
        class_: The class of that rule, such as ``promo`` or ``credit``.
    """

    position: int
    kind: BlockKind
    text: str
    kept: bool
    rule: str | None
    class_: str | None

    # An article has dozens, and what a dataclass does by itself looks up the fields of each.
    def __getstate__(self) -> tuple[object, ...]:
        """Return the values that are pickled, in the order of the fields."""
        return self.position, self.kind, self.text, self.kept, self.rule, self.class_

    def __setstate__(self, state: tuple[object, ...]) -> None:
        """Take the values of a pickled block."""
        for name, value in zip(self.__slots__, state, strict=True):
            object.__setattr__(self, name, value)
