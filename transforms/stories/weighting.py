"""Weights: how much each term of an article tells, given how many articles have it.

TF-IDF with a prior. The counts of the warehouse are mixed with a small imagined background of
articles, so that ten articles are enough to start with and a hundred thousand outvote it. The
name of the watched company is in nearly all of them, and so comes to carry nothing by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from transforms.records import Terms
from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_common_stems

# The background: so many articles, of which such a share has the term. Graded shares from a
# corpus of web pages and larger backgrounds (40 to 300) were tried: a point or two worse.
_BACKGROUND, _SHARE = 10, 0.01
_COMMON_BACKGROUND, _COMMON_SHARE = 40, 0.4
_FAINTEST = 0.1  # a term with less than this inverse frequency says nothing and costs time
# Names count twice as it is, as words and as names; 1.5 and 2 were worse in small warehouses.
_KIND_WEIGHTS = {"n": 1.2, "f": 1.2}


def weigh_terms(terms: Terms, frequencies: Mapping[str, int], articles: int) -> dict[str, float]:
    """Return the weights of the terms of one article, as a vector of length 1.

    `frequencies` tells in how many of `articles` a term occurs; one that it does not know counts
    as occurring in this article alone. A term that nearly every article has is left out.
    """
    weights: dict[str, float] = {}
    for term, count in terms.counts:
        frequency = min(frequencies.get(term, 1), articles)
        background, share = (_COMMON_BACKGROUND, _COMMON_SHARE) if is_common(term) else (_BACKGROUND, _SHARE)
        rarity = math.log((articles + background) / (frequency + background * share))
        if rarity > _FAINTEST:
            kind = term.partition(":")[0] if ":" in term else ""
            weights[term] = (1 + math.log(count)) * rarity * _KIND_WEIGHTS.get(kind, 1.0)
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}


@lru_cache(maxsize=262_144)
def is_common(term: str) -> bool:
    """Tell whether a word, or each word of a name, is one that any news may hold."""
    kind, _, rest = term.rpartition(":")
    common = read_common_stems()
    if kind == "n":
        return all(stem_word(word, "en") in common for word in rest.split())
    if kind == "d":
        return "-" not in rest  # a month or a year; the day itself tells more
    return not kind and rest in common
