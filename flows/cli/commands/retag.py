"""`newswire retag`: tag the stored articles again."""

from __future__ import annotations

import click

from flows.cli.configuration import read_settings
from flows.cli.exit_status import FAILED
from flows.cli.session import open_run_context
from flows.errors import UsageError
from flows.pipeline import history
from flows.runner import choose_runner
from flows.stages.history.retag import RetagReport
from transforms.records import TagChange
from warehouse.connection import hold_run

_WORDS = {
    "gained": "gains",
    "lost": "loses",
    "raised": "mention to subject",
    "lowered": "subject to mention",
}
_MAX_TITLE = 90  # characters of an example


@click.command(name="retag")
@click.option("--dry-run", is_flag=True, help="Only report what would change.")
def command(*, dry_run: bool) -> int:
    """Find the tags and claims of all articles again.

    They follow from the taxonomy and the quantities as they are now.

    Reports for each tag how many articles gain it, lose it, or change from a mention to a subject or back,
    with titles, and for each quantity how many claims come and go. Everything is stored in one transaction
    and published; each tag and claim names the versions that it was found by. A second run changes nothing.
    """
    settings = read_settings()
    if not settings.warehouse.exists():
        raise UsageError.of_no_warehouse(settings.warehouse)
    runner = choose_runner()
    with open_run_context(settings) as context, hold_run(settings.home, command="newswire retag"):
        report = runner.run(history.retag, context, dry_run=dry_run)
    for line in _list_lines(report, dry_run=dry_run):
        click.echo(line)
    return FAILED if report.refusals else 0


def _list_lines(report: RetagReport, *, dry_run: bool) -> list[str]:
    articles = f"{report.articles:,} article{'' if report.articles == 1 else 's'}"
    if not report.is_needed:
        return [f"Nothing changes: {articles} tagged by taxonomy {report.version}."]
    lines = [line for change in report.changes for line in _describe(change)]
    lines += [f"claims of {name}: gains {gained:,}, loses {lost:,}" for name, gained, lost in report.claims]
    verb = "would be tagged again" if dry_run else "tagged again"
    lines.append(
        f"{report.changed:,} of {articles} {verb}: taxonomy {_name_version(report.version, report.before)},"
        f" quantities {_name_version(*report.quantities)}, {len(report.changes)} tags differ."
    )
    return lines


def _name_version(new: str, old: str | None) -> str:
    return new if new == old else f"{new} in place of {old or 'none'}"


def _describe(change: TagChange) -> list[str]:
    counts = [f"{words} {getattr(change, kind):,}" for kind, words in _WORDS.items() if getattr(change, kind)]
    examples = [f"    {_WORDS[kind]}: {title[:_MAX_TITLE]}" for kind, title in change.examples]
    return [f"{change.tag}: {', '.join(counts)}", *examples]
