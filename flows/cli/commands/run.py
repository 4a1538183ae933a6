"""`newswire run`: one pass over the feeds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from flows import pipeline
from flows.cli.configuration import read_feed_settings
from flows.cli.exit_status import FAILED
from flows.cli.run_summary import print_summary
from flows.cli.session import open_run_context
from flows.config_file import default_settings, warn_of_feed_faults
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.runner import Runner, choose_runner
from flows.sample_site.sample_feeds import serve_sample_site
from flows.settings import Settings
from warehouse.connection import hold_run


@click.command(name="run")
@click.option("--sample", is_flag=True, help="Poll the sample site instead of the configured feeds.")
@click.option(
    "--corpus-dir",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the seed corpus [default: NEWSWIRE_CORPUS_DIR, ./corpus, ../shared/seeds].",
)
def command(*, sample: bool, corpus_dir: Path | None) -> int:
    """Poll the feeds once, load new articles and publish.

    The seed corpus is loaded first, if it is there. The feeds are those of newswire.toml; without
    that file the sample site is served on loopback and polled instead: three invented sites,
    in a morning and an evening edition.

    Every feed is asked, whether it is due or not, except those whose servers asked us to wait
    (Retry-After, 429, 503) and those that are gone for good (410; `newswire feeds revive` asks
    them again). The scheduled flows ask only the feeds that are due.

    With PREFECT_API_URL set, the same work runs as Prefect flows of that server.
    """
    configured = None if sample else read_feed_settings(corpus_dir=corpus_dir)
    settings = configured or default_settings(corpus_dir=corpus_dir)
    bad_feeds = warn_of_feed_faults() if configured else 0
    runner = choose_runner()
    with open_run_context(settings) as context, hold_run(settings.home, command="newswire run"):
        reports = _load_seeds(runner, context)
        with _open_passes(configured, context) as passes:
            for pass_settings in passes:
                one_pass = RunContext(
                    settings=pass_settings, progress=context.progress, workers=context.workers
                )
                reports += runner.run(pipeline.run, one_pass, every=True)
    print_summary(settings.edition, reports)
    # a page that is gone is the publisher's affair; a feed or a seed that fails is ours
    has_failed = any(report.refusals for report in reports if report.run.flow != "ingest")
    return FAILED if has_failed or bad_feeds else 0


def _load_seeds(runner: Runner, context: RunContext) -> list[RunReport]:
    seeds = context.settings.find_seeds()
    if seeds is None:
        named = context.settings.corpus_dir
        place = f"in {named}, which does not exist" if named else "found (--corpus-dir names its folder)"
        context.progress.note(f"no seed corpus {place}; going on without it")
        return []
    return [runner.run(pipeline.load, replace(context, is_followed=True), [seeds], corpus="seed")]


@contextmanager
def _open_passes(configured: Settings | None, context: RunContext) -> Iterator[Iterator[Settings]]:
    """Yield the settings of each pass: one for configured feeds, one for each edition of the sample."""
    if configured:
        yield iter([configured])
        return
    with serve_sample_site(context.settings, now=context.now) as passes:
        yield passes
