"""The pipelines: their stages, in order, and the records that pass between them.

Each function composes stages and runs them through a `StageRunner`, as plain functions on the command
line and as tasks in a Prefect flow, so the two ways give the same rows. Adding a stage takes the stage's
own module and this one: an import, a line in `STAGES` and a line in a pipeline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from flows.batches import analyse_and_load, load_analyses, store_batches
from flows.intake.files import list_input_files
from flows.logs import details, log
from flows.run_context import RunContext
from flows.run_report import RebuildReport, RunReport, log_refused_pages
from flows.stage_runner import StagePolicy, StageRunner
from flows.stages.articles.analyse_pages import analyse_pages
from flows.stages.articles.apply_site_boilerplate import apply_site_boilerplate
from flows.stages.articles.assign_stories import assign_stories
from flows.stages.articles.fetch_pages import fetch_pages, plan_due_entries
from flows.stages.articles.load_articles import load_articles
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.store_files import store_files
from flows.stages.feeds.fetch_feeds import fetch_feeds, select_due_feeds
from flows.stages.feeds.fetch_sitemaps import fetch_child_sitemaps
from flows.stages.feeds.fill_gaps import fill_gaps
from flows.stages.feeds.parse_feeds import parse_feeds
from flows.stages.feeds.store_polls import store_polls
from flows.stages.history.reprocess import (
    Reprocessing,
    begin_reprocessing,
    clear_scratch,
    compare_states,
    install_state,
    list_rules,
    read_archived_pages,
    reanalyse_pages,
)
from flows.stages.history.retag import RetagReport, retag_articles
from flows.stages.publish import close_run, publish_warehouse
from transforms.records import LearnedRule, PageOutcome, Poll, Refusal, Run
from warehouse.connection import hold_writer

# Stages that send requests are retried. They write only to the archive and to the list of servers that asked
# us to wait, and return everything else, so a second try repeats requests, at the same polite intervals, and
# no row; a page that is archived twice is loaded once. Servers' faults are refusals and never errors: an
# error here is the machine's and may pass within a minute (no file descriptors left, another program that
# has the warehouse open). The longest honest batch is 50 pages of one site that asks for 30 s between two
# requests: 25 minutes. After two hours something hangs that none of our deadlines covers.
_NETWORK = StagePolicy(retry_delays=(5.0, 30.0), timeout=7_200, tags=frozenset({"network"}))
# All others run once. They compute, or write one transaction: an error there comes again (a bug, a full
# disk), they wait for locks themselves, and each job of a worker process has limits of its own. They have no
# time limit either, since a rebuild of ten years of news may take hours.
_LOCAL = StagePolicy()

STAGES: Mapping[Callable[..., Any], StagePolicy] = {
    select_due_feeds: _LOCAL,
    fetch_feeds: _NETWORK,
    parse_feeds: _LOCAL,
    fetch_child_sitemaps: _NETWORK,
    fill_gaps: _NETWORK,
    store_polls: _LOCAL,
    plan_due_entries: _LOCAL,
    fetch_pages: _NETWORK,
    list_input_files: _LOCAL,
    store_files: _LOCAL,
    analyse_pages: _LOCAL,
    apply_site_boilerplate: _LOCAL,
    load_articles: _LOCAL,
    assign_stories: _LOCAL,
    begin_reprocessing: _LOCAL,
    read_archived_pages: _LOCAL,
    reanalyse_pages: _LOCAL,
    list_rules: _LOCAL,
    compare_states: _LOCAL,
    install_state: _LOCAL,
    retag_articles: _LOCAL,
    close_run: _LOCAL,
    publish_warehouse: _LOCAL,
}
"""Every stage, with how Prefect runs it as a task."""


def run(run_stage: StageRunner, context: RunContext, *, every: bool = False) -> list[RunReport]:
    """Poll, ingest and publish; see these functions. Return the reports of the first two."""
    reports = [poll(run_stage, context, every=every), ingest(run_stage, context)]
    publish(run_stage, context)
    return reports


def poll(run_stage: StageRunner, context: RunContext, *, every: bool = False) -> RunReport:
    """Poll the feeds that are due, or with `every` all that may be asked, and list their new entries."""
    feeds = run_stage(select_due_feeds, context, every=every)
    responses = run_stage(fetch_feeds, context, feeds)
    polls = run_stage(fetch_child_sitemaps, context, feeds, run_stage(parse_feeds, context, responses))
    polls = run_stage(fill_gaps, context, feeds, polls)
    with context.keep_warehouse_open():
        found = run_stage(store_polls, context, feeds, polls)
        counts = Counter(_name_poll(poll) for poll in polls) + Counter({"entries": found})
        refusals = tuple(poll.refusal for poll in polls if poll.refusal)
        return _close(run_stage, context, "poll", counts, refusals)


def ingest(run_stage: StageRunner, context: RunContext) -> RunReport:
    """Fetch, read and load the entries on the work list that are due, a batch at a time."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    while True:
        with context.keep_warehouse_open():
            plan = run_stage(plan_due_entries, context)
            if not (plan.groups or plan.settled):
                return _close(run_stage, context, "ingest", counts, refusals)
        fetched = run_stage(fetch_pages, context, plan)
        for raw_batch, outcomes in analyse_and_load(run_stage, context, [fetched]):
            counts += Counter(entry.outcome for entry in raw_batch.settled)
            counts += Counter(outcome.outcome for outcome in outcomes)
            counts += Counter(
                "known" if outcome.article_id else outcome.outcome
                for outcome in outcomes
                for _ in raw_batch.waiting[outcome.page.page_id].others
            )
            refused = _list_refusals(raw_batch, outcomes)
            log_refused_pages(refused)
            refusals += refused


