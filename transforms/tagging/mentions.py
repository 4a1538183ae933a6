"""Decide which names in an article mean the entity, and which are ordinary words or somebody else's name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from transforms.tagging.matching import Match
from transforms.tagging.passages import Passage, drop_overlapping
from transforms.tagging.patterns import Role
from transforms.tagging.personal_names import is_borne_by_person
from transforms.tagging.taxonomy import Entity, Taxonomy

_NAMES: frozenset[Role] = frozenset({"name", "cased"})
_CARS: tuple[Role, str] = ("context", "@car")
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÀ-Þ][a-zà-ÿ]+ \Z")
_LONGEST_WORD = 30
_CAPITAL_AFTER = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]+")
ContextKeys = Mapping[str, tuple[tuple[Role, str], ...]]
"""For each entity, the roles and owners of the patterns that speak for it."""


@lru_cache(maxsize=4)
def list_context_keys(taxonomy: Taxonomy) -> ContextKeys:
    """Resolve the context words of every entity, with the groups and the tags that they refer to."""
    groups = dict(taxonomy.context)

    def follow(words: Sequence[str], seen: dict[tuple[Role, str], None]) -> None:
        for name in (word[1:] for word in words if word.startswith("@")):
            if name not in groups:
                seen |= {("name", name): None, ("cased", name): None}
            elif ("context", f"@{name}") not in seen:
                seen["context", f"@{name}"] = None
                follow(groups[name], seen)

    keys = {}
    for entity in taxonomy.entities:
        seen: dict[tuple[Role, str], None] = {("context", entity.tag): None}
        follow(entity.context, seen)
        keys[entity.tag] = tuple(seen)
    return keys


def find_mentions(
    entity: Entity, passages: Sequence[Passage], context_keys: ContextKeys
) -> list[list[Match]]:
    """Find the mentions of an entity in an article.

    Returns:
        The mentions in each of `passages`, in order of place. Of names that overlap, the longest is kept.
    """
    tag = entity.tag
    certain, ambiguous = [], []
    for passage in passages:
        named = passage.list_matches(("name", tag), ("cased", tag), ("symbol", tag))
        excluded = _leave_out_parts(passage.matches.get(("exclude", tag), ()), named)
        if entity.common_word:
            named = [match for match in named if not _is_ordinary_word(passage, match, entity.ambiguous)]
        certain.append(drop_overlapping(named, excluded))
        ambiguous.append(
            drop_overlapping(passage.list_matches(("ambiguous", tag)), [*excluded, *certain[-1]])
            if entity.ambiguous
            else []
        )
    if entity.counter_context:
        certain = _drop_doubtful(passages, certain, tag, context_keys[tag])
        is_open = any(certain) and not _is_spoken_for(passages, context_keys[tag])
        if is_open and is_borne_by_person(passages, certain):
            certain = [[] for _ in passages]
    if any(ambiguous):
        ambiguous = _resolve_ambiguous(entity, passages, ambiguous, context_keys[tag], named=any(certain))
    return [
        sorted([*one, *other], key=lambda match: match.start) if other else one
        for one, other in zip(certain, ambiguous, strict=True)
    ]


def _leave_out_parts(excluded: Sequence[Match], named: Sequence[Match]) -> Sequence[Match]:
    """Leave out excluded phrases that are part of a longer name: 日产9 in 日产9月, Nissan in September."""
    return [
        phrase
        for phrase in excluded
        if not any(
            name.start <= phrase.start
            and phrase.end <= name.end
            and name.end - name.start > phrase.end - phrase.start
            for name in named
        )
    ]


def _is_spoken_for(passages: Sequence[Passage], context: Sequence[tuple[Role, str]]) -> bool:
    """Return whether any word of an article speaks for a company, or for cars at all."""
    return any(key in passage.matches for passage in passages for key in (*context, _CARS))


def _resolve_ambiguous(
    entity: Entity,
    passages: Sequence[Passage],
    matches: Sequence[Sequence[Match]],
    context: Sequence[tuple[Role, str]],
    *,
    named: bool,
) -> list[list[Match]]:
    """Keep the ambiguous names that mean the entity.

    A word has one sense in an article (Gale, Church and Yarowsky, "One sense per discourse", 1992). Where
    one of the entity's certain names occurs, or one of its ambiguous names beside a context word, the other
    ambiguous names count too, unless their capitals may be owed to their places. So they do under a title
    that has a name among the context words, apart from parts of longer names: "Nissan recalls 46,000 cars"
    speaks for a Versa anywhere below, but not for Titan Capital. Where the article uses the word for
    something else, only those count that have a context word in their own sentence.
    """
    used_otherwise = any(passage.list_matches(("exclude", entity.tag)) for passage in passages)
    supported = [
        _keep_supported(passage, found, passage.list_matches(*context), reach=0 if used_otherwise else 1)
        if found
        else []
        for passage, found in zip(passages, matches, strict=True)
    ]
    doubtful = [
        {match for match in found if entity.common_word and _has_forced_capital(passage, match)}
        for passage, found in zip(passages, matches, strict=True)
    ]
    is_capital = any(set(found) - held for found, held in zip(matches, doubtful, strict=True))
    if not named and not (is_capital and any(supported)):
        if used_otherwise or not (is_capital and _is_headed_by_name(passages, context)):
            return [[] for _ in passages]
        matches = [
            [match for match in found if not _is_part_of_name(passage, match)]
            for passage, found in zip(passages, matches, strict=True)
        ]
    if used_otherwise and not named:
        return supported
    return [
        [match for match in found if match in kept or match not in held]
        for found, kept, held in zip(matches, map(set, supported), doubtful, strict=True)
    ]


def _is_headed_by_name(passages: Sequence[Passage], context: Sequence[tuple[Role, str]]) -> bool:
    """Return whether the title has a name that speaks for the entity, as that of its maker."""
    names = [key for key in context if key[0] in _NAMES]
    return any(passage.field == "title" and passage.list_matches(*names) for passage in passages)


def _is_part_of_name(passage: Passage, match: Match) -> bool:
    """Return whether another word with a capital stands beside a name: "Titan Capital"."""
    if _CAPITAL_AFTER.match(passage.text, match.end):
        return True
    word = _CAPITAL_BEFORE.search(passage.text, max(0, match.start - _LONGEST_WORD), match.start)
    return word is not None and not passage.begins_sentence(word.start())


def _keep_supported(
    passage: Passage, matches: Sequence[Match], context: Sequence[Match], *, reach: int
) -> list[Match]:
    """Keep the names with a context word in their sentence or up to `reach` sentences away."""
    by_sentence = _group_by_sentence(passage, context)
    kept = []
    for match in matches:
        sentence = passage.sentence_at(match.start)
        near = [
            word
            for number in range(sentence - reach, sentence + reach + 1)
            for word in by_sentence.get(number, ())
        ]
        if any(word.end <= match.start or word.start >= match.end for word in near):
            kept.append(match)
    return kept


def _drop_doubtful(
    passages: Sequence[Passage],
    matches: Sequence[list[Match]],
    tag: str,
    context: Sequence[tuple[Role, str]],
) -> list[list[Match]]:
    """Drop the names that counter-context words make doubtful.

    Once an article has such a word, a name counts if a context word is in its sentence, or if its sentence
    has no counter-context word and the article has a context word anywhere.
    """
    counter = [passage.list_matches(("counter_context", tag)) for passage in passages]
    if not any(counter):
        return list(matches)
    support = [passage.list_matches(*context) for passage in passages]
    has_support = any(support)
    kept = []
    for passage, found, against, speaking in zip(passages, matches, counter, support, strict=True):
        doubted = _group_by_sentence(passage, against)
        supported = _group_by_sentence(passage, speaking)
        places = [(match, passage.sentence_at(match.start)) for match in found]
        kept.append(
            [match for match, place in places if place in supported or (place not in doubted and has_support)]
        )
    return kept


def _group_by_sentence(passage: Passage, matches: Sequence[Match]) -> dict[int, list[Match]]:
    sentences: dict[int, list[Match]] = {}
    for match in matches:
        sentences.setdefault(passage.sentence_at(match.start), []).append(match)
    return sentences


def _is_ordinary_word(passage: Passage, match: Match, ambiguous: Sequence[str]) -> bool:
    """Return whether a name ends in an ordinary word that is written as one: "Nissan kicks tyres"."""
    if match.pattern.written.rpartition(" ")[2] not in ambiguous:
        return False
    text = passage.text[match.start : match.end]
    return text.rpartition(" ")[2].islower() and not text.islower()


def _has_forced_capital(passage: Passage, match: Match) -> bool:
    """Return whether any word would have a capital in this place; in scripts without capitals none has."""
    first = passage.text[match.start]
    if first.lower() == first.upper():
        return False
    if passage.field == "title" and passage.is_in_title_case():
        return True
    return passage.begins_sentence(match.start) or passage.is_in_capitals(match.start)
