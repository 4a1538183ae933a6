"""The news: poll the feeds, ingest their new entries, publish the edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flows.pipeline.batches import analyse_and_load, close_pipeline, list_changed, list_refusals
from flows.pipeline.interim import publish_meanwhile
from flows.run_context import RunContext
from flows.run_report import RunReport, log_refused_pages
from flows.stage_runner import StageRunner
from flows.stages.articles.assign_stories import assign_stories
from flows.stages.articles.fetch_pages import fetch_pages, plan_due_entries
from flows.stages.feeds.fetch_feeds import fetch_feeds, select_due_feeds
from flows.stages.feeds.fetch_sitemaps import fetch_child_sitemaps
from flows.stages.feeds.fill_gaps import fill_gaps
from flows.stages.feeds.parse_feeds import parse_feeds
from flows.stages.feeds.store_polls import store_polls
from flows.stages.knowledge import check_knowledge
from flows.stages.publish import publish_warehouse
from transforms.records import Feed, Poll, Refusal
from warehouse.work_list import read_next_due


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleReport:
    """A pass by the schedule, and when the next one is due.

    Attributes:
        reports: The reports of the poll and of the ingest, as far as there was any.
        is_published: Whether there is a new edition.
        is_put_off: Whether the edition lacks the record of these polls, and nothing else.
        feed_due_at: When the next configured feed is due; None where there is none.
        entry_due_at: When the next pending entry is due; None where there is none.
    """

    reports: tuple[RunReport, ...]
    is_published: bool
    is_put_off: bool = False
    feed_due_at: datetime | None
    entry_due_at: datetime | None


def run(run_stage: StageRunner, context: RunContext, *, every: bool = False) -> list[RunReport]:
    """Poll, ingest and publish; see these functions. Return the reports of the first two."""
    feeds, polls = _fetch_polls(run_stage, context, every=every)
    with context.keep_warehouse_open():
        reports = [_store_polls(run_stage, context, feeds, polls), ingest(run_stage, context)]
        publish(run_stage, context)
    return reports


def follow_schedule(
    run_stage: StageRunner,
    context: RunContext,
    *,
    has_due_feeds: bool,
    has_due_entries: bool,
    publishes_polls: bool = True,
) -> ScheduleReport:
    """Poll the feeds that are due, ingest their new entries and those that are due, and publish.

    Args:
        run_stage: Runs each stage.
        context: The run's settings, time and workers.
        has_due_feeds: Whether any feed is due; otherwise none is polled, and no poll recorded.
        has_due_entries: Whether any entry is due.
        publishes_polls: Whether the edition is published even if there is nothing but polls without news.
    """
    reports: list[RunReport] = []
    feeds, polls = _fetch_polls(run_stage, context) if has_due_feeds else ([], [])
    with context.keep_warehouse_open():
        if feeds:
            reports.append(_store_polls(run_stage, context, feeds, polls))
        if has_due_entries or any(dict(report.run.counts).get("entries") for report in reports):
            reports.append(ingest(run_stage, context))
        changes = run_stage(assign_stories, context)
        with context.open_warehouse() as con:  # now, since it is closed for publishing
            feed_due_at, entry_due_at = read_next_due(con)
        is_put_off = not (publishes_polls or changes.assigned or any(map(_has_news, reports)))
        return ScheduleReport(
            reports=tuple(reports),
            is_published=not is_put_off and run_stage(publish_warehouse, context),
            is_put_off=is_put_off,
            feed_due_at=feed_due_at,
            entry_due_at=entry_due_at,
        )


def poll(run_stage: StageRunner, context: RunContext, *, every: bool = False) -> RunReport:
    """Poll the feeds that are due, or with `every` all that may be asked, and list their new entries."""
    feeds, polls = _fetch_polls(run_stage, context, every=every)
    with context.keep_warehouse_open():
        return _store_polls(run_stage, context, feeds, polls)


def _fetch_polls(
    run_stage: StageRunner, context: RunContext, *, every: bool = False
) -> tuple[list[Feed], list[Poll]]:
    check_knowledge(context.settings)
    feeds = run_stage(select_due_feeds, context, every=every)
    responses = run_stage(fetch_feeds, context, feeds)
    polls = run_stage(fetch_child_sitemaps, context, feeds, run_stage(parse_feeds, context, responses))
    return feeds, run_stage(fill_gaps, context, feeds, polls)


def _store_polls(
    run_stage: StageRunner, context: RunContext, feeds: Sequence[Feed], polls: Sequence[Poll]
) -> RunReport:
    found = run_stage(store_polls, context, feeds, polls)
    counts = Counter(_name_poll(poll) for poll in polls) + Counter({"entries": found})
    refusals = tuple(poll.refusal for poll in polls if poll.refusal)
    return close_pipeline(run_stage, context, "poll", counts, refusals)


def ingest(run_stage: StageRunner, context: RunContext) -> RunReport:
    """Fetch, read and load the entries on the work list that are due, a batch at a time."""
    check_knowledge(context.settings)
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    article_ids: set[str] = set()
    while True:
        with context.keep_warehouse_open():
            plan = run_stage(plan_due_entries, context)
            if not (plan.groups or plan.settled):
                return close_pipeline(run_stage, context, "ingest", counts, refusals, article_ids=article_ids)
        with context.leave_warehouse():
            publish_meanwhile(run_stage, context)  # requests may take long
            fetched = run_stage(fetch_pages, context, plan)
        for raw_batch, outcomes in analyse_and_load(run_stage, context, [fetched]):
            counts += Counter(entry.outcome for entry in raw_batch.settled)
            counts += Counter(outcome.outcome for outcome in outcomes)
            counts += Counter(
                "known" if outcome.article_id else outcome.outcome
                for outcome in outcomes
                for _ in raw_batch.waiting[outcome.page.page_id].others
            )
            article_ids |= list_changed(outcomes)
            refused = list_refusals(raw_batch, outcomes)
            log_refused_pages(refused)
            refusals += refused


def publish(run_stage: StageRunner, context: RunContext) -> bool:
    """Assign waiting articles to stories and publish the edition; false if it was up to date."""
    with context.keep_warehouse_open():
        run_stage(assign_stories, context)
        return run_stage(publish_warehouse, context)


def _has_news(report: RunReport) -> bool:
    """Return whether a run did more than polls without news, or an ingest that found nothing to do."""
    counts = dict(report.run.counts)
    return bool(report.refusals or (counts.get("entries") if report.run.flow == "poll" else counts))


def _name_poll(poll: Poll) -> str:
    if poll.refusal:
        return "failed"
    return "changed" if poll.parsed else "unchanged"
