"""Date mentions: the months, days and years that a text names, as far as it writes months out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.text.calendar_names import number_months

# No abbreviations of other languages: "ene" or "juil" would change the terms of stored articles.
_NUMBERS = number_months(full=("de", "en", "es", "fr"), short=("en",))
# Some months are words as well ("may", "mars", "mar") and need a capital where no day is beside them. These
# are written in lower case and mean nothing else.
_UNAMBIGUOUS = frozenset(
    ("janvier", "février", "avril", "juin", "juillet", "août", "enero", "febrero", "abril")
)
_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ORDINAL = r"(?:st|nd|rd|th|\.|er|º)?"
_WRITTEN = re.compile(
    rf"(?<![\w.,:])(?:(?P<before>[0-3]?\d){_ORDINAL}\s(?:of\s|de\s)?)?"
    rf"\b(?P<month>{_NAMES})\b\.?(?:\s(?P<after>[0-3]?\d){_ORDINAL}(?![\w%]|[.,:]\d))?",
    re.IGNORECASE,
)
_JAPANESE = re.compile(r"(?P<month>1[0-2]|[1-9])月(?:(?P<after>[0-3]?\d)日)?")
_YEAR = re.compile(r"(?<![\w.,$€£¥])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_LAST_DAY = 31


def find_date_mentions(text: str) -> Iterator[str]:
    """Yield the months, days and years that a text names, as often as it names them.

    Dates in digits alone are left out, since 3/4 may be either of two days.

    Yields:
        Months as ``12``, days as ``12-14`` after their month, and years as ``2008``.
    """
    for match in (*_WRITTEN.finditer(text), *_JAPANESE.finditer(text)):
        name = match["month"]
        month = _NUMBERS.get(name.casefold()) or int(name)
        groups = match.groupdict()
        day = int(groups.get("before") or groups["after"] or 0)
        if day or name[0].isupper() or name.isdigit() or name in _UNAMBIGUOUS:
            yield str(month)
        if 0 < day <= _LAST_DAY:
            yield f"{month}-{day}"
    yield from _YEAR.findall(text)
