"""Lists of words kept as data: stop words by language, and words common in any news."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from transforms.text.stemming import stem_word

_FOLDER = resources.files("transforms.text") / "words"


@cache
def read_stop_words(language: str | None) -> frozenset[str]:
    """Return the case-folded stop words of `language` (ISO 639-1); English where it is not known."""
    lists = _read("stopwords.toml")
    return frozenset(lists.get(language or "en", lists["en"]).split())


@cache
def read_number_words() -> frozenset[str]:
    """Return the case-folded words for numbers, of several languages."""
    return frozenset(" ".join(_read("numbers.toml").values()).split())


@cache
def read_common_stems() -> frozenset[str]:
    """Return the stems of words that any business news may hold, with parts of hyphenated ones apart."""
    spelled = " ".join(_read("background.toml").values()).replace("-", " ").split()
    return frozenset(stem_word(word, "en") for word in spelled)


def _read(name: str) -> dict[str, str]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
