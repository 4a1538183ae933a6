"""Read the lists of words that are kept as data in `transforms/text/words`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from transforms.text.stemming import stem_word

_FOLDER = resources.files("transforms.text") / "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnspacedWords:
    """Words of a language that has no spaces between them.

    Attributes:
        stop: Those that say nothing about the subject of an article.
        common: Those that any business news may have.
    """

    stop: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


@cache
def read_stop_words(language: str | None) -> frozenset[str]:
    """Return the case-folded stop words of a language (ISO 639-1), or of English if it has no list."""
    lists = _read("stopwords.toml")
    return frozenset(lists.get(language or "en", lists["en"]).split())


@cache
def read_number_words() -> frozenset[str]:
    """Return the case-folded words for numbers, of several languages."""
    return frozenset(" ".join(_read("numbers.toml").values()).split())


@cache
def read_common_stems() -> frozenset[str]:
    """Return the stems of words that any business news may have; hyphenated words are split."""
    spelled = " ".join(_read("background.toml").values()).replace("-", " ").split()
    unspaced = (read_unspaced_words(language).common for language in _read("unspaced.toml"))
    return frozenset(stem_word(word, "en") for word in spelled).union(*unspaced)


@cache
def read_unspaced_words(language: str | None) -> UnspacedWords:
    """Return the words of a language (ISO 639-1) without spaces; none if it has no lists."""
    lists = _read("unspaced.toml").get(language or "", {})
    return UnspacedWords(**{kind: frozenset(words.split()) for kind, words in lists.items()})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
