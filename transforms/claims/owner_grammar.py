"""The grammar by which a figure belongs to a name: possessors, subjects, pronouns, and unknown actors."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.gaps import has_border
from transforms.claims.linking import Link
from transforms.claims.named_places import NamedPlace
from transforms.claims.word_tables import list_words, match_words

_BEFORE = 40  # characters before a name in which the preposition is that makes it an object
_AGENT_BEFORE = 12
_OBJECT_BEFORE = re.compile(
    r"\b(?:of|from|by|for|to|with|at|in|into|against|on|over|about|between|through|via|under|than|like|unlike"
    r"|and its)(?: the| a| its| rival| partner| fellow| carmaker)* $"
)
_AGENT = re.compile(r"\b(?:at|by|of|for)(?: the)? $")
_WORD = r"[^\W\d_][\w'.&-]*"
_NO_POSSESSION = "|".join(list_words("owners", "no_possession"))
_POSSESSED = re.compile(rf"(?:'s|s')(?: (?!(?:{_NO_POSSESSION})\b){_WORD}){{0,3}} |の[^、。]{{0,8}}")
_OWNING = (
    r"(?:its|the|their|a|our|company's|carmaker's|new|current|all-new|next-generation|third-generation|\w+'s)"
)
_ADJUNCT = re.compile(
    rf"(?:[^,;:.()]{{0,28}} )?(?:at|in|of|from|for|to)(?: {_OWNING})*(?: {_WORD})?(?: {_WORD})? $"
)
_PRONOUN = re.compile(
    rf"\b(?:the|this|that)(?: [^\W\d_][\w-]*){{0,2}} (?:{'|'.join(list_words('owners', 'organisations'))})\b"
    rf"|{match_words(*list_words('owners', 'pronouns'))}|同社|同グループ"
)
# A name that no tag has, as the subject of a verb.
_ACTS = "|".join(list_words("owners", "actor_verbs"))
_UNKNOWN = re.compile(
    r"(?:^|(?<=[\s(\"“「]))(?:[A-Z][\w&-]*[a-z&][\w&-]*|[A-Z]{2,}\w*)(?: [A-Z][\w&.-]*)*"
    rf"(?='s | (?:\w+ly )?(?:{_ACTS})\b)"
)
_COMMON_OPENERS = frozenset(list_words("owners", "openers"))
_CLAUSE = re.compile(
    r"[;:()。]|, (?:while|whereas|but|and|with)\b|\b(?:while|whereas|but|although|though)\b|一方"
)


def find_part(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the plant or model that a figure is of: before its words, among them, or after "at" or "of"."""
    for name in reversed(names):
        if name.end <= link.start and not has_border(sentence.lower(), name.end, link.start):
            return name.tag
        if link.start <= name.start < link.end:
            return name.tag
    for name in names:
        if name.start >= link.end and _ADJUNCT.fullmatch(sentence[link.end : name.start].lower()):
            return name.tag
    return None


def find_possessor(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the company that owns what the words name: "Nissan's operating profit", 日産の営業利益."""
    for name in names:
        for start in (link.amount.left, *(cue.start for cue in link.cues)):
            if name.end <= start and _POSSESSED.fullmatch(_straighten(sentence[name.end : start])):
                return name.tag
    return None


def find_after(link: Link, sentence: str, names: Sequence[NamedPlace]) -> str | None:
    """Return the company after the words that they are "by", "at" or "of"."""
    for name in names:
        near = sentence[max(0, name.start - _AGENT_BEFORE) : name.start]
        if name.start >= link.start and _AGENT.search(near):
            return None if has_border(sentence.lower(), link.start, name.start) else name.tag
    return None


def find_clause(sentence: str, place: int) -> int:
    """Return where the clause begins that a place is in."""
    start = 0
    for found in _CLAUSE.finditer(sentence, 0, place):
        start = found.end()
    return start


def has_pronoun(sentence: str, start: int, end: int) -> bool:
    """Return whether "it", "the company" or the like is between two places."""
    return bool(_PRONOUN.search(sentence[start:end].lower()))


def is_object(sentence: str, start: int) -> bool:
    """Return whether a preposition before a name makes it an object."""
    return bool(_OBJECT_BEFORE.search(sentence[max(0, start - _BEFORE) : start]))


def find_unknown(sentence: str, start: int, end: int, names: Sequence[NamedPlace]) -> int | None:
    """Return where somebody acts who has no tag, the last one between two places, or `None`."""
    unknown = None
    for found in _UNKNOWN.finditer(sentence, start, end):
        is_common = found[0].partition(" ")[0].lower() in _COMMON_OPENERS
        is_named = any(name.start < found.end() and found.start() <= name.end for name in names)
        if not is_common and not is_named:
            unknown = found.start()
    return unknown


def _straighten(gap: str) -> str:
    return gap.lower().replace("’", "'")
