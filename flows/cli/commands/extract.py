"""`newswire extract`: show what would be read from a page, without loading it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from flows.cli.article_output import print_blocks, print_tags
from flows.cli.configuration import read_settings
from flows.cli.console import make_line, open_console
from flows.cli.exit_status import FAILED
from flows.cli.probing import read_host_registry
from flows.cli.rows import format_option, write_json
from flows.description.origin import describe_moment, describe_text
from flows.errors import UsageError
from flows.jobs.workers import Workers
from flows.page_probe import PageProbe
from flows.settings import Settings
from flows.stages.knowledge import load_configured_taxonomy
from transforms.records import LearnedRule, PageAnalysis, Refusal
from transforms.text.charsets import resolve_charset
from transforms.text.urls import resolve_url
from warehouse.edition import open_edition
from warehouse.errors import EditionMissingError
from warehouse.site_boilerplate import list_learned_rules

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PLAIN_WIDTH = 110


@click.command(name="extract")
@click.argument("places", nargs=-1, required=True, metavar="FILE|URL…")
@click.option(
    "--removed", "with_removed", is_flag=True, help="Show removed blocks in their places, with their rules."
)
@click.option("--encoding", help="Encoding of files that declare none or a wrong one, such as cp1252.")
@format_option(("text", "json"), default="text")
def command(*, places: tuple[str, ...], with_removed: bool, encoding: str | None, form: str) -> int:
    """Show the article on a page, without loading it.

    A file may hold text, HTML or WARC records, and may be a folder of such files. An address is fetched as
    a run does: robots.txt, the delay between requests and the check of addresses hold. Printed are title,
    authors, dates with their precision and source, the text and the tags. Learned rules of the last edition
    are applied. As JSON there is an array with all blocks, or the refusal, of each page.

    Ends with status 1 when a page holds no article.
    """
    if encoding and resolve_charset(encoding) is None:
        raise UsageError(f"there is no encoding {encoding!r} for text; examples are cp1252 and shift_jis")
    settings = read_settings()
    kinds: dict[str, str | None] = {tag.tag: tag.kind for tag in load_configured_taxonomy(settings).tags}
    with Workers(settings.read) as workers:
        probe = PageProbe(
            settings=settings, workers=workers, rules=_read_rules(settings), now=datetime.now(UTC)
        )
        results = list(_read(probe, places, encoding))
    if form == "json":
        click.echo(write_json([_shape(result) for result in results], indent=2))
    else:
        console = open_console(_PLAIN_WIDTH)
        for result in results:
            _print(console, result, kinds, with_removed=with_removed)
    return FAILED if any(isinstance(result, Refusal) for result in results) else 0


def _read(probe: PageProbe, places: Sequence[str], encoding: str | None) -> Iterator[PageAnalysis | Refusal]:
    hosts = read_host_registry(probe.settings)
    for place in places:
        if not place:  # as of a variable that is not set: it would be the working folder
            raise UsageError("one of the files and addresses is empty")
        if not _ADDRESS.match(place):
            yield from probe.read_files([Path(place)], charset=encoding)
            continue
        url = resolve_url("", place)
        if url is None:
            raise UsageError(f"{place} is no address of the web")
        yield probe.read_address(url, hosts)


def _read_rules(settings: Settings) -> list[LearnedRule]:
    with suppress(EditionMissingError), open_edition(settings.edition) as con:
        return list_learned_rules(con)
    return []


def _shape(result: PageAnalysis | Refusal) -> dict[str, object]:
    if isinstance(result, Refusal):
        return {"refused": asdict(result)}
    return {**asdict(result.article), "tags": [asdict(tag) for tag in result.tags]}


def _print(
    console: Console, result: PageAnalysis | Refusal, kinds: dict[str, str | None], *, with_removed: bool
) -> None:
    if isinstance(result, Refusal):
        console.print(
            make_line(f"{result.url or result.origin}: refused as {result.reason}: {result.detail}")
        )
        return
    article = result.article
    console.print(make_line(article.title, "bold"))
    facts = Table.grid(padding=(0, 2))
    published = article.published_at, article.published_precision, article.published_source
    modified = article.modified_at, article.modified_precision, article.modified_source
    for name, value in {
        "from": article.url or article.origin,
        "source": article.source if article.source != article.corpus else "not known",
        "authors": ", ".join(article.authors) or "none named",
        "published": describe_moment(*published),
        "modified": describe_moment(*modified),
        "canonical": article.canonical_url or "not given",
        "section": article.section or "not given",
        "image": article.image_url or "none",
        "text from": describe_text(article),
        "language": article.language or "not recognised",
        "words": f"{article.word_count:,}",
    }.items():
        facts.add_row(make_line(name, "dim"), make_line(value))
    console.print(facts)
    print_blocks(console, article.blocks, with_removed=with_removed)
    print_tags(console, result.tags, kinds)
