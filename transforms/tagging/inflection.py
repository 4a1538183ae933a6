"""The forms of English words, German infinitives and names in Cyrillic: a taxonomy lists each word once.

Forms that do not exist may come out ("equipments"). They are searched for and never found.
"""

from __future__ import annotations

import re

# A name that Russian, Ukrainian or Bulgarian declines: it ends in a consonant, or in -а.
_CYRILLIC = re.compile(r"([А-ЯЁІа-яёі-]+[бвгджзклмнпрстфхцчшщ])(а?)")
_CASES = ("а", "у", "ом", "е", "і")
_CASES_OF_A = ("ы", "и", "е", "у", "ой", "ою", "і")
# A German verb whose prefix parts from it: "abbauen", of which "abzubauen" is a form.
_SEPARABLE = re.compile(
    r"(ab|an|auf|aus|ein|her|hoch|nach|um|vor|weg|zurück|zusammen)(?!zu|ge[a-zäöüß]{5})([a-zäöüß]{3,}e[lr]?n)"
)
_PREPOSITIONS = frozenset(("at", "in", "on"))
_GERMAN_ENDINGS = ("t", "te", "ten")
# "Gesunken", "verkauft", "geschrapt": before a noun these are adjectives.
_PARTICIPLE = re.compile(
    r"(?!gen|get|gear|germ|gest|verd)(?:[a-zäöü]{2,})?ge[a-zäöüß]{3,}(?:t|en|d)|ver[a-zäöüß]+(?:ft|cht|zt)"
)
_ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)[aeiou][bdgklmnprt]$")
_SYLLABLE = re.compile(r"[aeiouy]+")
# The past tense and the past participle; none where both are the same as the infinitive.
_IRREGULAR = {
    "beat": ("beaten",),
    "bleed": ("bled",),
    "break": ("broke", "broken"),
    "bring": ("brought",),
    "build": ("built",),
    "burst": (),
    "buy": ("bought",),
    "choose": ("chose", "chosen"),
    "come": ("came",),
    "cut": (),
    "draw": ("drew", "drawn"),
    "drive": ("drove", "driven"),
    "fall": ("fell", "fallen"),
    "feed": ("fed",),
    "feel": ("felt",),
    "fight": ("fought",),
    "find": ("found",),
    "freeze": ("froze", "frozen"),
    "get": ("got",),
    "give": ("gave", "given"),
    "grow": ("grew", "grown"),
    "hit": (),
    "hold": ("held",),
    "keep": ("kept",),
    "lay": ("laid",),
    "leave": ("left",),
    "lend": ("lent",),
    "let": (),
    "lose": ("lost",),
    "make": ("made",),
    "meet": ("met",),
    "pay": ("paid",),
    "put": (),
    "quit": (),
    "rise": ("rose", "risen"),
    "run": ("ran",),
    "seek": ("sought",),
    "sell": ("sold",),
    "send": ("sent",),
    "shed": (),
    "show": ("showed", "shown"),
    "shrink": ("shrank", "shrunk"),
    "shut": (),
    "sink": ("sank", "sunk"),
    "slide": ("slid",),
    "spend": ("spent",),
    "steal": ("stole", "stolen"),
    "swing": ("swung",),
    "take": ("took", "taken"),
    "tell": ("told",),
    "throw": ("threw", "thrown"),
    "win": ("won",),
    "wind": ("wound",),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
}


def inflect_noun(phrase: str) -> tuple[str, ...]:
    """Return a phrase and its plural, which is made on the last word.

    A phrase whose last word is in Cyrillic is returned in all cases of the singular: "Ниссана", "Ниссаном".
    Any other whose last word ends in -s, or has other than ASCII letters, is returned alone, as is one of a
    preposition and a noun: "on sale" is no "on sales".
    """
    head, space, last = phrase.rpartition(" ")
    if ending := _CYRILLIC.fullmatch(last):
        stem, vowel = ending.groups()
        return (phrase, *(f"{head}{space}{stem}{case}" for case in (_CASES_OF_A if vowel else _CASES)))
    if head in _PREPOSITIONS:
        return (phrase,)
    if not re.fullmatch(r"[A-Za-z-]{2,}", last) or (last.endswith("s") and not last.endswith("ss")):
        return (phrase,)
    return (phrase, f"{head}{space}{_add_s(last)}")


def inflect_verb(phrase: str) -> tuple[str, ...]:
    """Return all forms of a phrase that begins with a verb: "lays off", "laying off", "laid off".

    Of a German infinitive whose prefix parts these are its form with *zu* and those at the end of a clause:
    "abzubauen", "abbaut", "abbauten"; of a German or Dutch participle those that it has as an adjective.
    """
    verb, space, rest = phrase.partition(" ")
    if separable := _SEPARABLE.fullmatch(verb):
        prefix, base = separable.groups()
        stem = base.removesuffix("n").removesuffix("e")
        parted = (f"{prefix}zu{base}", *(f"{prefix}{stem}{ending}" for ending in _GERMAN_ENDINGS))
        return (phrase, *(f"{form}{space}{rest}" for form in parted))
    if not space and _PARTICIPLE.fullmatch(verb):
        return (verb, *(f"{verb}{ending}" for ending in _ADJECTIVE_ENDINGS))
    if not re.fullmatch(r"[A-Za-z]{2,}", verb):
        return (phrase,)
    forms = [verb, _add_s(verb), *_list_participles(verb)]
    return tuple(dict.fromkeys(f"{form}{space}{rest}" for form in forms))


def _add_s(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return f"{word[:-1]}ies"
    return f"{word}es" if _SIBILANT.search(word) else f"{word}s"


def _list_participles(verb: str) -> list[str]:
    past = _IRREGULAR.get(verb)
    stem = verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        stem = verb[:-1]
    elif _DOUBLING.search(verb) and (len(_SYLLABLE.findall(verb)) == 1 or verb.endswith("l")):
        stem = verb + verb[-1]
    regular = f"{verb[:-1]}ied" if _CONSONANT_Y.search(verb) else f"{stem}ed"
    ing = f"{verb}ing" if verb.endswith("y") else f"{stem}ing"
    return [ing, *((regular,) if past is None else past)]
