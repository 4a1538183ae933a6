"""Resolve what is written about the zone of a clock: an offset, an abbreviation, or a name in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache

import pytz

from transforms.text.dates.context import DateContext
from transforms.text.dates.folding import fold_date_text
from transforms.text.dates.zone_table import read_zone_table

_GREENWICH = r"(?:GMT|UTC|UT|gmt|utc|Z|z)"
# A minus sign after a clock may part it from another one: 10:15-11:30. Four digits never do.
_OFFSET = re.compile(
    rf"\s?[(\[]?(?:{_GREENWICH}\s?[+-]\s?(?P<hours>\d{{1,2}})(?::?(?P<minutes>\d\d))?"
    r"|[+-](?P<hours2>\d\d)(?P<minutes2>\d\d)"
    r"|(?:\+|(?<=\d\d:\d\d:\d\d)-|(?<=[\d.] )-)(?P<hours3>\d{1,2}):(?P<minutes3>\d\d))"
    r"(?![\d/.-]*\d)[)\]]?"
    r"|\s?(?:\+|(?<=:\d\d:\d\d)-|(?<=:\d\d:\d\d )-)(?P<hours4>\d\d)(?![\d:.])"
)
_IDENTIFIER = re.compile(
    r"\s?[(\[]?(?P<name>(?:Africa|America|Asia|Australia|Europe|Pacific|Etc)/[A-Za-z_/+-]+\d*)[)\]]?"
)
_ABBREVIATION = re.compile(r"[\s,]{0,2}[(\[\"']?\s?(?P<name>[A-ZМСК]{1,5}|gmt|utc|ChST)(?![^\W_])[)\]\"']?")
_OPENING = re.compile(r"[\s,(\[-]{0,3}")
_LETTERS = 2  # of the names of American zones: ET, CT, MT, PT
MAX_OFFSET = timedelta(hours=14)
"""The furthest that a zone is from UTC, on the Line Islands."""
_EAST_ASIAN = "\u2e80"  # the first character of its scripts, whose words need no space after them


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedZone:
    """The zone that is written beside a clock.

    Attributes:
        zone: The zone; None for an abbreviation that means several zones, of which no country decides.
        end: Where the words on it end in the text.
    """

    zone: tzinfo | None
    end: int


def find_zone(text: str, start: int, context: DateContext) -> StatedZone | None:
    """Find the zone that follows a clock in a folded text.

    Args:
        text: The text.
        start: The end of the clock.
        context: Decides which zone an abbreviation such as IST means.

    Returns:
        None where no zone is written.
    """
    offset = _OFFSET.match(text, start)
    if offset and (zone := _read_offset(offset)):
        return StatedZone(zone=zone, end=offset.end())
    identifier = _IDENTIFIER.match(text, start)
    if identifier and identifier["name"] in pytz.all_timezones_set:
        return StatedZone(zone=load_zone(identifier["name"]), end=identifier.end())
    if named := _find_name(text, start):
        return named
    short = _ABBREVIATION.match(text, start)
    stated = _resolve(short, context) if short else None
    # IST (UTC+5:30)
    offset = _OFFSET.match(text, stated.end) if stated else None
    zone = _read_offset(offset) if offset else None
    return StatedZone(zone=zone, end=offset.end()) if offset and zone else stated


def _resolve(short: re.Match[str], context: DateContext) -> StatedZone | None:
    """Resolve an abbreviation; of several meanings the one is taken that is used in one of the countries."""
    name = short["name"] if short["name"] == "ChST" else short["name"].upper()
    meanings = {"Z": "+00:00", "GMT": "+00:00"}.get(name) or read_zone_table().abbreviations.get(name)
    if meanings is None:
        return None
    if isinstance(meanings, str):
        return StatedZone(zone=load_zone(meanings), end=short.end())
    countries = (*context.countries, *_list_countries(context.language))
    offsets = {country: offset for offset, listed in meanings.items() for country in listed.split()}
    decided = next((offsets[country] for country in countries if country in offsets), meanings.get("default"))
    return StatedZone(zone=load_zone(decided) if decided else None, end=short.end())


def find_zone_before(text: str, end: int) -> tzinfo | None:
    """Return the zone that a name before a clock stands for, as in 日本時間15時; None without one."""
    before = text[:end].rstrip(" (").casefold()
    names = (name for name in _read_names() if name >= _EAST_ASIAN and before.endswith(name))
    return next((load_zone(_read_names()[name]) for name in names), None)


@cache
def load_zone(name: str) -> tzinfo:
    """Return the zone with a name of the time zone database, or with an offset such as ``+05:30``.

    The database is that of pytz, which is pinned: the result depends on no file of the machine.
    """
    if name[0] not in "+-":
        zone: tzinfo = pytz.timezone(name)
        return zone
    offset = timedelta(hours=int(name[1:3]), minutes=int(name[4:6]))
    return timezone(-offset if name[0] == "-" else offset)


def convert_to_utc(local: datetime, zone: tzinfo) -> datetime:
    """Return the time in UTC of a local time. In the hour that summer time repeats it is the later one."""
    return (zone.localize(local) if hasattr(zone, "localize") else local.replace(tzinfo=zone)).astimezone(UTC)


def _read_offset(found: re.Match[str]) -> tzinfo | None:
    groups = found.groupdict()
    hours = next(value for name, value in groups.items() if value and name.startswith("hours"))
    minutes = next((value for name, value in groups.items() if value and name.startswith("minutes")), "0")
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if "-" in found[0] else offset) if offset <= MAX_OFFSET else None


@cache
def _read_names() -> dict[str, str]:
    """Return the zones by name in folded small letters, the longest names first."""
    names = {fold_date_text(name).casefold(): zone for name, zone in read_zone_table().names.items()}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def _group_names() -> dict[str, list[tuple[str, str]]]:
    """Return the names with their zones by first letter: what follows a clock is seldom one of them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for name, zone in _read_names().items():
        groups.setdefault(name[0], []).append((name, zone))
    return groups


def _find_name(text: str, start: int) -> StatedZone | None:
    opening = _OPENING.match(text, start)
    begin = opening.end() if opening else start
    after = text[begin : begin + 40].casefold()
    for name, zone in _group_names().get(after[:1], ()):
        if after.startswith(name):
            end = begin + len(name)
            # the letters of American zones are words in small letters: "10:15 et …"
            if not text[end : end + 1].isalnum() and (len(name) > _LETTERS or text[begin:end].isupper()):
                return StatedZone(zone=load_zone(zone), end=end)
    return None


@cache
def _list_countries(language: str | None) -> tuple[str, ...]:
    """Return the countries whose zone is that of a language."""
    table = read_zone_table()
    zone = table.languages.get(language or "")
    return tuple(country for country, name in table.countries.items() if name == zone)
