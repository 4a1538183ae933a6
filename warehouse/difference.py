"""The difference between two states of the warehouse, as records."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleChange:
    """The number of articles that changed in one way, with examples.

    `name` is the part that changed, such as text or title, or gained or lost for whole articles.
    """

    name: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """The numbers of rows of `name` that are new and gone, with examples.

    `name` is a rule, whose rows are blocks, a tag, whose rows are articles, or a relation.
    """

    name: str
    gained: int
    lost: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The difference that a rebuild makes.

    Attributes:
        articles: Articles that are new, gone or changed.
        rules: Removed blocks, by rule.
        tags: Tagged articles, by tag.
        relations: Revisions, links, story memberships, refusals and learned rules.
        tables: The tables that differ in any row, including tables that no reader sees directly,
            such as the terms that stories are found by.
    """

    articles: tuple[ArticleChange, ...]
    rules: tuple[RowChange, ...]
    tags: tuple[RowChange, ...]
    relations: tuple[RowChange, ...]
    tables: tuple[str, ...]
