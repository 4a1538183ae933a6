"""Names of months and weekdays are declared once, and as Unicode's repository has them."""

from __future__ import annotations

import importlib.util
import re
import tomllib

import pytest
from folders import ROOT

from transforms.text.calendar_names import (
    list_abbreviations,
    list_weekdays,
    number_months,
    read_calendar_names,
    read_full_names,
)


def test_the_stored_names_are_those_that_the_command_prints() -> None:
    spec = importlib.util.spec_from_file_location("names", ROOT / "tests/quality/list_calendar_names.py")
    assert spec
    assert spec.loader
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    stored = tomllib.loads((ROOT / "transforms/text/words/calendar.toml").read_text(encoding="utf-8"))
    assert stored == {language: command.list_names(language) for language in command.LOCALES}


def test_every_language_has_twelve_months_and_seven_days() -> None:
    for names in read_calendar_names().values():
        assert len(names.months) == len(names.short_months) == 12
        assert len(names.weekdays) == len(names.short_weekdays) == 7


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("january", 1), ("jän", 1), ("janv", 1), ("ene", 1), ("févr", 2), ("mär", 3), ("mars", 3), ("abr", 4),
        ("mayo", 5), ("may", 5), ("juin", 6), ("juil", 7), ("août", 8), ("aout", 8), ("ago", 8), ("sept", 9),
        ("sep", 9), ("okt", 10), ("noviembre", 11), ("déc", 12), ("dez", 12), ("dic", 12),
    ],
)  # fmt: skip
def test_a_month_has_one_number_in_all_languages(name: str, number: int) -> None:
    languages = read_calendar_names().keys()
    assert number_months(full=languages, short=languages)[name] == number
    for language in languages:
        assert number_months(full=[language], short=[language]).get(name, number) == number


def test_short_names_are_left_out_where_they_are_not_wanted() -> None:
    assert "dic" not in number_months(full=["es"], short=["en"])
    short = ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
    numbers = (1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12)
    assert number_months(full=[], short=["en"]) == dict(zip(short, numbers, strict=True))


def test_names_are_listed_in_small_letters_or_as_written() -> None:
    assert list_abbreviations("en")[:3] == ("jan", "feb", "mar")
    assert {"monday", "tues", "thurs", "sun"} <= set(list_weekdays("en"))
    assert {"März", "mars", "Sept", "Sonntag", "domenica"} <= read_full_names()
    assert not {"march", "mon", "dic"} & read_full_names()


def test_no_other_file_has_a_table_of_months() -> None:
    months = read_calendar_names()["en"].months
    files = [
        *(path for room in ("flows", "transforms", "warehouse") for path in (ROOT / room).rglob("*.py")),
        *(ROOT / "transforms/rules").glob("*.toml"),
    ]
    words = {path.name: set(re.findall(r"\w+", path.read_text("utf-8").lower())) for path in files}
    tables = [name for name, found in words.items() if sum(month.lower() in found for month in months) > 3]
    assert tables == []
