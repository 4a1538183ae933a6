"""The same articles make the same stories, whatever batches and order they are loaded in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows import road
from flows.settings import Settings
from flows.shift import Shift
from flows.workers import Workers

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DATA = Path(__file__).parents[1] / "data"
REPORTS = tomllib.loads((DATA / "lookalikes.toml").read_text("utf-8"))["report"][6:18]


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(Settings().read) as workers:
        yield workers


def load(home: Path, workers: Workers, batches: Sequence[Sequence[int]]) -> set[frozenset[str]]:
    """Load the reports by number, a batch a minute; return the stories as sets of events and numbers."""
    home.mkdir()
    settings = Settings(home=home / "var")
    for minute, batch in enumerate(batches):
        paths = []
        for number in batch:
            report = REPORTS[number]
            path = home / f"{report['event'].replace(' ', '-')}-{number:02}.txt"
            path.write_text(f"{report['title']}\n\n{report['text'].strip()}\n", "utf-8")
            paths.append(path)
        shift = Shift(settings=settings, now=NOON + timedelta(minutes=minute), workers=workers)
        road.load(road.call, shift, paths, corpus="invented")
    with duckdb.connect(str(settings.warehouse), read_only=True) as con:
        rows = con.execute("SELECT list(origin) FROM articles GROUP BY story_id").fetchall()
    return {frozenset(origins) for (origins,) in rows}


def test_batches_and_order_do_not_matter(tmp_path: Path, workers: Workers) -> None:
    numbers = range(len(REPORTS))
    at_once = load(tmp_path / "once", workers, [numbers])
    assert {event for story in at_once if len({name[:-7] for name in story}) > 1 for event in story} == set()
    assert len(at_once) == len({report["event"] for report in REPORTS})
    assert load(tmp_path / "back", workers, [numbers[8:], numbers[4:8], numbers[:4]]) == at_once
    assert load(tmp_path / "some", workers, [numbers[1::2], numbers[0::2]]) == at_once
