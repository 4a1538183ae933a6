"""Checks of the watches: their files, and whether their rows reach the webhook."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from flows.config_file import find_config
from flows.doctor.finding import Finding, count_waiting
from flows.errors import SettingsError
from flows.settings import Settings
from flows.watches.run_watches import open_journal
from flows.watches.sandbox import run_queries
from flows.watches.watch_files import Watch, list_watches
from flows.watches.webhook import Webhook


def check_watches(settings: Settings) -> Iterator[Finding]:
    """Check that each watch can be read, and that no rows wait for the webhook."""
    watches, faults = list_watches(settings.watch_folder)
    for fault in faults:
        yield Finding(ok=False, message=str(fault), remedy=f"its file is in {settings.watch_folder}")
    failing = yield from _check_statements(settings, watches)
    names = ", ".join(watch.name for watch in watches if watch.name not in failing)
    if names:
        yield Finding(ok=True, message=f"watches: {names}; `newswire watches test` runs them")
    if watches and settings.watches.webhook.get_secret_value():
        yield _check_webhook(settings)


def _check_statements(
    settings: Settings, watches: Sequence[Watch]
) -> Generator[Finding, None, frozenset[str]]:
    """Check that the edition has what each watch reads, without running it, and return those that fail.

    An update may have renamed a view or a column, and only the log of a publish would tell.
    """
    failing: set[str] = set()
    if not watches or not settings.edition.exists():
        return frozenset()
    unrun = [replace(watch, statement=f"FROM (\n{watch.statement}\n) LIMIT 0") for watch in watches]
    for result in run_queries(settings.edition, unrun):
        if result.fault:
            failing.add(result.watch.name)
            yield Finding(
                ok=False,
                message=f"watch {result.watch.name} fails, and reports nothing: {result.fault}",
                remedy=f"correct {settings.watch_folder / result.watch.name}.sql; `newswire watches test"
                f" {result.watch.name}` tries it",
            )
    return frozenset(failing)


def _check_webhook(settings: Settings) -> Finding:
    try:
        settings.watches.read_webhook()
        settings.watches.read_secret()
    except SettingsError as error:
        return Finding(ok=False, message=f"webhook: {error}", remedy=f"set it, or change {find_config()}")
    webhook = Webhook(settings.watches, settings.fetch, open_journal(settings.watch_folder))
    waiting = webhook.count_waiting()
    return Finding(
        ok=not waiting,
        message=f"webhook: {count_waiting(waiting, 'row of watches', 'rows of watches')} to be sent",
        remedy="the log says what it answers; the rows are sent after a later publish" if waiting else "",
    )
