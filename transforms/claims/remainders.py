"""Link "the remaining 60 per cent" to the quantity of the share before it, of which it is the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.claims.amounts import Amount
from transforms.claims.link_costs import Context
from transforms.claims.linking import Link

_REST = re.compile(
    r"(?:remaining|other|rest of the|balance of|remainder of|残り|残る|restlichen|restants|restante) ?$"
)
_LONGEST = 24  # characters


def link_remainder(amount: Amount, links: Sequence[Link], context: Context) -> Link | None:
    """Return the link of a share that is the rest of another in the sentence, or `None` if it is none.

    Args:
        amount: An amount that no words link to a quantity.
        links: The amounts before it that have a quantity.
        context: The sentence.
    """
    before = context.lower[max(0, amount.start - _LONGEST) : amount.start]
    if amount.unit is None or not _REST.search(before):
        return None
    same = [link for link in links if link.unit == amount.unit]
    if not same:
        return None
    if amount.unit == "percent" and (same[-1].amount.value + amount.value) > 100:  # noqa: PLR2004 -- percent
        return None
    return replace(same[-1], amount=amount, cues=(), cost=0.0)
