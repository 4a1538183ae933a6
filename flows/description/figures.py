"""The figures that articles state, in words."""

from __future__ import annotations

from typing import Protocol

from warehouse.article_figures import Contradiction


class Figure(Protocol):
    """A claim, as far as its value is concerned."""

    @property
    def value_low(self) -> float | None:
        """The lowest value that it allows; `None` if that end is open."""

    @property
    def value_high(self) -> float | None:
        """The highest value that it allows; `None` if that end is open."""

    @property
    def unit(self) -> str:
        """The unit in which it is counted or measured."""

    @property
    def change_from(self) -> float | None:
        """The former value, if it is stated."""

    @property
    def period(self) -> str | None:
        """The words for the time for which it holds."""


def describe_value(low: float | None, high: float | None, unit: str) -> str:
    """Return the values that a claim allows, with the unit; a value without a limit is None."""
    if low is None and high is None:
        return unit
    if low is None:
        return f"up to {high:,.12g} {unit}"
    if high is None:
        return f"{low:,.12g} {unit} or more"
    return f"{low:,.12g} {unit}" if low == high else f"{low:,.12g} to {high:,.12g} {unit}"


def describe_figure(claim: Figure) -> str:
    """Return the value of a claim, the former one, and the time for which it holds."""
    value = describe_value(claim.value_low, claim.value_high, claim.unit)
    former = f", from {claim.change_from:,.12g}" if claim.change_from is not None else ""
    period = f", {claim.period}" if claim.period else ""
    return f"{value}{former}{period}"


def describe_contradiction(one: Contradiction) -> str:
    """Return both figures of two reports at odds, the article's own first."""
    ours = _describe_side(one.value_low, one.value_high, one.unit, one.words, one.qualifier)
    theirs = _describe_side(
        one.other_value_low, one.other_value_high, one.unit, one.other_words, one.other_qualifier
    )
    who = f"{one.other_article_id} ({one.other_source})"
    return f"contradicted over {one.quantity_label or one.quantity}: {ours} here, {theirs} in {who}"


def _describe_side(
    low: float | None, high: float | None, unit: str, words: str, qualifier: str | None
) -> str:
    denied = "denied: " if qualifier == "denied" else ""
    return f"{describe_value(low, high, unit)} ({denied}“{words}”)"


def describe_difference(difference: float, unit: str) -> str:
    """Return how far two figures are apart; 0 where one of two reports denies the figure of the other."""
    return f"{difference:,.12g} {unit} apart" if difference else "the figure is denied"
