"""The forms of English words, so that a list needs to hold each word once.

Forms that do not exist may come out ("equipments"); they are searched for and never found.
"""

from __future__ import annotations

import re

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)[aeiou][bdgklmnprt]$")
_SYLLABLE = re.compile(r"[aeiouy]+")
_IRREGULAR = {
    "bring": ("brought",),
    "build": ("built",),
    "buy": ("bought",),
    "cut": (),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "grow": ("grew", "grown"),
    "hit": (),
    "hold": ("held",),
    "lay": ("laid",),
    "lose": ("lost",),
    "make": ("made",),
    "pay": ("paid",),
    "put": (),
    "rise": ("rose", "risen"),
    "seek": ("sought",),
    "sell": ("sold",),
    "shed": (),
    "shrink": ("shrank", "shrunk"),
    "shut": (),
    "spend": ("spent",),
    "take": ("took", "taken"),
    "withdraw": ("withdrew", "withdrawn"),
}


def inflect_noun(phrase: str) -> tuple[str, ...]:
    """Return `phrase` and its plural, made on the last word; one in -s or of other letters stays alone."""
    head, space, last = phrase.rpartition(" ")
    if not re.fullmatch(r"[A-Za-z-]{2,}", last) or (last.endswith("s") and not last.endswith("ss")):
        return (phrase,)
    return (phrase, f"{head}{space}{_add_s(last)}")


def inflect_verb(phrase: str) -> tuple[str, ...]:
    """Return `phrase` with the forms of the verb it begins with: "lays off", "laying off", "laid off"."""
    verb, space, rest = phrase.partition(" ")
    if not re.fullmatch(r"[A-Za-z]{2,}", verb):
        return (phrase,)
    forms = [verb, _add_s(verb), *_add_endings(verb)]
    return tuple(dict.fromkeys(f"{form}{space}{rest}" for form in forms))


def _add_s(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.search(word) else f"{word}s"


def _add_endings(verb: str) -> list[str]:
    past = _IRREGULAR.get(verb)
    stem = verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        stem = verb[:-1]
    elif _DOUBLING.search(verb) and (len(_SYLLABLE.findall(verb)) == 1 or verb.endswith("l")):
        stem = verb + verb[-1]
    regular = f"{verb[:-1]}ied" if _CONSONANT_Y.search(verb) else f"{stem}ed"
    ing = f"{verb}ing" if verb.endswith("y") else f"{stem}ing"
    return [ing, *((regular,) if past is None else past)]
