"""`newswire backfill`: load the pages of a crawl that name the company."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import get_args

import click

from flows.backfill.executors import ExecutorName
from flows.cli.configuration import read_settings
from flows.cli.corpus_names import check_corpus
from flows.cli.exit_status import FAILED
from flows.cli.path_types import OutputPath
from flows.cli.run_summary import print_summary
from flows.cli.session import open_run_context
from flows.description.counts import write_plural
from flows.pipeline.backfill import BackfillReport, backfill
from flows.runner import choose_runner
from warehouse.connection import hold_run

_NAMED = 20  # refusals that are listed; the view `refusals` has all


@click.command(name="backfill")
@click.argument("addresses", nargs=-1, required=True, metavar="PATH-OR-URL…")
@click.option("--corpus", default="crawl", show_default=True, help="Name of the articles' corpus.")
@click.option(
    "--about",
    multiple=True,
    metavar="TAG",
    help="Tag whose names a page has to have, instead of the first company of the taxonomy; may be repeated.",
)
@click.option("--every-page", is_flag=True, help="Load all pages, whatever they name.")
@click.option(
    "--shards",
    type=OutputPath(makes_folders=True, file_okay=False),
    help="Folder of the analysed segments, instead of `backfill` in the folder of the state.",
)
@click.option(
    "--executor",
    type=click.Choice(get_args(ExecutorName)),
    default="processes",
    show_default=True,
    help="Who analyses the files: processes of this machine, or the workers of a Dask cluster.",
)
@click.option("--address", metavar="URL", help="Scheduler of the Dask cluster, such as tcp://host:8786.")
def command(
    *,
    addresses: tuple[str, ...],
    corpus: str,
    about: tuple[str, ...],
    every_page: bool,
    shards: Path | None,
    executor: ExecutorName,
    address: str | None,
) -> int:
    """Load the pages of a crawl that name the company.

    The addresses are WARC files (.warc, .warc.gz, .warc.zst), folders of them, lists of them (.txt or .paths,
    packed or not, a line each), or places that fsspec opens, such as s3://bucket/crawl/*.warc.gz. Pages are
    searched for the names of the company before they are parsed. Each file is analysed once, and the result
    kept: a backfill that was killed goes on where it was. With a Dask cluster, all its workers have to reach
    the files and the folder of --shards under the same paths; without --address one is started here.
    """
    check_corpus(corpus)
    settings, runner = read_settings(), choose_runner()
    with open_run_context(settings) as context, hold_run(settings.home, command="newswire backfill"):
        report = runner.run(
            backfill,
            context,
            addresses,
            corpus=corpus,
            executor=executor,
            address=address,
            about=about,
            every_page=every_page,
            folder=shards,
        )
    _print_scan(report)
    print_summary(settings.edition, [report.report])
    return FAILED if report.report.refusals else 0


def _print_scan(report: BackfillReport) -> None:
    counts, reused = report.counts, sum(one.is_reused for one in report.segments)
    named = f"name {' or '.join(report.tags)}" if report.tags else "were taken as they are"
    pages = sum(one.pages for one in report.segments)
    click.echo(
        f"Scanned: {write_plural(len(report.segments) - reused, 'segment')}, {report.rate};"
        f" {reused:,} were analysed before."
    )
    click.echo(
        f"Records: {counts.records:,}, of which {counts.without_page:,} hold no page,"
        f" {counts.unnamed:,} pages name nothing that was looked for, and {pages:,} {named}"
        " or could not be read."
    )
    refusals = report.report.refusals
    for reason, number in Counter(refusal.reason for refusal in refusals).most_common():
        click.echo(f"  {number:>8,}  {reason}: {reason.sentence}")
    for refusal in refusals[:_NAMED]:
        click.echo(f"  {refusal.origin}: {refusal.detail}", err=True)
    if len(refusals) > _NAMED:
        click.echo(f"  and {len(refusals) - _NAMED:,} others, which the view `refusals` lists", err=True)
