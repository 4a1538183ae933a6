"""Shared by the commands that probe feeds: the state of hosts, and a line on each result."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

from flows.feed_probe import ProbeResult
from flows.settings import Settings
from flows.web.host_registry import HostRegistry
from transforms.records import ParsedFeed
from warehouse.edition import open_edition
from warehouse.errors import EditionMissingError
from warehouse.work_list import read_backoffs


def read_host_registry(settings: Settings) -> HostRegistry:
    """Return a registry with the servers that asked us to wait, from the last edition if there is one."""
    hosts = HostRegistry()
    with suppress(EditionMissingError), open_edition(settings.edition) as con:
        hosts.restore(read_backoffs(con, now=datetime.now(UTC)))
    return hosts


def describe_feed(result: ProbeResult) -> str:
    """Describe the entries and the faults of a probed feed in one line."""
    parts = [result.refusal.detail] if result.refusal else []
    if result.parsed and (result.parsed.entries or not parts):
        parts += [_describe_entries(result.parsed), *_list_problems(result.parsed)]
    if result.address != result.feed.url:
        parts.append(f"it has moved for good to {result.address}")
    return "; ".join(parts)


def _describe_entries(parsed: ParsedFeed) -> str:
    if parsed.child_sitemaps:
        return f"{parsed.form} of {len(parsed.child_sitemaps)} sitemaps"
    dates = [entry.published_at or entry.updated_at for entry in parsed.entries]
    newest = max((date for date in dates if date), default=None)
    dated = f"newest {newest:%Y-%m-%d %H:%M}" if newest else "none with a usable date"
    count = len(parsed.entries)
    return f"{count} {'entry' if count == 1 else 'entries'}, {parsed.form}, {dated}"


def _list_problems(parsed: ParsedFeed) -> Iterator[str]:
    if parsed.truncated:
        yield "more entries than are read at once"
    unusable = sum(entry.published_raw is not None and entry.published_at is None for entry in parsed.entries)
    if unusable:
        yield f"{unusable} dates could not be used"
    if parsed.faults:
        more = f" and {len(parsed.faults) - 1} more" if len(parsed.faults) > 1 else ""
        yield parsed.faults[0] + more
