"""`newswire why`: print everything that is stored about one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from textwrap import shorten

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.article_output import describe_moment, describe_text, print_blocks, print_tags
from flows.cli.claim_output import print_claims
from flows.cli.configuration import read_settings
from flows.cli.console import make_line, open_console
from flows.cli.rows import format_option, write_json
from flows.errors import UsageError
from warehouse.article_history import ArticleHistory, RelatedArticle, StoredRevision, read_article_history
from warehouse.edition import open_edition

_PLAIN_WIDTH = 110
_BLOCK_WIDTH = 200
_OVERRIDES = {"duplicate": "a copy of", "story": "of one story with"}


@click.command(name="why")
@click.argument("words", nargs=-1, required=True, metavar="ARTICLE")
@format_option(("text", "json"), default="text")
def command(*, words: tuple[str, ...], form: str) -> int:
    """Show where an article came from and how it was processed.

    Prints its source, revisions, text, copies, story, tags, and the figures that it states.

    ARTICLE is an identifier, an address or the name of a loaded file, the first characters of one, or words
    of the title. Where several articles match, they are listed.

    Removed blocks are shown in their places, struck through on a terminal and between ~~ elsewhere,
    each with its class and the rule that removed it.
    """
    article = " ".join(words)
    with open_edition(read_settings().edition) as con:
        history = read_article_history(con, article)
    if history is None:
        raise UsageError(
            f"there is no article {article!r}. The view articles lists them by article_id, url and origin;"
            " if it was refused, the view refusals says why"
        )
    if form == "json":
        click.echo(write_json(asdict(history), indent=2))
        return 0
    console = open_console(_PLAIN_WIDTH)
    _print_origin(console, history)
    print_blocks(console, history.article.blocks, with_removed=True)
    _print_rules(console, history)
    _print_relations(console, history)
    print_tags(console, history.tags, {tag.tag: tag.kind for tag in history.tags})
    print_claims(console, history.claims, history.contradictions)
    return 0


def _print_origin(console: Console, history: ArticleHistory) -> None:
    article = history.article
    console.print(make_line(article.title, "bold"))
    facts = Table.grid(padding=(0, 2))
    rows = {
        "article": f"{article.article_id}, revision {history.revision}, {article.word_count} words",
        "corpus": f"{article.corpus}, from {article.origin}",
        "source": article.source,
        "address": article.url or "none",
        "authors": ", ".join(article.authors) or "none named",
        "canonical": article.canonical_url or "not given",
        "published": describe_moment(
            article.published_at, article.published_precision, article.published_source
        ),
        "modified": describe_moment(article.modified_at, article.modified_precision, article.modified_source),
        "section": article.section or "not given",
        "image": article.image_url or "none",
        "text from": describe_text(article),
        "language": article.language or "not recognised",
        "first seen": f"{history.first_seen_at:%Y-%m-%d %H:%M:%S} UTC",
    }
    for name, value in rows.items():
        facts.add_row(make_line(name, "dim"), make_line(value))
    for entry in history.entries:
        line = f"{entry.feed or entry.feed_url}: {entry.outcome}, attempt {entry.attempts}, guid {entry.guid}"
        facts.add_row(make_line("listed by", "dim"), make_line(line))
    for page in history.pages:
        kept = page.archived
        place = f"{kept.file} at {kept.offset:,} ({kept.length:,} bytes)" if kept else "not archived"
        facts.add_row(
            make_line("read from", "dim"), make_line(f"{place}: {page.outcome}, sha256 {page.sha256[:12]}…")
        )
    for revision in history.revisions:
        seen = f"{revision.revision}: {revision.seen_at:%Y-%m-%d %H:%M} UTC"
        line = f"{seen}, {revision.word_count} words, {revision.title}"
        facts.add_row(make_line("revision", "dim"), make_line(line))
        for change in _describe_changes(revision):
            facts.add_row(Text(""), make_line(change))
    console.print(facts)


def _describe_changes(revision: StoredRevision) -> Iterator[str]:
    if revision.title_before:
        yield f"title before: {revision.title_before}"
    for pair in revision.figures_changed or ():
        yield f"figure: {pair.after}, before {pair.before}"
    for block in revision.blocks_removed or ():
        yield f"- {shorten(block, _BLOCK_WIDTH, placeholder=' …')}"
    for block in revision.blocks_added or ():
        yield f"+ {shorten(block, _BLOCK_WIDTH, placeholder=' …')}"


def _print_rules(console: Console, history: ArticleHistory) -> None:
    for learned in history.rules:
        evidence = f"on {learned.articles} of {learned.of_articles} articles of {learned.site}"
        days = f"from {learned.first_day} to {learned.last_day}"
        console.print(make_line(f"{learned.rule} was learned: {evidence}, {days}", "dim"))


def _print_relations(console: Console, history: ArticleHistory) -> None:
    console.rule("relations", align="left")
    if history.original:
        console.print(make_line(f"copies {_name(history.original)}"))
    for copy in history.copies:
        console.print(make_line(f"is copied by {_name(copy)}"))
    if history.story:
        terms = ", ".join(history.story.terms) or "its first report"
        why = f"score {history.story.score:.2f}: {terms}"
        console.print(make_line(f"story {history.story.story_id}: {history.story.headline} ({why})"))
    for other in history.others:
        console.print(make_line(f"  also in it: {_name(other)}"))
    for override in history.overrides:
        other_id = override.second if override.first == history.article.article_id else override.first
        decision = f"{'' if override.same else 'not '}{_OVERRIDES[override.relation]} {other_id}"
        note = f": {override.note}" if override.note else ""
        console.print(make_line(f"override of {override.decided_at:%Y-%m-%d}: {decision}{note}"))


def _name(other: RelatedArticle) -> str:
    how = (
        f", {other.relation or 'copy'}, {other.method}, score {other.score:.2f}"
        if other.score is not None
        else ""
    )
    return f"{other.article_id} {other.title} ({other.source}{how})"
