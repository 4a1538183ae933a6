"""Dates as publishers write them, by language and form, and as Unicode's repository writes them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date
from folders import ROOT

from transforms.text.calendar_names import read_calendar_names
from transforms.text.dates import Moment, make_context, read_moment

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
PRECISIONS = {"s": "second", "m": "minute", "d": "day", "M": "month", "y": "year"}
NO_LANGUAGE = ("machine", "mail", "numbers", "weekdays")
MIN_STRINGS = 300


def list_strings() -> Iterator[tuple[str, str, str | None, str | None]]:
    tables = tomllib.loads((ROOT / "tests/data/date_strings.toml").read_text(encoding="utf-8"))
    for place, table in tables.items():
        for raw, *meaning in table["strings"]:
            at, precision = meaning or (None, None)
            yield place, raw, at, precision


def read(raw: str, place: str) -> Moment | None:
    language, _, host = place.partition(" ")
    known = None if place in NO_LANGUAGE else language
    url = f"https://www.{host}/a" if host else "https://wire.example/a"
    return read_moment(raw, make_context(now=NOW, language=known, url=url))


@pytest.mark.parametrize(("place", "raw", "at", "precision"), list(list_strings()))
def test_a_string_means_one_moment_or_none(
    place: str, raw: str, at: str | None, precision: str | None
) -> None:
    moment = read(raw, place)
    got = (f"{moment.at:%Y-%m-%dT%H:%M:%S}", moment.precision) if moment else None
    assert got == ((at, PRECISIONS[precision]) if precision else None)


def test_the_table_has_hundreds_of_strings_and_none_twice() -> None:
    strings = [(place, raw) for place, raw, _, _ in list_strings()]
    assert len(strings) == len(set(strings)) >= MIN_STRINGS


@pytest.mark.parametrize("language", [name for name in read_calendar_names() if name != "fa"])
def test_all_months_are_read_as_the_language_writes_them(language: str) -> None:
    context = make_context(now=NOW, language=language)
    for month in range(1, 13):
        day = date(2025, month, 5 if month % 2 else 23)
        for form in ("full", "long", "medium"):
            written = format_date(day, form, locale=language)  # type: ignore[arg-type]
            moment = read_moment(written, context)
            assert (moment and (moment.at.date(), moment.precision)) == (day, "day"), written
