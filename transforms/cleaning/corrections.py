"""Recognise corrections: notes in which a publisher names a mistake in a report, or a change of it.

They belong to the text wherever they stand, which is nearly always at the end, among what cleaning removes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from importlib.resources import files

from transforms.cleaning.prose import is_prose
from transforms.text.calendar_names import list_weekdays, number_months, read_calendar_names
from transforms.text.late_patterns import compile_when_needed
from transforms.text.normalisation import measure_length
from transforms.text.writing_systems import has_cjk

_WORDS = tomllib.loads((files("transforms.cleaning") / "corrections.toml").read_text(encoding="utf-8"))
_LANGUAGES = tuple(read_calendar_names())
_MAX_LENGTH = 1_500  # characters; a longer text is no note
_MIN_WORDS = 3


def _unite(patterns: Iterable[str]) -> str:
    """Return a pattern for any of several, with the parts that they name; the longest is tried first."""
    united = "|".join(sorted(patterns, key=len, reverse=True))
    for name, part in _WORDS["parts"].items():
        united = united.replace(f"<{name}>", part)
    return f"(?:{united})"


_DATE_WORDS = {
    *number_months(full=_LANGUAGES, short=_LANGUAGES),
    *(day for language in _LANGUAGES for day in list_weekdays(language)),
}
# *Correction added on Nov. 18, 2026, 10:15 a.m. ET:*
# It is matched as far as it goes, no less. A possessive `*+` says that, and goes wrong before Python 3.11.5.
_STAMP = (
    rf"(?=(?P<stamp>(?:[\s\d.,/()\[\]-]|\d:\d|{_unite([*_DATE_WORDS, *_WORDS['stamp']])}\b|[年月日時分])*))"
    r"(?P=stamp)"
)
_LABEL = _unite(_WORDS["labels"])
_NOTE = _unite([*_WORDS["notes"], *_WORDS["labels"]])
_SIGNS = r"[\s*•†‡>(\[_\"'-]*"
# The names of months and days take 10 ms to compile in each pattern, and most texts begin with no label.
_LABEL_ALONE, _LABELLED = rf"\W*{_LABEL}{_STAMP}\W*", rf"\W*{_LABEL}{_STAMP}(?:[:：】〕]| - )"
_UPDATED = rf"\W*updated?{_STAMP}(?:[:：]| - )"
_OPENING = rf"\W*{_NOTE}{_STAMP}[\s:：.—–-]*|{_SIGNS}"
_LABEL_START, _UPDATE_START, _NOTE_START, _SIGNS_ALONE = (
    re.compile(pattern, re.IGNORECASE) for pattern in (rf"\W*{_LABEL}", r"\W*update", rf"\W*{_NOTE}", _SIGNS)
)
_STATEMENT = re.compile(_unite(p for p in _WORDS["statements"] if not has_cjk(p)), re.IGNORECASE)
# These may begin anywhere in a line: trying them takes two thirds of the time of all.
_UNSPACED_STATEMENT = re.compile(_unite(filter(has_cjk, _WORDS["statements"])), re.IGNORECASE)


def find_corrections(texts: Sequence[str]) -> dict[int, bool]:
    """Find the corrections among the blocks of a page.

    Args:
        texts: The text of each block, in order.

    Returns:
        The positions of corrections. The value says whether a block speaks of its report, as in *An earlier
        version of this article …*; a reader's comment may begin with *Correction:* too.
    """
    found: dict[int, bool] = {}
    for position, written in enumerate(texts):
        if len(written) > _MAX_LENGTH:
            continue
        text = written.replace("’", "'")
        is_note = _NOTE_START.match(text) is not None
        if _speaks_of_report(text, is_note=is_note):
            found[position] = True
        elif not is_note:  # as nearly all; labels and updates begin like notes
            continue
        elif _is_labelled(text):
            found[position] = False
        elif position + 1 < len(texts) and _is_label(text) and is_prose(texts[position + 1]):
            found[position] = found[position + 1] = False  # a heading with the correction under it
    return found


def compile_corrections() -> None:
    """Compile the patterns that otherwise the first text does that begins like a correction."""
    for pattern in (_LABEL_ALONE, _LABELLED, _UPDATED, _OPENING):
        compile_when_needed(pattern)


def _speaks_of_report(text: str, *, is_note: bool) -> bool:
    opening = (compile_when_needed(_OPENING) if is_note else _SIGNS_ALONE).match(text)
    if opening is None:
        return False
    if _STATEMENT.match(text, opening.end()):
        return True
    return has_cjk(text) and _UNSPACED_STATEMENT.match(text, opening.end()) is not None


def _is_labelled(text: str) -> bool:
    label = compile_when_needed(_LABELLED).match(text) if _LABEL_START.match(text) else None
    if label:
        return measure_length(text[label.end() :]) >= _MIN_WORDS
    update = compile_when_needed(_UPDATED).match(text) if _UPDATE_START.match(text) else None
    return update is not None and is_prose(text[update.end() :])


def _is_label(text: str) -> bool:
    return bool(_LABEL_START.match(text) and compile_when_needed(_LABEL_ALONE).fullmatch(text))
