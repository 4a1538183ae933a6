"""The WARC files of a backfill, and what becomes of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from flows.intake.scan_counts import ScanCounts
from flows.job_failures import JobFailure
from transforms.records import Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A WARC file of a crawl.

    Attributes:
        origin: Its origin: its path inside the folder or list that was named, or its name.
        address: Its path, or the address of a file system that fsspec opens.
        size: Its bytes.
        identity: Changes with its content: its size, the version that its file system states, and a digest of
            its beginning and its end.
    """

    origin: str
    address: str
    size: int
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentTask:
    """A segment to analyse, with all that the result depends on.

    Attributes:
        segment: The segment.
        corpus: The corpus that its articles are loaded into.
        now: The moment that analysing takes as the present.
        knowledge: The taxonomy and the quantities.
        tags: The tags of which a page has to name one; none for every page.
        code: The version of the code and its rules, which a worker on another machine has to have, too.
        shard: The file that holds the result.
    """

    segment: Segment
    corpus: str
    now: datetime
    knowledge: Knowledge
    tags: tuple[str, ...]
    code: str
    shard: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentProgress:
    """How far the scan of a segment has come."""

    shard: Path
    position: int
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentReport:
    """A segment that was analysed.

    Attributes:
        shard: The file that holds the result.
        counts: The records that were passed over.
        pages: The pages and faults in the shard.
        is_whole: Whether nothing of the segment is missing that another try might bring.
        is_reused: Whether an earlier run had analysed it.
        failure: Why there is no shard, or a part of it only.
    """

    shard: Path
    counts: ScanCounts = field(default_factory=ScanCounts)
    pages: int = 0
    is_whole: bool = True
    is_reused: bool = False
    failure: JobFailure | None = None


SegmentEvent = SegmentProgress | SegmentReport
