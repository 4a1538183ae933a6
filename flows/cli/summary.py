"""How a run ends: what it did, what the edition holds, and what to type next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from flows.road import Report
from warehouse.connection import open_edition
from warehouse.read import read_totals

_TRY = (
    'newswire sql "SELECT title, source, published_at FROM articles ORDER BY first_seen_at"',
    'newswire sql "SELECT headline, articles, sources FROM stories ORDER BY articles DESC LIMIT 5"',
    "newswire sql \"SELECT title, score, snippet FROM search('battery plant')\"",
)


def print_summary(edition: Path, reports: Sequence[Report]) -> None:
    """Print two tables, by outcome and of the edition's contents, and queries to try."""
    done: Counter[tuple[str, str]] = Counter()
    for report in reports:
        done.update({(report.run.flow, name): count for name, count in report.run.counts})
    console = Console()
    if not console.is_terminal:
        console = Console(width=100)
    outcomes = Table("flow", "outcome", "count", title="This run", title_justify="left")
    outcomes.columns[2].justify = "right"
    for (flow, name), count in sorted(done.items()):
        outcomes.add_row(flow, name, str(count))
    contents = Table("in the edition", "count", title=str(edition), title_justify="left")
    contents.columns[1].justify = "right"
    with open_edition(edition) as con:
        for name, count in read_totals(con).items():
            contents.add_row(name, str(count))
    console.print(outcomes, contents)
    click.echo("Try:")
    for query in _TRY:
        click.echo(f"  {query}")
