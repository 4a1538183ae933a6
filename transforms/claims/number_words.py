"""Find numbers and fractions in words: "twenty-five thousand", "two hundred and fifty", "a third of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from transforms.claims.word_tables import read_word_tables

# The words that make a fraction a share of something, and not a part of a year, an hour or a game.
_BEFORE = r"by|than|about|around|nearly|almost|roughly|some|over|least|to|in|only|just"
_BEFORE_ABROAD = "met|med|o|um|fast|rund|als|que|de|à|en|über"
_SHARE_BEFORE = re.compile(rf"\b(?:{_BEFORE}|{_BEFORE_ABROAD})(?: a)? ?$")
_TIME = r"(?:a |an |the )?(?:year|hour|century|decade|day|season|time|game|match)"
_SHARE_AFTER = re.compile(rf" (?:of|its|the|their|his|all|der|des|du|de|del|seiner|ihrer)\b(?! {_TIME})")
_NO_SHARE_BEFORE = re.compile(
    r"\b(?:first|second|latter|other|last|next|early|this|that|each|previous|year)[ -]$"
)
# "Half of what it needs", "half the rate of Toyota": a multiple of another figure.
_COMPARED_AFTER = re.compile(
    r" (?:of )?(?:what(?! (?:they|it|the \w+) c(?:an|ould)\b)|that of|those of|as (?:much|many|high)"
    r"|the (?:level|rate|figure|number|average|target))\b"
)
_VERBS = ("halve", "halved", "halves", "halving", "halbieren", "halbiert", "半減")
_EAST_ASIAN = ("半分", "半数")
_AND_A_HALF = " and a half"
# Italian and Swedish numbers, which are other words in English: due stabilimenti, sex fabriker.
# A thousand of Spanish and Portuguese without a number before it, and no unit of length: "mil trabajadores".
MIL = re.compile(
    r"\bmil(?= (?:nuev[oa]s )?(?:trabajador|emplead|puesto|plaza|persona|operari|obrero|unidad|coche|auto[sm]"
    r"|veh[ií]c|veíc|carro|funcion))"
)
_DUE = re.compile(
    r"due (?:(?:nuov|grand|altr|ulterior|de[il]|su[oe])\w* )*"
    r"(?:stabiliment|fabbric|impiant|sit[oi]\b|modell|auto\b|vettur|milion|miliard|mila\b|line[ae]\b|centr[oi]\b)"
)

_SEX = re.compile(
    r"sex (?:(?:nya|stora|andra) )?(?:fabriker|anläggningar|modeller|bilar|fordon|procent|mil[jl])"
)
_GUARDED = {"due": _DUE, "sex": _SEX, "mil": MIL}

NumberWord = tuple[int, int, int]
"""A word or phrase that may begin or be a number: its place among all of them, its start and its end."""


def find_number_words(lower: str) -> list[NumberWord]:
    """Find the places in a folded text where a number in words may be."""
    search, phrases = _compile_search()
    return [
        found
        for found in search.find_matches_as_indexes(lower, overlapping=True)
        if _is_apart(lower, found[1], found[2])
        and (phrases[found[0]] not in _GUARDED or _GUARDED[phrases[found[0]]].match(lower, found[1]))
    ]


def read_spelled_numbers(lower: str, words: Sequence[NumberWord]) -> Iterator[tuple[int, int, float, bool]]:
    """Read the numbers in words of a sentence in lower case.

    Args:
        lower: The sentence.
        words: What :func:`find_number_words` finds in it.

    Yields:
        Start, end, value, and whether the value is a percentage.
    """
    _, phrases = _compile_search()
    fractions, parts = read_word_tables().fractions, _list_parts()
    done = 0
    for number, start, end in words:
        phrase = phrases[number]
        if start < done and phrase not in fractions and phrase not in parts:
            continue
        if phrase in parts:  # "a million" in it may have been found before
            done = max(done, end)
            yield start, end, parts[phrase], False
            continue
        if phrase in fractions:
            if phrase in _VERBS or phrase in _EAST_ASIAN or _is_share(lower, start, end):
                yield start, end, fractions[phrase], True
            continue
        found = _compile_words().match(lower, start)
        value = _parse(found[0]) if found else None
        if found and value is not None:
            done = found.end()
            yield start, done, value, False


def _is_apart(lower: str, start: int, end: int) -> bool:
    """Return whether words are no part of longer ones, other than in scripts without spaces."""
    before, after = lower[start - 1 : start], lower[end : end + 1]
    if before == "-" and lower[start - 2 : start - 1].isalpha():
        return False
    return not (before.isalnum() and before < "\u3040") and not (after.isalnum() and after < "\u3040")


def _is_share(lower: str, start: int, end: int) -> bool:
    before = lower[max(0, start - 12) : start]
    if _NO_SHARE_BEFORE.search(before) or _COMPARED_AFTER.match(lower, end):
        return False
    if " in " in lower[start:end]:  # "one in ten jobs"
        return True
    if _SHARE_AFTER.match(lower, end):
        return True
    following = lower[end : end + 1]
    return bool(_SHARE_BEFORE.search(before)) and (
        not following or following in ".,;:)–—" or following == " "
    )


def _parse(words: str) -> float | None:
    """Return the value of number words, or `None` where there is only a word such as "thousand"."""
    tables = read_word_tables()
    total, current, last, has_number = 0.0, 0.0, 1.0, False
    for word in words.replace(_AND_A_HALF, " half").replace("-", " ").split(" "):
        if word == "half":
            current += 0.5
            if current < 1.0:  # "a million and a half"
                total, current = total + current * last, 0.0
        elif word in tables.numbers:
            value = tables.numbers[word]
            current = current * value if word == "dozen" and current else current + value
            has_number = True
        elif word in {"a", "an"}:
            current, has_number = 1.0, True
        elif word in tables.scales or word in tables.comma_scales:
            scale = tables.scales.get(word) or tables.comma_scales[word]
            if scale == 100:  # noqa: PLR2004 -- hundreds are within thousands
                current = (current or 1.0) * scale
            else:
                total += (current or 1.0) * scale
                current, last = 0.0, scale
    return total + current if has_number else None


@cache
def _compile_words() -> re.Pattern[str]:
    tables = read_word_tables()
    numbers = "|".join(sorted(map(re.escape, tables.numbers), key=len, reverse=True))
    words = [word for word in (*tables.scales, *tables.comma_scales) if len(word) > len("mio")]
    scales = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    one, scale = f"(?:{numbers})", f"(?:{scales}|mil)"
    start = rf"\b(?:{one}|an? (?={scale}\b|dozen\b)(?:{scale}|dozen))"
    joint = r"(?:[ -]| (?:and|et|y) (?<=hundred and )| and (?<=thousand and ))"
    return re.compile(rf"{start}(?:{joint}(?:{one}|{scale})|{_AND_A_HALF})*\b")


@cache
def _list_parts() -> dict[str, float]:
    """Return the values of parts of a scale, such as that of "half a million"."""
    tables = read_word_tables()
    scales = {
        word: scale
        for word, scale in {**tables.scales, **tables.comma_scales, "dozen": 12.0}.items()
        if len(word) > len("mio")
    }
    return {
        f"{words} {word}": round(part * scale, 6)
        for words, part in tables.parts.items()
        for word, scale in scales.items()
    }


@cache
def _compile_search() -> tuple[AhoCorasick, Sequence[str]]:
    """Compile the search for all words at once, and list them by their numbers."""
    tables = read_word_tables()
    phrases = [*tables.numbers, *tables.fractions, "mil"]
    phrases += [f"{one} {scale}" for one in ("a", "an") for scale in (*tables.scales, "dozen")]
    phrases += _list_parts()
    return AhoCorasick(phrases, implementation=Implementation.DFA), phrases
