"""The figures of a story side by side: one table a quantity, with the reports that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from flows.description.figures import describe_difference, describe_figure, describe_value
from warehouse.contradictions import Dispute, DisputedFigure
from warehouse.explorer.story import StoryClaim

_Place = tuple[str, int]  # an article and the position of a claim in it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDispute:
    """A figure that contradicts another one.

    Attributes:
        article_id: The article that states it.
        anchor: The row that has it in the page; None if it belongs to another story.
        source: Its publisher.
        value: It, in words; a derived figure with the values by which both were compared.
        words: The words of the article.
        is_denial: Whether one of the two denies the figure.
        difference: How far the two are apart, in words.
        story_id: The other story that it belongs to; None for this one.
    """

    article_id: str
    anchor: str | None
    source: str
    value: str
    words: str
    is_denial: bool
    difference: str
    story_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A claim, its figure in words, and the figures that contradict it."""

    claim: StoryClaim
    anchor: str
    value: str
    disputes: tuple[ClaimDispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTable:
    """The claims of one subject and quantity, the oldest first; `is_disputed` if any is contradicted."""

    subject: str | None
    quantity: str
    label: str
    rows: tuple[ClaimRow, ...]
    is_disputed: bool


def compare_claims(
    story_id: str, claims: Sequence[StoryClaim], pairs: Sequence[Dispute]
) -> tuple[ClaimTable, ...]:
    """Put the claims of a story into tables, disputed ones and those of many publishers first.

    Args:
        story_id: The story.
        claims: Its claims, those of one quantity and subject together.
        pairs: The pairs of figures at odds of which one at least is in the story.
    """
    disputes: defaultdict[_Place, list[ClaimDispute]] = defaultdict(list)
    inside = {(claim.article_id, claim.position) for claim in claims}
    for place, dispute in _list_disputes(story_id, pairs, inside):
        disputes[place].append(dispute)
    tables = [
        _make_table(subject, quantity, list(run), disputes)
        for (quantity, subject), run in groupby(claims, key=lambda claim: (claim.quantity, claim.subject))
    ]
    return tuple(
        sorted(
            tables,
            key=lambda table: (
                not table.is_disputed,
                -len({row.claim.source for row in table.rows}),
                table.label,
                table.subject or "",
            ),
        )
    )


def _make_table(
    subject: str | None,
    quantity: str,
    claims: Sequence[StoryClaim],
    disputes: defaultdict[_Place, list[ClaimDispute]],
) -> ClaimTable:
    rows = tuple(
        ClaimRow(
            claim=claim,
            anchor=_name_row(claim.article_id, claim.position),
            value=describe_figure(claim),
            disputes=tuple(disputes.get((claim.article_id, claim.position), ())),
        )
        for claim in claims
    )
    return ClaimTable(
        subject=subject,
        quantity=quantity,
        label=claims[0].label or quantity,
        rows=rows,
        is_disputed=any(row.disputes for row in rows),
    )


def _list_disputes(
    story_id: str, pairs: Sequence[Dispute], inside: set[_Place]
) -> Iterator[tuple[_Place, ClaimDispute]]:
    """Yield for each claim of the story that is contradicted the figure that does."""
    for pair in pairs:
        for ours, theirs in ((pair.first, pair.second), (pair.second, pair.first)):
            if (ours.article_id, ours.position) in inside:
                yield (
                    (ours.article_id, ours.position),
                    _make_dispute(
                        pair, theirs, story_id, is_inside=(theirs.article_id, theirs.position) in inside
                    ),
                )


def _make_dispute(pair: Dispute, theirs: DisputedFigure, story_id: str, *, is_inside: bool) -> ClaimDispute:
    return ClaimDispute(
        article_id=theirs.article_id,
        anchor=_name_row(theirs.article_id, theirs.position) if is_inside else None,
        source=theirs.source,
        value=describe_value(theirs.value_low, theirs.value_high, pair.unit),
        words=theirs.words,
        is_denial="denied" in {pair.first.qualifier, pair.second.qualifier},
        difference=describe_difference(pair.difference, pair.unit),
        story_id=theirs.story_id if theirs.story_id != story_id else None,
    )


def _name_row(article_id: str, position: int) -> str:
    return f"claim-{article_id}-{position}"
