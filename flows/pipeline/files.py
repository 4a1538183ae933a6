"""Files: load their pages as a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.intake.files import list_input_files
from flows.pipeline.batches import analyse_and_load, close_pipeline, list_changed, list_refusals
from flows.pipeline.news import publish
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.stage_runner import StageRunner
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.store_files import read_files, store_files
from transforms.records import Refusal


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
    article_ids: set[str] = set()
    batches = _store_batches(run_stage, context, paths, corpus, charset)
    for raw_batch, outcomes in analyse_and_load(run_stage, context, batches):
        counts += Counter(outcome.outcome for outcome in outcomes) + Counter(skipped=raw_batch.skipped)
        article_ids |= list_changed(outcomes)
        refusals += list_refusals(raw_batch, outcomes)
    return close_pipeline(run_stage, context, "load", counts, refusals, article_ids=article_ids)


def _store_batches(
    run_stage: StageRunner, context: RunContext, paths: Sequence[Path], corpus: str, charset: str | None
) -> Iterator[RawBatch]:
    """Read and store the files of a batch when it is asked for, which may be before the last is loaded."""
    before: RawBatch | None = None
    for files in read_files(run_stage(list_input_files, paths)):
        before = run_stage(store_files, context, files, corpus=corpus, charset=charset, before=before)
        del files  # they would stay in memory while the batch is loaded
        yield before
