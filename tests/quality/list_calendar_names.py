"""Print the names of months, weekdays and day periods that Babel gives, in the form of `calendar.toml`.

Run by hand when a language is added; a test compares the output with the file:

    python tests/quality/list_calendar_names.py > transforms/text/words/calendar.toml
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from babel.core import Locale

# Each language with territories or scripts that name or abbreviate some months differently: Jän., Sept., sep.
LOCALES = {
    "af": ("af",),
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA", "ar_TN", "ar_SA"),
    "az": ("az",),
    "be": ("be",),
    "bg": ("bg",),
    "bn": ("bn",),
    "bs": ("bs",),
    "ca": ("ca",),
    "cs": ("cs",),
    "cy": ("cy",),
    "da": ("da",),
    "de": ("de", "de_AT"),
    "el": ("el",),
    "en": ("en", "en_GB"),
    "es": ("es", "es_MX"),
    "et": ("et",),
    "fa": ("fa", "fa_AF"),
    "fi": ("fi",),
    "fil": ("fil",),
    "fr": ("fr",),
    "ga": ("ga",),
    "gl": ("gl",),
    "gu": ("gu",),
    "he": ("he",),
    "hi": ("hi",),
    "hr": ("hr",),
    "hu": ("hu",),
    "hy": ("hy",),
    "id": ("id",),
    "is": ("is",),
    "it": ("it",),
    "ja": ("ja",),
    "ka": ("ka",),
    "kk": ("kk",),
    "km": ("km",),
    "kn": ("kn",),
    "ko": ("ko",),
    "lo": ("lo",),
    "lt": ("lt",),
    "lv": ("lv",),
    "mk": ("mk",),
    "ml": ("ml",),
    "mr": ("mr",),
    "ms": ("ms",),
    "my": ("my",),
    "nb": ("nb",),
    "ne": ("ne",),
    "nl": ("nl",),
    "pa": ("pa",),
    "pl": ("pl",),
    "pt": ("pt", "pt_PT"),
    "ro": ("ro",),
    "ru": ("ru",),
    "sk": ("sk",),
    "sl": ("sl",),
    "sq": ("sq",),
    "sr": ("sr", "sr_Latn"),
    "sv": ("sv",),
    "sw": ("sw",),
    "ta": ("ta",),
    "te": ("te",),
    "th": ("th",),
    "tr": ("tr",),
    "uk": ("uk",),
    "ur": ("ur",),
    "uz": ("uz", "uz_Cyrl"),
    "vi": ("vi",),
    "zh": ("zh", "zh_Hant"),
}
# Spellings that are common in news and not in the CLDR: of short names, and of full ones.
MORE = {"en": {"Tue": "Tues", "Thu": "Thurs"}, "fr": {"août": "aout"}}
MORE_MONTHS: Mapping[str, Mapping[int, Sequence[str]]] = {
    "de": {3: ["Maerz"]},
    "el": {1: ["Γενάρη"], 2: ["Φλεβάρη"], 5: ["Μάη"], 6: ["Ιούνη"], 7: ["Ιούλη"], 11: ["Νοέμβρη"]},
    "es": {9: ["setiembre"]},
    "fr": {7: ["juill"]},
    "hi": {9: ["सितम्बर"], 10: ["अक्टूबर"], 11: ["नवम्बर"], 12: ["दिसम्बर"]},
    "id": {2: ["Pebruari"], 8: ["Agt"], 11: ["Nopember"]},
    "lv": dict(
        enumerate(
            (
                *(["janvārī"], ["februārī"], ["martā"], ["aprīlī"], ["maijā"], ["jūnijā"]),
                *(["jūlijā"], ["augustā"], ["septembrī"], ["oktobrī"], ["novembrī"], ["decembrī"]),
            ),
            1,
        )
    ),
    "ro": {11: ["noi"]},
    "vi": {
        number: [f"tháng {word}", f"Th{number}"]
        for number, word in enumerate(
            ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"), 1
        )
    },
}
# Day periods that news in the language writes beside a clock and the CLDR has not, as hours from and to.
MORE_PERIODS = {
    "ar": [("صباحا", 0, 12), ("مساء", 12, 24), ("ظهرا", 12, 16)],
    "el": [("πμ", 0, 12), ("μμ", 12, 24)],
    "fa": [("ق.ظ", 0, 12), ("ب.ظ", 12, 24)],
    "hi": [("पूर्वाह्न", 0, 12), ("अपराह्न", 12, 24), ("सुबह", 4, 12), ("दोपहर", 12, 16), ("शाम", 16, 20)],
    "it": [("del mattino", 4, 12)],
    "ja": [("未明", 0, 5), ("深夜", 22, 28)],
    "pt": [("da manhã", 4, 12), ("da tarde", 12, 19), ("da noite", 18, 24), ("da madrugada", 0, 6)],
    "th": [("ก่อนเที่ยง", 0, 12), ("หลังเที่ยง", 12, 24)],
    "vi": [("sáng", 0, 12), ("chiều", 12, 18), ("tối", 18, 24)],
    "zh": [("早上", 5, 9), ("傍晚", 17, 20), ("深夜", 22, 28), ("凌晨", 0, 5)],
}
_KANA = "\u3041"  # in scripts from here on one character is a word: 夜
_NAMED_TIMES = ("midnight", "noon")  # they stand in place of a clock and not beside it
_HALVES = {"am": (0, 12), "pm": (12, 24)}
_MARKS = re.compile("[\u0610-\u061a\u064b-\u0652\u0670\u200e\u200f]")  # vowel marks of Arabic and directions
HEADER = """\
# Names of months (January first), days of the week (Monday first) and day periods (with the hours from and to
# which each lasts), from Unicode's Common Locale Data Repository. Printed by
# `python tests/quality/list_calendar_names.py`: change that file, not this one.
"""


def main() -> None:
    """Print the file."""
    print(HEADER, end="")
    for language in LOCALES:
        print(f"\n[{language}]")
        for key, value in list_names(language).items():
            print(f"{key} = {json.dumps(value, ensure_ascii=False)}")


def list_names(language: str) -> dict[str, list[Any]]:
    """Return the names of one language by the keys of the file.

    They are the full names of months and weekdays, for each the short ones that differ from it, the full
    names that months have in other contexts and territories, and the day periods with their hours.
    """
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
    lists["other_months"] = [
        list_other(language, (month, *lists["short_months"][number - 1]), locales, number)
        for number, month in enumerate(lists["months"], start=1)
    ]
    lists["day_periods"] = list_periods(language, locales)
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


def list_other(language: str, listed: Sequence[str], locales: Sequence[Locale], number: int) -> list[str]:
    """Return the full names of one month that are not `listed`: the nominative, and those of territories."""
    contexts = ("format", "stand-alone")
    found = [str(locale.months[context]["wide"][number]) for locale in locales for context in contexts]
    found += MORE_MONTHS.get(language, {}).get(number, ())
    return [name for name in dict.fromkeys(found) if name not in listed]


def list_periods(language: str, locales: Sequence[Locale]) -> list[list[Any]]:
    """Return the day periods with the hours from and to which each lasts; one past midnight ends after 24."""
    found: dict[str, list[Any]] = {}
    for locale in locales:
        rules = locale.day_period_rules.get(None) or {}
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for period, name in locale.day_periods.get(context, {}).get(width, {}).items():
                    hours = _HALVES.get(period) or _list_hours(rules.get(period))
                    plain = _MARKS.sub("", name).replace("\xa0", " ").replace("\u202f", " ")
                    if (
                        hours
                        and period not in _NAMED_TIMES
                        and (len(plain) > 1 or period in _HALVES or plain >= _KANA)
                    ):
                        found.setdefault(plain, [plain, *hours])
    for name, *given in MORE_PERIODS.get(language, ()):
        found[name] = [name, *given]
    return list(found.values())


def _list_hours(rules: Any) -> tuple[int, int] | None:
    spans = [(rule["from"] // 3600, rule["before"] // 3600) for rule in rules or () if "from" in rule]
    if len(spans) != 1:
        return None
    start, end = spans[0]
    return start, end if end > start else end + 24


if __name__ == "__main__":
    main()
