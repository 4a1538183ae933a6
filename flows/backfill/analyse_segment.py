"""Analyse a segment: scan it, analyse its pages of interest in worker processes, and write its shard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from flows.backfill.addresses import DownloadError, open_segment
from flows.backfill.segments import SegmentProgress, SegmentReport, SegmentTask
from flows.backfill.shards import AnalysedFile, ShardWriter, read_notes
from flows.intake.crawl_pages import CrawlFile, read_crawl
from flows.intake.input_file import InputFile, make_fault
from flows.intake.scan_counts import ScanCounts
from flows.job_failures import JobFailure
from flows.jobs.page_jobs import analyse_page
from flows.jobs.workers import Workers
from flows.stages.articles.cut_batches import BatchLimit, cut_batches
from flows.stages.articles.store_files import identify_file, make_page
from transforms.records import PageAnalysis, Refusal, RefusalReason

_BATCH = BatchLimit(pages=100, size=16_000_000)  # several segments are analysed at a time


class StoppedError(Exception):
    """The backfill ends before the segment does."""


def analyse_segment(
    task: SegmentTask, workers: Workers, report: Callable[[SegmentProgress], None]
) -> SegmentReport:
    """Analyse a segment, unless its shard is there.

    A fault of the machine leaves a shard that is loaded, with the pages read, and made anew by another run.

    Args:
        task: The segment.
        workers: The processes that read it and its pages.
        report: Told now and then how far it has come; may raise StoppedError.
    """
    earlier = read_notes(task.shard)
    if earlier and earlier.report.is_whole:
        return earlier.report
    counts, failures = ScanCounts(), list[JobFailure]()
    try:
        with open_segment(task.segment, task.shard.parent) as path, ShardWriter(task.shard) as shard:
            crawl = CrawlFile(
                origin=task.segment.origin, path=path, taxonomy=task.knowledge.taxonomy, tags=task.tags
            )

            def read() -> Iterator[InputFile]:
                nonlocal counts
                for one in workers.stream(read_crawl, crawl):
                    if isinstance(one, ScanCounts):
                        counts = one
                        report(SegmentProgress(shard=task.shard, position=one.position, records=one.records))
                    elif isinstance(one, JobFailure):
                        failures.append(one)
                        yield make_fault(task.segment.origin, one.reason, one.detail)
                    else:
                        yield one

            for files in cut_batches(read(), measure=lambda file: len(file.body), limit=_BATCH):
                shard.write(_analyse(task, workers, files))
            is_whole = not any(failure.reason.is_retried for failure in failures)
            shard.finish(counts, now=task.now, is_whole=is_whole)
    except DownloadError as error:
        failure = JobFailure(reason=RefusalReason.UNREACHABLE, detail=str(error))
        return SegmentReport(shard=task.shard, is_whole=False, failure=failure)
    return SegmentReport(
        shard=task.shard,
        counts=counts,
        pages=shard.pages,
        is_whole=is_whole,
        failure=failures[0] if failures else None,
    )


def _analyse(task: SegmentTask, workers: Workers, files: Sequence[InputFile]) -> list[AnalysedFile]:
    pages = [
        make_page(file, corpus=task.corpus, received_at=task.now) for file in files if file.fault is None
    ]
    work = partial(analyse_page, now=task.now, knowledge=task.knowledge)
    results = iter(workers.run(work, pages, measure=lambda page: len(page.body)))
    analysed: list[AnalysedFile] = []
    for file in files:
        result = None if file.fault else next(results)
        if isinstance(result, JobFailure):
            result = result.refuse(url=file.url, origin=file.origin, stage="extract")
        analysed.append(
            AnalysedFile(
                page_id=identify_file(file, corpus=task.corpus),
                file=file,
                analysis=result if isinstance(result, PageAnalysis) else None,
                refusal=result if isinstance(result, Refusal) else None,
            )
        )
    return analysed
