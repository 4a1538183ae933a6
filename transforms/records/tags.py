"""Tags on articles, and the evidence for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Relevance = Literal["subject", "mention"]
TagKind = Literal["topic", "company", "model", "plant", "person", "programme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An entry of the taxonomy that articles can be tagged with.

    Attributes:
        tag: The tag's identifier.
        kind: The kind of thing that it denotes.
        label: Its name for people.
        parent: The tag that it is a part of, if any.
        description: A description of its scope, for people.
    """

    tag: str
    kind: TagKind
    label: str
    parent: str | None
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span of an article that a tag is based on.

    Attributes:
        field: Where the span is.
        start: Its first character, counted from 0.
        end: The character after its last one.
        text: The characters themselves.
    """

    field: Literal["title", "text"]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTag:
    """A tag on an article.

    Attributes:
        article_id: The article.
        tag: The tag.
        relevance: Whether the article is about it or only mentions it.
        score: How likely the article is about it, from 0 to 1.
        evidence: The spans that the tag is based on.
    """

    article_id: str
    tag: str
    relevance: Relevance
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """The newest revision of a stored article, as far as its tags and claims depend on it.

    Attributes:
        article_id: The article.
        title: The headline.
        text: The text.
        published_on: The day of publication in UTC; `None` where it is not known.
        reported_at: When it was published, or when this revision was seen if no day is stated or a later one.
    """

    article_id: str
    title: str
    text: str
    published_on: date | None
    reported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TagChange:
    """How tagging stored articles again changes one tag.

    Attributes:
        tag: The tag.
        gained: The number of articles that get it.
        lost: The number of articles that lose it.
        raised: The number of articles that are now about it, where they only mentioned it.
        lowered: The number of articles that now only mention it.
        examples: Examples, as (kind of change, title).
    """

    tag: str
    gained: int
    lost: int
    raised: int
    lowered: int
    examples: tuple[tuple[str, str], ...]
