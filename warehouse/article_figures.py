"""Read the figures that one article states, and the reports at odds with them."""

from __future__ import annotations

from dataclasses import dataclass

from duckdb import DuckDBPyConnection

from transforms.records import Evidence
from warehouse.contradictions import read_disputes


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A claim of the article; its fields are those of :class:`~transforms.records.Claim`.

    The labels are the names for people of the subject, the quantity and the speaker; `None` where the
    taxonomy has none.
    """

    subject: str | None
    quantity: str
    value_low: float | None
    value_high: float | None
    unit: str
    change_from: float | None
    period: str | None
    qualifier: str | None
    attributed_to: str | None
    evidence: tuple[Evidence, ...]
    subject_label: str | None = None
    quantity_label: str | None = None
    speaker_label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A report that is at odds with the article over a quantity; the fields `other_…` are of that report."""

    quantity: str
    unit: str
    value_low: float | None
    value_high: float | None
    words: str
    qualifier: str | None
    other_article_id: str
    other_source: str
    other_value_low: float | None
    other_value_high: float | None
    other_words: str
    other_qualifier: str | None
    quantity_label: str | None = None


def read_contradictions(con: DuckDBPyConnection, article_id: str) -> tuple[Contradiction, ...]:
    """Return the figures at odds with those of an article, in the order of the other reports."""
    sides = [
        (dispute, dispute.first, dispute.second)
        if dispute.first.article_id == article_id
        else (dispute, dispute.second, dispute.first)
        for dispute in read_disputes(con, [article_id])
    ]
    ordered = sorted(sides, key=lambda side: (side[2].reported_at, side[2].article_id, side[0].quantity))
    return tuple(
        Contradiction(
            quantity=dispute.quantity,
            unit=dispute.unit,
            value_low=ours.value_low,
            value_high=ours.value_high,
            words=ours.words,
            qualifier=ours.qualifier,
            other_article_id=theirs.article_id,
            other_source=theirs.source,
            other_value_low=theirs.value_low,
            other_value_high=theirs.value_high,
            other_words=theirs.words,
            other_qualifier=theirs.qualifier,
            quantity_label=dispute.label,
        )
        for dispute, ours, theirs in ordered
    )
