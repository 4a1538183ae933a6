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

from flows.intake.files import HandedFile, find_files
from flows.shift import Shift
from flows.stages.fetch import fetch_pages, take_entries
from flows.stages.gaps import fill_gaps
from flows.stages.land import land_files, read_files
from flows.stages.landing import Landing
from flows.stages.learn import take_out_furniture
from flows.stages.load import load_readings
from flows.stages.parts import read_parts
from flows.stages.poll import fetch_feeds, read_feeds, take_feeds
from flows.stages.publish import close_run
from flows.stages.publish import publish as publish_stage
from flows.stages.read import read_pages
from flows.stages.remember import record_answers
from flows.stages.replay import (
    Replay,
    begin_replay,
    clear_scratch,
    compare_states,
    list_rules,
    recall_pages,
    reread_pages,
    take_state,
)
from flows.stages.retag import Retagging, retag_articles
from transforms.records import LearnedRule, PageOutcome, Poll, Reading, Refusal, Run
from warehouse.connection import hold_writer
from warehouse.difference import Difference

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Step(Protocol):
    """Runs one stage with its arguments and returns what it returns."""

    def __call__(self, stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Run `stage`."""


def call(stage: Callable[_P, _R], /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
    """Run a stage as the plain function that it is."""
    return stage(*args, **kwargs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a stretch of the road did: its counts by outcome, and what went wrong on it."""

    run: Run
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild came to: `report` lists the pages that had to stay as they were."""

    report: Report
    difference: Difference
    is_taken: bool


def poll(step: Step, shift: Shift, *, every: bool = False) -> Report:
    """Ask the feeds that are due, or with `every` all that may be, and put new entries on the work list."""
    feeds = step(take_feeds, shift, every=every)
    visits = step(fetch_feeds, shift, feeds)
    polls = step(read_parts, shift, feeds, step(read_feeds, shift, visits))
    polls = step(fill_gaps, shift, feeds, polls)
    found = step(record_answers, shift, feeds, polls)
    counts = Counter(_name_poll(poll) for poll in polls) + Counter({"entries": found})
    refusals = tuple(poll.refusal for poll in polls if poll.refusal)
    return _close(step, shift, "poll", counts, refusals)


def ingest(step: Step, shift: Shift) -> Report:
    """Work the list off: fetch what is due, read it, load it, a batch at a time."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    while (plan := step(take_entries, shift)).fetchings or plan.settled:
        landing = step(fetch_pages, shift, plan)
        outcomes = _take_in(step, shift, landing)
        counts += Counter(entry.outcome for entry in landing.settled)
        counts += Counter(outcome.outcome for outcome in outcomes)
        counts += Counter(
            "known" if outcome.article_id else outcome.outcome
            for outcome in outcomes
            for _ in landing.waiting[outcome.page.page_id].others
        )
        refusals += _list_refusals(landing, outcomes)
    return _close(step, shift, "ingest", counts, refusals)


def load(
    step: Step, shift: Shift, paths: Sequence[Path], *, corpus: str, charset: str | None = None
) -> Report:
    """Load the pages in files as a corpus; those whose bytes are in it already are left alone."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    for handed in read_files(step(find_files, paths)):
        outcomes, refused = _load_batch(step, shift, handed, corpus, charset)
        counts += outcomes
        refusals += refused
        del handed  # while the next ones come, these would stay
    return _close(step, shift, "load", counts, refusals)


def retag(step: Step, shift: Shift, *, dry_run: bool = False) -> Retagging:
    """Tag all articles again by today's taxonomy, and publish; with `dry_run` only say what would change."""
    told = step(retag_articles, shift, dry_run=dry_run)
    if told.is_needed and not dry_run:
        counts = Counter({"retagged": told.changed, "unchanged": told.articles - told.changed})
        _close(step, shift, "retag", counts, told.refusals)
    if not dry_run:  # where nothing changes, a killed run may have left what it changed unpublished
        publish(step, shift)
    return told


def publish(step: Step, shift: Shift) -> bool:
    """Publish the warehouse as the edition; false when the edition says the same already."""
    return step(publish_stage, shift)


def rebuild(step: Step, shift: Shift, *, dry_run: bool = False) -> Rebuilt:
    """Derive everything again from the archive, tell what differs, and unless `dry_run` take and publish it.

    The writer's lock is held from the copy of what stays to the rename that takes the new state.
    """
    with hold_writer(shift.settings.warehouse, wait=shift.settings.patience):
        try:
            replay, counts, kept = _replay(step, shift)
            difference = step(compare_states, shift, replay)
            report = _close(step, replay.scratch, "rebuild", counts, kept)
            is_taken = bool(difference.tables) and not dry_run
            if is_taken:
                step(take_state, shift, replay)
        finally:
            clear_scratch(shift)
    if not dry_run:
        publish(step, shift)
    return Rebuilt(report=report, difference=difference, is_taken=is_taken)


def _replay(step: Step, shift: Shift) -> tuple[Replay, Counter[str], list[Refusal]]:
    """Read all pages as they landed; once more when that taught a rule, which holds for the pages before too.

    What is learned does not depend on the rules in force, so the second time teaches nothing new.
    """
    rules: list[LearnedRule] = []
    while True:
        replay = step(begin_replay, shift, rules)
        known = len(step(list_rules, replay))
        counts: Counter[str] = Counter()
        kept: list[Refusal] = []
        for batch in replay.batches:
            run = replace(replay.scratch, now=batch[0].landed_at, run_id=batch[0].run_id)
            recalled = step(recall_pages, shift, batch)
            readings, faults = step(reread_pages, run, recalled)
            outcomes = _settle(step, run, Landing(pages=recalled.pages), readings)
            counts += Counter(outcome.outcome for outcome in outcomes)
            kept += faults
        rules = step(list_rules, replay)
        if len(rules) == known:
            return replay, counts, kept


def _load_batch(
    step: Step, shift: Shift, handed: Sequence[HandedFile], corpus: str, charset: str | None
) -> tuple[Counter[str], list[Refusal]]:
    landing = step(land_files, shift, handed, corpus=corpus, charset=charset)
    outcomes = _take_in(step, shift, landing)
    counts = Counter(outcome.outcome for outcome in outcomes) + Counter(skipped=len(handed) - len(outcomes))
    return counts, _list_refusals(landing, outcomes)


def _take_in(step: Step, shift: Shift, landing: Landing) -> list[PageOutcome]:
    return _settle(step, shift, landing, step(read_pages, shift, landing.pages))


def _settle(
    step: Step, shift: Shift, landing: Landing, readings: Sequence[Reading | Refusal]
) -> list[PageOutcome]:
    lesson = step(take_out_furniture, shift, readings)
    return step(load_readings, shift, landing, lesson)


def _name_poll(poll: Poll) -> str:
    if poll.refusal:
        return "failed"
    return "changed" if poll.parsed else "unchanged"


def _list_refusals(landing: Landing, outcomes: Iterable[PageOutcome]) -> list[Refusal]:
    refused = [outcome.refusal for outcome in outcomes if outcome.refusal]
    return [*landing.refusals, *landing.remembered, *refused]


def _close(step: Step, shift: Shift, flow: str, counts: Counter[str], refusals: Iterable[Refusal]) -> Report:
    run = Run(
        run_id=shift.run_id,
        flow=flow,
        started_at=shift.now,
        ended_at=datetime.now(UTC),
        counts=tuple(sorted((name, count) for name, count in counts.items() if count)),
    )
    step(close_run, shift, run)
    return Report(run=run, refusals=tuple(refusals))
