"""The figures that follow from a claim: of a fall from 17 plants to 10, that seven close."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from transforms.claims.tolerance import FigureRange, make_range
from transforms.records import Claim, ComparedQuantity

_PERCENT = "percent"

Quantities = Mapping[str, ComparedQuantity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a claim, as stated or derived.

    Attributes:
        quantity: The quantity that it is a figure of.
        unit: Its unit.
        allowed: The values that it allows.
    """

    quantity: str
    unit: str
    allowed: FigureRange


def list_figures(claim: Claim, beside: Iterable[Claim], quantities: Quantities) -> Iterator[Figure]:
    """Yield the figure of a claim, and those that follow from it.

    Args:
        claim: The claim.
        beside: Claims on the same subject, by which a percentage becomes a number.
        quantities: The quantities by their identifiers.
    """
    stated = Figure(quantity=claim.quantity, unit=claim.unit, allowed=find_range(claim))
    yield stated
    quantity = quantities.get(claim.quantity)
    if quantity is None:
        return
    if claim.change_from is not None:
        yield from _derive_change(claim, stated, claim.change_from, quantity)
    if claim.unit == _PERCENT and quantity.share_of:
        yield from _derive_number(claim, stated, quantity.share_of, beside)


def find_range(claim: Claim) -> FigureRange:
    """Return the values that the figure of a claim allows."""
    return make_range(claim.value_low, claim.value_high, claim.unit, rounded=claim.rounded)


def find_former(claim: Claim) -> FigureRange | None:
    """Return the values that the former figure of a claim allows; `None` where it states none."""
    former = claim.change_from
    return None if former is None else make_range(former, former, claim.unit, rounded=claim.rounded)


def _derive_change(
    claim: Claim, stated: Figure, before: float, quantity: ComparedQuantity
) -> Iterator[Figure]:
    former = make_range(before, before, claim.unit, rounded=claim.rounded)
    falls = stated.allowed.high < before
    rises = stated.allowed.low > before
    derived = quantity.falls_by if falls else quantity.rises_by if rises else None
    if derived and claim.unit != _PERCENT:
        allowed = former.subtract(stated.allowed) if falls else stated.allowed.subtract(former)
        yield Figure(quantity=derived, unit=claim.unit, allowed=allowed)


def _derive_number(claim: Claim, stated: Figure, whole: str, beside: Iterable[Claim]) -> Iterator[Figure]:
    """Yield what a percentage is, by each base that is stated beside it: a figure before any change."""
    for other in beside:
        if other.quantity == whole and other.unit != _PERCENT and other.scope == claim.scope:
            base = find_former(other) or find_range(other)
            if math.isfinite(base.low) and math.isfinite(base.high):
                yield Figure(
                    quantity=claim.quantity, unit=other.unit, allowed=base.take_share(stated.allowed)
                )
