"""Shards: a Parquet file for each segment, with its pages of interest and their analyses, written once."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from flows.backfill.record_columns import make_schema, read_row, write_rows
from flows.backfill.segments import SegmentReport
from flows.intake.input_file import InputFile
from flows.intake.scan_counts import ScanCounts
from transforms.records import PageAnalysis, Refusal
from warehouse.disk_sync import sync_path

FORMAT = "1"
"""The version of what shards hold; it changes their names."""
_NOTES = b"newswire.segment"
_ROW_GROUP = 64  # pages that are read at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysedFile:
    """A page of a segment and its result.

    Attributes:
        page_id: The page's identifier.
        file: The page as it was read; one with a fault was not analysed.
        analysis: Its analysis, if it became an article.
        refusal: Why it did not, if it was analysed.
    """

    page_id: str
    file: InputFile
    analysis: PageAnalysis | None
    refusal: Refusal | None


class ShardWriter:
    """A context manager that writes a shard under another name, and renames it once it is on disk.

    Several processes may write one shard: each writes a file of its own, and the last that ends replaces the
    others by the same.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
        self._schema = make_schema(AnalysedFile)
        self.pages = 0

    def __enter__(self) -> Self:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._writer = pq.ParquetWriter(
            self._draft, self._schema, compression="zstd", write_page_checksum=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()
        with suppress(FileNotFoundError):
            self._draft.unlink()

    def write(self, files: Iterable[AnalysedFile]) -> None:
        """Add pages."""
        rows = write_rows(list(files))
        self.pages += len(rows)
        if rows:
            self._writer.write_table(
                pa.Table.from_pylist(rows, schema=self._schema), row_group_size=_ROW_GROUP
            )

    def finish(self, counts: ScanCounts, *, now: datetime, is_whole: bool) -> None:
        """Put the shard in its place, with the counts of its segment."""
        notes = {
            "counts": asdict(counts),
            "pages": self.pages,
            "now": now.isoformat(),
            "is_whole": is_whole,
        }
        self._writer.add_key_value_metadata({_NOTES: json.dumps(notes)})
        self._writer.close()
        sync_path(self._draft)
        self._draft.replace(self._path)
        sync_path(self._path.parent)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardNotes:
    """What a shard says about itself.

    Attributes:
        report: The report of its segment.
        now: The moment that analysing took as the present.
    """

    report: SegmentReport
    now: datetime


def read_notes(path: Path) -> ShardNotes | None:
    """Read the notes of a shard; `None` where there is no shard, or none that can be read."""
    try:
        with pq.ParquetFile(path) as shard:
            notes = json.loads(shard.metadata.metadata[_NOTES])
        report = SegmentReport(
            shard=path,
            counts=ScanCounts(**notes["counts"]),
            pages=notes["pages"],
            is_whole=notes["is_whole"],
            is_reused=True,
        )
        return ShardNotes(report=report, now=datetime.fromisoformat(notes["now"]))
    except (OSError, KeyError, TypeError, ValueError, pa.ArrowException):
        return None


class DamagedShardError(Exception):
    """A shard is not what was written, or is gone."""


def read_shard(path: Path) -> Iterator[AnalysedFile]:
    """Read the pages of a shard in order, a few at a time.

    Raises:
        DamagedShardError: It cannot be read on; what was read so far is right, by its checksums.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as shard:
            for batch in shard.iter_batches(batch_size=_ROW_GROUP):
                files = [read_row(AnalysedFile, row) for row in batch.to_pylist()]
                yield from files
    except (OSError, KeyError, TypeError, ValueError, pa.ArrowException) as error:
        raise DamagedShardError(str(error).partition("\n")[0]) from error
