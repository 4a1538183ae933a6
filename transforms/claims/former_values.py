"""Find former values: "to 10 plants from 17", "68,000, against 61,000 a year earlier"."""

from __future__ import annotations

import re

from transforms.claims.former_years import is_of_year_before

_FORMER = re.compile(
    r".{0,25}?\b(?:(?:up|down) from|instead of|rather than|(?:statt|nach) (?:zuvor|bisher|der|den)"
    r"|contre|au lieu d(?:e|es)|frente a|en lugar de|en vez de|invece de[il]|contro i|em vez d[eo]s?)\b"
    r"(?: bisher| bislang| zunächst| zuvor| previstos| anunciados)?"
    r"(?: geplanten| angekündigten| vorgesehenen)?"
    r"[^,.;]{0,12}$"
    r"|.{0,25}?\b(?:previously|(?:twice|double) the"
    r"|(?:compared (?:with|to)|against|versus|vs\.?)(?: an?| the| its)?"
    r" (?:previous|earlier|former|initial|original|prior)(?:ly (?:planned|announced))?"
    r"(?: (?:figure|number|target|forecast|plan|estimate|goal|level) of)?)"
    r"(?: (?:about|around|some|roughly|nearly|only|just))? ?[^\w\s,.;]?$"
)
# "Against" alone may compare with another time or firm; an announced figure is a former plan.
_BESIDE_FORMER = re.compile(r".{0,25}?\b(?:compared (?:with|to)|against|versus|vs\.?)(?: the)? ?[^\w\s,.;]?$")
_BESIDE_LAST = re.compile(
    r"(?:.{0,25}?|(?: (?:for|in|during|over|im|in den|au|en|nel|no) )(?:[^\d.;]|\b20\d\d\b){0,50}?)"
    r"(?:\b(?:compared (?:with|to)|against|versus|vs\.?|after|down from|up from|nach|gegenüber|contre"
    r"|après|frente a|ante|contro|dopo|tegen|na|dai|dalle|from|van)(?: (?:the|los|las|i|le|os|as))?"
    r"|(?:上年|去年)同期(?:为|的)?|前年同[月期]の|작년 같은 달|전년 동월|지난해 같은 기간) ?[^\w\s,.;]?$"
)
_ANNOUNCED = re.compile(
    r"(?: \w+){0,2}? (?:announced|planned|foreseen)\b| (?:it|that it|that were) (?:had )?announced\b"
)
_FROM_FORMER = frozenset(
    f"{comma} from {word}"
    for comma in ("", ",")
    for word in ("", "the ", "its ", "about ", "around ", "a previous ", "the previous ", "an earlier ")
)
_OTHERS = re.compile(r"(?: \w+)?,? (?:at|by|for|from) (?!the |that |this |its |an? |all |last |end |\d)")
# "Against 41 billion expected": a benchmark, and no former value.
_EXPECTED = re.compile(
    r"(?: [\w'’-]+){0,3} (?:expected|attendue?s?|esperad[oa]s|attes[aoie]|erwartet\w*|verwacht\w*|väntade?)\b"
    r"(?! (?:initial|earlier|previous|before|zuvor|antes|prima))"
)


def is_former_value(lower: str, before: int, start: int, end: int, *, reached: bool) -> bool:
    """Return whether an amount is the former value of the one before it.

    Args:
        lower: The sentence, in lower case.
        before: Where the amount before it ends.
        start: Where the amount begins.
        end: Where it ends.
        reached: Whether the one before it is a level that something comes to: "to 10".
    """
    if reached and lower[before:start] in _FROM_FORMER:
        return True
    # "68,000, against 61,000 a year earlier": the former figure of the same month or year
    if is_of_year_before(lower, start, end) and _BESIDE_LAST.match(lower, before, start):
        return True
    if _BESIDE_FORMER.match(lower, before, start):
        return _ANNOUNCED.match(lower, end) is not None
    is_former = _FORMER.match(lower, before, start) is not None
    return is_former and not (_OTHERS.match(lower, end) or _EXPECTED.match(lower, end))
