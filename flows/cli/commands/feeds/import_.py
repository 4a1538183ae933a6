"""`newswire feeds import`: add the feeds of an OPML file to the configuration."""

from __future__ import annotations

from pathlib import Path

import click

from flows.cli.console import say
from flows.cli.exit_status import FAILED
from flows.config_file import find_config
from flows.errors import UsageError
from flows.feed_list import add_feeds, clean_name, find_fault, list_tables
from flows.intake.regular_files import open_regular
from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import ReadSettings
from transforms.feeds.opml import MAX_BYTES, OpmlError, OpmlFeeds, parse_opml
from transforms.text.redaction import is_masked, mask_feed_address, mask_feed_addresses
from transforms.text.urls import canonicalise_url
from transforms.text.variables import has_variable


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> int:
    """Add the feeds of an OPML file to the configuration.

    The folders in FILE may be nested. Feeds that are listed already are skipped. The feeds are not
    fetched: `newswire feeds check` does that. An address that names an environment variable is skipped,
    because its server would receive the value and the file may come from a stranger. Ends with status 1
    when a feed of the file could not be added.
    """
    listed = {canonicalise_url(table.url) for table in list_tables(find_config())}
    outlines = _read(file)
    new: dict[str, tuple[str, str]] = {}
    skipped: list[str] = []
    for title, url in outlines.feeds:
        public, name = canonicalise_url(mask_feed_address(url)), clean_name(title)
        reason = None if public in listed and not is_masked(url) else _find_reason(name, url)
        if reason:
            skipped.append(f"{mask_feed_address(url)}{reason}")
        elif public not in listed:
            new.setdefault(public, (name, url))
    if new:
        add_feeds(find_config(), list(new.values()))
    for fault in outlines.faults:
        say(f"left out: {file}, {mask_feed_addresses(fault)}", err=True)
    for words in skipped:
        say(f"left out: {words}", err=True)
    existing = len(outlines.feeds) - len(new) - len(skipped)
    added = f"{len(new)} feed{'' if len(new) == 1 else 's'}"
    click.echo(f"added {added}; {existing} {'was' if existing == 1 else 'were'} listed already")
    return FAILED if outlines.faults or skipped else 0


def _read(file: Path) -> OpmlFeeds:
    """Read a file, and parse it in a worker process: it may come from a stranger."""
    try:
        with open_regular(file.resolve()) as stream:
            body = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}") from error
    with Workers(ReadSettings(workers=1)) as workers:
        (found,) = workers.run(_parse, [body], is_light=True)
    if isinstance(found, OpmlFeeds):
        return found
    raise UsageError(f"{file}, {found.detail if isinstance(found, JobFailure) else found}")


def _parse(body: bytes) -> OpmlFeeds | str:
    """Return the feeds of an OPML file, or a sentence on why it cannot be read."""
    try:
        return parse_opml(body)
    except OpmlError as error:
        return str(error)


def _find_reason(name: str, url: str) -> str | None:
    """Return why a feed of the file is not added, or None."""
    if is_masked(url):
        return ", whose secret is hidden"
    if has_variable(url):
        return ", which names an environment variable; if you mean that, `newswire feeds add` takes it"
    fault = find_fault(name, url)
    return f": {fault}" if fault else None
