"""The road that news takes, once: the same lines run plainly and as Prefect flows.

Each function composes stages; `step` runs one of them. On the command line a step is a call, in a
Prefect flow it is a task, so the two cannot differ in what they do. What makes history anew, a rebuild
or a retagging, publishes it; what brings news in leaves that to :func:`publish`, once for all that came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from flows.intake.files import InputFile, list_input_files
from flows.run_context import RunContext
from flows.stages.articles.analyse import read_pages
from flows.stages.articles.fetch import fetch_pages, take_entries
from flows.stages.articles.load import load_readings
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.site_boilerplate import apply_site_boilerplate
from flows.stages.articles.store_files import read_files, store_files
from flows.stages.feeds.child_sitemaps import read_child_sitemaps
from flows.stages.feeds.gaps import fill_gaps
from flows.stages.feeds.poll import fetch_feeds, read_feeds, take_feeds
from flows.stages.feeds.store_polls import store_polls
from flows.stages.history.reprocess import (
    Reprocessing,
    begin_reprocessing,
    clear_scratch,
    compare_states,
    list_rules,
    read_archived_pages,
    reanalyse_pages,
    take_state,
)
from flows.stages.history.retag import RetagReport, retag_articles
from flows.stages.publish import close_run
from flows.stages.publish import publish as publish_stage
from transforms.records import LearnedRule, PageAnalysis, PageOutcome, Poll, Refusal, Run
from warehouse.connection import hold_writer
from warehouse.difference import Difference

_P = ParamSpec("_P")
_R = TypeVar("_R")


class StageRunner(Protocol):
    """Runs one stage with its arguments and returns what it returns."""

    def __call__(self, stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `stage`."""


