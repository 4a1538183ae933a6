"""The records of a file of quantities: what an article may state figures of, and by which words.

The comment at the top of `transforms/taxonomy/quantities.toml` explains the fields.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.records import ComparedQuantity, TagKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedUnit:
    """A thing that is counted or measured.

    Attributes:
        unit: Its identifier.
        words: The words that follow the number.
        counters: Those that follow it at once.
        limit: The largest number of these.
        beyond: The unit that a larger number counts with the same words; `None` where there is no limit.
    """

    unit: str
    words: tuple[str, ...]
    counters: tuple[str, ...]
    limit: float = math.inf
    beyond: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPair:
    """An action and an object between which a figure says how much: "cut costs by 250 billion yen".

    Attributes:
        actions: Verbs, and nouns made of them.
        objects: What they act on; the references to units are resolved.
        object_first: Whether the object has to come before the action, as its subject.
    """

    actions: tuple[str, ...]
    objects: tuple[str, ...]
    object_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity, and how its figures are recognised.

    Attributes:
        quantity: Its identifier.
        number: Its place in the file; of two that are linked to a figure equally, the first is taken.
        label: Its name for people.
        description: Its scope, for people.
        units: The units that its figures may have; ``money`` stands for every currency.
        owners: The kinds of tags whose figure it may be, the preferred kind first.
        change: Whether a figure is a difference and not a level.
        level: The quantity of the level that changes, if it has one.
        names: Nouns for it.
        verbs: Verbs with the figure as their object.
        beside: Verbs that have to be right before the figure.
        outcomes: Verbs with the figure as their subject.
        pairs: Actions with their objects.
        topic: The topic of the articles in which the words of `covers` count, too.
        covers: Words beside a figure that is of the quantity in these articles: "it affects 72,000 cars".
        prevails: Whether its words say more there than those of other quantities.
        bare: The unit of a number without one, if it may have none.
        least: The smallest value of money, or of things that are counted.
        most: The largest value in some of its units.
        owned: Whether a figure without an owner is no claim.
        excludes: Phrases beside which the words mean something else.
        holding: Whether the owner holds another company, which restricts the figure.
        unrestricted: The restrictions that are none of its figures.
    """

    quantity: str
    number: int
    label: str
    description: str
    units: frozenset[str]
    owners: tuple[TagKind, ...]
    change: bool
    level: str | None
    names: tuple[str, ...]
    verbs: tuple[str, ...]
    beside: tuple[str, ...]
    outcomes: tuple[str, ...]
    pairs: tuple[ActionPair, ...]
    topic: str | None
    covers: tuple[str, ...]
    prevails: bool
    bare: str | None
    least: float
    most: Mapping[str, float]
    owned: bool
    excludes: tuple[str, ...]
    holding: bool
    unrestricted: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Quantities:
    """All quantities of a file.

    Attributes:
        version: The version that the file names, and a digest of its text and of the rules by which claims
            are found and compared, so that every edit of either changes it.
        units: The units that have words of their own.
        quantities: The quantities in the order of the file, by identifier.
        scopes: Words that restrict a figure, by the identifier of the restriction.
        fiscal_years: The month in which the fiscal years of a company begin, if that is not January.
        compared: How the figures of each quantity compare with those of others.
    """

    version: str
    units: tuple[CountedUnit, ...]
    quantities: Mapping[str, Quantity]
    scopes: tuple[tuple[str, tuple[str, ...]], ...]
    fiscal_years: Mapping[str, int]
    compared: tuple[ComparedQuantity, ...]
