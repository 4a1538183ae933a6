"""The table of zones in `transforms/text/words/zones.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneTable:
    """Zones by abbreviation, by name, by country and by language.

    A zone is a name of the time zone database (``Asia/Tokyo``) or an offset from UTC (``+09:00``).

    Attributes:
        abbreviations: The offset of each abbreviation. Where it has several, a table of each with the codes
            of its countries, and under ``default`` the one that it has elsewhere, if any.
        names: The zone of each name in words, in small letters: *eastern time*.
        countries: The zone of each country that has one, by its code in ISO 3166.
        languages: The zone of each language that is spoken in one, by its code in ISO 639.
        month_first: The countries in which a date in digits has the month first.
    """

    abbreviations: Mapping[str, str | Mapping[str, str]]
    names: Mapping[str, str]
    countries: Mapping[str, str]
    languages: Mapping[str, str]
    month_first: frozenset[str]


@cache
def read_zone_table() -> ZoneTable:
    """Read the table."""
    text = (files("transforms.text") / "words" / "zones.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    return ZoneTable(
        abbreviations=tables["abbreviations"],
        names=tables["names"],
        countries=tables["countries"],
        languages=tables["languages"],
        month_first=frozenset(tables["numeric"]["month_first"]),
    )
