"""Store the pages of files in the archive, but for those that the warehouse has already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from flows.input_reading import read_input_files
from flows.intake.input_file import OWN_URN, InputFile
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.stages.articles.cut_batches import FILE_BATCH, cut_batches
from flows.stages.articles.raw_batch import RawBatch
from transforms.records import Page, PageOutcome, Refusal, RefusalReason
from transforms.text.normalisation import digest, identify
from warehouse.read import read_existing_pages

_UNDECODED = frozenset({RefusalReason.NOT_UTF8, RefusalReason.NOT_TEXT, RefusalReason.UNREADABLE})


def read_files(workers: Workers, files: Iterable[tuple[str, str | Path]]) -> Iterator[list[InputFile]]:
    """Read files, given as pairs of origin and path, in batches of 500 pages or 24 MB.

    A batch is read when it is asked for.
    """
    pages = read_input_files(workers, files)
    return cut_batches(pages, measure=lambda page: len(page.body), limit=FILE_BATCH)


def store_files(
    context: RunContext,
    files: Sequence[InputFile],
    *,
    corpus: str,
    charset: str | None = None,
    before: RawBatch | None = None,
) -> RawBatch:
    """Archive the pages whose bytes the warehouse does not have under this corpus and origin.

    Args:
        context: The run.
        files: The pages of one batch.
        corpus: The corpus that they are loaded into.
        charset: The encoding of all of them, instead of those that the pages declare.
        before: The batch before, which may not be loaded yet; its pages count as stored.

    Returns:
        The new pages, those that cannot be read, and the stored refusals of those that an earlier run
        refused.
    """
    by_id: dict[str, InputFile] = {}
    digests: dict[str, str] = {}
    for one in files:
        sha256 = digest(one.body)
        page_id = _identify(one, corpus, sha256)
        by_id[page_id], digests[page_id] = one, sha256
    if not context.settings.warehouse.exists():  # all are new, and the file is made while workers import
        context.workers.prepare(jobs=len(files))
    with context.open_warehouse() as con:
        existing = read_existing_pages(con, list(by_id))
    if before:
        in_progress = [*before.pages, *(outcome.page for outcome in before.refused)]
        existing = dict.fromkeys(page.page_id for page in in_progress) | existing
    new: list[tuple[InputFile, Page]] = []
    refused: list[PageOutcome] = []
    for page_id, one in by_id.items():
        # a fault that is in the file is there the next time as well
        if page_id in existing and (one.fault or not _may_succeed(existing[page_id], charset)):
            continue
        page = _make_page(one, corpus, charset, page_id, sha256=digests[page_id], received_at=context.now)
        if one.fault:
            refused.append(_refuse(page, one.fault))
        else:
            new.append((one, page))
    stored = _archive_pages(context, new, corpus)
    earlier = tuple(
        refusal
        for page_id, refusal in existing.items()
        if refusal and (by_id[page_id].fault or not _may_succeed(refusal, charset))
    )
    return RawBatch(
        pages=stored,
        refused=tuple(refused),
        refused_before=earlier,
        skipped=len(files) - len(stored) - len(refused),
    )


def _archive_pages(
    context: RunContext, new: Sequence[tuple[InputFile, Page]], corpus: str
) -> tuple[Page, ...]:
    if not new:
        return ()
    context.workers.prepare(jobs=len(new))  # they import for a second, while the pages are archived
    with context.open_archive() as archive:
        refs = archive.append_resources(
            (
                (one.url or _name_record(one.origin, corpus), one.body, _state_type(one, page))
                for one, page in new
            ),
            at=context.now,
            cut=[position for position, (one, _) in enumerate(new) if one.is_cut],
            canonical={n: one.canonical_link for n, (one, _) in enumerate(new) if one.canonical_link},
        )
        archive.sync()
    return tuple(replace(page, archived=ref) for (_, page), ref in zip(new, refs, strict=True))


def _name_record(origin: str, corpus: str) -> str:
    """Return the address of a file in the archive; one from there keeps its own."""
    return origin if origin.startswith(OWN_URN) else f"{OWN_URN}{corpus}:{quote(origin)}"


def _state_type(one: InputFile, page: Page) -> str:
    """Return the Content-Type of a record, so that the archive says by itself how to decode its bytes."""
    return f"{one.media_type}; charset={page.charset}" if page.charset else one.media_type


def _may_succeed(refusal: Refusal | None, charset: str | None) -> bool:
    """Return whether a stored page is worth another try.

    A busy machine stops the reading of good pages too, and a text in an unknown encoding can be read in the
    encoding that somebody names.
    """
    if refusal is None:
        return False
    return refusal.reason.is_retried or (charset is not None and refusal.reason in _UNDECODED)


def identify_file(one: InputFile, *, corpus: str) -> str:
    """Return the identifier of the page that a file becomes in a corpus."""
    return _identify(one, corpus, digest(one.body))


def make_page(one: InputFile, *, corpus: str, received_at: datetime) -> Page:
    """Make the page of a file, as :func:`store_files` does, for those that analyse it before it is stored."""
    sha256 = digest(one.body)
    page_id = _identify(one, corpus, sha256)
    return _make_page(one, corpus, None, page_id, sha256=sha256, received_at=received_at)


def _identify(one: InputFile, corpus: str, sha256: str) -> str:
    return identify("page", corpus, one.origin, sha256, *(one.fault or ()))


def _make_page(
    one: InputFile, corpus: str, charset: str | None, page_id: str, *, sha256: str, received_at: datetime
) -> Page:
    return Page(
        page_id=page_id,
        corpus=corpus,
        origin=one.origin,
        entry_id=None,
        url=one.url,
        body=one.body,
        media_type=one.media_type,
        charset=charset or one.charset,
        sha256=sha256,
        received_at=received_at,
        archived=None,
        is_cut=one.is_cut,
        canonical_link=one.canonical_link,
    )


def _refuse(page: Page, fault: tuple[RefusalReason, str]) -> PageOutcome:
    reason, detail = fault
    refusal = Refusal(url=page.url, origin=page.origin, stage="load", reason=reason, detail=detail)
    return PageOutcome(page=page, outcome="refused", article_id=None, refusal=refusal)
