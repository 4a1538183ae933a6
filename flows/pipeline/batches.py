"""What the pipelines share: analysing and loading batches, and the record of what a pipeline did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from flows.logs import details, log
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.stage_runner import StageRunner
from flows.stages.articles.analyse_pages import StartedAnalysis, analyse_pages, start_analysis
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.publish import close_run
from transforms.records import Page, PageOutcome, Refusal, Run


def analyse_and_load(
    run_stage: StageRunner,
    context: RunContext,
    batches: Iterable[RawBatch],
    *,
    between: Callable[[StageRunner, RunContext], None] | None = None,
    start: Callable[[RunContext, Sequence[Page]], StartedAnalysis] = start_analysis,
) -> Iterator[tuple[RawBatch, list[PageOutcome]]]:
    """Analyse and load batches in their order, and yield each with the outcomes of its pages.

    While one batch is related and loaded, the worker processes analyse the next.

    Args:
        run_stage: Runs each stage.
        context: The run's settings, time and workers.
        batches: The batches, of which one more is read than is loaded.
        between: Called after each batch but the last.
        start: Starts the analysis of pages, or finds those that were made before.
    """
    waiting = iter(batches)
    following = next(waiting, None)
    if following is None:
        return
    started: StartedAnalysis | None = start(context, following.pages)
    # What loads and groups articles takes 0.5 s to import, in which the worker processes start.
    from flows.stages.articles import decide_stories  # noqa: F401, PLC0415
    from flows.stages.articles.apply_site_boilerplate import apply_site_boilerplate  # noqa: PLC0415
    from flows.stages.articles.load_articles import load_articles  # noqa: PLC0415

    while following:
        raw_batch, following = following, next(waiting, None)
        analyses = run_stage(analyse_pages, context, raw_batch.pages, started)
        raw_batch = raw_batch.drop_bodies()  # those of the next batch are in memory already
        with context.keep_warehouse_open():
            cleaned = run_stage(apply_site_boilerplate, context, analyses)
            # not before: articles that are analysed again must not wait for the whole next batch
            started = start(context, following.pages) if following else None
            outcomes = run_stage(load_articles, context, raw_batch, cleaned)
        yield raw_batch, outcomes
        if following and between:
            between(run_stage, context)


def list_refusals(raw_batch: RawBatch, outcomes: Iterable[PageOutcome]) -> list[Refusal]:
    """Return why requests, files and pages of a batch brought no article."""
    refused = [outcome.refusal for outcome in outcomes if outcome.refusal]
    return [*raw_batch.refusals, *raw_batch.refused_before, *refused]


def list_changed(outcomes: Iterable[PageOutcome]) -> set[str]:
    """Return the articles that are new or have a new revision."""
    return {one.article_id for one in outcomes if one.article_id and one.outcome in {"loaded", "revised"}}


def close_pipeline(
    run_stage: StageRunner,
    context: RunContext,
    flow: str,
    counts: Counter[str],
    refusals: Iterable[Refusal],
    *,
    article_ids: Iterable[str] = (),
) -> RunReport:
    """Record the run with its counts by outcome, and report it.

    Args:
        run_stage: Runs a stage.
        context: The run.
        flow: The name of the flow, as the view `runs` has it.
        counts: How many pages or entries had each outcome; those of none are left out.
        refusals: The refusals, for the report.
        article_ids: The articles that are new or have changed, each as often as it did.
    """
    closed = Run(
        run_id=context.run_id,
        flow=flow,
        started_at=context.now,
        ended_at=datetime.now(UTC),
        counts=tuple(sorted((name, count) for name, count in counts.items() if count)),
    )
    run_stage(close_run, context, closed)
    log.info("run closed", extra=details(closed=flow, **dict(closed.counts)))
    return RunReport(run=closed, refusals=tuple(refusals), article_ids=tuple(sorted(set(article_ids))))