def call(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run a stage as the plain function that it is."""
    return stage(*args, **kwargs)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """What a stretch of the road did: its counts by outcome, and what went wrong on it."""

    run: Run
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildReport:
    """What a rebuild came to: `report` lists the pages that had to stay as they were."""

    report: RunReport
    difference: Difference
    is_taken: bool


def poll(run_stage: StageRunner, context: RunContext, *, every: bool = False) -> RunReport:
    """Ask the feeds that are due, or with `every` all that may be, and put new entries on the work list."""
    feeds = run_stage(take_feeds, context, every=every)
    visits = run_stage(fetch_feeds, context, feeds)
    polls = run_stage(read_child_sitemaps, context, feeds, run_stage(read_feeds, context, visits))
    polls = run_stage(fill_gaps, context, feeds, polls)
    found = run_stage(store_polls, context, feeds, polls)
    counts = Counter(_name_poll(poll) for poll in polls) + Counter({"entries": found})
    refusals = tuple(poll.refusal for poll in polls if poll.refusal)
    return _close(run_stage, context, "poll", counts, refusals)


def ingest(run_stage: StageRunner, context: RunContext) -> RunReport:
    """Work the list off: fetch what is due, read it, load it, a batch at a time."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    while (plan := run_stage(take_entries, context)).fetchings or plan.settled:
        raw_batch = run_stage(fetch_pages, context, plan)
        outcomes = _take_in(run_stage, context, raw_batch)
        counts += Counter(entry.outcome for entry in raw_batch.settled)
        counts += Counter(outcome.outcome for outcome in outcomes)
        counts += Counter(
            "known" if outcome.article_id else outcome.outcome
            for outcome in outcomes
            for _ in raw_batch.waiting[outcome.page.page_id].others
        )
        refusals += _list_refusals(raw_batch, outcomes)
    return _close(run_stage, context, "ingest", counts, refusals)


def load(
    run_stage: StageRunner,
    context: RunContext,
    paths: Sequence[Path],
    *,
    corpus: str,
    charset: str | None = None,
) -> RunReport:
    """Load the pages in files as a corpus; those whose bytes are in it already are left alone."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    for handed in read_files(run_stage(list_input_files, paths)):
        outcomes, refused = _load_batch(run_stage, context, handed, corpus, charset)
        counts += outcomes
        refusals += refused
        del handed  # while the next ones come, these would stay
    return _close(run_stage, context, "load", counts, refusals)


def retag(run_stage: StageRunner, context: RunContext, *, dry_run: bool = False) -> RetagReport:
    """Tag all articles again by today's taxonomy, and publish; with `dry_run` only say what would change."""
    told = run_stage(retag_articles, context, dry_run=dry_run)
    if told.is_needed and not dry_run:
        counts = Counter({"retagged": told.changed, "unchanged": told.articles - told.changed})
        _close(run_stage, context, "retag", counts, told.refusals)
    if not dry_run:  # where nothing changes, a killed run may have left what it changed unpublished
        publish(run_stage, context)
    return told


def publish(run_stage: StageRunner, context: RunContext) -> bool:
    """Publish the warehouse as the edition; false when the edition says the same already."""
    return run_stage(publish_stage, context)


def rebuild(run_stage: StageRunner, context: RunContext, *, dry_run: bool = False) -> RebuildReport:
    """Derive everything again from the archive, tell what differs, and unless `dry_run` take and publish it.

    The writer's lock is held from the copy of what stays to the rename that takes the new state.
    """
    with hold_writer(context.settings.warehouse, wait=context.settings.patience):
        try:
            replay, counts, kept = _replay(run_stage, context)
            difference = run_stage(compare_states, context, replay)
            report = _close(run_stage, replay.scratch, "rebuild", counts, kept)
            is_taken = bool(difference.tables) and not dry_run
            if is_taken:
                run_stage(take_state, context, replay)
        finally:
            clear_scratch(context)
    if not dry_run:
        publish(run_stage, context)
    return RebuildReport(report=report, difference=difference, is_taken=is_taken)


def _replay(run_stage: StageRunner, context: RunContext) -> tuple[Reprocessing, Counter[str], list[Refusal]]:
    """Read all pages as they landed; once more when that taught a rule, which holds for the pages before too.

    What is learned does not depend on the rules in force, so the second time teaches nothing new.
    """
    rules: list[LearnedRule] = []
    while True:
        replay = run_stage(begin_reprocessing, context, rules)
        known = len(run_stage(list_rules, replay))
        counts: Counter[str] = Counter()
        kept: list[Refusal] = []
        for batch in replay.batches:
            run = replace(replay.scratch, now=batch[0].received_at, run_id=batch[0].run_id)
            recalled = run_stage(read_archived_pages, context, batch)
            readings, faults = run_stage(reanalyse_pages, run, recalled)
            outcomes = _settle(run_stage, run, RawBatch(pages=recalled.pages), readings)
            counts += Counter(outcome.outcome for outcome in outcomes)
            kept += faults
        rules = run_stage(list_rules, replay)
        if len(rules) == known:
            return replay, counts, kept


def _load_batch(
    run_stage: StageRunner,
    context: RunContext,
    handed: Sequence[InputFile],
    corpus: str,
    charset: str | None,
) -> tuple[Counter[str], list[Refusal]]:
    raw_batch = run_stage(store_files, context, handed, corpus=corpus, charset=charset)
    outcomes = _take_in(run_stage, context, raw_batch)
    counts = Counter(outcome.outcome for outcome in outcomes) + Counter(skipped=len(handed) - len(outcomes))
    return counts, _list_refusals(raw_batch, outcomes)


def _take_in(run_stage: StageRunner, context: RunContext, raw_batch: RawBatch) -> list[PageOutcome]:
    return _settle(run_stage, context, raw_batch, run_stage(read_pages, context, raw_batch.pages))


def _settle(
    run_stage: StageRunner,
    context: RunContext,
    raw_batch: RawBatch,
    readings: Sequence[PageAnalysis | Refusal],
) -> list[PageOutcome]:
    lesson = run_stage(apply_site_boilerplate, context, readings)
    return run_stage(load_readings, context, raw_batch, lesson)


def _name_poll(poll: Poll) -> str:
    if poll.refusal:
        return "failed"
    return "changed" if poll.parsed else "unchanged"


def _list_refusals(raw_batch: RawBatch, outcomes: Iterable[PageOutcome]) -> list[Refusal]:
    refused = [outcome.refusal for outcome in outcomes if outcome.refusal]
    return [*raw_batch.refusals, *raw_batch.remembered, *refused]


def _close(
    run_stage: StageRunner, context: RunContext, flow: str, counts: Counter[str], refusals: Iterable[Refusal]
) -> RunReport:
    run = Run(
        run_id=context.run_id,
        flow=flow,
        started_at=context.now,
        ended_at=datetime.now(UTC),
        counts=tuple(sorted((name, count) for name, count in counts.items() if count)),
    )
    run_stage(close_run, context, run)
    return RunReport(run=run, refusals=tuple(refusals))
