"""Read the lists of words that are kept as data in `transforms/text/words`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from transforms.text.stemming import stem_word

_FOLDER = resources.files("transforms.text") / "words"


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
    return frozenset(stem_word(word, "en") for word in spelled)


def _read(name: str) -> dict[str, str]:
    return tomllib.loads((_FOLDER / name).read_text(encoding="utf-8"))
