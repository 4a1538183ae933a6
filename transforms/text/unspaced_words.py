"""Cut text that is written without spaces into pieces by which texts can be compared.

Known words of news are found first, the longest ones first (maximum matching; Chen and Liu, "Word
identification for Mandarin Chinese sentences", 1992). The rest of a run of ideographs is cut into bigrams,
as are words in Hangul (Manning, Raghavan and Schütze, "Introduction to Information Retrieval", 2008,
section 2.2.1). So 追浜工場 is 追浜 and 工場. A word in katakana stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from transforms.text.word_lists import read_unspaced_words
from transforms.text.writing_systems import HANGUL, IDEOGRAPHS, KATAKANA

# Chinese words of one character that join others.
_CHINESE_JOINTS = (
    "的了着在是有将被把和与及或为於于由从对向至也都又而但并已曾该此其这那就还等之所会可让使因如若约近逾仅不到"
)
_JOINT = re.compile(f"[{_CHINESE_JOINTS}]")
_IDEOGRAPHS = re.compile(f"[{IDEOGRAPHS}]{{2,}}")
_HANGUL = re.compile(f"[{HANGUL}]{{2,}}")
_KATAKANA = re.compile(f"[{KATAKANA}]{{2,}}")


def find_unspaced_words(text: str, language: str | None) -> Iterator[str]:
    """Yield the words, and the bigrams in the place of unknown words, of a text normalised by NFKC.

    Words that say nothing about the subject of a text are left out, and so are single characters.
    """
    stops = read_unspaced_words(language).stop
    for run in _IDEOGRAPHS.findall(text):
        for word in _cut_ideographs(run, language):
            if word not in stops:
                yield word
    for run in _HANGUL.findall(text):
        yield from _list_bigrams(run)
    yield from _KATAKANA.findall(text)


def _cut_ideographs(run: str, language: str | None) -> Iterator[str]:
    done = 0
    for _, start, end in _compile(language).find_matches_as_indexes(run):
        yield from _cut_unknown(run[done:start], language)
        yield run[start:end]
        done = end
    yield from _cut_unknown(run[done:], language)


def _cut_unknown(piece: str, language: str | None) -> Iterator[str]:
    for part in _JOINT.split(piece) if language == "zh" else (piece,):
        yield from _list_bigrams(part)


def _list_bigrams(run: str) -> Iterator[str]:
    return (run[start : start + 2] for start in range(len(run) - 1))


@cache
def _compile(language: str | None) -> AhoCorasick:
    words = read_unspaced_words(language)
    known = [word for word in (*words.stop, *words.common) if _IDEOGRAPHS.fullmatch(word)]
    return AhoCorasick(known, matchkind=MatchKind.LeftmostLongest)
