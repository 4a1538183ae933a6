"""Term weighting by tf-idf with a prior.

The inverse document frequency (Spärck Jones, "A statistical interpretation of term specificity", 1972) is
computed from the counts of the warehouse plus those of a small imagined background of articles, so that
ten articles are enough to start with and a hundred thousand outweigh the background. The term frequency is
logarithmic and the vector is normalised to length 1 (Manning, Raghavan and Schütze, "Introduction to
Information Retrieval", 2008, sections 6.4.1 and 6.3.1). The name of the watched company is in nearly all
articles, and so carries no weight by itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from transforms.records import Terms
from transforms.text.stemming import stem_word
from transforms.text.word_lists import read_common_stems

# The background: a number of articles, and the share of them that has the term. Graded shares from a corpus
# of web pages, and larger backgrounds (40 to 300 articles), were a point or two worse.
_BACKGROUND, _SHARE = 10, 0.01
_COMMON_BACKGROUND, _COMMON_SHARE = 40, 0.4
_MIN_IDF = 0.1  # a term with a lower inverse document frequency says nothing and costs time
# Names count twice anyway, as words and as names; weights of 1.5 and 2 were worse in small warehouses.
_KIND_WEIGHTS = {"n": 1.2, "f": 1.2}


def weigh_terms(terms: Terms, frequencies: Mapping[str, int], article_count: int) -> dict[str, float]:
    """Weigh the terms of one article.

    Args:
        terms: The terms with their counts.
        frequencies: In how many articles each term occurs; a term that is missing counts as occurring in
            this article only.
        article_count: How many articles those are.

    Returns:
        A vector of length 1, by term. Terms that nearly every article has are left out.
    """
    weights: dict[str, float] = {}
    for term, count in terms.counts:
        frequency = min(frequencies.get(term, 1), article_count)
        background, share = (_COMMON_BACKGROUND, _COMMON_SHARE) if is_common(term) else (_BACKGROUND, _SHARE)
        idf = math.log((article_count + background) / (frequency + background * share))
        if idf > _MIN_IDF:
            kind = term.partition(":")[0] if ":" in term else ""
            weights[term] = (1 + math.log(count)) * idf * _KIND_WEIGHTS.get(kind, 1.0)
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}


@lru_cache(maxsize=262_144)
def is_common(term: str) -> bool:
    """Return whether a term is a word, or a name of words, that is common in any news."""
    kind, _, rest = term.rpartition(":")
    common = read_common_stems()
    if kind == "n":
        return all(stem_word(word, "en") in common for word in rest.split())
    if kind == "d":
        return "-" not in rest  # a month or a year is common, a day is not
    return not kind and rest in common
