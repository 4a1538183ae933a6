"""The order of the captures in a WARC file: those of one address by their dates.

Crawlers that run in parallel and tools that merge files write later captures before earlier ones. Loaded so,
the oldest would be the latest revision of an article.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

from flows.intake.input_file import OWN_URN, InputFile
from flows.intake.warc_records import Damage, WarcRecord

CAPTURE_TYPES = frozenset({"response", "resource", "conversion"})
"""The types of records that may hold a page."""
_IN_MEMORY = 32_000_000  # bytes of captures that wait for earlier ones; more of them wait on disk


class CaptureOrder:
    """Which captures of a file are out of order, and which are wanted at all."""

    def __init__(self, records: Iterable[WarcRecord | Damage]) -> None:
        latest: dict[int, str] = {}
        self._disordered: set[int] = set()
        self._captured: set[int] = set()
        for record in records:
            if isinstance(record, Damage) or record.type not in CAPTURE_TYPES:
                continue
            key = hash(record.url)
            if record.date < latest.get(key, ""):
                self._disordered.add(key)
            latest[key] = max(record.date, latest.get(key, ""))
            if record.type != "conversion":
                self._captured.add(key)

    def is_wanted(self, record: WarcRecord) -> bool:
        """Return whether a record may hold a page: not one that is made of another of the same address.

        Addresses of other schemes than http are those of notes about a page, but for our own.
        """
        if record.type == "conversion" and hash(record.url) in self._captured:
            return False
        return record.type in CAPTURE_TYPES and record.url.lower().startswith(
            ("http:", "https:", "file:", OWN_URN)
        )

    def arrange(self, captures: Iterable[tuple[str, InputFile]]) -> Iterator[InputFile]:
        """Yield pages, given with their dates; those out of order come last, by their dates.

        Args:
            captures: The dates and the pages.
        """
        waiting: list[tuple[str, int, int]] = []
        with SpooledTemporaryFile(max_size=_IN_MEMORY) as store:
            for date, page in captures:
                if page.url is None or hash(page.url) not in self._disordered:
                    yield page
                    continue
                raw = pickle.dumps(page)
                waiting.append((date, store.tell(), len(raw)))
                store.write(raw)
            for _, start, size in sorted(waiting):
                store.seek(start)
                page = pickle.loads(store.read(size))  # noqa: S301 -- it was written here a moment ago
                yield page
