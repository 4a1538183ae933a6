"""Announce the facts of a run once they are committed: its watches, its events, the targets of its edition.

Nothing here can fail a run: the warehouse has all of it already, and whoever misses an event finds the same
in the views.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import NewswireError
from flows.events import Event, find_event_server
from flows.logs import log
from flows.run_context import RunContext
from flows.targets.deliver import deliver_edition
from flows.watches.journal import Report
from flows.watches.run_watches import run_watches
from warehouse.errors import WarehouseError
from warehouse.run_facts import RunFacts, read_run_facts

_BATCH = 500  # identifiers in one event
_IDENTIFIER = re.compile(r"[0-9a-f]{16}")


@contextmanager
def announced(context: RunContext, environment: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Announce what the pipeline in the block has done, if it did not raise.

    Args:
        context: The run, which holds the run lock.
        environment: Names the Prefect server, as `PREFECT_API_URL`; without one there are watches alone.
    """
    before = _identify(context.settings.edition)
    yield
    try:
        _announce(context, environment, is_published=_identify(context.settings.edition) != before)
        if context.delivers:
            deliver_edition(context.settings, environment)
    except (OSError, NewswireError, WarehouseError) as error:
        log.warning("the run is complete, but could not be announced: %s", error)
    except Exception:  # noqa: BLE001 -- the run is complete; its own result is what counts
        log.warning("the run is complete, but could not be announced", exc_info=True)


def list_events(
    facts: RunFacts, reports: Sequence[Report], *, run_id: str, now: datetime, is_published: bool
) -> Iterator[Event]:
    """Return the events of a run, with identifiers and counts only.

    Args:
        facts: The facts that the warehouse holds.
        reports: The watches with new rows.
        run_id: The run.
        now: The time at which the facts were committed.
        is_published: Whether the run published an edition.
    """
    run = f"newswire.run.{run_id}"
    if facts.entries:
        payload = {"entries": facts.entries}
        yield Event(
            name="newswire.entries.discovered", resource=run, occurred=now, run_id=run_id, payload=payload
        )
    for start in range(0, len(facts.article_ids), _BATCH):
        ids = facts.article_ids[start : start + _BATCH]
        yield Event(
            name="newswire.articles.loaded",
            resource=run,
            occurred=now,
            run_id=run_id,
            key=ids[0],
            payload={"articles": len(ids), "article_ids": list(ids)},
        )
    for feed in facts.failing_feeds:
        yield Event(
            name="newswire.feed.failing",
            resource=f"newswire.feed.{feed.feed_id}",
            occurred=now,
            run_id=run_id,
            payload={
                "feed_id": feed.feed_id,
                "reason": feed.reason,
                "failures": feed.failures,
            },
        )
    if is_published:
        payload = {"articles": len(facts.article_ids)}
        yield Event(
            name="newswire.edition.published",
            resource="newswire.edition",
            occurred=now,
            run_id=run_id,
            payload=payload,
        )
    for report in reports:
        yield from _list_matches(report, run_id=run_id, now=now)


def _list_matches(report: Report, *, run_id: str, now: datetime) -> Iterator[Event]:
    for start in range(0, len(report.new), _BATCH):
        matches = report.new[start : start + _BATCH]
        yield Event(
            name="newswire.watch.matched",
            resource=f"newswire.watch.{report.watch.name}",
            occurred=now,
            run_id=run_id,
            key=matches[0].match_id,
            payload={
                "watch": report.watch.name,
                "matches": len(matches),
                "match_ids": [match.match_id for match in matches],
                "article_ids": sorted({_find_article(match.row) for match in matches} - {""}),
            },
        )


def _announce(context: RunContext, environment: Mapping[str, str], *, is_published: bool) -> None:
    reports: list[Report] = []
    if is_published:
        reports = run_watches(context.settings, run_id=context.run_id, now=context.now)
    server = find_event_server(environment)
    if server is None:
        return
    with context.open_warehouse() as con:
        facts = read_run_facts(con, run_id=context.run_id, now=context.now)
    now = datetime.now(UTC)
    server.emit(list(list_events(facts, reports, run_id=context.run_id, now=now, is_published=is_published)))


def _find_article(row: Mapping[str, object]) -> str:
    """Return the article that a row names, or an empty string: a column of that name may hold anything."""
    value = row.get("article_id")
    return value if isinstance(value, str) and _IDENTIFIER.fullmatch(value) else ""


def _identify(edition: Path) -> tuple[int, int] | None:
    """Return the number and the time of the edition's file, which a publish replaces."""
    try:
        found = edition.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns
