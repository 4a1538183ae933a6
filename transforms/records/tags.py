"""Tags, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relevance = Literal["subject", "mention"]
TagKind = Literal["topic", "company", "model", "plant", "person", "programme"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word of the taxonomy that articles can be tagged with."""

    tag: str
    kind: TagKind
    label: str
    parent: str | None
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A span that a tag rests on: `field` is title or text, `start` and `end` count characters."""

    field: Literal["title", "text"]
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTag:
    """A tag on an article, whether it is what the article is about, and how we know."""

    article_id: str
    tag: str
    relevance: Relevance
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """What tagging needs of an article that is in the warehouse: its newest title and text."""

    article_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagChange:
    """What tagging again does to one tag: on how many articles it comes, goes, or changes its relevance.

    `raised` counts mentions that become subjects, `lowered` the reverse; `examples` are pairs of what
    happens and a title.
    """

    tag: str
    gained: int
    lost: int
    raised: int
    lowered: int
    examples: tuple[tuple[str, str], ...]
