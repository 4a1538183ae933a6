"""`newswire why`: everything known about one article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from textwrap import shorten

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.console import open_console
from flows.cli.options import read_settings
from flows.errors import UsageError
from transforms.records import Article
from warehouse.article_history import ArticleHistory, RelatedArticle, StoredRevision, read_article_history
from warehouse.connection import open_edition

_PLAIN_WIDTH = 110
_BLOCK_WIDTH = 200


@click.command(name="why")
@click.argument("article")
def command(*, article: str) -> int:
    """Tell where an article came from, what was removed from it, what it copies, its story and tags.

    ARTICLE is an identifier or its first characters, an address, or the name of a loaded file.
    Its text stands there with the blocks that were removed in their places, struck through on a
    terminal and between ~~ elsewhere, and beside each the class and the rule that removed it.
    """
    with open_edition(read_settings().edition) as con:
        known = read_article_history(con, article)
    if known is None:
        raise UsageError(
            f"no article answers to {article!r}. The view articles lists them by article_id, url and origin;"
            " if it was refused, the view refusals says why"
        )
    console = open_console(_PLAIN_WIDTH)
    _print_origin(console, known)
    _print_blocks(console, known)
    _print_relations(console, known)
    _print_tags(console, known)
    return 0


def _print_origin(console: Console, known: ArticleHistory) -> None:
    article = known.article
    console.print(Text(article.title, style="bold"))
    facts = Table.grid(padding=(0, 2))
    rows = {
        "article": f"{article.article_id}, revision {known.revision}, {article.word_count} words",
        "corpus": f"{article.corpus}, from {article.origin}",
        "source": article.source,
        "address": article.url or "none",
        "authors": ", ".join(article.authors) or "none named",
        "canonical": article.canonical_url or "not told",
        "published": _tell_moment(
            article.published_at, article.published_precision, article.published_source
        ),
        "modified": _tell_moment(article.modified_at, article.modified_precision, article.modified_source),
        "section": article.section or "not told",
        "image": article.image_url or "none",
        "text from": _tell_text(article),
        "language": article.language or "not recognised",
        "first seen": f"{known.first_seen_at:%Y-%m-%d %H:%M:%S} UTC",
    }
    for name, value in rows.items():
        facts.add_row(Text(name, style="dim"), Text(value))
    for entry in known.entries:
        line = f"{entry.feed or entry.feed_url}: {entry.outcome}, attempt {entry.attempts}, guid {entry.guid}"
        facts.add_row(Text("listed by", style="dim"), Text(line))
    for page in known.pages:
        kept = page.archived
        place = f"{kept.file} at {kept.offset:,} ({kept.length:,} bytes)" if kept else "not archived"
        facts.add_row(
            Text("read from", style="dim"), Text(f"{place}: {page.outcome}, sha256 {page.sha256[:12]}…")
        )
    for revision in known.revisions:
        seen = f"{revision.revision}: {revision.seen_at:%Y-%m-%d %H:%M} UTC"
        line = f"{seen}, {revision.word_count} words, {revision.title}"
        facts.add_row(Text("revision", style="dim"), Text(line))
        for change in _describe_changes(revision):
            facts.add_row(Text(""), Text(change))
    console.print(facts)


def _tell_moment(at: datetime | None, precision: str | None, source: str | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC, to the {precision}, as told by {source}" if at else "not told"


def _tell_text(article: Article) -> str:
    signs = ["paywalled"] if article.paywalled else []
    signs += ["truncated"] if article.truncated else []
    return ", ".join([f"the {article.text_source}", *signs])


def _describe_changes(revision: StoredRevision) -> Iterator[str]:
    if revision.title_before:
        yield f"title before: {revision.title_before}"
    for pair in revision.figures_changed or ():
        yield f"figure: {pair.after}, before {pair.before}"
    for block in revision.blocks_removed or ():
        yield f"- {shorten(block, _BLOCK_WIDTH, placeholder=' …')}"
    for block in revision.blocks_added or ():
        yield f"+ {shorten(block, _BLOCK_WIDTH, placeholder=' …')}"


def _print_blocks(console: Console, known: ArticleHistory) -> None:
    removed = sum(not block.kept for block in known.article.blocks)
    console.rule(f"text: {len(known.article.blocks) - removed} blocks kept, {removed} removed", align="left")
    for block in known.article.blocks:
        if block.kept:
            console.print(Text(f"  {block.text}"))
        else:
            verdict = Text(f"  [{block.class_}: {block.rule}]", style="red")
            text = block.text if console.is_terminal else f"~~{block.text}~~"
            console.print(Text("  ") + Text(text, style="strike dim") + verdict)
    for rule in known.rules:
        basis = f"on {rule.articles} of {rule.of_articles} articles of {rule.site}"
        days = f"from {rule.first_day} to {rule.last_day}"
        console.print(Text(f"{rule.rule} was learned: {basis}, {days}", style="dim"))


def _print_relations(console: Console, known: ArticleHistory) -> None:
    console.rule("relations", align="left")
    if known.original:
        console.print(Text(f"copies {_name(known.original)}"))
    for copy in known.copies:
        console.print(Text(f"is copied by {_name(copy)}"))
    if known.story:
        terms = ", ".join(known.story.terms) or "its first report"
        why = f"score {known.story.score:.2f}: {terms}"
        console.print(Text(f"story {known.story.story_id}: {known.story.headline} ({why})"))
    for other in known.others:
        console.print(Text(f"  also in it: {_name(other)}"))
    for override in known.overrides:
        other_id = override.second if override.first == known.article.article_id else override.first
        verdict = f"{'the same' if override.same else 'not the same'} as {other_id} as a {override.relation}"
        note = f": {override.note}" if override.note else ""
        console.print(Text(f"ruled {verdict} on {override.decided_at:%Y-%m-%d}{note}"))


def _print_tags(console: Console, known: ArticleHistory) -> None:
    console.rule("tags", align="left")
    table = Table("tag", "kind", "relevance", "score", "evidence", box=None, pad_edge=False)
    for tag in known.tags:
        spans = ", ".join(f"{span.field} {span.start}–{span.end} “{span.text}”" for span in tag.evidence)
        table.add_row(tag.tag, tag.kind, tag.relevance, f"{tag.score:.2f}", Text(spans))
    console.print(table)


def _name(other: RelatedArticle) -> str:
    how = (
        f", {other.relation or 'copy'}, {other.method}, score {other.score:.2f}"
        if other.score is not None
        else ""
    )
    return f"{other.article_id} {other.title} ({other.source}{how})"
