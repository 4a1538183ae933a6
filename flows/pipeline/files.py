"""Files: load their pages as a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from flows.intake.files import is_feed_document
from flows.intake.input_file import InputFile
from flows.intake.input_paths import list_input_files
from flows.pipeline.batches import analyse_and_load, close_pipeline, list_changed, list_refusals
from flows.pipeline.interim import publish_meanwhile
from flows.pipeline.news import publish
from flows.progress import READING
from flows.run_context import RunContext
from flows.run_report import RunReport
from flows.stage_runner import StageRunner
from flows.stages.articles.raw_batch import RawBatch
from flows.stages.articles.store_files import read_files, store_files
from flows.stages.feeds.take_documents import TakenDocuments, take_documents
from transforms.records import Arrival, Refusal
from transforms.text.normalisation import digest, identify


def load(
    run_stage: StageRunner,
    context: RunContext,
    paths: Sequence[Path],
    *,
    corpus: str,
    charset: str | None = None,
    follow_links: bool = False,
) -> RunReport:
    """Load the pages in files as a corpus, and publish the edition; see :func:`load_files`."""
    batches = _load_batches(
        run_stage, context, paths, corpus=corpus, charset=charset, follow_links=follow_links
    )
    with context.keep_warehouse_open():
        report = _close(run_stage, context, batches)
        for refusal in report.refusals:
            context.progress.warn(f"{refusal.origin}: {refusal.detail}")
        entries = dict(report.run.counts).get("entries", 0)
        if entries:
            context.progress.note(
                f"{entries:,} new entries of feed documents are fetched by the next `newswire run`"
            )
        if report.article_ids or entries or not context.is_followed:
            publish(run_stage, context)
    return report


def load_files(
    run_stage: StageRunner,
    context: RunContext,
    paths: Sequence[Path],
    *,
    corpus: str,
    charset: str | None = None,
    follow_links: bool = False,
) -> RunReport:
    """Load the pages in files as a corpus, and publish only while more batches follow.

    The new entries of feed documents among the files are put on the work list, as those that arrive in the
    inbox are; they are fetched by the next :func:`flows.pipeline.ingest`.

    Args:
        run_stage: Runs each stage.
        context: The run's settings, time and workers.
        paths: Text, HTML or WARC files, documents of feeds, or folders of them.
        corpus: The name of the corpus; pages whose bytes it has already are skipped.
        charset: The encoding of files that do not name one.
        follow_links: Whether links inside the folders are followed.
    """
    batches = _load_batches(
        run_stage, context, paths, corpus=corpus, charset=charset, follow_links=follow_links
    )
    return _close(run_stage, context, batches)


@dataclass(slots=True, kw_only=True)
class _LoadedBatches:
    """What became of the pages of all batches: the counts by outcome, the refusals, the changed articles."""

    counts: Counter[str] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)
    article_ids: set[str] = field(default_factory=set)


def _load_batches(
    run_stage: StageRunner,
    context: RunContext,
    paths: Sequence[Path],
    *,
    corpus: str,
    charset: str | None,
    follow_links: bool,
) -> _LoadedBatches:
    loaded = _LoadedBatches()
    documents: list[TakenDocuments] = []
    listed = run_stage(list_input_files, paths, follow_links=follow_links)
    context.progress.expect(READING, len(listed))
    batches = _store_batches(run_stage, context, listed, documents, corpus=corpus, charset=charset)
    for raw_batch, outcomes in analyse_and_load(run_stage, context, batches, between=publish_meanwhile):
        loaded.counts += Counter(outcome.outcome for outcome in outcomes)
        loaded.counts += Counter(skipped=raw_batch.skipped)
        loaded.article_ids |= list_changed(outcomes)
        loaded.refusals += list_refusals(raw_batch, outcomes)
    context.progress.expect(READING, 0)
    for taken in documents:
        loaded.counts += Counter(entries=taken.found, refused=len(taken.refusals))
        loaded.refusals += taken.refusals
    return loaded


def _close(run_stage: StageRunner, context: RunContext, loaded: _LoadedBatches) -> RunReport:
    return close_pipeline(
        run_stage, context, "load", loaded.counts, loaded.refusals, article_ids=loaded.article_ids
    )


def _store_batches(
    run_stage: StageRunner,
    context: RunContext,
    listed: Sequence[tuple[str, str]],
    documents: list[TakenDocuments],
    *,
    corpus: str,
    charset: str | None,
) -> Iterator[RawBatch]:
    """Read and store the files of a batch when it is asked for, which may be before the last is loaded.

    Feed documents are taken then as well, and added to `documents`.
    """
    before: RawBatch | None = None
    for files in read_files(context.workers, listed):
        pages: list[InputFile] = []
        arrivals: list[Arrival] = []
        for one in files:
            if is_feed_document(one):
                arrivals.append(_make_arrival(context, one, corpus))
            else:
                pages.append(one)
        if arrivals:
            documents.append(run_stage(take_documents, context, arrivals))
        with context.keep_warehouse_open():
            before = run_stage(store_files, context, pages, corpus=corpus, charset=charset, before=before)
        del files, pages, one  # they would stay in memory while the batch is loaded
        yield before


def _make_arrival(context: RunContext, document: InputFile, corpus: str) -> Arrival:
    return Arrival(
        arrival_id=identify("arrival", corpus, document.origin, digest(document.body)),
        corpus="load",
        url=None,
        feed=f"urn:newswire:{corpus}:{quote(document.origin)}",
        media_type=document.media_type,
        charset=document.charset,
        body=document.body,
        received_at=context.now,
        origin=document.origin,
    )
