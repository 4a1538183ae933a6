"""`newswire watches test`: the rows that watches find now."""

from __future__ import annotations

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.cli.rows.destination import open_destination
from flows.cli.rows.forms import write_listing
from flows.errors import UsageError
from flows.settings import Settings
from flows.watches.run_watches import open_journal
from flows.watches.sandbox import WatchResult, run_queries
from flows.watches.watch_files import Watch, list_shipped, list_watches
from warehouse.errors import EditionMissingError

_SHOWN = 10  # rows of one watch


@click.command(name="test")
@click.argument("names", nargs=-1, metavar="[NAME]…")
def command(*, names: tuple[str, ...]) -> int:
    """Print the rows that watches find now.

    Nothing is reported or noted. Without NAME, all watches in use are run. A watch that comes with Newswire
    can be tried before it is added. Ends with status 1 when a watch fails.
    """
    settings = read_settings()
    if not settings.edition.exists():
        raise EditionMissingError("there is no edition yet: type `newswire run` to make one")
    watches, faults = _choose(settings, names)
    results = list(run_queries(settings.edition, watches))
    for result in results:
        _print_result(settings, result)
    for fault in faults:
        say(fault, err=True)
    if not watches and not faults:
        click.echo("no watches are in use; `newswire watches list` shows those that can be added", err=True)
    return FAILED if faults or any(result.fault for result in results) else 0


def _choose(settings: Settings, names: tuple[str, ...]) -> tuple[list[Watch], list[str]]:
    """Return the named watches, or those in use, and the faults of files that cannot be used."""
    used, faults = list_watches(settings.watch_folder)
    if not names:
        return used, [str(fault) for fault in faults]
    found = {watch.name: watch for watch in [*list_shipped(), *used]}
    wrong = {fault.name: str(fault) for fault in faults}
    unknown = [name for name in names if name not in found and name not in wrong]
    if unknown:
        raise UsageError(f"there is no watch {unknown[0]}; there are {', '.join(sorted({*found, *wrong}))}")
    chosen = [name for name in names if name not in wrong]
    return [found[name] for name in chosen], [wrong[name] for name in names if name in wrong]


def _print_result(settings: Settings, result: WatchResult) -> None:
    watch, rows = result.watch, [match.row for match in result.matches]
    if result.fault:
        say(f"{watch.name} fails: {result.fault}")
        return
    new = len(open_journal(settings.watch_folder).compare(watch, result.matches).new)
    found = "1 row" if len(rows) == 1 else f"{len(rows):,} rows"
    say(f"{watch.name}: {found}, {new:,} of them not seen before. {watch.title}")
    if rows:
        with open_destination() as destination:
            write_listing(
                tuple(rows[0]), [tuple(row.values()) for row in rows[:_SHOWN]], "table", destination
            )
    if len(rows) > _SHOWN:
        click.echo(f"… and {len(rows) - _SHOWN:,} more")
