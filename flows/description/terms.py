"""The terms that hold stories together, in words: their prefixes are of the program and not for people."""

from __future__ import annotations

_KINDS = {
    "n": "name",
    "f": "figure",
    "d": "date",
    "amount": "figure",
    "about": "rounded figure",
    "sound": "name",
}
"""The kinds of terms by their prefixes, where these are no words (terms.py and languages/ of stories)."""


def split_term(term: str) -> tuple[str, str]:
    """Return a term without its prefix, and its kind, which is ``word`` where it has no prefix."""
    prefix, colon, word = term.partition(":")
    return (word, _KINDS.get(prefix, prefix)) if colon else (term, "word")


def describe_term(term: str) -> str:
    """Return a term with its kind in words, unless it is a plain word."""
    word, kind = split_term(term)
    return word if kind == "word" else f"{word} ({kind})"
