"""Finding all words of a taxonomy in a text in one pass (Aho and Corasick, 1975)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from transforms.tagging.folding import Folded, fold, fold_text
from transforms.tagging.inflection import inflect_noun, inflect_verb
from transforms.tagging.taxonomy import Entity, Taxonomy, Topic
from transforms.text.writing_systems import is_katakana, is_unspaced

Role = Literal[
    "name", "cased", "guarded", "symbol", "near", "unless", "exclude", "phrase", "action", "object"
]
_CASED: frozenset[Role] = frozenset({"cased", "guarded", "symbol"})


_BRACKET = 40  # signs that may stand with a symbol in its brackets: "(TYO: 7201, OTC: NSANY)"
_OPENING = re.compile(r"[(<\[〈][^()<>\[\]〈〉]*$")
_CLOSING = re.compile(r"[^()<>\[\]〈〉]*[)>\]〉]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
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
    cue: Pattern


class Matcher:
    """The phrases of a taxonomy, ready to be searched for."""

    def __init__(self, cues: Iterable[tuple[str, Pattern]]) -> None:
        uses: defaultdict[str, dict[Pattern, None]] = defaultdict(dict)
        for phrase, cue in cues:
            for spelling in _spell(phrase):
                uses[spelling][cue] = None
        # a phrase that ends in "#" ends in a digit, and more of them may follow
        self._uses = [tuple((cue, cue.written.endswith("#")) for cue in cues) for cues in uses.values()]
        self._automaton = AhoCorasick(list(uses))

    def find(self, text: str) -> list[Hit]:
        """Return every cue that stands in `text` as a whole word, in the order of their ends."""
        folded = fold_text(text)
        padded = f" {folded.small} "
        straight = folded.stretches[0].at if folded.stretches else len(padded)
        hits = []
        for number, at, until in self._automaton.find_matches_as_indexes(folded.small, overlapping=True):
            before, after = padded[at], padded[until + 1]
            # most words stand between spaces and marks; only the others need a second look
            plain = not (before.isalnum() or after.isalnum() or before == "@" or after == ".")
            whole = plain or _is_whole(folded, at, until)
            for cue, digits in self._uses[number]:
                if (whole or digits) and (cue.role not in _CASED or _is_meant(folded.plain, at, until, cue)):
                    span = (at, until) if until < straight else folded.locate(at, until)
                    hits.append(Hit(*span, cue))
        return hits


@lru_cache(maxsize=4)
def compile_matcher(taxonomy: Taxonomy) -> Matcher:
    """Make the matcher of a taxonomy; a taxonomy is compiled once."""
    cues: list[tuple[str, Pattern]] = []
    for name, words in taxonomy.context:
        cues += _list_near(f"@{name}", words)
    for entity in taxonomy.entities:
        cues += _list_entity(entity)
    for topic in taxonomy.topics:
        cues += _list_topic(topic)
    return Matcher(cues)


def _list_entity(entity: Entity) -> list[tuple[str, Pattern]]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("name", entity.names),
        ("cased", entity.cased),
        ("guarded", entity.guarded),
    )
    cues = [
        (form, Pattern(role=role, owner=entity.tag, written=name))
        for role, names in roles
        for name in names
        for form in inflect_noun(name)  # "2,600 Qashqais"
    ]
    cues += [
        (form, Pattern(role="symbol", owner=entity.tag, written=symbol))
        for symbol in entity.symbols
        for form in (symbol, symbol.replace(":", ": "))
    ]
    cues += [(word, Pattern(role="unless", owner=entity.tag, written=word)) for word in entity.unless]
    return [*cues, *_list_near(entity.tag, entity.near), *_list_excludes(entity.tag, entity.excludes)]


def _list_topic(topic: Topic) -> list[tuple[str, Pattern]]:
    cues = [
        (form, Pattern(role="phrase", owner=topic.tag, written=phrase, weight=weight))
        for phrase, weight in topic.phrases
        for form in inflect_noun(phrase)
    ]
    for number, pair in enumerate(topic.pairs):
        owner = f"{topic.tag}/{number}"
        for action in pair.actions:
            cue = Pattern(role="action", owner=owner, written=action)
            cues += [(form, cue) for form in (*inflect_verb(action), *inflect_noun(action))]
        for thing in pair.objects:
            cues += [
                (form, Pattern(role="object", owner=owner, written=thing)) for form in inflect_noun(thing)
            ]
    return [*cues, *_list_excludes(topic.tag, topic.excludes)]


def _list_near(owner: str, words: Iterable[str]) -> list[tuple[str, Pattern]]:
    return [
        (form, Pattern(role="near", owner=owner, written=word))
        for word in words
        if not word.startswith("@")
        for form in inflect_noun(word)
    ]


def _list_excludes(owner: str, phrases: Iterable[str]) -> list[tuple[str, Pattern]]:
    return [
        (form, Pattern(role="exclude", owner=owner, written=phrase))
        for phrase in phrases
        for spelled in ([phrase.replace("#", digit) for digit in "0123456789"] if "#" in phrase else [phrase])
        for form in (*inflect_noun(spelled), *inflect_verb(spelled))
    ]


def _spell(phrase: str) -> set[str]:
    folded = fold(phrase)
    return {folded, folded.replace("-", " "), folded.replace(" ", "-")}


def _is_whole(folded: Folded, at: int, until: int) -> bool:
    small = folded.small
    before, after = small[at - 1 : at], small[until : until + 1]
    if before.isalnum() and _is_joined(before, small[at]):
        return False
    if after.isalnum() and _is_joined(small[until - 1], after):
        return False
    # not the name inside an address or a handle: nissan.com, @nissan
    return before != "@" and not (after == "." and folded.plain[until + 1 : until + 2].islower())


def _is_joined(left: str, right: str) -> bool:
    if left.isascii() and right.isascii():
        return left.isalnum() and right.isalnum()
    if is_unspaced(left) or is_unspaced(right):
        return is_katakana(left) and is_katakana(right)
    return left.isalnum() and right.isalnum()


def _is_meant(plain: str, at: int, until: int, cue: Pattern) -> bool:
    """Tell whether the capitals are those of the name, or all are; a stock symbol stands in brackets."""
    found = plain[at:until]
    if cue.role == "symbol":
        return found.replace(" ", "") == cue.written.replace(" ", "") and _in_brackets(plain, at, until)
    if found.isupper():
        return True
    return all(one == other or not one.isalpha() for one, other in zip(found, cue.written, strict=False))


def _in_brackets(plain: str, at: int, until: int) -> bool:
    return bool(
        _OPENING.search(plain, max(0, at - _BRACKET), at) and _CLOSING.match(plain, until, until + _BRACKET)
    )
