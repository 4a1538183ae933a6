"""Backfill: scan the WARC files of a crawl for pages that name a company, and analyse and load these."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from flows.backfill.addresses import list_segments
from flows.backfill.begun import keep_moment
from flows.backfill.executors import ExecutorName, choose_executor
from flows.backfill.leftovers import remove_leftovers
from flows.backfill.segments import SegmentReport, SegmentTask
from flows.backfill.shards import AnalysedFile, DamagedShardError, read_notes, read_shard
from flows.backfill.tasks import make_tasks
from flows.backfill.watching import BackfillWatch
from flows.errors import UsageError
from flows.intake.input_file import make_fault
from flows.intake.scan_counts import ScanCounts
from flows.job_failures import JobFailure
from flows.jobs.started_jobs import StartedJobs
from flows.pipeline.batches import analyse_and_load, close_pipeline, list_changed, list_refusals
from flows.pipeline.interim import publish_meanwhile
from flows.pipeline.news import publish
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.stage_runner import StageRunner
from flows.stages.articles.analyse_pages import StartedAnalysis, analyse_pages
from flows.stages.articles.cut_batches import FILE_BATCH, cut_batches
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.store_files import identify_file, store_files
from flows.stages.knowledge import load_configured_quantities, load_configured_taxonomy
from transforms.prefilter.watched_names import UnwatchableError, find_watched_tags
from transforms.records import Page, PageAnalysis, Refusal, RefusalReason


@dataclass(frozen=True, slots=True, kw_only=True)
class BackfillReport:
    """A finished backfill.

    Attributes:
        report: Its counts, and its refusals with their reasons.
        segments: The segments, in order.
        tags: The tags of which a page had to name one; none for every page.
        rate: How much was scanned, and how quickly, in words.
    """

    report: RunReport
    segments: tuple[SegmentReport, ...]
    tags: tuple[str, ...]
    rate: str

    @property
    def counts(self) -> ScanCounts:
        """The counts of all segments together."""
        total = ScanCounts()
        for segment in self.segments:
            total.position += segment.counts.position
            total.records += segment.counts.records
            total.without_page += segment.counts.without_page
            total.unnamed += segment.counts.unnamed
        return total


def backfill(
    run_stage: StageRunner,
    context: RunContext,
    addresses: Sequence[str],
    *,
    corpus: str,
    executor: ExecutorName = "processes",
    address: str | None = None,
    about: Sequence[str] = (),
    every_page: bool = False,
    folder: Path | None = None,
) -> BackfillReport:
    """Load the pages of WARC files that name a company, and publish the edition.

    The rows are those of :func:`flows.pipeline.load` of the same files without their other pages. A segment
    is analysed once: a backfill that was killed goes on behind those that it had analysed, and what is in
    the warehouse already is not loaded again.

    Args:
        run_stage: Runs each stage.
        context: The run's settings, time and workers.
        addresses: WARC files, folders or lists of them; see :func:`list_segments`.
        corpus: The name of the corpus.
        executor: Who analyses the segments: processes of this machine, or a Dask cluster.
        address: The scheduler of the cluster; None for a cluster of this machine's own.
        about: The tags whose names are looked for; none for the first company of the taxonomy.
        every_page: Whether pages that name nothing are loaded, too.
        folder: Where the analysed segments are kept; None for a folder in the home of the state.
    """
    chosen = choose_executor(
        executor, address=address, settings=context.settings.read, workers=context.workers
    )
    load_configured_quantities(context.settings)  # a mistake is reported here, once
    tags = () if every_page else _find_tags(context, about)
    segments = run_stage(list_segments, addresses)
    shards = (folder or context.settings.backfill_folder).resolve()
    remove_leftovers(shards, datetime.now(UTC))  # the times of files are the machine's, and not the run's
    tasks = make_tasks(
        segments,
        shards,
        corpus=corpus,
        now=context.now,
        knowledge=context.settings.read_knowledge(),
        tags=tags,
    )
    with keep_moment(shards, [task.shard for task in tasks], context.now) as moment:
        tasks = [replace(task, now=moment) for task in tasks]
        with closing(chosen.run(tasks)) as events:
            watch = BackfillWatch(tasks, events, context.progress)
            report = _load_shards(run_stage, context, tasks, watch, corpus=corpus)
            watch.close()
        publish(run_stage, context)
    return BackfillReport(
        report=report,
        segments=tuple(watch.reports[task.shard] for task in tasks),
        tags=tags,
        rate=watch.describe_rate(),
    )


def _find_tags(context: RunContext, about: Sequence[str]) -> tuple[str, ...]:
    try:
        return find_watched_tags(load_configured_taxonomy(context.settings), about)
    except UnwatchableError as error:
        raise UsageError(str(error)) from error


def _load_shards(
    run_stage: StageRunner,
    context: RunContext,
    tasks: Sequence[SegmentTask],
    watch: BackfillWatch,
    *,
    corpus: str,
) -> RunReport:
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    article_ids: set[str] = set()
    analyses = _StoredAnalyses()
    batches = _store_batches(run_stage, context, tasks, watch, analyses, corpus=corpus)
    for raw_batch, outcomes in analyse_and_load(
        run_stage, context, batches, between=publish_meanwhile, start=analyses.start
    ):
        counts += Counter(outcome.outcome for outcome in outcomes) + Counter(skipped=raw_batch.skipped)
        article_ids |= list_changed(outcomes)
        refusals += list_refusals(raw_batch, outcomes)
    return close_pipeline(run_stage, context, "backfill", counts, refusals, article_ids=article_ids)


def _store_batches(
    run_stage: StageRunner,
    context: RunContext,
    tasks: Sequence[SegmentTask],
    watch: BackfillWatch,
    analyses: _StoredAnalyses,
    *,
    corpus: str,
) -> Iterator[RawBatch]:
    """Store the pages of the segments in order, in the batches that a plain load would make of them.

    Pages count as received when they were analysed, since that is the present that their dates were read by.
    """
    before: RawBatch | None = None
    for moment, group in groupby(_read_shards(tasks, watch, context.now), key=lambda pair: pair[0]):
        analysed = (one for _, one in group)
        for batch in cut_batches(analysed, measure=lambda one: len(one.file.body), limit=FILE_BATCH):
            then = replace(context, now=moment)
            with context.keep_warehouse_open():
                before = run_stage(
                    store_files, then, [one.file for one in batch], corpus=corpus, before=before
                )
            analyses.keep(batch, before.pages)
            del batch
            yield before


def _read_shards(
    tasks: Sequence[SegmentTask], watch: BackfillWatch, now: datetime
) -> Iterator[tuple[datetime, AnalysedFile]]:
    """Yield the pages and faults of the segments in order, each with the moment at which it was analysed.

    That is no later than `now`: the clock may have been ahead then.
    """
    for task in tasks:
        report = watch.wait_for(task)
        if report.failure and not report.pages:
            yield task.now, _make_fault(task, report.failure)
            continue
        notes = read_notes(task.shard)
        if notes is None:
            raise UsageError(
                f"the worker wrote {task.shard}, which is not here;"
                " name a folder that all workers share by --shards"
            )
        moment = min(notes.now, now)
        try:
            for one in read_shard(task.shard):
                yield moment, one
        except DamagedShardError as error:
            task.shard.unlink(missing_ok=True)
            detail = f"{task.shard.name} is damaged ({error}) and removed; the next backfill makes it anew"
            yield moment, _make_fault(task, JobFailure(reason=RefusalReason.MACHINE_FAULT, detail=detail))


def _make_fault(task: SegmentTask, failure: JobFailure) -> AnalysedFile:
    fault = make_fault(task.segment.origin, failure.reason, failure.detail)
    page_id = identify_file(fault, corpus=task.corpus)
    return AnalysedFile(page_id=page_id, file=fault, analysis=None, refusal=None)


class _StoredAnalyses:
    """The analyses of the pages that are about to be loaded."""

    def __init__(self) -> None:
        self._by_page: dict[str, PageAnalysis | Refusal] = {}

    def keep(self, batch: Sequence[AnalysedFile], pages: Sequence[Page]) -> None:
        """Keep the analyses of the pages of a batch that are new to the warehouse."""
        new = {page.page_id for page in pages}
        self._by_page |= {
            one.page_id: result
            for one in batch
            if one.page_id in new and (result := one.analysis or one.refusal) is not None
        }

    def start(self, context: RunContext, pages: Sequence[Page]) -> StartedAnalysis:
        """Return the analyses of pages; those that failed by the machine's fault are made again."""
        stored = [self._by_page.pop(page.page_id) for page in pages]
        failed = [
            page
            for page, one in zip(pages, stored, strict=True)
            if isinstance(one, Refusal) and one.reason.is_retried
        ]
        if failed:
            then = replace(context, now=failed[0].received_at)
            again = dict(zip((page.page_id for page in failed), analyse_pages(then, failed), strict=True))
            stored = [again.get(page.page_id, one) for page, one in zip(pages, stored, strict=True)]
        return StartedJobs(iter(stored), deque())
