"""The pages of a WARC file of a crawl that may be of interest, in the order of its captures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, cast

from flows.intake.crawl_scan import FileRange, can_scan, find_ranges
from flows.intake.input_file import InputFile, make_fault
from flows.intake.regular_files import open_regular
from flows.intake.scan_counts import ScanCounts
from flows.intake.warc_pages import read_pages
from flows.intake.warc_records import Damage, WarcRecord, read_records
from transforms.prefilter.page_filter import PageFilter
from transforms.records import RefusalReason

_REPORTED = 16 << 20  # bytes of the file between two reports


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlFile:
    """A WARC file of a crawl.

    Attributes:
        origin: Its origin.
        path: Where it is.
        taxonomy: The text of the taxonomy whose names are looked for; `None` for that of this package.
        tags: The tags whose names are looked for; none for every page.
    """

    origin: str
    path: Path
    taxonomy: str | None
    tags: tuple[str, ...]


def read_crawl(crawl: CrawlFile, beat: Callable[[], None]) -> Iterator[InputFile | ScanCounts]:
    """Read the pages of a file that name one of its tags; to be run in a worker process.

    Args:
        crawl: The file.
        beat: To be called after each part of the work that may take as long as a page.

    Yields:
        Pages, and faults of records as :func:`flows.intake.warc_pages.read_warc` does; between them, how far
        it has come, and last, all that was passed over.

    Raises:
        OSError: The file cannot be read.
    """
    page_filter = make_page_filter(crawl.taxonomy, crawl.tags) if crawl.tags else None
    with open_regular(crawl.path) as file:
        counts = ScanCounts()
        ranges: list[FileRange] | None = None
        if page_filter and can_scan(file):
            ranges, reported = [], 0
            for found in find_ranges(file, page_filter.may_name, counts, beat):
                ranges.append(found)
                if found.start - reported > _REPORTED:
                    reported = found.start
                    yield replace(counts)
            yield replace(counts)
        records = _Records(file, ranges, counts, beat)
        pages = 0
        for page in read_pages(crawl.origin, records.read):
            beat()
            pages += 1
            if page.fault or page_filter is None or page_filter.names(page.body, page.charset):
                yield page
            else:
                counts.unnamed += 1
        if not records.were_any and not counts.records:
            yield make_fault(crawl.origin, RefusalReason.EMPTY, "the file holds no record")
        if ranges is None:
            counts.without_page = counts.records - pages
        counts.position = file.seek(0, io.SEEK_END)
        yield replace(counts)


@lru_cache(maxsize=4)
def make_page_filter(taxonomy: str | None, tags: tuple[str, ...]) -> PageFilter:
    """Make the filter of pages that name one of some tags of a taxonomy, given by its text, in 0.1 s."""
    from transforms.tagging.load_taxonomy import default_taxonomy, load_taxonomy  # noqa: PLC0415 -- 0.2 s, in a worker

    return PageFilter(default_taxonomy() if taxonomy is None else load_taxonomy(taxonomy), tags)


class _Records:
    """The records in some parts of a file, or in all of it; those of a whole file are counted, once.

    Attributes:
        were_any: Whether one was read, or damage in its place.
    """

    def __init__(
        self, file: BinaryIO, ranges: list[FileRange] | None, counts: ScanCounts, beat: Callable[[], None]
    ) -> None:
        self.were_any = False
        self._file = file
        self._ranges = ranges
        self._counts = counts
        self._beat = beat
        self._is_counted = ranges is not None

    def read(self) -> Iterator[WarcRecord | Damage]:
        """Read the records from the first one on."""
        if self._ranges is not None:
            for one in self._ranges:
                self._beat()
                part = cast("BinaryIO", _FilePart(self._file, one))
                for record in read_records(part, self._beat, place=one.place, start=one.start):
                    self.were_any = True
                    yield record
            return
        self._file.seek(0)
        counted, self._is_counted = self._is_counted, True
        for record in read_records(self._file, self._beat):
            self._counts.records += not counted
            self.were_any = True
            yield record


class _FilePart(io.RawIOBase):
    """A part of a file that is read as a file of its own."""

    def __init__(self, file: BinaryIO, part: FileRange) -> None:
        super().__init__()
        self._file = file
        self._part = part
        self._position = part.start

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes, all that are left if it is negative."""
        left = self._part.end - self._position
        self._file.seek(self._position)
        data = self._file.read(left if size < 0 else min(size, left))
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to an offset from the beginning of the part."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("a part of a file is read from its beginning")
        self._position = self._part.start + offset
        return offset
