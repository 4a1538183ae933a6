"""What one batch brought in: pages to read, and the entries that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transforms.fetching.work_list import Fetching
from transforms.records import EntryOutcome, Fetch, Page, PageOutcome, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBatch:
    """Pages that arrived, by whatever way, with all that happened on it.

    `waiting` gives, by page identifier, the entries whose outcome the page decides; `settled` are
    outcomes of entries that brought no page. `refused` are pages that cannot even be read, and
    `remembered` what was said of those that an earlier run refused for the same bytes.
    """

    pages: tuple[Page, ...]
    fetches: tuple[Fetch, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    settled: tuple[EntryOutcome, ...] = ()
    refused: tuple[PageOutcome, ...] = ()
    remembered: tuple[Refusal, ...] = ()
    waiting: Mapping[str, Fetching] = field(default_factory=dict)
