"""How commands print the claims of an article, and the reports that are at odds with it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from flows.cli.console import make_line
from warehouse.article_history import Contradiction, StatedFigure


def print_claims(
    console: Console, claims: Sequence[StatedFigure], contradictions: Sequence[Contradiction]
) -> None:
    """Print claims with their evidence, then the contradictions; nothing where there is no claim."""
    if not claims:
        return
    console.rule("claims", align="left")
    table = Table(
        "subject", "quantity", "value", "stated as", "said by", "evidence", box=None, pad_edge=False
    )
    for claim in claims:
        value = _describe_value(claim.value_low, claim.value_high, claim.unit)
        former = f", from {claim.change_from:,.12g}" if claim.change_from is not None else ""
        period = f", {claim.period}" if claim.period else ""
        spans = ", ".join(f"{span.field} {span.start}–{span.end} “{span.text}”" for span in claim.evidence)
        row = (
            claim.subject,
            claim.quantity,
            f"{value}{former}{period}",
            claim.qualifier,
            claim.attributed_to,
        )
        table.add_row(*(make_line(cell or "") for cell in row), make_line(spans))
    console.print(table)
    for one in contradictions:
        ours, theirs = (
            f"{_describe_value(low, high, one.unit)} ({'denied: ' if how == 'denied' else ''}“{words}”)"
            for low, high, words, how in (
                (one.value_low, one.value_high, one.words, one.qualifier),
                (one.other_value_low, one.other_value_high, one.other_words, one.other_qualifier),
            )
        )
        who = f"{one.other_article_id} ({one.other_source})"
        console.print(make_line(f"contradicted over {one.quantity}: {ours} here, {theirs} in {who}"))


def _describe_value(low: float | None, high: float | None, unit: str) -> str:
    """Return the values that a claim allows, with the unit."""
    if low is None and high is None:
        return unit
    if low is None:
        return f"up to {high:,.12g} {unit}"
    if high is None:
        return f"{low:,.12g} {unit} or more"
    return f"{low:,.12g} {unit}" if low == high else f"{low:,.12g} to {high:,.12g} {unit}"
