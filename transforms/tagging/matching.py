"""Find all patterns of a taxonomy in a text in one pass (Aho and Corasick, 1975)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from string import ascii_lowercase, digits
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from transforms.tagging.folding import FoldedText, fold
from transforms.tagging.patterns import Pattern, Role, list_patterns
from transforms.tagging.taxonomy import Taxonomy
from transforms.text.writing_systems import is_hangul, is_katakana, is_southeast_asian, is_unspaced

_CASED: frozenset[Role] = frozenset({"cased", "ambiguous", "symbol"})
_PAIRED: tuple[Role, Role] = ("action", "object")
_ALNUM = ascii_lowercase + digits
_BRACKETED = 40  # characters that may be in the brackets with a symbol: "(TYO: 7201, OTC: NSANY)"
_OPENING = re.compile(r"[(<\[〈][^()<>\[\]〈〉]*$")
_CLOSING = re.compile(r"[^()<>\[\]〈〉]*[)>\]〉]")


class Match(NamedTuple):
    """A pattern that was found at ``text[start:end]``.

    It is a named tuple and no dataclass, because an article has several hundred.
    """

    start: int
    end: int
    pattern: Pattern


class _Part(NamedTuple):
    """A pattern that a spelling stands for.

    Attributes:
        pattern: The pattern.
        key: Its role and its owner.
        has_digits: Whether it begins or ends in a digit, beside which there may be more.
        is_cased: Whether its capitals count.
        is_paired: Whether it is an action or an object, which counts with the other alone.
    """

    pattern: Pattern
    key: tuple[Role, str]
    has_digits: bool
    is_cased: bool
    is_paired: bool


class Matcher:
    """The patterns of a taxonomy, compiled for searching."""

    def __init__(self, patterns: Iterable[tuple[str, Pattern]]) -> None:
        by_spelling: defaultdict[str, dict[Pattern, None]] = defaultdict(dict)
        for phrase, pattern in patterns:
            by_spelling[_replace_hyphens(fold(phrase))][pattern] = None
        # a phrase that begins or ends in "#" has a digit there, beside which there may be more
        self._patterns = [
            tuple(
                _Part(
                    pattern,
                    (pattern.role, pattern.owner),
                    has_digits="#" in (pattern.written[0], pattern.written[-1]),
                    is_cased=pattern.role in _CASED,
                    is_paired=pattern.role in _PAIRED,
                )
                for pattern in found
            )
            for found in by_spelling.values()
        ]
        self._with_digits = frozenset(
            number for number, parts in enumerate(self._patterns) if any(part.has_digits for part in parts)
        )
        self._actions, self._objects = (
            [
                frozenset(pattern.owner for pattern in found if pattern.role == role)
                for found in by_spelling.values()
            ]
            for role in _PAIRED
        )
        self._automaton = AhoCorasick(list(by_spelling))

    def find_groups(self, folded: FoldedText) -> dict[tuple[Role, str], list[Match]]:
        """Return the matches in a folded text, at their places in the original, by their roles and owners.

        Those of a role and an owner are in the order of their ends. Actions of which the text has no object,
        and objects without an action, are left out: of most words of pairs nothing comes.
        """
        hits = self._find_whole(folded)
        numbers = {number for number, _, _, _ in hits}
        actions, objects = (
            frozenset().union(*(owners[number] for number in numbers))
            for owners in (self._actions, self._objects)
        )
        pairs = actions & objects
        unmoved = folded.resized[0].start if folded.resized else len(folded.lower) + 1
        groups: defaultdict[tuple[Role, str], list[Match]] = defaultdict(list)
        for number, start, end, whole in hits:
            for pattern, key, has_digits, is_cased, is_paired in self._patterns[number]:
                if is_paired and key[1] not in pairs:
                    continue
                if (whole or has_digits) and (not is_cased or _is_cased(folded.cased, start, end, pattern)):
                    span = (start, end) if end < unmoved else folded.locate(start, end)
                    groups[key].append(Match(*span, pattern))
        return dict(groups)

    def _find_whole(self, folded: FoldedText) -> list[tuple[int, int, int, bool]]:
        """Return number, start and end of each spelling in a text, and whether it is a word of its own."""
        padded = f" {folded.lower} "
        hits = []
        for number, start, end in self._automaton.find_matches_as_indexes(
            _replace_hyphens(folded.lower), overlapping=True
        ):
            before, after = padded[start], padded[end + 1]
            # most words are between spaces and punctuation; only the others need a second look
            apart = not (before.isalnum() or after.isalnum() or before == "@" or after == ".")
            whole = apart or is_whole(folded, start, end)
            if whole or number in self._with_digits:
                hits.append((number, start, end, whole))
        return hits


@lru_cache(maxsize=4)
def compile_matcher(taxonomy: Taxonomy) -> Matcher:
    """Compile the matcher of a taxonomy, once for each taxonomy."""
    return Matcher(list_patterns(taxonomy))


def _replace_hyphens(folded: str) -> str:
    """Return a folded text with a space for each hyphen, which are the same; no character moves."""
    return folded.replace("-", " ")


def list_spellings(phrase: str) -> set[str]:
    """Return the ways in which a folded phrase is spelled: a hyphen and a space are the same."""
    folded = fold(phrase)
    if " " not in folded and "-" not in folded:
        return {folded}
    return {folded, folded.replace("-", " "), folded.replace(" ", "-")}


def is_whole(folded: FoldedText, start: int, end: int) -> bool:
    """Return whether ``folded.lower[start:end]`` is a word of its own, and no part of a longer one."""
    lower = folded.lower
    before, after = lower[start - 1 : start], lower[end : end + 1]
    if before in _ALNUM and before and lower[start] in _ALNUM:  # as in half of the cases
        return False
    if before.isalnum() and (_is_joined(before, lower[start]) or _begins_within(before, lower[start])):
        return False
    if after.isalnum() and _is_joined(lower[end - 1], after):
        return False
    # not the name inside an address or a handle: nissan.com, @nissan
    return before != "@" and not (after == "." and folded.cased[end + 1 : end + 2].islower())


def _is_joined(left: str, right: str) -> bool:
    """Return whether two neighbouring characters belong to one word.

    In scripts without spaces, only two katakana do: a name written in them ends where they end.
    """
    if left.isascii() and right.isascii():
        return left.isalnum() and right.isalnum()
    if is_southeast_asian(left) or is_southeast_asian(right):
        return False
    if is_unspaced(left) or is_unspaced(right):
        return is_katakana(left) and is_katakana(right)
    return left.isalnum() and right.isalnum()


def _begins_within(before: str, first: str) -> bool:
    """Return whether a word goes on in Korean, whose particles follow a word while a space is before it."""
    return is_hangul(before) and is_hangul(first)


def _is_cased(cased: str, start: int, end: int, pattern: Pattern) -> bool:
    """Return whether the capitals are those of the name, or all are; a stock symbol must be in brackets."""
    found = cased[start:end]
    if pattern.role == "symbol":
        same = found.replace(" ", "") == pattern.written.replace(" ", "")
        return same and _is_in_brackets(cased, start, end)
    if found.isupper():
        return True
    return all(one == other or not one.isalpha() for one, other in zip(found, pattern.written, strict=False))


def _is_in_brackets(cased: str, start: int, end: int) -> bool:
    return bool(
        _OPENING.search(cased, max(0, start - _BRACKETED), start)
        and _CLOSING.match(cased, end, end + _BRACKETED)
    )
