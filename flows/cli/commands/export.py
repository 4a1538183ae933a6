"""`newswire export`: the views as files for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.configuration import read_settings
from flows.cli.console import say
from flows.cli.path_types import OutputPath
from flows.description.counts import write_plural
from flows.errors import UsageError
from warehouse.browser_edition import export_browser_edition
from warehouse.export import FORMATS, LISTING, Format, export_edition


@click.command(name="export")
@click.argument(
    "folder",
    type=OutputPath(makes_folders=True, file_okay=False),
    metavar="[DIR]",
    required=False,
    default=None,
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=("parquet",),
    show_default=True,
    help="Parquet or JSON Lines; give it twice for both.",
)
@click.option(
    "--browser",
    "database",
    type=OutputPath(makes_folders=True, dir_okay=False),
    metavar="FILE",
    help="Make a database that DuckDB in a browser reads from a server of static files.",
)
def command(*, folder: Path | None, formats: tuple[Format, ...], database: Path | None) -> int:
    """Export all views as Parquet or JSON Lines files, one a month.

    DIR/articles/2026-11.parquet holds the articles that came in in November 2026, and so with every view
    whose rows have such a moment; the others are one file, as DIR/tags/all.parquet. Lists and structs are
    kept, and lengths of time are seconds. An export into the same folder again writes only changed
    files, and removes those that are no longer part of it. export.json lists the files with their digests.

    With --browser FILE the views become the tables of a database in the format of DuckDB 1.4. Times are in
    UTC and have their days beside them (first_seen_on), and search('words') ranks the articles.
    """
    if (folder is None) == (database is None):
        raise UsageError("name a folder, or a file with --browser: newswire export DIR")
    edition = read_settings().edition
    if database:
        rows = export_browser_edition(edition, database)
        megabytes = database.stat().st_size / 1e6
        say(f"{database}: {len(rows)} tables, {sum(rows.values()):,} rows, {megabytes:,.1f} MB")
        return 0
    assert folder is not None
    export = export_edition(edition, folder, formats)
    for view in export.views:
        files = write_plural(len(view.files), "file")
        say(f"{view.name:<16} {view.rows:>12,} rows  {files}")
    counts = f"{export.written} files written, {export.unchanged} unchanged, {export.removed} removed"
    say(f"{folder / LISTING}: {counts}")
    return 0
