"""Claims: the figures that an article states of somebody, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from transforms.records.tags import Evidence

Qualifier = Literal["plans", "reported", "denied", "expected"]
"""How a figure is stated, other than plainly."""

UNNAMED_PART = "unnamed"
"""The scope of a figure of a part without a name, such as a venture: another report may mean another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure that an article states: of whom, of which quantity, and for which time.

    Attributes:
        subject: The tag of the company, model or plant whose figure it is; `None` where the article leaves
            open to whom it belongs, or where that has no tag.
        quantity: The identifier of the quantity, such as ``job-cuts``.
        value_low: The lowest value that the words allow, in `unit`; `None` where that end is open ("up to").
        value_high: The highest; `None` where that end is open ("more than"). A plain figure has both equal.
        unit: The thing that is counted: ``people``, ``plants``, ``vehicles``, ``percent``, ``kWh``, ``km``
            and so on, or the ISO 4217 code of a currency. Money is in units of the currency, not in millions.
        change_from: The former value in the same unit: 17 in "from 17 to 10".
        period_begin: The first day of the time for which it holds, as far as the words or the day of
            publication tell it.
        period_end: The last day of that time; of "by fiscal year 2026" the end of that year.
        period: The words that say so.
        qualifier: How it is stated; `None` for a plain statement.
        rounded: Whether it is given as approximate: "about", "nearly", "some".
        attributed_to: The tag of who said so, or the name as written where it has no tag; `None` where the
            article says it in its own words.
        evidence: The spans that state it, the figure first; of a repeated claim those of each place.
        scope: What the figure is restricted to, such as ``operating``, ``china``, ``further`` or a version of
            a model, several joined by a space. Two claims of different scope are not comparable.
    """

    subject: str | None
    quantity: str
    value_low: float | None
    value_high: float | None
    unit: str
    change_from: float | None
    period_begin: date | None
    period_end: date | None
    period: str | None
    qualifier: Qualifier | None
    rounded: bool
    attributed_to: str | None
    evidence: tuple[Evidence, ...]
    scope: str | None = None
