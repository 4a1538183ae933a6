"""Shared terms: the parts of an article that need no translation.

These are amounts, calendar days, places, the tags of the taxonomy, claims, names in Latin letters, and the
sound of names in katakana. Each has a prefix for its kind.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from math import isfinite

from transforms.records import ArticleTag, Claim
from transforms.stories.languages.amounts import find_amounts, round_amount
from transforms.stories.languages.calendar_days import find_calendar_days
from transforms.stories.languages.digits import count_digits
from transforms.stories.languages.places import find_places
from transforms.stories.languages.sounds import spell_katakana, spell_latin
from transforms.text.writing_systems import IDEOGRAPHIC_LANGUAGES, KATAKANA

_MIN_DIGITS = 3  # of an amount that is a term by itself; with fewer it is its own rounding
_LATIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9]*(?:[&+-][A-Za-z0-9]+)*")
# It begins with the capital and looks behind it, so that the search skips to the next one.
_ACRONYM = re.compile(r"[A-Z](?<!\w.)(?:[A-Z]|[A-Za-z-]*\d)[A-Za-z0-9-]*")
_KATAKANA = re.compile(f"[{KATAKANA}]{{4,}}")
_MAX_TERMS = 120  # an article of 600 words has some 60


def find_shared_terms(
    parts: Iterable[str],
    names: Iterable[str],
    *,
    language: str | None,
    published: date,
    tags: Sequence[ArticleTag],
    kinds: Mapping[str, str],
    claims: Iterable[Claim],
) -> list[str]:
    """Find the shared terms of an article.

    Args:
        parts: The title and the text, normalised by NFKC.
        names: The names in its text.
        language: Its ISO 639-1 code; `None` if unknown.
        published: The day of its publication.
        tags: Its tags.
        kinds: The kind of each tag of the taxonomy.
        claims: Its claims.

    Returns:
        The terms, ascending: at most 120, the most frequent ones.
    """
    tagged = " ".join(each.text for tag in tags for each in tag.evidence).casefold()
    counts: defaultdict[str, int] = defaultdict(int)
    for text in parts:
        for amount in find_amounts(text, language):
            if count_digits(amount) >= _MIN_DIGITS:
                counts[f"amount:{amount}"] += 1
            for rounded in round_amount(amount):
                counts[f"about:{rounded}"] += 1
        for day in find_calendar_days(text, language, published):
            counts[f"{_name_period(day)}:{day}"] += 1
        for place in find_places(text, language):
            counts[f"place:{place}"] += 1
        for term in _find_marked(text, language, tagged):
            counts[term] += 1
    tag_terms = (f"{kinds[tag.tag]}:{tag.tag}" for tag in tags)
    is_spelled = language not in IDEOGRAPHIC_LANGUAGES
    words = [name for name in names if name.isalpha() and name not in tagged] if is_spelled else []
    for term in chain(*map(_name_word, words), tag_terms, _name_claims(claims)):
        counts[term] += 1
    if len(counts) <= _MAX_TERMS:
        return sorted(counts)
    return _choose_terms(counts)


def _choose_terms(counts: Mapping[str, int]) -> list[str]:
    """Return the most frequent terms, ascending; of equally frequent ones the first."""
    last = sorted(counts.values(), reverse=True)[_MAX_TERMS - 1]
    chosen = [term for term, count in counts.items() if count > last]
    equal = sorted(term for term, count in counts.items() if count == last)
    return sorted(chosen + equal[: _MAX_TERMS - len(chosen)])


def _name_claims(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the quantity and the value of each claim, rounded as others may report it."""
    for claim in claims:
        for value in {claim.value_low, claim.value_high, claim.change_from} - {None}:
            if value is not None and isfinite(value):
                yield from (
                    f"claim:{claim.quantity} {each}" for each in round_amount(f"{abs(value)} {claim.unit}")
                )


def _name_period(day: str) -> str:
    return ("year", "month", "day")[day.count("-")]


def _find_marked(text: str, language: str | None, tagged: str) -> Iterator[str]:
    """Yield the names that are told by their letters: in katakana, or in Latin ones with capitals or digits.

    Those of tags are left out.
    """
    eastern = language in IDEOGRAPHIC_LANGUAGES
    for word in (_LATIN if eastern else _ACRONYM).findall(text):
        name = word.casefold()
        if len(word) > 1 and not word.islower() and name not in tagged:
            yield f"name:{name}"
    for word in _KATAKANA.findall(text) if eastern else ():
        if word not in tagged and (sound := spell_katakana(word)):
            yield f"sound:{sound}"


@lru_cache(65_536)
def _name_word(name: str) -> tuple[str, ...]:
    """Return the terms of a name that is a word: one by itself and those of its sound."""
    return f"name:{name}", *(f"sound:{sound}" for sound in spell_latin(name))
