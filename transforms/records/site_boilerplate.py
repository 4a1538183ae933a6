"""What a site repeats: counts of its blocks, and the rules that were learned from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

REMEMBERED_DAYS = 90
"""A block that no article has had for so long is forgotten, and counted from one when it comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCount:
    """On how many articles of `site` a block stands, and the days on which the first and last arrived.

    `key` names site and text together, as it is made by
    :func:`transforms.cleaning.site_boilerplate.compute_block_key`. `article_id` is the last of the articles.
    """

    key: int
    site: str
    articles: int
    first_day: date
    last_day: date
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDay:
    """How many articles of `site` that arrived on `day` were counted."""

    site: str
    day: date
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedRule:
    """A decision, with its evidence: the block `text` is furniture of `site`.

    It stood on `articles` of the `of_articles` that the site had from `first_day` on, or in the thirty
    days to `last_day` if that is longer. When a person refused it, `refused_at` says when; such a rule
    removes nothing and is not learned again.
    """

    rule: str
    site: str
    key: int
    text: str
    class_: str
    articles: int
    of_articles: int
    first_day: date
    last_day: date
    learned_at: datetime
    refused_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBoilerplate:
    """What is remembered of sites' furniture, or what a batch changes in that."""

    counts: tuple[BlockCount, ...] = ()
    days: tuple[SiteDay, ...] = ()
    rules: tuple[LearnedRule, ...] = ()
