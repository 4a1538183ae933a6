"""The patterns of a taxonomy: every form of every phrase, with what it is looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from transforms.tagging.inflection import inflect_noun, inflect_verb
from transforms.tagging.taxonomy import Entity, Taxonomy, Topic

Role = Literal[
    "name",
    "cased",
    "ambiguous",
    "symbol",
    "context",
    "counter_context",
    "exclude",
    "phrase",
    "action",
    "object",
]
"""What a phrase is looked for: as a name of one of four kinds, for or against a name, or for a topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A phrase of the taxonomy with its role.

    Attributes:
        role: What the phrase is looked for.
        owner: The tag it speaks for or against, a pair of a topic (``job-cuts/0``) or a group of context
            words (``@car``).
        written: The phrase as it is written in the taxonomy.
        weight: How much it supports its topic; 0 for all but phrases.
    """

    role: Role
    owner: str
    written: str
    weight: float = 0.0


def list_patterns(taxonomy: Taxonomy) -> list[tuple[str, Pattern]]:
    """List the forms of all phrases of a taxonomy, each with its pattern."""
    patterns: list[tuple[str, Pattern]] = []
    for name, words in taxonomy.context:
        patterns += _list_context(f"@{name}", words)
    for entity in taxonomy.entities:
        patterns += _list_entity(entity)
    for topic in taxonomy.topics:
        patterns += _list_topic(topic)
    return patterns


def _list_entity(entity: Entity) -> list[tuple[str, Pattern]]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("name", entity.names),
        ("cased", entity.cased),
        ("ambiguous", entity.ambiguous),
    )
    patterns = [
        (form, Pattern(role=role, owner=entity.tag, written=name))
        for role, names in roles
        for name in names
        for spelled in _spell_digits(name)
        for form in inflect_noun(spelled)  # "2,600 Qashqais"
    ]
    patterns += [
        (form, Pattern(role="symbol", owner=entity.tag, written=symbol))
        for symbol in entity.symbols
        for form in (symbol, symbol.replace(":", ": "))
    ]
    patterns += [
        (word, Pattern(role="counter_context", owner=entity.tag, written=word))
        for word in entity.counter_context
    ]
    patterns += _list_context(entity.tag, entity.context)
    return [*patterns, *_list_excludes(entity.tag, entity.excludes)]


def _list_topic(topic: Topic) -> list[tuple[str, Pattern]]:
    patterns = [
        (form, Pattern(role="phrase", owner=topic.tag, written=phrase, weight=weight))
        for phrase, weight in topic.phrases
        for form in inflect_noun(phrase)
    ]
    for pair in topic.pairs:
        for action in pair.actions:
            pattern = Pattern(role="action", owner=pair.owner, written=action)
            patterns += [(form, pattern) for form in (*inflect_verb(action), *inflect_noun(action))]
        for thing in pair.objects:
            pattern = Pattern(role="object", owner=pair.owner, written=thing)
            patterns += [(form, pattern) for form in inflect_noun(thing)]
    return [*patterns, *_list_excludes(topic.tag, topic.excludes)]


def _list_context(owner: str, words: Iterable[str]) -> list[tuple[str, Pattern]]:
    return [
        (form, Pattern(role="context", owner=owner, written=word))
        for word in words
        if not word.startswith("@")
        for form in inflect_noun(word)
    ]


def _list_excludes(owner: str, phrases: Iterable[str]) -> list[tuple[str, Pattern]]:
    return [
        (form, Pattern(role="exclude", owner=owner, written=phrase))
        for phrase in phrases
        for spelled in _spell_digits(phrase)
        for form in (*inflect_noun(spelled), *inflect_verb(spelled))
    ]


def _spell_digits(phrase: str) -> list[str]:
    """Return a phrase with each digit in the place of "#"."""
    return [phrase.replace("#", digit) for digit in "0123456789"] if "#" in phrase else [phrase]
