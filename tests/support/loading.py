"""Load files in batches as a run does, without the command line, and read the stories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from flows import pipeline
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stage_runner import run_stage_locally
from flows.stages.articles.assign_stories import assign_stories

MORNING = datetime(2026, 3, 2, 3, tzinfo=UTC)
STEP = timedelta(minutes=2)  # between batches, so that hundreds of them fit into a day


def load_batches(home: Path, workers: Workers, batches: Iterable[Mapping[str, bytes]]) -> Path:
    """Write files and load them, one batch after the other.

    Args:
        home: The folder for the files and the state, which is created if it does not exist.
        workers: The worker processes.
        batches: The bytes of the files of each batch, by name.

    Returns:
        The file of the warehouse.
    """
    home.mkdir(exist_ok=True)
    settings = Settings(home=home / "var")
    for number, files in enumerate(batches):
        for name, body in files.items():
            (home / name).write_bytes(body)
        context = RunContext(settings=settings, now=MORNING + STEP * number, workers=workers)
        pipeline.load_files(run_stage_locally, context, [home / name for name in files], corpus="invented")
        assign_stories(context)
    return settings.warehouse


def read_stories(warehouse: Path) -> set[frozenset[str]]:
    """Return the stories as sets of file names."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        rows = con.execute("SELECT list(origin) FROM articles GROUP BY story_id").fetchall()
    return {frozenset(origins) for (origins,) in rows}


def encode_file(title: str, text: str) -> bytes:
    """Return the bytes of a plain-text file with a title."""
    return f"{title}\n\n{text.strip()}\n".encode()