def load(
    run_stage: StageRunner,
    context: RunContext,
    paths: Sequence[Path],
    *,
    corpus: str,
    charset: str | None = None,
) -> RunReport:
    """Load the pages in files as a corpus, and publish the edition; see :func:`load_files`."""
    report = load_files(run_stage, context, paths, corpus=corpus, charset=charset)
    for refusal in report.refusals:
        context.progress.warn(f"{refusal.origin}: {refusal.detail}")
    publish(run_stage, context)
    return report


def load_files(
    run_stage: StageRunner,
    context: RunContext,
    paths: Sequence[Path],
    *,
    corpus: str,
    charset: str | None = None,
) -> RunReport:
    """Load the pages in files as a corpus, without publishing.

    Args:
        run_stage: Runs each stage.
        context: The run's settings, time and workers.
        paths: Text, HTML or WARC files, or folders of them.
        corpus: The name of the corpus; pages whose bytes it has already are skipped.
        charset: The encoding of files that do not name one.
    """
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    batches = store_batches(run_stage, context, paths, corpus, charset)
    for raw_batch, outcomes in analyse_and_load(run_stage, context, batches):
        counts += Counter(outcome.outcome for outcome in outcomes) + Counter(skipped=raw_batch.skipped)
        refusals += _list_refusals(raw_batch, outcomes)
    return _close(run_stage, context, "load", counts, refusals)


def retag(run_stage: StageRunner, context: RunContext, *, dry_run: bool = False) -> RetagReport:
    """Tag all articles again by the current taxonomy, and publish; with `dry_run` only report changes."""
    report = run_stage(retag_articles, context, dry_run=dry_run)
    if report.is_needed and not dry_run:
        counts = Counter({"retagged": report.changed, "unchanged": report.articles - report.changed})
        _close(run_stage, context, "retag", counts, report.refusals)
    if not dry_run:  # even where nothing changes: a killed run may have left its changes unpublished
        publish(run_stage, context)
    for refusal in report.refusals:
        context.progress.warn(f"article {refusal.origin} keeps its tags: {refusal.detail}")
    return report


def publish(run_stage: StageRunner, context: RunContext) -> bool:
    """Assign waiting articles to stories and publish the edition; false if it was up to date."""
    run_stage(assign_stories, context)
    return run_stage(publish_warehouse, context)


def rebuild(run_stage: StageRunner, context: RunContext, *, dry_run: bool = False) -> RebuildReport:
    """Derive everything again from the archive, and publish; with `dry_run` only report changes.

    The writer's lock is held from the first copy to the rename that installs the new state.
    """
    with hold_writer(context.settings.warehouse, wait=context.settings.lock_timeout):
        try:
            rebuilt, counts, kept = _reprocess(run_stage, context)
            difference = run_stage(compare_states, context, rebuilt)
            report = _close(run_stage, rebuilt.scratch, "rebuild", counts, kept)
            is_taken = bool(difference.tables) and not dry_run
            if is_taken:
                run_stage(install_state, context, rebuilt)
        finally:
            clear_scratch(context)
    if not dry_run:
        publish(run_stage, context)
    for refusal in report.refusals:
        context.progress.warn(f"{refusal.url or refusal.origin} stays as it was: {refusal.detail}")
    return RebuildReport(report=report, difference=difference, is_taken=is_taken)


def _reprocess(
    run_stage: StageRunner, context: RunContext
) -> tuple[Reprocessing, Counter[str], list[Refusal]]:
    """Read all pages again in the order of their arrival, and once more if that learned a rule.

    A rule holds for the pages before it too. The learned rules do not depend on the rules in force, so
    the second time learns nothing new.
    """
    rules: list[LearnedRule] = []
    while True:
        rebuilt = run_stage(begin_reprocessing, context, rules)
        existing = len(run_stage(list_rules, rebuilt))
        counts: Counter[str] = Counter()
        kept: list[Refusal] = []
        for pages, following in zip_longest(rebuilt.runs, rebuilt.runs[1:]):
            past_run = replace(rebuilt.scratch, now=pages[0].received_at, run_id=pages[0].run_id)
            rest = pages
            while rest:
                archived = run_stage(read_archived_pages, context, rest)
                rest = rest[len(archived.pages) :]
                readings, faults = run_stage(reanalyse_pages, past_run, archived)
                outcomes = load_analyses(run_stage, past_run, RawBatch(pages=archived.pages), readings)
                counts += Counter(outcome.outcome for outcome in outcomes)
                kept += faults
            if following is None or following[0].run_id != pages[0].run_id:
                run_stage(assign_stories, past_run)  # as the run did at its end
        rules = run_stage(list_rules, rebuilt)
        if len(rules) == existing:
            return rebuilt, counts, kept


def _name_poll(poll: Poll) -> str:
    if poll.refusal:
        return "failed"
    return "changed" if poll.parsed else "unchanged"


def _list_refusals(raw_batch: RawBatch, outcomes: Iterable[PageOutcome]) -> list[Refusal]:
    refused = [outcome.refusal for outcome in outcomes if outcome.refusal]
    return [*raw_batch.refusals, *raw_batch.refused_before, *refused]


def _close(
    run_stage: StageRunner, context: RunContext, flow: str, counts: Counter[str], refusals: Iterable[Refusal]
) -> RunReport:
    """Record the run with its counts by outcome, and report it."""
    closed = Run(
        run_id=context.run_id,
        flow=flow,
        started_at=context.now,
        ended_at=datetime.now(UTC),
        counts=tuple(sorted((name, count) for name, count in counts.items() if count)),
    )
    run_stage(close_run, context, closed)
    log.info("run closed", extra=details(closed=flow, **dict(closed.counts)))
    return RunReport(run=closed, refusals=tuple(refusals))
