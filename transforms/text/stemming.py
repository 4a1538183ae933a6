"""Stem words lightly: remove endings, so that the forms of a word have one stem.

A light stemmer joins "closing", "closed" and "closes" and leaves the rest alone; a full one (Porter's)
would also join "university" with "universe". See Harman, "How effective is suffixing?", 1991. German,
French and Spanish have tables of endings. Any other language is treated as English.
"""

from __future__ import annotations

import re

_VOWEL = re.compile(r"[aeiouyàâäéèêëíîïóôöúûüáñ]")
_MIN_STEM = 3  # characters
_PARTICIPLES = ("ingly", "edly", "ing", "ed")
_LAST_LETTERS = ("s", "e", "d", "g", "y")  # of the endings that are removed
_SIBILANTS = ("sses", "xes", "zes", "ches", "shes")
_ENDINGS = {
    "de": ("innen", "ern", "em", "en", "er", "es", "e", "n", "s"),
    "fr": ("issement", "ements", "ement", "euses", "euse", "ées", "ée", "és", "é", "es", "er", "e", "s", "x"),
    "es": (
        "aciones",
        "ación",
        "amente",
        "ando",
        "iendo",
        "ados",
        "adas",
        "ado",
        "ada",
        "os",
        "as",
        "es",
        "o",
        "a",
    ),
}


def stem_word(word: str, language: str | None) -> str:
    """Return the stem of a case-folded word: three characters or more, not always a word itself."""
    if language in _ENDINGS:
        return _remove_ending(word, _ENDINGS[language])
    # half of all words end in none of these letters
    return _stem_english(word) if word.endswith(_LAST_LETTERS) else word


def _remove_ending(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) > _MIN_STEM:
            return word[: -len(ending)]
    return word


def _stem_english(word: str) -> str:
    word = _remove_plural(word)
    if word.endswith(_PARTICIPLES):
        word = _remove_participle(word)
    if len(word) > _MIN_STEM + 1 and word.endswith("e"):
        return word[:-1]
    if len(word) > _MIN_STEM and word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return word


def _remove_participle(word: str) -> str:
    for ending in _PARTICIPLES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _MIN_STEM and _VOWEL.search(stem):
            doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
            return stem[:-1] if doubled else stem
    return word


def _remove_plural(word: str) -> str:
    if len(word) <= _MIN_STEM or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > _MIN_STEM + 1 else word[:-1]
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]
