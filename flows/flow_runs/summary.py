"""What a flow run's name, message, tags and artifacts say, derived from the reports of its pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flows.pipeline import ArrivalReport, ScheduleReport
from flows.pipeline.backfill import BackfillReport
from flows.run_report import RebuildReport, RunReport
from flows.stages.history.retag import RetagReport
from transforms.records import Refusal

DEGRADED_TAG = "failing-feeds"
"""The tag of every run in which a feed failed."""

_POLLED = ("changed", "unchanged", "failed")
_MAX_NAMED = 20  # failing feeds that get a tag of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowRunSummary:
    """What a finished flow run shows on the server.

    Attributes:
        name: The name of the run: the flow and its counts, as in ``run · 3 feeds, 12 new``.
        message: The message of its state, with all counts.
        failing_feeds: The names of the feeds whose poll failed.
        counts: By flow and outcome, the number of cases.
        refusals: The refusals, with their reasons.
        started_at: When the pipeline began; `None` if it recorded no run.
    """

    name: str
    message: str
    failing_feeds: tuple[str, ...] = ()
    counts: Mapping[tuple[str, str], int]
    refusals: tuple[Refusal, ...] = ()
    started_at: datetime | None = None

    @property
    def tags(self) -> frozenset[str]:
        """The tags that the run gets: one for every failing feed, and one for having any."""
        if not self.failing_feeds:
            return frozenset()
        return frozenset({DEGRADED_TAG, *(f"feed:{name}" for name in self.failing_feeds[:_MAX_NAMED])})


def summarise_run(flow: str, result: object, feed_names: Mapping[str, str]) -> FlowRunSummary:
    """Summarise the result of a pipeline.

    Args:
        flow: The name of the flow.
        result: What the pipeline returned.
        feed_names: The name of each configured feed, by its address.
    """
    reports = _list_reports(result)
    counts: Counter[tuple[str, str]] = Counter()
    for report in reports:
        counts.update({(report.run.flow, name): count for name, count in report.run.counts})
    polls = [refusal for report in reports if report.run.flow == "poll" for refusal in report.refusals]
    failing = dict.fromkeys(feed_names.get(refusal.origin, refusal.origin) for refusal in polls)
    said = _name_findings(counts) or _name_result(result)
    written = "; ".join(_write_counts(name, counts) for name in dict.fromkeys(name for name, _ in counts))
    message = written or said
    if failing:
        message += f"; failing: {', '.join(failing)}"
    return FlowRunSummary(
        name=f"{flow} · {said}",
        message=f"{message[:1].upper()}{message[1:]}.",
        failing_feeds=tuple(failing),
        counts=counts,
        refusals=tuple(refusal for report in reports for refusal in report.refusals),
        started_at=min((report.run.started_at for report in reports), default=None),
    )


def _list_reports(result: object) -> list[RunReport]:
    if isinstance(result, RunReport):
        return [result]
    if isinstance(result, (RebuildReport, ArrivalReport, BackfillReport)):
        return [result.report]
    if isinstance(result, ScheduleReport):
        return list(result.reports)
    if isinstance(result, (list, tuple)):
        return [report for report in result if isinstance(report, RunReport)]
    return []


def _name_findings(counts: Mapping[tuple[str, str], int]) -> str:
    """Count in words: feeds that were polled, entries that are new, articles that were loaded."""
    said = []
    if polled := sum(counts.get(("poll", name), 0) for name in _POLLED):
        said.append(f"{polled} feed{'' if polled == 1 else 's'}")
        said.append(f"{counts.get(('poll', 'entries'), 0)} new")
    if loaded := sum(count for (_, name), count in counts.items() if name == "loaded"):
        said.append(f"{loaded} loaded")
    if said:
        return ", ".join(said)
    return ", ".join(f"{count} {name}" for (_, name), count in counts.items())


def _name_result(result: object) -> str:
    if isinstance(result, RetagReport):
        return f"{result.changed} of {result.articles} articles changed"
    if isinstance(result, bool):
        return "new edition" if result else "edition was up to date"
    return "nothing to do"


def _write_counts(flow: str, counts: Mapping[tuple[str, str], int]) -> str:
    return f"{flow} " + ", ".join(f"{count} {name}" for (one, name), count in counts.items() if one == flow)
