"""Take pages through the stages a batch at a time: store, analyse, relate and load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from flows.intake.files import list_input_files
from flows.run_context import RunContext
from flows.stage_runner import StageRunner
from flows.stages.articles.analyse_pages import analyse_pages, start_analysis
from flows.stages.articles.apply_site_boilerplate import apply_site_boilerplate
from flows.stages.articles.load_articles import load_articles
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.store_files import read_files, store_files
from transforms.records import PageAnalysis, PageOutcome, Refusal


def store_batches(
    run_stage: StageRunner, context: RunContext, paths: Sequence[Path], corpus: str, charset: str | None
) -> Iterator[RawBatch]:
    """Read and store the files of a batch when it is asked for, which may be before the last is loaded."""
    before: RawBatch | None = None
    for files in read_files(run_stage(list_input_files, paths)):
        before = run_stage(store_files, context, files, corpus=corpus, charset=charset, before=before)
        del files  # they would stay in memory while the batch is loaded
        yield before


def analyse_and_load(
    run_stage: StageRunner, context: RunContext, batches: Iterable[RawBatch]
) -> Iterator[tuple[RawBatch, list[PageOutcome]]]:
    """Analyse and load batches in their order, and yield each with the outcomes of its pages.

    While one batch is related and loaded, the worker processes analyse the next.
    """
    waiting = iter(batches)
    following = next(waiting, None)
    started = start_analysis(context, following.pages) if following else None
    while following:
        raw_batch, following = following, next(waiting, None)
        analyses = run_stage(analyse_pages, context, raw_batch.pages, started)
        cleaned = run_stage(apply_site_boilerplate, context, analyses)
        # not before: articles that are analysed again must not wait for the whole next batch
        started = start_analysis(context, following.pages) if following else None
        yield raw_batch, run_stage(load_articles, context, raw_batch, cleaned)


def load_analyses(
    run_stage: StageRunner,
    context: RunContext,
    raw_batch: RawBatch,
    readings: Sequence[PageAnalysis | Refusal],
) -> list[PageOutcome]:
    """Load the analyses of one batch into a warehouse that nobody else waits for."""
    with context.keep_warehouse_open():
        cleaned = run_stage(apply_site_boilerplate, context, readings)
        return run_stage(load_articles, context, raw_batch, cleaned)
