"""A backfill removes what killed ones left, and nothing that somebody may be writing."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.backfill.leftovers import remove_leftovers

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_drafts_and_copies_of_more_than_a_day_are_removed(tmp_path: Path) -> None:
    names = (
        ".a.warc.gz-1.parquet.beef.tmp", ".begun-1.77.tmp", ".segment-x1.warc",
        "a.warc.gz-1.parquet", ".begun-1", ".of-another-program.tmp",
    )  # fmt: skip
    for days, prefix in ((2, "old"), (0, "new")):
        folder = tmp_path / prefix
        folder.mkdir()
        for name in names:
            (folder / name).write_bytes(b"")
            at = (NOW - timedelta(days=days, hours=1)).timestamp()
            os.utime(folder / name, (at, at))
        remove_leftovers(folder, NOW)

    assert {path.name for path in (tmp_path / "old").iterdir()} == set(names[3:])
    assert len(list((tmp_path / "new").iterdir())) == len(names)


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    remove_leftovers(tmp_path / "absent", NOW)
