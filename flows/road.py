"""The road that news takes, once: the same lines run plainly and as Prefect flows.

Each function composes stages; `step` runs one of them. On the command line a step is a call, in a
Prefect flow it is a task, so the two cannot differ in what they do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from flows.shift import Shift
from flows.stages.fetch import fetch_pages, take_entries
from flows.stages.gaps import fill_gaps
from flows.stages.land import find_new_files, land_files
from flows.stages.landing import Landing
from flows.stages.load import load_readings
from flows.stages.parts import read_parts
from flows.stages.poll import fetch_feeds, read_feeds, take_feeds
from flows.stages.publish import close_run
from flows.stages.publish import publish as publish_stage
from flows.stages.read import read_pages
from flows.stages.remember import record_answers
from flows.stages.retag import Retagging, retag_articles
from transforms.records import PageOutcome, Poll, Refusal, Run

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
        readings = step(read_pages, shift, landing.pages)
        outcomes = step(load_readings, shift, landing, readings)
        counts += Counter(entry.outcome for entry in landing.settled)
        counts += Counter(outcome.outcome for outcome in outcomes)
        counts += Counter(known=sum(len(fetching.others) for fetching in landing.waiting.values()))
        refusals += _list_refusals(landing, outcomes)
    return _close(step, shift, "ingest", counts, refusals)


def load(
    step: Step, shift: Shift, paths: Sequence[Path], *, corpus: str, charset: str | None = None
) -> Report:
    """Load files as a corpus; those whose bytes are in it already are left alone."""
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    for files in step(find_new_files, paths):
        landing = step(land_files, shift, files, corpus=corpus, charset=charset)
        readings = step(read_pages, shift, landing.pages)
        outcomes = step(load_readings, shift, landing, readings)
        counts += Counter(outcome.outcome for outcome in outcomes)
        counts += Counter(skipped=len(files) - len(outcomes))
        refusals += _list_refusals(landing, outcomes)
    return _close(step, shift, "load", counts, refusals)


def retag(step: Step, shift: Shift, *, dry_run: bool = False) -> Retagging:
    """Tag all articles again by today's taxonomy, and publish; with `dry_run` only say what would change."""
    told = step(retag_articles, shift, dry_run=dry_run)
    if told.is_needed and not dry_run:
        counts = Counter({"retagged": told.changed, "unchanged": told.articles - told.changed})
        _close(step, shift, "retag", counts, told.refusals)
        step(publish_stage, shift)
    return told


def publish(step: Step, shift: Shift) -> bool:
    """Publish the warehouse as the edition; false when the edition says the same already."""
    return step(publish_stage, shift)


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
