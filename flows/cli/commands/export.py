"""`newswire export`: the views as files for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.configuration import read_settings
from warehouse.export import FORMATS, LISTING, Format, export_edition


@click.command(name="export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    default=("parquet",),
    show_default=True,
    help="Parquet or JSON Lines; give it twice for both.",
)
def command(*, folder: Path, formats: tuple[Format, ...]) -> int:
    """Export all views as Parquet or JSON Lines files, one a month.

    DIR/articles/2026-11.parquet holds the articles that came in in November 2026, and so with every view
    whose rows have such a moment; the others are one file, as DIR/tags/all.parquet. Lists and structs are
    kept, and lengths of time are seconds. An export into the same folder again writes only what has
    changed, and removes files that are no longer part of it. export.json lists the files with their digests.
    """
    export = export_edition(read_settings().edition, folder, formats)
    for view in export.views:
        files = f"{len(view.files)} file{'s' if len(view.files) != 1 else ''}"
        click.echo(f"{view.name:<16} {view.rows:>12,} rows  {files}")
    counts = f"{export.written} files written, {export.unchanged} unchanged, {export.removed} removed"
    click.echo(f"{folder / LISTING}: {counts}")
    return 0
