"""Boilerplate that is learned from a site: counts of its blocks, and the rules that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

REMEMBERED_DAYS = 90
"""A block count is dropped after so many days without the block, and starts at one when it comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockCount:
    """On how many articles of a site a block occurs.

    Attributes:
        key: A digest of site and text, see :func:`transforms.cleaning.site_boilerplate.compute_block_key`.
        site: The site.
        articles: The number of articles that have the block.
        first_day: The day on which the first of them arrived.
        last_day: The day on which the last of them arrived.
        article_id: The last of them.
    """

    key: int
    site: str
    articles: int
    first_day: date
    last_day: date
    article_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteDay:
    """The number of a site's articles that arrived on one day and were counted."""

    site: str
    day: date
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedRule:
    """The decision that a block is boilerplate of its site, with its evidence.

    Attributes:
        rule: The rule's name.
        site: The site.
        key: As in :class:`BlockCount`.
        text: The text of the block.
        class_: The class of boilerplate.
        articles: The number of articles that had the block.
        of_articles: The number of articles that the site had from `first_day`, or in the thirty days up to
            `last_day` if that is longer.
        first_day: The day on which the first article with the block arrived.
        last_day: The day on which the last one arrived.
        learned_at: When the rule was learned.
        refused_at: When a person refused it; such a rule removes nothing and is not learned again.
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
    """The stored boilerplate of sites, or the changes that a batch makes to it."""

    counts: tuple[BlockCount, ...] = ()
    days: tuple[SiteDay, ...] = ()
    rules: tuple[LearnedRule, ...] = ()
