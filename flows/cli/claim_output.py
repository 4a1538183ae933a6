"""How commands print the claims of an article, and the reports that are at odds with it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from flows.cli.console import make_line
from flows.description.figures import describe_contradiction, describe_figure
from warehouse.article_figures import Contradiction, StatedFigure


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
        spans = ", ".join(f"{span.field} {span.start}–{span.end} “{span.text}”" for span in claim.evidence)
        row = (
            claim.subject_label or claim.subject,
            claim.quantity_label or claim.quantity,
            describe_figure(claim),
            claim.qualifier,
            claim.speaker_label or claim.attributed_to,
        )
        table.add_row(*(make_line(cell or "") for cell in row), make_line(spans))
    console.print(table)
    for one in contradictions:
        console.print(make_line(describe_contradiction(one)))
