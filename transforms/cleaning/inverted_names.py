"""Put given names first where they stand behind the family name, as in *Tennick, Orla* and *Poel, I. M.*."""

from __future__ import annotations

import re

from transforms.cleaning.author_words import AGENCY, DEGREE, ORGANISATION, OUTLET, ROLE
from transforms.text.capitals import LATIN_CAPITALS

_PARTICLE = r"(?:de|da|di|del|della|van|von|der|den|ten|ter|la|le|al|el|bin|zu|af|dos|du)"
_WORD = rf"[{LATIN_CAPITALS}][\w'’-]*\w"
_INITIALS = rf"(?:[{LATIN_CAPITALS}]\.[ -]?)*[{LATIN_CAPITALS}](?:\.|(?!\w))"
_FAMILY = rf"(?P<family>(?:{_PARTICLE} )*{_WORD})"
_GIVEN = rf"(?P<given>{_INITIALS}|{_WORD}(?: {_INITIALS})?)(?P<particle>(?: {_PARTICLE})*)"
_NAME = re.compile(rf"{_FAMILY}, ?{_GIVEN}")
_NAMES = re.compile(r"\s*(?:;|&|\|| and | und | et | y )\s*")
_ABBREVIATED = re.compile(rf"((?:{_PARTICLE} )*{_WORD}, ?{_INITIALS}(?: {_PARTICLE})*),\s+")
_SUFFIX = re.compile(r"(?:Jr|Sr|MD|M\.D|J\.D|R\.N|R\.D|D\.O|I{2,3})\.?")


def put_given_names_first(line: str) -> str:
    """Return a line of names with the given names first, or the line itself.

    One word and another behind a comma are a family name and a given one; two full names are not, nor is a
    full name with a degree, a role, an agency or a place.

    Args:
        line: The line, without words before the names.
    """
    parts = _NAMES.split(_ABBREVIATED.sub(r"\1; ", line.strip()))
    matches = [_NAME.fullmatch(part) for part in parts]
    names = [_join(match) for match in matches if match and _is_inverted(match)]
    return "; ".join(names) if len(names) == len(parts) else line


def _join(match: re.Match[str]) -> str:
    return f"{match['given'].strip()}{match['particle']} {match['family']}"


def _is_inverted(match: re.Match[str]) -> bool:
    """Return whether what is before the comma is a family name, and what is behind it given names."""
    given = match["given"].strip()
    if (
        AGENCY.fullmatch(match["family"])
        or OUTLET.search(match["family"])
        or ORGANISATION.search(match["family"])
    ):
        return False
    is_degree = DEGREE.fullmatch(given) is not None and "." not in given and len(given) > 1
    return not (is_degree or _SUFFIX.fullmatch(given) or AGENCY.fullmatch(given) or ROLE.fullmatch(given))
