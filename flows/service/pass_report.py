"""The report of one pass of the service."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.run_context import RunContext
from flows.run_report import RunReport


@dataclass(frozen=True, slots=True, kw_only=True)
class PassReport:
    """What one pass did, once all of it is committed and published.

    Attributes:
        run_id: The run, as in the `runs` view.
        counts: By flow (``push``, ``inbox``, ``poll``, ``ingest``), how often each outcome
            occurred, as in ``{"push": {"loaded": 2}}``.
        article_ids: The articles that are new or have a new revision.
        entries_discovered: The number of entries that are new or changed.
        failing_feeds: The addresses of feeds whose poll failed, without their secrets.
        published: Whether there is a new edition.
        started_at: When the pass began.
        ended_at: When it ended.
    """

    run_id: str
    counts: Mapping[str, Mapping[str, int]]
    article_ids: tuple[str, ...]
    entries_discovered: int
    failing_feeds: tuple[str, ...]
    published: bool
    started_at: datetime
    ended_at: datetime


def make_report(context: RunContext, reports: Sequence[RunReport], *, is_published: bool) -> PassReport:
    """Make the report of a pass that ends now, from those of its pipelines."""
    polls = [report for report in reports if report.run.flow == "poll"]
    return PassReport(
        run_id=context.run_id,
        counts={report.run.flow: dict(report.run.counts) for report in reports},
        article_ids=tuple(sorted({one for report in reports for one in report.article_ids})),
        entries_discovered=sum(dict(report.run.counts).get("entries", 0) for report in reports),
        failing_feeds=tuple(sorted({refusal.origin for report in polls for refusal in report.refusals})),
        published=is_published,
        started_at=context.now,
        ended_at=datetime.now(UTC),
    )
