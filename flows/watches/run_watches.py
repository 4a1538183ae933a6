"""Run the watches on a new edition, write their new rows down, and report them."""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path

from flows.description.counts import write_plural
from flows.logs import details, log, notice
from flows.settings import FetchSettings, Settings
from flows.watch_settings import WatchSettings
from flows.watches.journal import Journal, Report
from flows.watches.sandbox import run_queries
from flows.watches.watch_files import list_watches
from flows.watches.webhook import Webhook

_LOGGED = 20  # rows of one watch; the journal has all of them


def run_watches(settings: Settings, *, run_id: str, now: datetime) -> list[Report]:
    """Run every watch on the edition; a watch that fails is logged and stops no other.

    The new rows go to the journal first, and from there to the log and the webhook.

    Args:
        settings: The configuration.
        run_id: The run that published the edition.
        now: Its time.

    Returns:
        The watches that have new rows, with these.
    """
    watches, faults = list_watches(settings.watch_folder)
    for fault in faults:
        log.warning("%s", fault)
    if not watches:
        return []
    journal = open_journal(settings.watch_folder)
    webhook = _open_webhook(settings.watches, settings.fetch, settings.watch_folder)
    webhook.start()
    reports: list[Report] = []
    for result in run_queries(settings.edition, watches):
        if result.fault:
            log.warning("watch %s failed: %s", result.watch.name, result.fault)
        else:
            reports.append(journal.compare(result.watch, result.matches))
    journal.append(reports, run_id=run_id, now=now)
    for report in reports:
        _log_report(report)
    webhook.deliver_soon()
    return [report for report in reports if report.new and not report.is_first]


def open_journal(folder: Path) -> Journal:
    """Return the journal of a folder of watches, the same object each time."""
    return _open_journal(folder.resolve())


@cache
def _open_journal(folder: Path) -> Journal:
    return Journal(folder / "matches.jsonl")


_webhooks: dict[Path, tuple[WatchSettings, FetchSettings, Webhook]] = {}


def _open_webhook(watches: WatchSettings, fetch: FetchSettings, folder: Path) -> Webhook:
    """Return the webhook of a folder of watches, the same object while its settings stay the same."""
    key = folder.resolve()
    if key not in _webhooks or _webhooks[key][:2] != (watches, fetch):
        _webhooks[key] = watches, fetch, Webhook(watches, fetch, open_journal(folder))
    return _webhooks[key][2]


def _log_report(report: Report) -> None:
    name, count = report.watch.name, len(report.new)
    if report.is_changed:
        notice(
            f"watch {name} begins anew, since other columns identify its rows now:"
            f" {write_plural(count, 'row')} noted and not reported"
        )
        return
    if report.is_first:
        log.info("watch begins", extra=details(watch=name, existing_rows=count))
        return
    if count:
        notice(f"watch {name}: {count:,} new row{'' if count == 1 else 's'}. {report.watch.title}")
    for match in report.new[:_LOGGED]:
        row = json.dumps(match.row, ensure_ascii=False)
        log.info("watch matched", extra=details(watch=name, match_id=match.match_id, row=row))
