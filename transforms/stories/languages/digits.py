"""Significant digits of an amount, by themselves: those who compare articles need no words of units."""

from __future__ import annotations


def count_digits(amount: str) -> int:
    """Count the significant digits of an amount: 1 of 20000, 2 of 5.8 %, 6 of 254318."""
    return max(1, len(amount.partition(" ")[0].replace(".", "").strip("0")))
