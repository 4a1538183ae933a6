"""The summary at the end of a run: outcomes, contents of the edition, and queries to try."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from rich.table import Table

from flows.cli.console import open_console
from flows.run_report import RunReport
from warehouse.connection import open_edition
from warehouse.read import read_totals

_EXAMPLES = (
    'sql "SELECT title, source, published_at FROM articles ORDER BY first_seen_at"',
    'sql "SELECT headline, articles, sources FROM stories ORDER BY articles DESC LIMIT 5"',
    "sql \"SELECT title, score, snippet FROM search('battery plant')\"",
)


def print_summary(edition: Path, reports: Sequence[RunReport]) -> None:
    """Print a table of outcomes, a table of the edition's contents, and queries to try.

    Args:
        edition: The file of the published database.
        reports: The reports of all parts of the run, whose counts are added up.
    """
    done: Counter[tuple[str, str]] = Counter()
    for report in reports:
        done.update({(report.run.flow, name): count for name, count in report.run.counts})
    console = open_console(100)
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
    command = _name_command()
    for query in _EXAMPLES:
        click.echo(f"  {command} {query}")


def _name_command() -> str:
    """Return the words that start this command again from the current folder."""
    called = Path(sys.argv[0])
    if shutil.which("newswire") or called.name != "newswire":
        return "newswire"
    return os.path.relpath(called)
