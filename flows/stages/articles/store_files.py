"""Landing files: each page in them that is new to the warehouse goes into the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from flows.intake.files import InputFile, read_input_file
from flows.run_context import RunContext
from flows.stages.articles.raw_batch import RawBatch
from transforms.records import Page, PageOutcome, Refusal, RefusalReason
from transforms.text.normalisation import digest, identify
from warehouse.read import read_existing_pages

BATCH = 200
"""Pages a batch at most: one transaction each."""
_BYTES = 64_000_000  # and bytes, past which a batch takes no more: a WARC file may hold any number of pages


def read_files(files: Iterable[tuple[str, Path]]) -> Iterator[list[InputFile]]:
    """Read `files`, pairs of origin and file, in batches of their pages: 200, or fewer that have 64 MB.

    A batch is read when it is asked for; a caller that lets go of the one before holds one at a time.
    """
    batch: list[InputFile] = []
    size = 0
    for origin, file in files:
        for one in read_input_file(origin, file):
            batch.append(one)
            size += len(one.body)
            if len(batch) == BATCH or size >= _BYTES:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch


def store_files(
    context: RunContext, files: Sequence[InputFile], *, corpus: str, charset: str | None = None
) -> RawBatch:
    """Archive the pages whose bytes the warehouse has not seen under this corpus and origin."""
    handed = {
        identify("page", corpus, one.origin, digest(one.body), *(one.fault or ())): one for one in files
    }
    with context.open_warehouse() as con:
        known = read_existing_pages(con, list(handed))
    landed: list[Page] = []
    refused: list[PageOutcome] = []
    with context.open_archive() as archive:
        for page_id, one in handed.items():
            if page_id in known and not _may_heal(known[page_id]):
                continue
            page = _make_page(context, page_id, one, corpus, charset)
            if one.fault:
                refused.append(_refuse(page, one.fault))
                continue
            uri = one.url or f"urn:newswire:{corpus}:{quote(one.origin)}"
            kept = archive.append_resource(uri, one.body, media_type=one.media_type, at=context.now)
            landed.append(replace(page, archived=kept))
        archive.sync()
    remembered = tuple(refusal for refusal in known.values() if refusal and not _may_heal(refusal))
    return RawBatch(pages=tuple(landed), refused=tuple(refused), remembered=remembered)


def _may_heal(refusal: Refusal | None) -> bool:
    """Tell a file that was stopped half-way, as a busy machine does, from one that is no text."""
    return refusal is not None and refusal.reason.is_retried


def _make_page(context: RunContext, page_id: str, one: InputFile, corpus: str, charset: str | None) -> Page:
    return Page(
        page_id=page_id,
        corpus=corpus,
        origin=one.origin,
        entry_id=None,
        url=one.url,
        body=one.body,
        media_type=one.media_type,
        charset=charset or one.charset,
        sha256=digest(one.body),
        received_at=context.now,
        archived=None,
    )


def _refuse(page: Page, fault: tuple[RefusalReason, str]) -> PageOutcome:
    reason, detail = fault
    refusal = Refusal(url=page.url, origin=page.origin, stage="load", reason=reason, detail=detail)
    return PageOutcome(page=page, outcome="refused", article_id=None, refusal=refusal)
