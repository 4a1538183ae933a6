"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

from transforms.text.writing_systems import HANGUL, KANA

_TOO_SHORT = 40  # characters: right for 96 of 100 English beginnings of that length, 88 of 25 characters
_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9-]+)*", re.IGNORECASE)
_SHARE = 0.1


class _Classifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of `text`; null when it is too short to tell.

    Kana make even a short text Japanese, and hangul make it Korean.
    """
    by_script = _read_script(text)
    if by_script:
        return by_script
    if len(text.strip()) < _TOO_SHORT or not _LETTER.search(text):
        return None
    return _load_classifier().classify(text)[0]


def settle_language(declared: str | None, text: str) -> str | None:
    """Return the language a page declares, unless the script of its text rules that out.

    Templates often declare English for pages in any language, so what cannot be is not believed.
    """
    by_script = _read_script(text)
    if by_script:
        return by_script
    code = read_language_code(declared)
    return code or detect_language(text)


def read_language_code(declared: str | None) -> str | None:
    """Return the two letters of ``en-GB``, ``pt_BR`` or ``de``; null for anything else."""
    found = _CODE.fullmatch((declared or "").strip())
    return found[1].lower() if found else None


def _read_script(text: str) -> str | None:
    letters = len(_LETTER.findall(text))
    for script, code in ((_KANA, "ja"), (_HANGUL, "ko")):
        if letters and len(script.findall(text)) >= letters * _SHARE:
            return code
    return None


@cache
def _load_classifier() -> _Classifier:
    import py3langid  # noqa: PLC0415  (its model takes 0.1 s to load; most pages name their language)

    return cast("_Classifier", py3langid)
