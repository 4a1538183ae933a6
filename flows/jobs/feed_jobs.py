"""The jobs of worker processes on feeds, for callers that need none of what the jobs import.

The parsers of feeds take 0.15 s of CPU time to import, which a run's main process needs not (see
:mod:`flows.jobs.page_jobs`).
"""

from __future__ import annotations

from datetime import datetime

from transforms.records import FeedBody, ParsedFeed, Refusal


def parse_feed(received: FeedBody, *, now: datetime) -> tuple[ParsedFeed | None, Refusal | None]:
    """Parse a feed or sitemap; see :func:`transforms.feeds.parse.parse_feed`."""
    from transforms.feeds import parse  # noqa: PLC0415 -- in a worker

    return parse.parse_feed(received, now=now)
