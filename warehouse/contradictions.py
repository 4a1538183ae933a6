"""Reads the figures at odds of a few articles among many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedFigure:
    """One of two figures at odds: the values that were compared, and the claim that they are from."""

    article_id: str
    position: int
    value_low: float | None
    value_high: float | None
    story_id: str | None
    source: str
    words: str
    qualifier: str | None
    reported_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two figures at odds, as a row of the view ``contradictions``; the earlier article first.

    Attributes:
        quantity: The quantity on which they differ.
        unit: The unit of the values.
        difference: How far the values are apart, in the unit; 0 if one of the two denies the figure.
        first: The figure of the earlier article.
        second: That of the later article.
    """

    quantity: str
    unit: str
    difference: float
    first: DisputedFigure
    second: DisputedFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    article_id: str
    position: int
    other_article_id: str
    other_position: int
    quantity: str
    unit: str
    value_low: float | None
    value_high: float | None
    other_value_low: float | None
    other_value_high: float | None
    difference: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    article_id: str
    position: int
    story_id: str | None
    source: str
    words: str
    qualifier: str | None
    reported_at: datetime


def read_disputes(con: DuckDBPyConnection, article_ids: Sequence[str]) -> list[Dispute]:
    """Return the pairs of figures at odds of which one at least is in some articles, the earliest first."""
    pairs = read_records(con, "contradicting_pairs", _Pair, chosen=article_ids)
    if not pairs:
        return []
    involved = sorted({one for pair in pairs for one in (pair.article_id, pair.other_article_id)})
    claims = {
        (claim.article_id, claim.position): claim
        for claim in read_records(con, "contradicting_claims", _Claim, literals={"article_ids": involved})
    }
    disputes = [
        Dispute(
            quantity=pair.quantity,
            unit=pair.unit,
            difference=pair.difference,
            first=_join(claims[pair.article_id, pair.position], pair.value_low, pair.value_high),
            second=_join(
                claims[pair.other_article_id, pair.other_position],
                pair.other_value_low,
                pair.other_value_high,
            ),
        )
        for pair in pairs
        if (pair.article_id, pair.position) in claims
        and (pair.other_article_id, pair.other_position) in claims
    ]
    return sorted(disputes, key=_rank)


def _join(claim: _Claim, low: float | None, high: float | None) -> DisputedFigure:
    return DisputedFigure(
        article_id=claim.article_id,
        position=claim.position,
        value_low=low,
        value_high=high,
        story_id=claim.story_id,
        source=claim.source,
        words=claim.words,
        qualifier=claim.qualifier,
        reported_at=claim.reported_at,
    )


def _rank(dispute: Dispute) -> tuple[object, ...]:
    places = ((each.article_id, each.position) for each in (dispute.first, dispute.second))
    return (dispute.first.reported_at, dispute.quantity, *places)
