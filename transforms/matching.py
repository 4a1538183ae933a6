"""Finding all words of a taxonomy in a text in one pass (Aho and Corasick, 1975)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from transforms.cues import Entity, Taxonomy, Topic
from transforms.inflection import inflect_noun, inflect_verb

Role = Literal["name", "cased", "guarded", "near", "exclude", "phrase", "action", "object"]

_WIDE_LETTERS = "".join(chr(0xFF01 + step) for step in range(94))
_FOLDS = (
    str.maketrans(_WIDE_LETTERS, "".join(chr(0x21 + step) for step in range(94)))
    | dict.fromkeys(map(ord, "\t\n\r\u00a0\u2002\u2003\u2009\u202f\u3000"), ord(" "))
    | dict.fromkeys(map(ord, "‐‑‒–—−"), ord("-"))
    | dict.fromkeys(map(ord, "’‘ʼ"), ord("'"))
)
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc-\u30ff]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a phrase is there for.

    `owner` is the tag it speaks for or against, a pair of a topic ("job-cuts/0") or a group of
    near words ("@car"). `written` is the phrase as the taxonomy has it.
    """

    role: Role
    owner: str
    written: str
    weight: float = 0.0


class Hit(NamedTuple):
    """A cue found at ``text[start:end]``; a named tuple, because an article has several hundred."""

    start: int
    end: int
    cue: Cue


class Matcher:
    """The phrases of a taxonomy, ready to be searched for."""

    def __init__(self, cues: Iterable[tuple[str, Cue]]) -> None:
        uses: defaultdict[str, dict[Cue, None]] = defaultdict(dict)
        for phrase, cue in cues:
            for spelling in _spell(phrase):
                uses[spelling][cue] = None
        self._uses = [tuple(cues) for cues in uses.values()]
        self._automaton = AhoCorasick(list(uses))

    def find(self, text: str) -> list[Hit]:
        """Return every cue that stands in `text` as a whole word, in the order of their ends."""
        folded = fold(text)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        hits = []
        for number, start, end in found:
            whole = _is_whole(text, folded, start, end)
            for cue in self._uses[number]:
                fits = whole or cue.written.endswith("#")  # a digit, and more of them may follow
                if fits and (cue.role not in ("cased", "guarded") or _has_case(text[start:end], cue.written)):
                    hits.append(Hit(start, end, cue))
        return hits


@lru_cache(maxsize=4)
def compile_matcher(taxonomy: Taxonomy) -> Matcher:
    """Make the matcher of a taxonomy; a taxonomy is compiled once."""
    cues: list[tuple[str, Cue]] = []
    for name, words in taxonomy.context:
        cues += _list_near(f"@{name}", words)
    for entity in taxonomy.entities:
        cues += _list_entity(entity)
    for topic in taxonomy.topics:
        cues += _list_topic(topic)
    return Matcher(cues)


def fold(text: str) -> str:
    """Return `text` in small letters, with plain spaces, hyphens and quotes, each sign in its old place."""
    plain = text.translate(_FOLDS)
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)


def _list_entity(entity: Entity) -> list[tuple[str, Cue]]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("name", entity.names),
        ("cased", entity.cased),
        ("guarded", entity.guarded),
    )
    cues = [
        (form, Cue(role=role, owner=entity.tag, written=name))
        for role, names in roles
        for name in names
        for form in inflect_noun(name)  # "2,600 Qashqais"
    ]
    return [*cues, *_list_near(entity.tag, entity.near), *_list_excludes(entity.tag, entity.excludes)]


def _list_topic(topic: Topic) -> list[tuple[str, Cue]]:
    cues = [
        (form, Cue(role="phrase", owner=topic.tag, written=phrase, weight=weight))
        for phrase, weight in topic.phrases
        for form in inflect_noun(phrase)
    ]
    for number, pair in enumerate(topic.pairs):
        owner = f"{topic.tag}/{number}"
        for action in pair.actions:
            cue = Cue(role="action", owner=owner, written=action)
            cues += [(form, cue) for form in (*inflect_verb(action), *inflect_noun(action))]
        for thing in pair.objects:
            cues += [(form, Cue(role="object", owner=owner, written=thing)) for form in inflect_noun(thing)]
    return [*cues, *_list_excludes(topic.tag, topic.excludes)]


def _list_near(owner: str, words: Iterable[str]) -> list[tuple[str, Cue]]:
    return [
        (form, Cue(role="near", owner=owner, written=word))
        for word in words
        if not word.startswith("@")
        for form in inflect_noun(word)
    ]


def _list_excludes(owner: str, phrases: Iterable[str]) -> list[tuple[str, Cue]]:
    return [
        (form, Cue(role="exclude", owner=owner, written=phrase))
        for phrase in phrases
        for spelled in ([phrase.replace("#", digit) for digit in "0123456789"] if "#" in phrase else [phrase])
        for form in (*inflect_noun(spelled), *inflect_verb(spelled))
    ]


def _spell(phrase: str) -> set[str]:
    folded = fold(phrase)
    return {folded, folded.replace("-", " "), folded.replace(" ", "-")}


def _is_whole(text: str, folded: str, start: int, end: int) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if before.isalnum() and _is_joined(before, folded[start]):
        return False
    if after.isalnum() and _is_joined(folded[end - 1], after):
        return False
    # not the name inside an address or a handle: nissan.com, @nissan
    return before != "@" and not (after == "." and text[end + 1 : end + 2].islower())


def _is_joined(left: str, right: str) -> bool:
    if _UNSPACED.match(left) or _UNSPACED.match(right):
        return bool(_KATAKANA.match(left) and _KATAKANA.match(right))
    return left.isalnum() and right.isalnum()


def _has_case(found: str, written: str) -> bool:
    if found.isupper():
        return True
    return all(one == other or not one.isalpha() for one, other in zip(found, written, strict=False))
