"""Print the table of zones that dates are read with, in the form of `zones.toml`.

Run by hand after an update of pytz or Babel; a test compares the output with the file:

    python tests/quality/list_zones.py > transforms/text/words/zones.toml

Offsets and abbreviations are those of the time zone database (https://www.iana.org/time-zones) in 2026, as
pytz has it; names in words, speakers and the order of numeric dates those of Unicode's Common Locale Data
Repository.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytz
from babel.core import Locale, get_global
from babel.localedata import locale_identifiers

CALENDAR = Path(__file__).parents[2] / "transforms/text/words/calendar.toml"

WINTER, SUMMER = datetime(2026, 1, 15, 12), datetime(2026, 7, 15, 12)  # noqa: DTZ001 -- local times
YEARS = range(2019, 2027)  # a country has one zone if its zones agree in the years that news is from
# Countries whose other zones are outlying islands or not in official use: in each at least nine tenths of the
# people, and all national media, have this one.
ONE_ZONE = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
}
# Abbreviations that the database gave up in 2017 for offsets in digits, and news still prints; those of other
# languages; and second meanings of those in the database. With the countries in which each is used.
MORE: tuple[tuple[str, str, str], ...] = (
    ("AFT", "+04:30", "AF"), ("ALMT", "+05:00", "KZ"), ("AMT", "+04:00", "AM"), ("AMT", "-04:00", "BR"),
    ("ART", "-03:00", "AR"), ("AST", "+03:00", "SA IQ KW BH QA YE"), ("AZT", "+04:00", "AZ"),
    ("BDT", "+06:00", "BD"), ("BDT", "+08:00", "BN"), ("BNT", "+08:00", "BN"), ("BOT", "-04:00", "BO"),
    ("BRT", "-03:00", "BR"), ("BRST", "-02:00", "BR"), ("BST", "+06:00", "BD"), ("BTT", "+06:00", "BT"),
    ("CLT", "-04:00", "CL"), ("CLST", "-03:00", "CL"), ("COT", "-05:00", "CO"), ("CST", "+09:30", "AU"),
    ("EST", "+10:00", "AU"), ("EDT", "+11:00", "AU"), ("ECT", "-05:00", "EC"), ("FJT", "+12:00", "FJ"),
    ("GET", "+04:00", "GE"), ("GST", "+04:00", "AE OM"), ("GYT", "-04:00", "GY"),
    ("ICT", "+07:00", "TH VN KH LA"),
    ("IRST", "+03:30", "IR"), ("IRDT", "+04:30", "IR"), ("KGT", "+06:00", "KG"), ("LKT", "+05:30", "LK"),
    ("MEZ", "+01:00", "DE AT CH LI"), ("MESZ", "+02:00", "DE AT CH LI"), ("MMT", "+06:30", "MM"),
    ("MVT", "+05:00", "MV"), ("MYT", "+08:00", "MY"), ("NPT", "+05:45", "NP"), ("PET", "-05:00", "PE"),
    ("PHT", "+08:00", "PH"), ("PHST", "+08:00", "PH"), ("PYT", "-03:00", "PY"), ("SGT", "+08:00", "SG"),
    ("TJT", "+05:00", "TJ"), ("TMT", "+05:00", "TM"), ("TRT", "+03:00", "TR"), ("ULAT", "+08:00", "MN"),
    ("UT", "+00:00", ""), ("UTC", "+00:00", ""), ("UYT", "-03:00", "UY"), ("UZT", "+05:00", "UZ"),
    ("VET", "-04:00", "VE"), ("WST", "+08:00", "AU"), ("WST", "+13:00", "WS"), ("МСК", "+03:00", "RU"),
)  # fmt: skip
# What an abbreviation of several zones means where no country decides: RFC 822 gives American zones their
# letters, and of BST and GST the second meaning is rare. IST, AMT and others have no default.
DEFAULTS = {
    "AST": "-04:00", "BST": "+01:00", "CDT": "-05:00", "CST": "-06:00", "EDT": "-04:00", "EST": "-05:00",
    "GST": "+04:00", "MST": "-07:00", "PST": "-08:00",
}  # fmt: skip
# Names in words that the Common Locale Data Repository has not, in small letters.
MORE_NAMES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "beijing time": "Asia/Shanghai", "tokyo time": "Asia/Tokyo", "seoul time": "Asia/Seoul",
    "london time": "Europe/London", "new york time": "America/New_York",
    "horário de brasília": "America/Sao_Paulo", "hora de brasília": "America/Sao_Paulo",
    "heure de paris": "Europe/Paris", "ora italiana": "Europe/Rome", "hora peninsular": "Europe/Madrid",
    "deutscher zeit": "Europe/Berlin", "по московскому времени": "Europe/Moscow", "мск": "Europe/Moscow",
    "日本時間": "Asia/Tokyo", "日本标准时间": "Asia/Tokyo", "日本標準時": "Asia/Tokyo",
    "北京时间": "Asia/Shanghai", "北京時間": "Asia/Shanghai", "中国時間": "Asia/Shanghai",
    "台北時間": "Asia/Taipei", "香港時間": "Asia/Hong_Kong", "韓国時間": "Asia/Seoul",
    "한국시간": "Asia/Seoul", "한국 시간": "Asia/Seoul", "米東部時間": "America/New_York",
    "英国時間": "Europe/London", "بتوقيت غرينتش": "Etc/UTC", "بتوقيت جرينتش": "Etc/UTC",
    "بتوقيت مكة": "Asia/Riyadh", "بتوقيت القاهرة": "Africa/Cairo", "giờ việt nam": "Asia/Ho_Chi_Minh",
    "giờ hà nội": "Asia/Ho_Chi_Minh", "türkiye saati": "Europe/Istanbul", "tsi": "Europe/Istanbul",
}  # fmt: skip
# The zone that stands for a group of zones with one name.
NAMED_AFTER = frozenset(
    (
        *("America/Anchorage", "America/Chicago", "America/Denver", "America/Halifax", "America/Los_Angeles"),
        *("America/New_York", "Europe/Berlin", "Europe/Kyiv", "Europe/Moscow", "Asia/Tokyo"),
    )
)
_MIN_SPEAKERS = 0.95  # of a language, in countries with one zone: the language then says the zone
_OFFICIAL = ("official", "de_facto_official", "official_regional")
HEADER = """\
# Zones that dates are read with. Printed by `python tests/quality/list_zones.py`: change that file.
# An abbreviation has its offset from UTC, or each of its offsets with the countries that use it. A country or
# a language is listed if it has one zone.
"""


def main() -> None:
    """Print the file."""
    countries = list_countries()
    tables: dict[str, Mapping[str, str | dict[str, str]]] = {
        "abbreviations": list_abbreviations(),
        "names": list_names(),
        "countries": countries,
        "languages": list_languages(countries),
    }
    print(HEADER, end="")
    for title, table in tables.items():
        print(f"\n[{title}]")
        for name, value in table.items():
            print(f"{_key(name)} = {_print_value(value)}")
    print("\n[numeric]\nmonth_first = [" + ", ".join(f'"{name}"' for name in list_month_first()) + "]")


def list_abbreviations() -> dict[str, str | dict[str, str]]:
    """Return the offset of each abbreviation, or its offsets with the countries of each and the default."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for country, zones in pytz.country_timezones.items():
        for zone in zones:
            for at in (WINTER, SUMMER):
                name = pytz.timezone(zone).localize(at).tzname() or ""
                if name.isalpha():
                    found[name][_format(_offset(zone, at))].add(country)
    for name, offset, used in MORE:
        found[name][offset].update(used.split())
    listed: dict[str, str | dict[str, str]] = {}
    for name, meanings in sorted(found.items()):
        if len(meanings) == 1:
            listed[name] = next(iter(meanings))
        else:
            default = {"default": DEFAULTS[name]} if name in DEFAULTS else {}
            listed[name] = default | {
                offset: " ".join(sorted(used)) for offset, used in sorted(meanings.items())
            }
    return listed


