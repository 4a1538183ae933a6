"""Print the names of months and weekdays that Babel gives, in the form of `calendar.toml`.

Run by hand when a language is added; a test compares the output with the file:

    python tests/quality/list_calendar_names.py > transforms/text/words/calendar.toml
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from babel.core import Locale

# Each language with territories that abbreviate some names differently: Jän., Sept., sep.
LOCALES = {
    "de": ("de", "de_AT"),
    "en": ("en", "en_GB"),
    "es": ("es", "es_MX"),
    "fr": ("fr",),
    "it": ("it",),
}
# Spellings that are common in news and not in the CLDR.
MORE = {"en": {"Tue": "Tues", "Thu": "Thurs"}, "fr": {"août": "aout"}}
HEADER = """\
# Names of months (January first) and of days of the week (Monday first), from Unicode's Common Locale Data
# Repository. Printed by `python tests/quality/list_calendar_names.py`: change that file, not this one.
"""


def main() -> None:
    """Print the file."""
    print(HEADER, end="")
    for language in LOCALES:
        print(f"\n[{language}]")
        for key, value in list_names(language).items():
            print(f"{key} = {json.dumps(value, ensure_ascii=False)}")


def list_names(language: str) -> dict[str, list[Any]]:
    """Return the full names of months and weekdays, and for each the short ones that differ from it."""
    first, *_ = locales = [Locale.parse(name) for name in LOCALES[language]]
    lists: dict[str, list[Any]] = {}
    for table, numbers in (("months", range(1, 13)), ("days", range(7))):
        full = [getattr(first, table)["format"]["wide"][number] for number in numbers]
        name = "months" if table == "months" else "weekdays"
        lists[name] = full
        lists[f"short_{name}"] = [
            list_short(language, long, [getattr(locale, table) for locale in locales], number)
            for long, number in zip(full, numbers, strict=True)
        ]
    return lists


def list_short(language: str, full: str, tables: Sequence[Any], number: int) -> list[str]:
    """Return the abbreviations of one month or weekday, without full stops.

    Args:
        language: The code of the language.
        full: The full name, which is left out of the result.
        tables: The names of months or of weekdays in each territory.
        number: The number of the month or weekday in these tables.
    """
    contexts = ("format", "stand-alone")
    found = [table[context]["abbreviated"][number].rstrip(".") for table in tables for context in contexts]
    found += [more for name, more in MORE.get(language, {}).items() if name in (*found, full)]
    return [name for name in dict.fromkeys(found) if name != full]


if __name__ == "__main__":
    main()
