"""`newswire why`: print everything that is stored about one article."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import chain

import click
from rich.console import Console
from rich.table import Table

from flows.cli.article_output import print_blocks, print_tags
from flows.cli.claim_output import print_claims
from flows.cli.configuration import read_settings
from flows.cli.console import make_line, open_console, say
from flows.cli.exit_status import FAILED
from flows.cli.rows import format_option, write_json
from flows.cli.wrapping import hang_lines
from flows.description.origin import describe_rules, list_arrivals, list_facts, list_revisions
from flows.description.relations import describe_link, describe_membership, describe_override
from flows.errors import UsageError
from warehouse.article_history import ArticleHistory, read_article_history
from warehouse.article_relations import RelatedArticle
from warehouse.edition import open_edition
from warehouse.errors import AmbiguousArticleError
from warehouse.refusal_search import StoredRefusal, find_refusals

_PLAIN_WIDTH = 110
_MAX_REFUSALS = 10


@click.command(name="why")
@click.argument("words", nargs=-1, required=True, metavar="ARTICLE")
@format_option(("text", "json"), default="text")
def command(*, words: tuple[str, ...], form: str) -> int:
    """Show where an article came from and how it was processed.

    Prints its source, revisions, text, copies, story, tags, and the figures that it states.

    ARTICLE is an identifier, an address or the name of a loaded file, the first characters of one, or words
    of the title. Where several articles match, they are listed. Of a page, file or feed that became no
    article the refusals are listed, and the exit status is 1.

    Removed blocks are shown in their places, struck through on a terminal and between ~~ elsewhere,
    each with its class and the rule that removed it.
    """
    article = " ".join(words)
    with open_edition(read_settings().edition) as con:
        try:
            history = read_article_history(con, article)
        except AmbiguousArticleError:
            if not (refusals := find_refusals(con, article, limit=_MAX_REFUSALS)):
                raise
            history = None
        else:
            refusals = () if history else find_refusals(con, article, limit=_MAX_REFUSALS)
    if history is None and refusals:
        return _print_refusals(refusals, form)
    if history is None:
        raise UsageError(
            f"there is no article {article!r}, and none was refused under this name. The view articles lists"
            " them by article_id, url and origin, the view refusals what was refused"
        )
    if form == "json":
        click.echo(write_json(asdict(history), indent=2))
        return 0
    console = open_console(_PLAIN_WIDTH)
    _print_origin(console, history)
    print_blocks(console, history.article.blocks, with_removed=True)
    for sentence in describe_rules(history):
        console.print(make_line(sentence, "dim"))
    _print_relations(console, history)
    print_tags(
        console,
        history.tags,
        kinds={tag.tag: tag.kind for tag in history.tags},
        labels={tag.tag: tag.label for tag in history.tags if tag.label},
    )
    print_claims(console, history.claims, history.contradictions)
    return 0


def _print_refusals(refusals: Sequence[StoredRefusal], form: str) -> int:
    """Say why there is no article."""
    if form == "json":
        click.echo(write_json({"refusals": [asdict(refusal) for refusal in refusals]}, indent=2))
        return FAILED
    say("There is no article of this name. What came of it was refused, the newest first:")
    for refusal in refusals:
        label = f"  {refusal.at:%Y-%m-%d %H:%M}  {refusal.stage}, {refusal.reason}: "
        say(hang_lines(label, f"{refusal.url or refusal.origin}: {refusal.detail}", sys.stdout))
    return FAILED


def _print_origin(console: Console, history: ArticleHistory) -> None:
    console.print(make_line(history.article.title, "bold"))
    facts = Table.grid(padding=(0, 2))
    for name, value in chain(list_facts(history), list_arrivals(history), list_revisions(history)):
        facts.add_row(make_line(name, "dim"), make_line(value))
    console.print(facts)


def _print_relations(console: Console, history: ArticleHistory) -> None:
    console.rule("relations", align="left")
    if history.original:
        console.print(make_line(f"copies {_name(history.original)}"))
    for copy in history.copies:
        console.print(make_line(f"is copied by {_name(copy)}"))
    if history.story:
        why = describe_membership(history.story)
        console.print(make_line(f"story {history.story.story_id}: {history.story.headline} ({why})"))
    for other in history.others:
        console.print(make_line(f"  also in it: {_name(other)}"))
    for override in history.overrides:
        console.print(make_line(describe_override(override, history.article.article_id)))


def _name(other: RelatedArticle) -> str:
    how = describe_link(other)
    return f"{other.article_id} {other.title} ({other.source}{', ' if how else ''}{how})"
