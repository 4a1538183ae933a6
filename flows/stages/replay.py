"""Replaying: pages are had back from the archive and read with today's rules, in their order of landing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from shutil import rmtree

from flows.intake.retrieval import MissingBodyError, retrieve_body
from flows.progress import Within
from flows.shift import Shift
from flows.stages import fetch, land
from flows.stages.read import read_pages
from transforms.records import LearnedRule, Page, Reading, Refusal
from warehouse.connection import open_held
from warehouse.difference import Difference
from warehouse.furniture import list_learned_rules
from warehouse.rebuild import compare_rebuild, prepare_rebuild, take_rebuild
from warehouse.replay import PageToReplay, PastReading, list_pages_to_replay, read_stored_pages

SCRATCH = "rebuild"
"""The folder beside the warehouse in which another is made; what a killed rebuild left is thrown away."""
_STOPPED = ("timeout", "memory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """A rebuild under way: the shift whose warehouse is the new one, and the pages to read, by batch."""

    scratch: Shift
    batches: tuple[tuple[PageToReplay, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Pages of one run as they landed, each with what was read from it before.

    `missing` says of those whose bytes cannot be had, by page identifier, why.
    """

    pages: tuple[Page, ...]
    past: dict[str, PastReading]
    missing: dict[str, str]


def begin_replay(shift: Shift, rules: Sequence[LearnedRule] = ()) -> Replay:
    """Make the new warehouse, with what is not derived and with `rules`, and list the pages to read."""
    settings = shift.settings.model_copy(update={"home": shift.settings.home / SCRATCH})
    clear_scratch(shift)
    prepare_rebuild(shift.settings.warehouse, settings.warehouse, rules, wait=shift.settings.patience)
    with open_held(shift.settings.warehouse, wait=shift.settings.patience) as con:
        pages = list_pages_to_replay(con)
    shift.progress.begin("reading again", len(pages))
    runs = groupby(pages, key=lambda page: (page.landed_at, page.run_id, page.corpus))
    return Replay(
        scratch=replace(shift, settings=settings, progress=Within(shift.progress)),
        batches=tuple(batch for _, run in runs for batch in _cut(tuple(run))),
    )


def recall_pages(shift: Shift, batch: Sequence[PageToReplay]) -> Recalled:
    """Have the pages of `batch` back from the archive, as they were handed on when they landed."""
    with open_held(shift.settings.warehouse, wait=shift.settings.patience) as con:
        past = read_stored_pages(con, [page.page_id for page in batch])
    pages: list[Page] = []
    missing: dict[str, str] = {}
    for one in batch:
        page = past[one.page_id].page
        try:
            body, charset = retrieve_body(shift.settings.archive_folder, page.archived, sha256=page.sha256)
            page = replace(page, body=body, charset=page.charset or charset)
        except MissingBodyError as error:
            missing[page.page_id] = str(error)
        pages.append(page)
    return Recalled(pages=tuple(pages), past=past, missing=missing)


def reread_pages(shift: Shift, recalled: Recalled) -> tuple[list[Reading | Refusal], list[Refusal]]:
    """Read the pages anew; returns a result for each, and why some had to stay as they were.

    A page whose bytes are gone keeps what was made of it, and so does an article's page that could
    not be read in time, since that may be a busy machine's fault.
    """
    there = [page for page in recalled.pages if page.page_id not in recalled.missing]
    read = {page.page_id: result for page, result in zip(there, read_pages(shift, there), strict=True)}
    stopped = {
        name: result.detail
        for name, result in read.items()
        if isinstance(result, Refusal) and result.reason in _STOPPED and recalled.past[name].article
    }
    faults = recalled.missing | stopped
    taxonomy = shift.settings.read_taxonomy()
    read |= {name: _keep(recalled.past[name], taxonomy) for name in faults}
    return [read[page.page_id] for page in recalled.pages], [
        Refusal(url=page.url, origin=page.origin, stage="rebuild", reason="kept", detail=faults[page.page_id])
        for page in recalled.pages
        if page.page_id in faults
    ]


def list_rules(replay: Replay) -> list[LearnedRule]:
    """Return the rules that the new warehouse has by now."""
    with replay.scratch.open_warehouse() as con:
        return list_learned_rules(con)


def compare_states(shift: Shift, replay: Replay) -> Difference:
    """Tell how the new warehouse differs from the one there is."""
    scratch = replay.scratch.settings.warehouse
    return compare_rebuild(shift.settings.warehouse, scratch, wait=shift.settings.patience)


def take_state(shift: Shift, replay: Replay) -> None:
    """Put the new warehouse in the place of the old one."""
    take_rebuild(shift.settings.warehouse, replay.scratch.settings.warehouse)


def clear_scratch(shift: Shift) -> None:
    """Throw the new warehouse away, or what is left of its folder."""
    rmtree(shift.settings.home / SCRATCH, ignore_errors=True)


def _cut(run: Sequence[PageToReplay]) -> Iterator[tuple[PageToReplay, ...]]:
    """Cut the pages of a run into batches of at most as many as land together, and so decide together."""
    size = fetch.BATCH if run[0].corpus == "feed" else land.BATCH
    for start in range(0, len(run), size):
        yield tuple(run[start : start + size])


def _keep(past: PastReading, taxonomy: str | None) -> Reading | Refusal:
    """Give a page what was made of it; its article is studied here, as it could be before in time."""
    from transforms.study import study_article  # noqa: PLC0415 -- see read_pages

    if past.article:
        return study_article(past.article, taxonomy=taxonomy)
    assert past.refusal is not None  # a page is listed for its article or for its refusal
    return past.refusal
