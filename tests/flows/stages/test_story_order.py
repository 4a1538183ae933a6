"""The same articles make the same stories, whatever batches and order they are loaded in."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from folders import DATA
from loading import encode_file, load_batches, read_stories

from flows.jobs.workers import Workers

REPORTS = tomllib.loads((DATA / "lookalikes.toml").read_text("utf-8"))["report"][6:18]


def load(home: Path, workers: Workers, batches: Sequence[Sequence[int]]) -> set[frozenset[str]]:
    """Load the reports by number; return the stories as sets of events and numbers."""
    files = [dict(encode_report(number) for number in batch) for batch in batches]
    return read_stories(load_batches(home, workers, files))


def encode_report(number: int) -> tuple[str, bytes]:
    report = REPORTS[number]
    return f"{report['event'].replace(' ', '-')}-{number:02}.txt", encode_file(
        report["title"], report["text"]
    )


def test_stories_do_not_depend_on_batches_and_order(tmp_path: Path, workers: Workers) -> None:
    numbers = range(len(REPORTS))
    at_once = load(tmp_path / "once", workers, [numbers])
    assert {event for story in at_once if len({name[:-7] for name in story}) > 1 for event in story} == set()
    assert len(at_once) == len({report["event"] for report in REPORTS})
    assert load(tmp_path / "back", workers, [numbers[8:], numbers[4:8], numbers[:4]]) == at_once
    assert load(tmp_path / "some", workers, [numbers[1::2], numbers[0::2]]) == at_once
