"""`newswire retag`: a changed taxonomy meets the articles that are there already."""

from __future__ import annotations

import click

from flows.cli.console import show_progress
from flows.cli.failures import FAILED
from flows.cli.options import read_settings
from flows.run_context import RunContext
from flows.runner import choose_runner
from flows.stages.history.retag import RetagReport
from flows.workers import Workers
from transforms.records import TagChange

_WORDS = {
    "gained": "gains",
    "lost": "loses",
    "raised": "mention to subject",
    "lowered": "subject to mention",
}
_TITLE = 90  # signs of an example


@click.command(name="retag")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def command(*, dry_run: bool) -> int:
    """Tag all articles again by the taxonomy as it is now.

    Tells for each tag on how many articles it comes, goes, or turns from a mention into a subject or
    back, with titles. Everything goes in as one transaction and is published; each tag says by which
    version of the taxonomy it was given. A second run changes nothing.
    """
    settings, runner = read_settings(), choose_runner()
    with show_progress() as progress, Workers(settings.read) as workers:
        context = RunContext(settings=settings, progress=progress, workers=workers)
        with runner.hold(context, "newswire retag"):
            told = runner.retag(context, dry_run=dry_run)
        for refusal in told.refusals:
            progress.warn(f"article {refusal.origin} keeps its tags: {refusal.detail}")
    for line in _list_lines(told, dry_run=dry_run):
        click.echo(line)
    return FAILED if told.refusals else 0


def _list_lines(told: RetagReport, *, dry_run: bool) -> list[str]:
    articles = f"{told.articles:,} article{'' if told.articles == 1 else 's'}"
    if not told.is_needed:
        return [f"Nothing changes: {articles} tagged by taxonomy {told.version}."]
    lines = [line for change in told.changes for line in _describe(change)]
    before = told.before or "none"
    verb = "would be tagged again" if dry_run else "tagged again"
    lines.append(
        f"{told.changed:,} of {articles} {verb}: taxonomy {told.version} in place of {before},"
        f" {len(told.changes)} tags differ."
    )
    return lines


def _describe(change: TagChange) -> list[str]:
    counts = [f"{words} {getattr(change, kind):,}" for kind, words in _WORDS.items() if getattr(change, kind)]
    examples = [f"    {_WORDS[kind]}: {title[:_TITLE]}" for kind, title in change.examples]
    return [f"{change.tag}: {', '.join(counts)}", *examples]
