"""The tasks of a backfill: its segments, each with the file that holds its result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from flows.backfill.segments import Segment, SegmentTask
from flows.backfill.shards import FORMAT
from flows.backfill.versions import digest_code
from transforms.records import Knowledge
from transforms.text.normalisation import digest, identify

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_NAME_LENGTH = 80  # characters of a segment's name that are kept, for people


def make_tasks(
    segments: Sequence[Segment],
    folder: Path,
    *,
    corpus: str,
    now: datetime,
    knowledge: Knowledge,
    tags: tuple[str, ...],
) -> list[SegmentTask]:
    """Make the task of each segment; see :class:`SegmentTask`.

    The name of a shard is made of all that its content depends on, but for the moment: a shard that is there
    need not be made again.

    Args:
        segments: The segments.
        folder: Where the shards are; all workers reach it under this path.
        corpus: The corpus of the articles.
        now: The moment that analysing takes as the present.
        knowledge: The taxonomy and the quantities.
        tags: The tags of which a page has to name one; none for every page.
    """
    code = digest_code()
    made = (FORMAT, code, corpus, digest(knowledge.taxonomy or ""), digest(knowledge.quantities or ""), *tags)
    return [
        SegmentTask(
            segment=segment,
            corpus=corpus,
            now=now,
            knowledge=knowledge,
            tags=tags,
            code=code,
            shard=folder / _name_shard(segment, identify("shard", segment.origin, segment.identity, *made)),
        )
        for segment in segments
    ]


def _name_shard(segment: Segment, key: str) -> str:
    name = _UNSAFE.sub("_", segment.origin.rpartition("/")[2])[:_NAME_LENGTH].lstrip(".")
    return f"{name}-{key}.parquet"
