"""Detect the language of a text."""

from __future__ import annotations

import re
from functools import cache

from transforms.text.language_model import load_language_model
from transforms.text.writing_systems import HANGUL, KANA

_MIN_LENGTH = 40  # characters; it is right for 96 of 100 English texts cut to that length, 88 cut to 25
_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_KANA_OR_HANGUL = re.compile(f"[{KANA}{HANGUL}]")
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9-]+)*", re.IGNORECASE)
_MIN_SHARE = 0.1  # of the letters of a text; with fewer kana it may be English that quotes Japanese
# Scripts of one language each, but for a few speakers of another one.
_OWN_SCRIPTS = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0531-\u0587",
    "he": "\u05d0-\u05ea",
    "pa": "\u0a01-\u0a76",
    "gu": "\u0a81-\u0aff",
    "ta": "\u0b82-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "th": "\u0e01-\u0e7f",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "km": "\u1780-\u17ff",
}
_SHARERS = {"yi": "he", "iw": "he", "ti": "am"}
# Languages that are never written in Latin letters; those that are in some places are left out.
_NOT_LATIN = re.compile(
    r"a[mr]|b[egn]|[fk]a|dv|el|[hi]w|h[eiy]|ja|k[kmnoy]|lo|m[klnry]|ne|p[as]|ru|si|t[aegi]|th|u[kr]|yi|zh"
)
_EITHER = frozenset({"az", "bs", "ku", "ms", "sr", "tk", "tt", "ug", "uz"})
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u2e80-\U000323af]")  # scripts that are not Latin
_MAJORITY = 0.5
_ALMOST_ALL = 0.95
_SAMPLE = 4_000  # characters by which a script is told
_CLASSIFIED = 2_000  # characters; of the 1,280 labelled pages all have the language of their first 800
_WORD = re.compile(r"[^\W\d_]+")
_COMMON_ENGLISH = frozenset({"the", "of", "and", "to", "that", "with", "from", "his", "their", "which"})
_MIN_WORDS = 30
_MIN_COMMON = 0.02  # a Dutch text has one "of" in a hundred words


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, or `None` when the text is too short.

    Kana make even a short text Japanese, and hangul make it Korean. Of a long text the beginning decides.
    """
    by_script = _detect_script(text)
    if by_script:
        return by_script
    if len(text.strip()) < _MIN_LENGTH or not _LETTER.search(text):
        return None
    return load_language_model().classify(text[:_CLASSIFIED])


def resolve_language(declared: str | None, text: str) -> str | None:
    """Return the language that a page declares, unless the script of its text rules it out.

    Templates often declare English for pages in any language: it is believed of texts that have its words.

    Args:
        declared: A language tag such as ``en-GB``, if the page has one.
        text: The text of the page.

    Returns:
        An ISO 639-1 code; `None` when nothing usable is declared and the text is too short.
    """
    by_script = _detect_script(text)
    if by_script:
        spoken = parse_language_code(declared)
        return spoken if spoken and _SHARERS.get(spoken) == by_script else by_script
    code = parse_language_code(declared)
    if not code or _is_ruled_out(code, text):
        return detect_language(text)
    return detect_language(text) or code if code == "en" and _is_hardly_english(text) else code


def parse_language_code(declared: str | None) -> str | None:
    """Return the two letters of ``en-GB``, ``pt_BR`` or ``de``, or `None` for anything else."""
    found = _CODE.fullmatch((declared or "").strip())
    return found[1].lower() if found else None


def _detect_script(text: str) -> str | None:
    if text.isascii() or not _OTHER.search(text):
        return None  # most texts: their letters need not be counted
    if not _KANA_OR_HANGUL.search(text):
        return _find_own_script(text[:_SAMPLE])
    found = [(code, len(script.findall(text))) for script, code in ((_KANA, "ja"), (_HANGUL, "ko"))]
    letters = len(_LETTER.findall(text))
    return next((code for code, count in found if letters and count >= letters * _MIN_SHARE), None)


def _find_own_script(text: str) -> str | None:
    """Return the language whose own script most letters of a text belong to."""
    first = _OTHER.search(text)
    code = next(
        (code for code, inside in _OWN_SCRIPTS.items() if first and _find(inside).match(first[0])), None
    )
    if code is None:
        return None
    letters = sum(map(str.isalpha, text))
    own = sum(map(str.isalpha, "".join(_find(_OWN_SCRIPTS[code]).findall(text))))
    return code if own > letters * _MAJORITY else None


@cache
def _find(inside: str) -> re.Pattern[str]:
    return re.compile(f"[{inside}]")


def _is_hardly_english(text: str) -> bool:
    """Return whether a longer text lacks the commonest words of English, a tenth of any text in it."""
    words = _WORD.findall(text[:_SAMPLE])
    common = sum(word in _COMMON_ENGLISH for word in map(str.lower, words))
    return len(words) >= _MIN_WORDS and common < len(words) * _MIN_COMMON


def _is_ruled_out(code: str, text: str) -> bool:
    """Return whether a text is not in a language, since almost all of it is in letters of other languages."""
    if code in _EITHER or len(text.strip()) < _MIN_LENGTH:
        return False
    sample = text[:_SAMPLE]
    if not _NOT_LATIN.fullmatch(code) and (sample.isascii() or not _OTHER.search(sample)):
        return False  # most texts
    letters = sum(map(str.isalpha, sample))
    latin = len(_LATIN.findall(sample))
    return latin > letters * _ALMOST_ALL if _NOT_LATIN.fullmatch(code) else latin < letters * _MAJORITY
