"""Run the cookbook in two processes while flows load and publish twenty times, and look for torn reads.

One process opens the edition as `newswire sql` does, the other as any client of DuckDB. In every round each
opens it again, checks that it is whole and asks all recipes. Meanwhile this process loads and publishes,
as the service does: by changing blocks of the former edition where nobody reads that. Run by
`make readers`; ends with status 1 if there is a fault, or articles are missing in the end.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import reading_loop
from invented import invent_article

from flows import pipeline
from flows.jobs.workers import Workers
from flows.run_context import RunContext
from flows.settings import Settings
from flows.stage_runner import run_stage_locally
from warehouse.spare_edition import SpareEdition

BATCH = 15  # articles of a load
WAYS = ("newswire", "plain")


def write_batch(folder: Path, number: int) -> Path:
    """Write the invented articles of a load; return their folder."""
    batch = folder / f"batch-{number}"
    batch.mkdir()
    for one in range(BATCH):
        text = invent_article(random.Random(f"{number} {one}"), words=200)
        (batch / f"{number}-{one}.txt").write_text(f"{text.split('.')[0][:70]}\n\n{text}\n", "utf-8")
    return batch


def load(folder: Path, number: int, settings: Settings, workers: Workers, spare: SpareEdition) -> None:
    """Load a batch and publish."""
    context = RunContext(settings=settings, workers=workers, spare_edition=spare)
    pipeline.load(run_stage_locally, context, [write_batch(folder, number)], corpus="invented")


def start_reader(edition: Path, way: str) -> subprocess.Popen[str]:
    """Start a process that reads the edition until its standard input is closed."""
    return subprocess.Popen(
        [sys.executable, reading_loop.__file__, str(edition), way],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def read_while_loading(
    folder: Path, *, seconds: float, publishes: int
) -> tuple[dict[str, dict[str, Any]], float]:
    """Load and publish over a while; return the figures of the readers, and the seconds that it took."""
    settings, spare = Settings(home=folder / "var"), SpareEdition()
    with Workers(settings.read) as workers:
        load(folder, 0, settings, workers, spare)
        readers = {way: start_reader(settings.edition, way) for way in WAYS}
        start = time.monotonic()
        for number in range(1, publishes + 1):
            load(folder, number, settings, workers, spare)
            time.sleep(max(0, start + number * seconds / publishes - time.monotonic()))
        took = time.monotonic() - start
    return {way: json.loads(reader.communicate()[0]) for way, reader in readers.items()}, took


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--publishes", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found, took = read_while_loading(Path(folder), seconds=options.seconds, publishes=options.publishes)
    expected = (options.publishes + 1) * BATCH
    is_well = True
    for way, figures in found.items():
        print(
            f"{way:>8}: {figures['rounds']} rounds, {figures['statements']:,} recipes, "
            f"{len(figures['editions'])} editions, {figures['articles']} of {expected} articles at the end, "
            f"{len(figures['faults'])} faults"
        )
        for fault in figures["faults"][:10]:
            print(f"          {fault}")
        is_well &= not figures["faults"] and figures["articles"] == expected
    print(f"loaded and published {options.publishes} times in {took:.0f} s")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
