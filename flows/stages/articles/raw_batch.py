"""The record of one batch: its pages, and what happened while they were fetched or stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from transforms.fetching.work_list import FetchGroup
from transforms.records import EntryOutcome, Fetch, Page, PageOutcome, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBatch:
    """Archived pages that are ready to be analysed, and the outcomes that are settled already.

    Attributes:
        pages: The pages, with their bytes.
        fetches: Rows of the requests that were made.
        refusals: Why requests brought no page.
        settled: Outcomes of entries that brought no page.
        refused: Pages that cannot even be read, such as a file that is too large.
        refused_before: The stored refusals of pages that an earlier run refused for the same bytes.
        skipped: The number of further files, which need no work since their bytes have been loaded before.
        waiting: By page identifier, the entries whose outcome the page decides.
    """

    pages: tuple[Page, ...]
    fetches: tuple[Fetch, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    settled: tuple[EntryOutcome, ...] = ()
    refused: tuple[PageOutcome, ...] = ()
    refused_before: tuple[Refusal, ...] = ()
    skipped: int = 0
    waiting: Mapping[str, FetchGroup] = field(default_factory=dict)

    def drop_bodies(self) -> Self:
        """Return the batch without the bytes of its pages, which only their analysis needs."""
        return replace(self, pages=tuple(replace(page, body=b"") for page in self.pages))
