"""Read the date in the dateline that opens a report: YOKOHAMA, Japan, July 1, 2026 /Wire/ -- The plant."""

from __future__ import annotations

import re

from transforms.text.dates import DateContext, Moment, find_dates
from transforms.text.normalisation import split_words

_MAX_DATELINE = 160  # characters
_PLACE = re.compile(r"[^!?。:;|]{0,80}")
_MAX_PLACE = 8  # words: cities, a state, an agency
_SMALL_WORD = re.compile(r"(?<![^\W\d_])[a-zа-яà-ž][^\W\d_]*")
# A place has small words inside (Rio de Janeiro; Paris, le); a sentence has others, or begins with one.
_PARTICLES = frozenset(
    (
        *(
            "le",
            "la",
            "de",
            "du",
            "den",
            "der",
            "del",
            "di",
            "do",
            "da",
            "des",
            "el",
            "am",
            "im",
            "an",
            "sur",
        ),
        *("y", "e", "et", "und", "and", "of", "the", "on"),
    )
)
_OPENERS = frozenset(
    (
        *("on", "by", "since", "until", "from", "in", "after", "before", "as", "am", "seit", "bis"),
        *("el", "en", "desde", "le", "il", "dal", "em", "den", "с"),
    )
)
_AGENCY = r"(?:\s?[,.]?\s?(?:[/(\[][^/()\[\]]{2,60}[/)\]]|(?:г\.|р\.)?\s?[A-ZА-Я][A-ZА-Я&. ]{2,30}))?"
_MARK = re.compile(rf"\)?{_AGENCY}\s?\.?(?:\s?(?:-{{1,3}}|/-{{1,2}}|:)(?!\d)|\s?[電电讯訊]|\s?[=＝])")
_OPENING, _CLOSING = "【[(〔", "】])〕"
_BRACKET_CLOSED = re.compile(r"\s?\)\s?[.:-]")  # Quillmere (12.11.2026). The plant


def find_dateline_date(text: str, context: DateContext) -> Moment | None:
    """Find the date in the dateline that a report opens with: after places and agencies, and before a dash.

    Args:
        text: The first paragraph of the report.
        context: The present and the place of the page.

    Returns:
        The day, or None when the text opens otherwise, or with a dateline that gives no year.
    """
    found = next(iter(find_dates(text[:_MAX_DATELINE], context)), None)
    if found is None or not _PLACE.fullmatch(found.before):
        return None
    # 【東京2026年5月4日】 needs no dash, nor does Quillmere (4.5.2026).
    is_enclosed = found.before[:1] in tuple(_OPENING) and found.after.lstrip()[:1] in tuple(_CLOSING)
    is_in_brackets = found.before.endswith("(") and _BRACKET_CLOSED.match(found.after) is not None
    if not is_enclosed and not is_in_brackets and not _MARK.match(found.after):
        return None
    return found.moment if _is_place(found.before) else None


def _is_place(text: str) -> bool:
    """Return whether a text is empty or names places and agencies, and does not open a sentence."""
    words = split_words(text)
    small = [word for word in _SMALL_WORD.findall(text) if word not in _PARTICLES]
    return len(words) <= _MAX_PLACE and not small and not (words and words[0] in _OPENERS)
