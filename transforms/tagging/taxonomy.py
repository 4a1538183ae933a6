"""The records of a taxonomy: tags, and the patterns by which each is recognised.

The comment at the top of `transforms/taxonomy/nissan.toml` explains the fields.
"""

from __future__ import annotations

from dataclasses import dataclass

from transforms.records import Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that is found by its names: a company, model, plant, person or programme.

    Attributes:
        tag: The tag's identifier.
        names: Names that always mean the entity, in any case.
        cased: Names that mean it when they are written with these capitals.
        ambiguous: Names that are also ordinary words or other people's names. They need context words.
        symbols: Stock symbols, which count in brackets only.
        context: Words that speak for the entity. ``@group`` is a group of the taxonomy's `context`,
            ``@tag`` the names of another entity.
        counter_context: Words that speak against it and make its names doubtful.
        excludes: Phrases in which the name means something else.
        common_word: Whether its ambiguous names are words that may begin a sentence.
    """

    tag: str
    names: tuple[str, ...]
    cased: tuple[str, ...]
    ambiguous: tuple[str, ...]
    symbols: tuple[str, ...]
    context: tuple[str, ...]
    counter_context: tuple[str, ...]
    excludes: tuple[str, ...]
    common_word: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An action and an object that support a topic when they are at most `within` characters apart.

    The action comes first, as in English, or the object in any clause where there is `any_order`. The owner
    of its patterns is its topic with its number.
    """

    owner: str
    actions: tuple[str, ...]
    objects: tuple[str, ...]
    within: int
    any_order: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic with the phrases and pairs that support it.

    Attributes:
        tag: The tag's identifier.
        threshold: The sum of weights from which the topic is found.
        phrases: Each phrase with its weight.
        pairs: Actions with their objects.
        excludes: Phrases whose words do not count.
    """

    tag: str
    threshold: float
    phrases: tuple[tuple[str, float], ...]
    pairs: tuple[Pair, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Taxonomy:
    """All tags with the patterns by which they are recognised.

    Attributes:
        version: The version that the file names and a digest of its text, so every edit changes it.
        tags: The tags, by kind and then in the order of the file.
        entities: How each tag is found that is not a topic.
        topics: How each topic is found.
        context: Named groups of context words, to which entities refer with an ``@``.
    """

    version: str
    tags: tuple[Tag, ...]
    entities: tuple[Entity, ...]
    topics: tuple[Topic, ...]
    context: tuple[tuple[str, tuple[str, ...]], ...]
