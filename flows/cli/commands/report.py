"""`newswire report`: the overview as one file."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import click

from flows.cli.configuration import read_settings
from flows.cli.path_types import OutputPath
from flows.cli.rows import open_destination
from flows.errors import UsageError
from flows.extras import require_extra
from warehouse.edition import open_edition

_UNITS = {"d": 1, "w": 7}


@click.command(name="report")
@click.option(
    "--since",
    default="7d",
    show_default=True,
    metavar="TIME",
    help="Length of the report, as 7d or 4w, or its first day, as 2026-02-16.",
)
@click.option("--until", metavar="DAY", help="Its last day.  [default: the last one with an article]")
@click.option("--corpus", metavar="NAME", help="Report on one corpus alone.")
@click.option(
    "--links",
    "explorer",
    metavar="ADDRESS",
    help="Link stories, tags and publishers to an explorer that the readers reach.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("html", "md")),
    help="Form of the report.  [default: by the file, html]",
)
@click.option(
    "--output",
    "file",
    type=OutputPath(dir_okay=False),
    help="File to write; without it the report is written to standard output.",
)
def command(
    *,
    since: str,
    until: str | None,
    corpus: str | None,
    explorer: str | None,
    form: Literal["html", "md"] | None,
    file: Path | None,
) -> int:
    """Write the overview as one file, for a mail.

    It has the pictures and lists of the explorer's first page, with their style, so that it needs no other
    file, no network and no scripts. As Markdown it is what a Prefect server shows. It needs the packages of
    the extra "explore", which `make explore` installs.
    """
    require_extra("explore", wanted_by="`newswire report`")
    if file is None and sys.stdout.isatty():
        raise UsageError("name a file with --output, such as report.html, or pipe the report")
    if explorer is not None and not re.match(r"https?://[^\s/]", explorer):
        raise UsageError(f"--links takes the address of an explorer, as http://127.0.0.1:8648: {explorer!r}")
    begin, end = _read_since(since), None if until is None else _read_day(until, option="--until")
    from flows.explorer.embedded_report import write_artifact  # noqa: PLC0415 -- of packages that may be absent
    from flows.explorer.report import read_report, write_html  # noqa: PLC0415 -- the same

    with open_edition(read_settings().edition) as con:
        report = read_report(con, since=begin, until=end, corpus=corpus)
    is_markdown = form == "md" or (form is None and file is not None and file.suffix.lower() == ".md")
    with open_destination(file) as destination:
        destination.text.write(
            write_artifact(report) + "\n" if is_markdown else write_html(report, explorer=explorer)
        )
    return 0


def _read_since(written: str) -> timedelta | date:
    found = re.fullmatch(r"([1-9][0-9]{0,4})([dw])", written)
    if found:
        return timedelta(days=int(found[1]) * _UNITS[found[2]])
    return _read_day(written, option="--since", others="7d, 4w or ")


def _read_day(written: str, *, option: str, others: str = "") -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"{option} takes {others}a day, as 2026-02-16: {written!r}") from error
