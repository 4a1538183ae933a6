"""The language and the country in which a date is written: they decide what its form leaves open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from transforms.text.dates.zone_table import read_zone_table

_SUBTAG = re.compile(r"[-_]")
_COUNTRY_LENGTH = 2
# Domains of countries that sites anywhere use for their letters: they say nothing of a place.
_VANITY = frozenset(
    (
        *(
            "ac",
            "ag",
            "ai",
            "am",
            "as",
            "bz",
            "cc",
            "cd",
            "cf",
            "co",
            "cx",
            "dj",
            "fm",
            "ga",
            "gd",
            "gg",
            "gl",
        ),
        *(
            "gq",
            "gs",
            "im",
            "io",
            "la",
            "ly",
            "me",
            "ml",
            "ms",
            "nu",
            "pm",
            "pw",
            "sc",
            "sh",
            "so",
            "st",
            "su",
        ),
        *("tf", "tk", "to", "tv", "vc", "vu", "wf", "ws"),
    )
)
# Papers in this language are made wherever Chinese live: digits alone do not say that a clock is China's.
_SCATTERED = ("zh",)
_NAMES = {"uk": "GB"}  # of domains that are not the code of their country
# Whether 5/4/2026 is the fourth of May in a language: in one with no entry it is the fifth of April.
_MONTH_FIRST = {"en": None, "fil": True, "ja": None, "ko": None, "zh": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateContext:
    """What is known of the place in which a date is written.

    Attributes:
        now: The present; a date more than a day ahead of it is not believed.
        language: The ISO 639 code of the language.
        countries: The codes of the countries it may be from, by ISO 3166, the surest first.
    """

    now: datetime
    language: str | None = None
    countries: tuple[str, ...] = ()

    @property
    def zone(self) -> str | None:
        """The zone of the place, if it has one: by its first country that has one, or by its language.

        A time without a zone is local time. Of 14 labelled pages in German, Japanese, Turkish and Icelandic
        that give one time with and without a zone, 13 are local and one is UTC; in English, where this
        decides by the country alone, as many are the one as the other.
        """
        table = read_zone_table()
        known = next((table.countries[name] for name in self.countries if name in table.countries), None)
        return known or (None if self.language in _SCATTERED else table.languages.get(self.language or ""))

    @property
    def is_month_first(self) -> bool | None:
        """Whether ``5/4/2026`` is the fourth of May; None where it may be either of two days."""
        if self.countries:
            return self.countries[0] in read_zone_table().month_first
        return None if self.language is None else _MONTH_FIRST.get(self.language, False)


def make_context(*, now: datetime, language: str | None = None, url: str | None = None) -> DateContext:
    """Describe the place of a date by what its page or feed says.

    Args:
        now: The present.
        language: A language tag such as ``en-GB``. Its territory counts less than the domain, since
            templates come with the tag of their maker.
        url: The address of the page or feed; a domain such as ``.jp`` names the country.
    """
    code, *subtags = _SUBTAG.split((language or "").strip())
    host = (urlsplit(url).hostname if url else None) or ""
    domain = host.rpartition(".")[2]
    country = _NAMES.get(domain, domain.upper())
    known = len(domain) == _COUNTRY_LENGTH and domain not in _VANITY
    territories = [tag.upper() for tag in subtags if len(tag) == _COUNTRY_LENGTH and tag.isalpha()]
    countries = dict.fromkeys([*([country] if known else []), *territories[:1]])
    return DateContext(now=now, language=code.lower() or None, countries=tuple(countries))
