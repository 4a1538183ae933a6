"""Pages and what they say: bytes, blocks, extractions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from transforms.records.network import ArchiveRef

BlockKind = Literal["paragraph", "heading", "list", "quote", "table"]
TextSource = Literal["page", "feed"]
Precision = Literal["second", "minute", "day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes that arrived and wait to be read: a fetched web page or a loaded file.

    `corpus` and `origin` are those of the `articles` view. `charset` is what the server said.
    The `feed_…` fields are what the feed's entry claims, for pages that are silent themselves.
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
    feed_title: str | None = None
    feed_authors: tuple[str, ...] = ()
    feed_published_at: datetime | None = None
    feed_language: str | None = None
    feed_content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text that stands on its own on the page: a paragraph, a heading, a list.

    `links` is the share of its characters that stand inside links, from 0 to 1. What is `set_apart`
    stands among the article's text, and by its place and its shape is no part of it.
    """

    kind: BlockKind
    text: str
    links: float = 0.0
    set_apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one page says, before cleaning.

    `published_source` and `modified_source` name where the dates were found, `text_source` whose
    the text is. `paywalled` is what the page says of that, null when it says nothing; `truncated`
    whether its text shows signs that there is more of it elsewhere.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanedBlock:
    """A block and the verdict on it: kept, or removed by a named rule of a class."""

    position: int
    kind: BlockKind
    text: str
    kept: bool
    rule: str | None
    class_: str | None
