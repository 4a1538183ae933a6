"""Arrivals: load the pages and feed documents that came without being asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from flows.intake.input_file import InputFile
from flows.pipeline.batches import analyse_and_load, close_pipeline, list_changed, list_refusals
from flows.pipeline.interim import publish_meanwhile
from flows.pipeline.news import publish
from flows.run_context import RunContext
from flows.run_report import RunReport, log_refused_pages
from flows.stage_runner import StageRunner
from flows.stages.articles.cut_batches import FILE_BATCH, cut_batches
from flows.stages.articles.store_files import store_files
from flows.stages.feeds.take_documents import take_documents
from transforms.records import Arrival, ArrivalCorpus, ArrivalOutcome, PageOutcome, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivalReport:
    """What became of some arrivals.

    Attributes:
        report: The counts by outcome, with ``entries`` for the new entries of feed documents.
        outcomes: The outcome of each arrival, by its identifier.
        is_published: Whether there is a new edition.
    """

    report: RunReport
    outcomes: dict[str, ArrivalOutcome]
    is_published: bool


def take_arrivals(
    run_stage: StageRunner, context: RunContext, arrivals: Iterable[Arrival], *, corpus: ArrivalCorpus
) -> ArrivalReport:
    """Load arrived pages, put the new entries of arrived feed documents on the work list, and publish.

    Taking an arrival again changes nothing. A feed document moves no feed's schedule and tells of no gap or
    removal, since it may hold a part of the feed alone. The entries are fetched by the next :func:`ingest`.

    Args:
        run_stage: Runs each stage.
        context: The run's settings, time and workers.
        arrivals: The arrivals, which are read a batch at a time.
        corpus: The corpus of all of them.
    """
    counts: Counter[str] = Counter()
    refusals: list[Refusal] = []
    outcomes: dict[str, ArrivalOutcome] = {}
    article_ids: set[str] = set()
    batches = cut_batches(arrivals, measure=lambda one: len(one.body), limit=FILE_BATCH)
    following: list[Arrival] | None = next(batches, [])  # a file may hold no page
    while following is not None:
        batch, following = following, next(batches, None)
        documents = [one for one in batch if one.feed is not None]
        pages = [one for one in batch if one.feed is None]
        if documents:
            taken = run_stage(take_documents, context, documents)
            counts += Counter(entries=taken.found, refused=len(taken.refusals))
            refusals += taken.refusals
            outcomes |= taken.outcomes
        # To open and close the warehouse once takes a tenth of the CPU time of a push.
        with context.keep_warehouse_open():
            files = [_make_file(one) for one in pages]
            stored = [run_stage(store_files, context, files, corpus=corpus)] if files else []
            for raw_batch, page_outcomes in analyse_and_load(run_stage, context, stored):
                counts += Counter(one.outcome for one in page_outcomes) + Counter(skipped=raw_batch.skipped)
                refused = list_refusals(raw_batch, page_outcomes)
                log_refused_pages(refused)
                refusals += refused
                article_ids |= list_changed(page_outcomes)
                outcomes |= _word_outcomes(pages, page_outcomes, refused)
            if following is None:
                report = close_pipeline(run_stage, context, corpus, counts, refusals, article_ids=article_ids)
                is_published = publish(run_stage, context)
        if following is not None:
            publish_meanwhile(run_stage, context)
    return ArrivalReport(report=report, outcomes=outcomes, is_published=is_published)


def _word_outcomes(
    pages: Iterable[Arrival], outcomes: Iterable[PageOutcome], refused: Iterable[Refusal]
) -> dict[str, ArrivalOutcome]:
    by_origin = {one.page.origin: ArrivalOutcome(words=one.outcome) for one in outcomes}
    # of several with one address, the one that is to be tried again: else it would be lost
    last = sorted(refused, key=lambda one: one.reason.is_retried)
    by_origin |= {one.origin: ArrivalOutcome.of_refusal(one) for one in last}
    unchanged = ArrivalOutcome(words="unchanged")
    return {one.arrival_id: by_origin.get(one.origin, unchanged) for one in pages}


def _make_file(arrival: Arrival) -> InputFile:
    return InputFile(
        origin=arrival.origin,
        url=arrival.url,
        body=arrival.body,
        media_type=arrival.media_type,
        charset=arrival.charset,
        fault=arrival.fault,
    )