def list_names() -> dict[str, str]:
    """Return the zone or offset that each name in words stands for: *eastern time*, *japan standard time*."""
    found: dict[str, str] = {}
    names = Locale.parse("en").meta_zones
    members: defaultdict[str, list[str]] = defaultdict(list)
    for zone, meta in get_global("meta_zones").items():
        if zone in pytz.common_timezones_set:
            members[meta].append(zone)
    for meta, zones in sorted(members.items()):
        # of a group with a summer time, a zone that keeps it
        zone = max(
            zones,
            key=lambda name: (_offset(name, WINTER) != _offset(name, SUMMER), name in NAMED_AFTER, name),
        )
        offsets = sorted((_offset(zone, WINTER), _offset(zone, SUMMER)))
        for kind, name in names.get(meta, {}).get("long", {}).items():
            if kind == "generic":
                found[name.casefold()] = zone
            elif kind == "standard" or offsets[0] != offsets[1]:
                found[name.casefold()] = _format(offsets[0 if kind == "standard" else 1])
    return dict(sorted((found | MORE_NAMES).items()))


def list_countries() -> dict[str, str]:
    """Return the zone of each country that has one: its zones agree in all the years that news is from."""
    found = dict(ONE_ZONE)
    for country, zones in pytz.country_timezones.items():
        if country not in ONE_ZONE and len({_list_offsets(zone) for zone in zones}) == 1:
            found[country] = zones[0]
    return dict(sorted(found.items()))


