"""Link how another's figure moves: "Toyota's sales rose 4 percent to 900,000. Nissan's fell 6 to 260,000"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.amounts import Amount
from transforms.claims.cues import ACTION, OBJECT
from transforms.claims.link_costs import Context
from transforms.claims.linking import Link, make_link
from transforms.claims.named_places import NamedPlace
from transforms.claims.quantities import Quantity
from transforms.claims.word_tables import list_words

_THOSE = "|".join(list_words("grammar", "those"))
_PAUSE = re.compile(
    r"(?:[^;:.]|\.(?=\d)){0,60}(?:[;,.](?: and| but| while| whereas)?| and| but| while| whereas)"
    r"(?: (?:the|its|that of the|(?:that|those|sales|output|production|deliveries) (?:of|at)(?: the)?"
    rf"|{_THOSE}))? ?"
)
_POSSESSIVE = re.compile(r"(?:'s|’s)? (?:(?:ont|a|hat|haben|han|ha|hanno|sono|è) )?")
_TO = re.compile(r" to (?:about |around |just |only |some )?")


def link_movement(
    amount: Amount,
    links: Sequence[Link],
    context: Context,
    names: Sequence[NamedPlace],
    quantities: Sequence[Quantity],
) -> Link | None:
    """Return the link of a change whose verb stands behind a name, and whose thing is that of one before.

    Args:
        amount: The change.
        links: The amounts before it that have a quantity.
        context: The sentence.
        names: The names in it.
        quantities: The quantities that it may state: the one whose action is the verb is taken.
    """
    last = next((link for link in reversed(links[-2:]) if link.quantity.change), None)
    start = links[-1].end if links else 0
    name = next((each for each in names if start <= each.start and each.end <= amount.left), None)
    if last is None or name is None or not _PAUSE.fullmatch(context.lower, last.end, name.start):
        return None
    model = next((each for each in names if each.start == name.end + 1), name)  # "the Nissan Sentra gained"
    verb = _POSSESSIVE.match(context.lower, model.end)
    things = {cue.start for cue in last.cues}
    for quantity in quantities if verb else ():
        for number in range(len(quantity.pairs)):
            owner = f"{quantity.quantity}/{number}"
            objects = context.cues.list_cues(OBJECT, owner)
            actions = context.cues.list_cues(ACTION, owner)
            if any(thing.start in things for thing in objects) and any(
                verb and verb.end() == action.start and 0 <= amount.left - action.end <= len(" by ")
                for action in actions
            ):
                return make_link(amount, quantity, amount.unit or last.unit, like=last)
    return None


def link_level(amount: Amount, last: Link, context: Context, quantities: Sequence[Quantity]) -> Link | None:
    """Return the link of the level that another's figure has moved to: "Nissan's fell 6 percent to 260,000".

    Args:
        amount: The level.
        last: The link of the amount before it.
        context: The sentence.
        quantities: The quantities that it may state.
    """
    if last.like is None or not _TO.fullmatch(context.lower, last.amount.end, amount.start):
        return None
    level = next((each for each in quantities if each.quantity == last.quantity.level), None)
    unit = amount.unit or (level and level.bare)
    return make_link(amount, level, unit, like=last.like) if level and unit else None
