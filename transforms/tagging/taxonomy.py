"""The records of a taxonomy: tags, and the words by which each is recognised.

What the fields mean is said at the top of `transforms/taxonomy/nissan.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.records import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that is found by its names: a company, model, plant, person or programme."""

    tag: str
    names: tuple[str, ...]
    cased: tuple[str, ...]
    guarded: tuple[str, ...]
    symbols: tuple[str, ...]
    near: tuple[str, ...]
    unless: tuple[str, ...]
    excludes: tuple[str, ...]
    common: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An action and an object that speak for a topic when at most `within` signs stand between them."""

    actions: tuple[str, ...]
    objects: tuple[str, ...]
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic with the phrases that speak for it, each with its weight, and the weight that is enough."""

    tag: str
    threshold: float
    phrases: tuple[tuple[str, float], ...]
    pairs: tuple[Pair, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taxonomy:
    """All tags with what they are recognised by. `version` changes with every edit of the file.

    `context` holds the named groups of words that entities refer to with an ``@``.
    """

    version: str
    tags: tuple[Tag, ...]
    entities: tuple[Entity, ...]
    topics: tuple[Topic, ...]
    context: tuple[tuple[str, tuple[str, ...]], ...]