def list_languages(countries: Mapping[str, str]) -> dict[str, str]:
    """Return the zone of each language whose speakers share one, by the countries where it is official."""
    speakers: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    largest: dict[tuple[str, str], tuple[float, str]] = {}
    for country, languages in get_global("territory_languages").items():
        zone = countries.get(country)
        group = str(_list_offsets(zone)) if zone else country
        for language, facts in languages.items():
            if facts["official_status"] in _OFFICIAL:
                count = PEOPLE.get(country, 0.0) * facts["population_percent"] / 100
                speakers[language][group] += count
                largest[language, group] = max(largest.get((language, group), (0.0, "")), (count, zone or ""))
    wanted = {*tomllib.loads(CALENDAR.read_text(encoding="utf-8")), "no", "nn"}
    found = {
        "sv": countries["SE"]
    }  # in Finland it is spoken, but mostly by those who have it as a second language
    for language in sorted(wanted & speakers.keys()):
        groups = speakers[language]
        group = max(groups, key=lambda name: groups[name])
        zone = largest[language, group][1]
        if zone and groups[group] >= sum(groups.values()) * _MIN_SPEAKERS > 0:
            found[language] = zone
    return dict(sorted(found.items()))


def list_month_first() -> list[str]:
    """Return the countries in whose main language a date in digits has the month before the day and year."""
    found = set()
    for country in pytz.country_timezones:
        for language in ("en", "es", "fil"):
            if f"{language}_{country}" in locale_identifiers() and _is_main(language, country):
                pattern = Locale.parse(f"{language}_{country}").date_formats["short"].pattern
                if re.match(r"M+\W+d+\W+y", pattern):
                    found.add(country)
    return sorted(found)


def _is_main(language: str, country: str) -> bool:
    facts = get_global("territory_languages").get(country, {})
    official = {name: each["population_percent"] for name, each in facts.items() if each["official_status"]}
    return language in official and official[language] == max(official.values())


def _list_offsets(zone: str) -> tuple[timedelta, ...]:
    """Return the offsets of a zone in all months of the years that news is from."""
    noons = (datetime(year, month, 15, 12) for year in YEARS for month in range(1, 13))  # noqa: DTZ001 -- local
    return tuple(_offset(zone, noon) for noon in noons)


def _offset(zone: str, at: datetime) -> timedelta:
    offset: timedelta = pytz.timezone(zone).localize(at).utcoffset()
    return offset


def _format(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z]+", name) else f'"{name}"'


def _print_value(value: str | Mapping[str, str]) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return "{ " + ", ".join(f'{_key(name)} = "{each}"' for name, each in value.items()) + " }"


# The people of each country in millions, roughly: which of its languages' countries weigh how much.
_PEOPLE = """
AD=.1 AE=10 AF=41 AM=3 AO=36 AR=46 AT=9 AU=26 AW=.1 AZ=10 BA=3 BD=171 BE=12 BG=7 BN=.4 BR=215 BY=9
BZ=.4 CA=39 CD=99 CH=9 CI=28 CL=20 CM=28 CN=1412 CO=52 CW=.2 CY=1 CZ=11 DE=84 DK=6 DZ=45 EE=1 EG=111
ES=48 ET=123 FI=6 FJ=1 FR=68 GB=67 GE=4 GH=33 GL=.1 GR=10 HK=7 HR=4 HU=10 ID=276 IE=5 IL=10 IN=1417
IQ=44 IR=89 IS=.4 IT=59 JO=11 JP=125 KE=54 KG=7 KH=17 KP=26 KR=52 KW=4 KZ=20 LA=8 LB=5 LI=.04 LK=22
LT=3 LU=.6 LV=2 LY=7 MA=37 MD=3 ME=.6 MK=2 MM=54 MN=3 MO=.7 MT=.5 MX=128 MY=34 MZ=33 NG=219 NL=18
NO=5 NP=31 NZ=5 OM=5 PE=34 PH=116 PK=236 PL=38 PT=10 QA=3 RO=19 RS=7 RU=143 SA=36 SD=47 SE=10 SG=6
SI=2 SK=5 SM=.03 SN=17 SR=.6 SX=.04 SY=22 TH=72 TJ=10 TM=6 TN=12 TR=85 TW=24 TZ=65 UA=38 UG=47
US=333 UY=3 UZ=36 VA=.001 VE=28 VN=98 XK=2 YE=34 ZA=60
"""
PEOPLE = {part[:2]: float(part[3:]) for part in _PEOPLE.split()}


if __name__ == "__main__":
    main()
