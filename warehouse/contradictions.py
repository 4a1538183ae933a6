"""Read the figures at odds of a few articles among many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from duckdb import DuckDBPyConnection

from warehouse.article_relations import read_titles
from warehouse.publisher_names import is_named, name_publisher
from warehouse.sql import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedFigure:
    """One of two figures at odds: the values that were compared, and the claim that they are from.

    `source` is the publisher, or the headline in quotes where none is known.
    """

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
        label: Its name for people; `None` if it is no longer in the list of quantities.
        unit: The unit of the values.
        difference: How far the values are apart, in the unit; 0 if one of the two denies the figure.
        first: The figure of the earlier article.
        second: That of the later article.
    """

    quantity: str
    label: str | None
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
    label: str | None
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
    corpus: str
    source: str
    words: str
    qualifier: str | None
    reported_at: datetime


def read_disputes(con: DuckDBPyConnection, article_ids: Sequence[str]) -> list[Dispute]:
    """Return the pairs of figures at odds of which one at least is in some articles, the earliest first."""
    pairs = read_records(con, "contradicting_pairs", _Pair, literals={"article_ids": article_ids})
    if not pairs:
        return []
    involved = sorted({one for pair in pairs for one in (pair.article_id, pair.other_article_id)})
    claims = {
        (claim.article_id, claim.position): claim
        for claim in read_records(con, "contradicting_claims", _Claim, literals={"article_ids": involved})
    }
    titles = read_titles(
        con, {claim.article_id for claim in claims.values() if not is_named(claim.source, claim.corpus)}
    )
    figures = {place: _name(claim, titles) for place, claim in claims.items()}
    disputes = [
        Dispute(
            quantity=pair.quantity,
            label=pair.label,
            unit=pair.unit,
            difference=pair.difference,
            first=_join(figures[pair.article_id, pair.position], pair.value_low, pair.value_high),
            second=_join(
                figures[pair.other_article_id, pair.other_position],
                pair.other_value_low,
                pair.other_value_high,
            ),
        )
        for pair in pairs
        if (pair.article_id, pair.position) in claims
        and (pair.other_article_id, pair.other_position) in claims
    ]
    return sorted(disputes, key=_rank)


def _name(claim: _Claim, titles: Mapping[str, str]) -> _Claim:
    title = titles.get(claim.article_id, "")
    return replace(claim, source=name_publisher(claim.source, corpus=claim.corpus, title=title))


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
