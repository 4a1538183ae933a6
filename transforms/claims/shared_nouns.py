"""Make a change one of the quantity whose level shares its noun: "sales fell 12 percent to 2.7 trillion yen".

"Sales" may be cars or money. Alone, the change is one of cars; beside a sum it is one of revenue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.claims.cues import ACTION
from transforms.claims.linking import Link
from transforms.claims.quantities import Quantities, Quantity


def share_level(link: Link, links: Sequence[Link], quantities: Quantities) -> Link:
    """Return the link of a change, of another quantity if the level beside it is one of that.

    Args:
        link: A link.
        links: All of its sentence.
        quantities: All quantities.
    """
    if link.quantity.level is None or link.unit != "percent":
        return link
    nouns = {cue.start for cue in link.cues}
    for other in links:
        is_level = not other.quantity.change and other.quantity.quantity != link.quantity.level
        if is_level and any(cue.start in nouns for cue in other.cues):
            changed = _find_change(link, other.quantity.quantity, quantities)
            return replace(link, quantity=changed) if changed else link
    return link


def _find_change(link: Link, level: str, quantities: Quantities) -> Quantity | None:
    """Return the quantity of the same movement of another level."""
    actions = {cue.pattern.written for cue in link.cues if cue.pattern.role == ACTION}
    return next(
        (
            each
            for each in quantities.quantities.values()
            if each.level == level and any(actions & {*pair.actions} for pair in each.pairs)
        ),
        None,
    )
