"""Decide which quantity an amount is of: the one whose words are linked to it most closely.

An amount may be linked to a name of the quantity, to a verb, or to an action with its object. A link costs
the characters between, and the cheapest is taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.claims.amounts import Amount
from transforms.claims.candidates import MIN_BARE
from transforms.claims.cues import ACTION, BESIDE, COVER, EXCLUDE, NAME, OBJECT, OUTCOME, VERB
from transforms.claims.link_costs import (
    Context,
    measure_beside,
    measure_name,
    measure_outcome,
    measure_verb,
)
from transforms.claims.pair_costs import measure_pair
from transforms.claims.quantities import Quantity
from transforms.tagging.matching import Match

_COVERS = ((COVER, measure_name), (COVER, measure_verb), (COVER, measure_outcome))
# Of an article on the topic of a quantity the figure is that, although another word is nearer: in "it affects
# 72,000 cars built since 2020" the cars are recalled.
_TOPIC_GAIN = 30.0
_COVER_COST = 30.0  # that any word of another quantity says more than 減の in "売上高は9.7%減の2兆円"
_MEASURED = ("percent", "GWh")  # of which a small figure says as much as a large one
# "13万3000人のうち2万人を減らす": the first is no figure of a change, but has the second in it.
_WHOLE_AFTER = ("のうち", "の内", "の中から", "中、", " 가운데", " 중 ")
# "Cayó un 12 por ciento con 569.734 unidades": the level.
_WITH_LEVEL = re.compile(r"(?:%|percent|per cent|por ciento|por cento|prozent),? (?:con|with|com|mit|avec) $")
_WITH_REACH = 24  # characters
_EXCLUDE_REACH = 12  # characters between an amount and a phrase that speaks against its quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An amount with its quantity, and the words by which they are linked.

    Attributes:
        amount: The amount.
        quantity: Its quantity.
        unit: Its unit as a figure of that.
        cues: The words.
        start: Where the amount or the first of the words begins.
        end: Where the amount or the last of the words ends.
        like: The link of another's figure, whose words and restrictions it shares.
    """

    amount: Amount
    quantity: Quantity
    unit: str
    cues: tuple[Match, ...]
    start: int
    end: int
    like: Link | None = None


def make_link(
    amount: Amount, quantity: Quantity, unit: str, cues: tuple[Match, ...] = (), *, like: Link | None = None
) -> Link:
    """Link an amount to a quantity by some words, if there are any."""
    return Link(
        amount=amount,
        quantity=quantity,
        unit=unit,
        cues=cues,
        start=min((amount.left, *(cue.start for cue in cues))),
        end=max((amount.end, *(cue.end for cue in cues))),
        like=like,
    )


def link_amount(amount: Amount, quantities: Sequence[Quantity], context: Context) -> Link | None:
    """Return the cheapest link of an amount to a quantity, or `None` if there is none."""
    least = math.inf
    best: tuple[Quantity, str, tuple[Match, ...]] | None = None
    is_whole = context.lower.startswith(_WHOLE_AFTER, amount.end)
    is_level = amount.unit != "percent" and _WITH_LEVEL.search(
        context.lower, max(0, amount.left - _WITH_REACH), amount.left
    )
    for quantity in quantities:
        unit = _resolve_unit(amount, quantity)
        if unit is None or (quantity.change and (is_whole or is_level)):
            continue
        for cost, cues in _list_links(amount, quantity, context):
            if cost < least and not _is_excluded(amount, quantity, cues, context):
                least, best = cost, (quantity, unit, cues)
    return make_link(amount, *best) if best else None


def _resolve_unit(amount: Amount, quantity: Quantity) -> str | None:
    """Return the unit of an amount as a figure of a quantity, or `None` if that has no such figures."""
    if amount.unit not in _MEASURED and amount.value < quantity.least:
        return None
    if amount.year:
        return "year" if "year" in quantity.units else None
    is_money = amount.is_money and "money" in quantity.units
    unit = quantity.bare if amount.unit is None else amount.unit
    is_possible = unit is not None and (is_money or unit in quantity.units)
    return unit if is_possible and amount.value <= quantity.most.get(unit or "", math.inf) else None


def _list_links(
    amount: Amount, quantity: Quantity, context: Context
) -> Iterator[tuple[float, tuple[Match, ...]]]:
    """Yield the cost of each link of an amount to a quantity, with the words."""
    is_small = (
        amount.unit is None and not amount.year and amount.value < MIN_BARE and amount.change_from is None
    )
    roles = ((NAME, measure_name), (VERB, measure_verb), (BESIDE, measure_beside), (OUTCOME, measure_outcome))
    is_covered = quantity.topic in context.tags and not (
        quantity.change and amount.unit == "vehicles" and quantity.level
    )
    for role, measure in roles[:1] if is_small else (*roles, *(_COVERS if is_covered else ())):
        for cue in context.cues.list_cues(role, quantity.quantity):
            cost = measure(amount, cue, quantity, context)
            if cost is not None:
                gain = _TOPIC_GAIN if is_covered and quantity.prevails else 0.0
                yield cost - gain + (_COVER_COST if role == COVER and not quantity.prevails else 0.0), (cue,)
    for number, pair in enumerate(() if is_small else quantity.pairs):
        owner = f"{quantity.quantity}/{number}"
        objects = context.cues.list_cues(OBJECT, owner)
        for action in context.cues.list_cues(ACTION, owner) if objects else ():
            for thing in objects:
                cost = measure_pair(amount, action, thing, pair, change=quantity.change, context=context)
                if cost is not None:
                    yield cost, (action, thing)


def _is_excluded(amount: Amount, quantity: Quantity, cues: Sequence[Match], context: Context) -> bool:
    """Return whether a phrase in which the words mean something else is among them or beside the amount.

    One right before another amount is beside that: "26,000 dollars before a subsidy of 5,000 dollars".
    """
    starts = {other.left for other in context.amounts if other is not amount}
    return any(
        any(match.start < cue.end and cue.start < match.end for cue in cues)
        or (
            match.start - _EXCLUDE_REACH <= amount.end
            and amount.left <= match.end + _EXCLUDE_REACH
            and match.end + 1 not in starts
        )
        for match in context.cues.list_cues(EXCLUDE, quantity.quantity)
    )
