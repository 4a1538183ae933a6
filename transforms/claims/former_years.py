"""Former years: figures of the year before that a report compares with: (前年同期は192億円), "im Vorjahr"."""

from __future__ import annotations

import re

# Behind an amount, with a noun between at most. A level that changed "from a year earlier" is of this year.
_BEHIND = re.compile(
    r",?(?: (?!from\b|than\b|over\b|on\b|gegenüber\b|als\b|que\b)[^\W\d]+)?,?"
    r" (?:(?:a|one) year (?:earlier|ago|before)|the year before|the previous year|last year"
    r"|in the same \w+ (?:last year|a year (?:earlier|ago))|im vorjahr\w*|ein jahr zuvor|vor einem jahr"
    r"|un an (?:plus tôt|auparavant|avant)|l'an dernier|l'année précédente|un año (?:antes|atrás)|hace un año"
    r"|el año (?:anterior|pasado)|un anno (?:prima|fa)|(?:del)?l'anno (?:prima|precedente)"
    r"|um ano (?:antes|atrás)|no ano anterior|een jaar (?:eerder|geleden)|vorig jaar)\b"
)
_EAST_ASIAN = re.compile(
    r"(?:前年同[月期]|前の期|[上去]年同[期月]|전년 동[월기]|(?:전년|지난해|작년) 같은)[^\d。;；]{0,16}$"
)
_REACH = 30  # characters before an East Asian amount in which its words are


def is_of_year_before(lower: str, start: int, end: int) -> bool:
    """Return whether the words beside an amount say that it is of the year before.

    Args:
        lower: The sentence, in lower case.
        start: Where the amount begins.
        end: Where it ends.
    """
    return bool(
        _BEHIND.match(lower, end)
        or (not lower.isascii() and _EAST_ASIAN.search(lower, max(0, start - _REACH), start))
    )
