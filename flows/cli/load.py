"""`newswire load`: files become a corpus."""

from __future__ import annotations

import re
from pathlib import Path

import click

from flows.cli.console import show_progress
from flows.cli.failures import FAILED
from flows.cli.options import read_settings
from flows.cli.summary import print_summary
from flows.errors import UsageError
from flows.run_context import RunContext
from flows.runner import choose_runner
from flows.workers import Workers
from transforms.text.decoding import resolve_charset

_CORPUS = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_TAKEN = {"feed", "push"}


@click.command(name="load")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option(
    "--corpus", default="loaded", show_default=True, help="Name that the articles get as their corpus."
)
@click.option("--encoding", help="Encoding of text files that are not UTF-8, such as cp1252.")
def command(*, paths: tuple[Path, ...], corpus: str, encoding: str | None) -> int:
    """Load text, HTML or WARC files, or folders of them, as a corpus.

    An article's origin is its file's path inside the folder that was named. Loading a file again
    changes nothing; loading a changed file under the same origin makes a new revision.
    """
    if not _CORPUS.fullmatch(corpus):
        raise UsageError(f"{corpus!r} cannot name a corpus: use lower-case letters, digits, '-', '_' and '.'")
    if corpus in _TAKEN:
        raise UsageError(f"the corpus {corpus!r} is kept for articles from the network; choose another name")
    if encoding and resolve_charset(encoding) is None:
        raise UsageError(
            f"the encoding {encoding!r} is not known; cp1252, latin-1 and shift_jis are, for example"
        )
    settings, runner = read_settings(), choose_runner()
    with show_progress() as progress, Workers(settings.read) as workers:
        context = RunContext(settings=settings, progress=progress, workers=workers)
        with runner.hold(context, "newswire load"):
            report = runner.load(context, paths, corpus, encoding)
            runner.publish(context)
        for refusal in report.refusals:
            progress.warn(f"{refusal.origin}: {refusal.detail}")
    print_summary(settings.edition, [report])
    return FAILED if report.refusals else 0
