"""Separate a figure from its benchmark, as in "51 billion yen, above the 41 billion that was forecast".

Words such as "planned" and "expected" that are said of the benchmark are not said of the figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transforms.claims.word_tables import list_words, match_words

_BENCHMARK = re.compile(
    rf"(?:{match_words(*list_words('statements', 'comparing'))})(?:[^,;:.。]|[,.:](?=\d))*"
    r"|(?:市場|アナリスト)?(?:の)?(?:予想|見通し|見込み|計画|目標|预期|预测)[^、。,]{0,16}\d[^、。,]*?(?=を上回|を下回|を超|に届か)"
)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=8)
def find_benchmarks(lower: str) -> Sequence[tuple[int, int]]:
    """Return start and end of each comparison with another figure in a sentence in lower case."""
    spans = (found.span() for found in _BENCHMARK.finditer(lower))
    return [(start, end) for start, end in spans if _DIGIT.search(lower, start, end)]


def is_said_of(place: int, word: int, benchmarks: Sequence[tuple[int, int]]) -> bool:
    """Return whether a word may say how a figure is stated: it is not that of a benchmark of the figure.

    Args:
        place: Where the figure is.
        word: Where the word is.
        benchmarks: The comparisons of their sentence.
    """
    return not any(start <= word < end and not start <= place < end for start, end in benchmarks)
