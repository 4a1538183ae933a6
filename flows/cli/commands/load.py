"""`newswire load`: load files as a corpus."""

from __future__ import annotations

from pathlib import Path

import click

from flows import pipeline
from flows.cli.configuration import read_settings
from flows.cli.corpus_names import check_corpus
from flows.cli.exit_status import FAILED
from flows.cli.path_types import TypedPath
from flows.cli.run_summary import print_summary
from flows.cli.session import open_run_context
from flows.errors import UsageError
from flows.runner import choose_runner
from transforms.text.charsets import resolve_charset
from warehouse.connection import hold_run


@click.command(name="load")
@click.argument("paths", nargs=-1, required=True, type=TypedPath(), metavar="PATH…")
@click.option("--corpus", default="loaded", show_default=True, help="Name of the articles' corpus.")
@click.option(
    "--encoding",
    help="Encoding of the files, such as cp1252. Files that could not be decoded are read again.",
)
@click.option(
    "--follow-links", is_flag=True, help="Follow links in folders; links that are named always are."
)
def command(*, paths: tuple[Path, ...], corpus: str, encoding: str | None, follow_links: bool) -> int:
    """Load files, or folders of them, as a corpus.

    The files hold text, HTML, MHTML, WARC records, or the document of a feed (RSS, RDF, Atom, JSON Feed,
    sitemap), whose new entries the next `newswire run` fetches. A ZIP archive is read as the folder that it
    holds, and of a WACZ archive its WARC files are. An article's origin is the path of its file inside the
    folder that was named. Loading a file again changes nothing; loading a changed file with the same origin
    makes a new revision.
    """
    check_corpus(corpus)
    _check_encoding(encoding)
    settings, runner = read_settings(), choose_runner()
    with open_run_context(settings) as context, hold_run(settings.home, command="newswire load"):
        report = runner.run(
            pipeline.load, context, paths, corpus=corpus, charset=encoding, follow_links=follow_links
        )
    print_summary(settings.edition, [report])
    return FAILED if report.refusals else 0


def _check_encoding(encoding: str | None) -> None:
    if encoding and resolve_charset(encoding) is None:
        raise UsageError(
            f"there is no encoding {encoding!r} for text; examples are cp1252, latin-1 and shift_jis"
        )
