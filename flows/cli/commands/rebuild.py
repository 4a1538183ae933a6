"""`newswire rebuild`: derive everything again from the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from flows.cli.configuration import read_settings
from flows.cli.console import open_console, say
from flows.cli.exit_status import FAILED
from flows.cli.rows import write_json
from flows.cli.session import open_run_context
from flows.errors import UsageError
from flows.pipeline import history
from flows.run_report import RebuildReport
from flows.runner import choose_runner
from flows.stages.history.carry_over import carry_over_warehouse
from flows.stages.history.forget_missing import forget_missing_records
from flows.stages.history.repair import repair_state
from warehouse.carry_over import CarryOver
from warehouse.connection import hold_run
from warehouse.difference import Difference, RowChange
from warehouse.repair import Repair

_SOURCES = {
    "log": "the warehouse has all commits up to the damage of its log",
    "edition": "the warehouse is the edition again, as it was published last",
    "tables": "the warehouse has the tables that could be read",
}
_AFTER = (
    "What came after is fetched again by the next `newswire run`, as far as feeds still list it; files that "
    "were loaded since have to be loaded again"
)
_PLAIN_WIDTH = 160
_MAX_ROWS = 20


@click.command(name="rebuild")
@click.option("--dry-run", is_flag=True, help="Only report what would change.")
@click.option(
    "--from-archive",
    is_flag=True,
    help="First bring a warehouse from before the first release into a new file; the former one is kept.",
)
@click.option(
    "--repair",
    "repairs",
    is_flag=True,
    help="First make a damaged warehouse readable again; the damaged files are kept.",
)
@click.option(
    "--forget-missing",
    is_flag=True,
    help="First forget records of the archive that are gone or damaged; their articles stay.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How the difference is printed.",
)
def command(*, dry_run: bool, from_archive: bool, repairs: bool, forget_missing: bool, form: str) -> int:
    """Derive everything again from the archive.

    All archived pages are read again by today's rules, in the order in which they arrived. Articles,
    revisions, removed blocks, tags, duplicates and stories come out as if today's rules, the learned ones
    too, had always been in force. The difference is printed. The new state replaces the old one in one
    step; a kill leaves one or the other. Feeds, the work list, the log of requests and overrides are not
    changed.

    Pages whose bytes are no longer in the archive keep their articles, and are listed. With --forget-missing
    the warehouse refers to these bytes no more, and they are listed once.

    A warehouse from before the first release has another schema. With --from-archive its content is
    first brought into a new file: the feed list, the work list, the log of requests, pages with their
    results, and overrides. The former file is kept as warehouse.duckdb.before.

    A warehouse that is damaged, gone, or whose log has lost commits is not opened. With --repair it is first
    made readable again, of the whole part of its log, of the edition, and of the tables that can be read. The
    damaged files are kept as warehouse.duckdb.damaged. `newswire doctor` says when this is needed.
    """
    settings, runner = read_settings(), choose_runner()
    if not (settings.warehouse.exists() or repairs):
        click.echo("there is no warehouse yet, and so nothing to rebuild: `newswire run` makes one")
        return 0
    first = {"--from-archive": from_archive, "--repair": repairs, "--forget-missing": forget_missing}
    if dry_run and any(first.values()):
        named = " and ".join(option for option, is_given in first.items() if is_given)
        raise UsageError(f"{named} would change the warehouse, and so cannot be combined with --dry-run")
    with open_run_context(settings) as context, hold_run(settings.home, command="newswire rebuild"):
        if repairs:
            _print_repair(repair_state(context), settings.archive_folder)
        carried = carry_over_warehouse(context) if from_archive else None
        if carried:
            _print_carried(carried)
        for detail in forget_missing_records(context) if forget_missing else ():
            click.echo(f"forgotten: {detail}", err=True)
        rebuilt = runner.run(history.rebuild, context, dry_run=dry_run)
    if form == "json":
        _print_json(rebuilt)
    else:
        _print_tables(rebuilt, dry_run=dry_run)
    return FAILED if rebuilt.report.refusals else 0


def _print_repair(repair: Repair | None, archive: Path) -> None:
    """Print to standard error, as :func:`_print_carried` does."""
    if repair is None:
        click.echo("the warehouse can be read as a whole: there is nothing to repair", err=True)
        return
    click.echo(repair.fault, err=True)
    for path in repair.kept:
        click.echo(f"the damaged file is kept as {path}", err=True)
    click.echo(f"{_SOURCES[repair.source]}. {_AFTER}", err=True)
    if repair.empty:
        click.echo(f"nothing could be read of: {', '.join(repair.empty)}", err=True)
    if "articles" in repair.empty and archive.is_dir():
        words = f"The archive has the pages that arrived: `newswire load {archive}` reads them as a corpus"
        click.echo(words, err=True)


def _print_carried(carried: CarryOver) -> None:
    """Print to standard error, so that standard output is still one table or document."""
    rows = ", ".join(f"{count:,} {table}" for table, count in carried.rows.items() if count)
    say(f"the former warehouse is kept as {carried.kept}", err=True)
    click.echo(f"brought into the new one: {rows or 'nothing, for it was empty'}", err=True)
    if carried.left_out:
        say(f"left out, since there is no place for it: {', '.join(carried.left_out)}", err=True)
    if carried.missing:
        say(f"empty, since the former one did not have it: {', '.join(carried.missing)}", err=True)


def _print_json(rebuilt: RebuildReport) -> None:
    report = {
        "pages": dict(rebuilt.report.run.counts),
        "taken": rebuilt.is_taken,
        **asdict(rebuilt.difference),
        "kept": [asdict(kept) for kept in rebuilt.report.refusals],
    }
    click.echo(write_json(report, indent=2))


def _print_tables(rebuilt: RebuildReport, *, dry_run: bool) -> None:
    pages = sum(count for _, count in rebuilt.report.run.counts)
    difference = rebuilt.difference
    if not difference.tables:
        click.echo(f"{pages:,} pages read again: nothing changes")
        return
    console = open_console(_PLAIN_WIDTH)
    if difference.articles:
        console.print(_tabulate_articles(difference))
    for title, rows in (
        ("relations", difference.relations),
        ("blocks removed, by rule", difference.rules),
        ("tags", difference.tags),
    ):
        if rows:
            console.print(_tabulate(title, rows))
    would = "would change" if dry_run else "changed"
    click.echo(f"{pages:,} pages read again; {would}: {', '.join(difference.tables)}")


def _tabulate_articles(difference: Difference) -> Table:
    table = Table("articles", "count", "for example", box=None, pad_edge=False)
    for change in difference.articles:
        table.add_row(change.name, str(change.count), Text("\n".join(change.examples)))
    return table


def _tabulate(title: str, rows: Sequence[RowChange]) -> Table:
    table = Table(title, "gained", "lost", "for example", box=None, pad_edge=False)
    for row in rows[:_MAX_ROWS]:
        table.add_row(row.name, str(row.gained), str(row.lost), Text("\n".join(row.examples)))
    if len(rows) > _MAX_ROWS:
        table.add_row(f"and {len(rows) - _MAX_ROWS} more; --format json lists them all", "", "", "")
    return table
