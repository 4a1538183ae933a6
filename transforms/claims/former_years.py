"""Former years: figures of the year before that a report compares with: (前年同期は192億円), "im Vorjahr"."""

from __future__ import annotations

import re

from transforms.claims.linking import Link
from transforms.claims.periods import Period
from transforms.claims.tenses import move_period

_EAST_ASIAN = re.compile(
    r"(?:前年同[月期]|前年の同じ(?:月|時期)|前の期|[上去]年同[期月]|전년 동[월기]"
    r"|(?:전년|지난해|작년) 같은 (?:달|기간))[^\d。;；]{0,12}$"
)
_REACH = 30  # characters before an amount in which its words are
_BEHIND = re.compile(
    r" (?:im (?:vorjahr|vorjahreszeitraum|vorjahresmonat|jahr davor)|(?:a|one) year (?:earlier|ago|before)"
    r"|(?:in )?the (?:year before|previous year|prior year)|un an (?:plus tôt|auparavant|avant)"
    r"|(?:de )?l'année précédente|un año (?:antes|atrás)|(?:d?el )año anterior|un anno prima"
    r"|(?:del)?l'anno precedente|um ano antes|no ano anterior|een jaar (?:eerder|geleden))\b"
)


def find_former_year(period: Period, link: Link, lower: str) -> Period:
    """Return the time of a figure, a year earlier if the words beside it say so.

    Args:
        period: The time of its sentence.
        link: The figure. By how much a quantity changed from a year before is a figure of this year.
        lower: The sentence in lower case.
    """
    amount = link.amount
    if link.quantity.change or amount.unit == "percent":
        return period
    is_former = _BEHIND.match(lower, amount.end) or (
        not lower.isascii() and _EAST_ASIAN.search(lower, max(0, amount.left - _REACH), amount.left)
    )
    return move_period(period, -1) if is_former else period
