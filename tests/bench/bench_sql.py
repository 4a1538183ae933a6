"""Measure `newswire sql` beside the same SQL in one process without a sandbox, on an edition of a made site.

Prints CPU seconds of all processes and the peak memory of the largest, each the smallest of five (of one for
many rows), and how long after its limit a query without end is over, less the time of a start.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from folders import ROOT
from made_site import write_pages

ENDLESS = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range + b.range = -1"
ROWS = 5_000_000
LIMIT = 2  # seconds of the query without end
# Runs a command, and prints the CPU seconds and the peak memory in MB of it and its descendants, the seconds
# that it took, its exit status and its messages.
_MEASURE = """
import json, resource, subprocess, sys, time
begin = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
wall, used = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, wall, done.returncode, done.stderr]))
"""
# What `newswire sql` would do without a sandbox: the same modules, all in one process.
_PLAIN = """
import sys
from pathlib import Path
from flows.cli.configuration import read_settings
from flows.cli.app import cli
from flows.cli.commands.sql import command
from flows.cli.rows import open_destination, write_result
from warehouse.edition import open_edition
with open_edition(read_settings().edition.absolute()) as con, open_destination() as destination:
    con.execute(sys.argv[1])
    write_result(con, "csv", destination)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command takes at the least: CPU seconds, MB, and seconds by the clock."""

    cpu: float
    memory: float
    wall: float


def measure(home: Path, command: list[str], *, times: int = 5, fault: str | None = None) -> Cost:
    """Run a command so many times, and return the least of each figure.

    Args:
        home: The folder with its state.
        command: The words of the command.
        times: How often.
        fault: Words of the message with which it has to fail; without them it has to succeed.
    """
    environment = os.environ | {"NEWSWIRE_HOME": str(home / "var"), "PYTHONPATH": str(ROOT)}
    results = []
    for _ in range(times):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, *command],
            cwd=home,
            env=environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        *figures, status, errors = json.loads(done.stdout)
        is_right = status == 0 if fault is None else status == 1 and fault in errors
        assert is_right, f"{command} ended with {status}: {errors}"
        results.append(figures)
    return Cost(*map(min, zip(*results, strict=True)))


def report(name: str, home: Path, query: str, *, times: int = 5) -> None:
    """Print what a query costs in the sandbox and without it."""
    command = [sys.executable, "-m", "flows.cli", "sql", query, "--format", "csv", "--timeout", "600"]
    ours = measure(home, command, times=times)
    plain = measure(home, [sys.executable, "-c", _PLAIN, query], times=times)
    print(
        f"{name:24} {ours.cpu:6.2f} CPU-s, {ours.memory:4.0f} MB; in one process {plain.cpu:6.2f} CPU-s, "
        f"{plain.memory:4.0f} MB; ratio {ours.cpu / plain.cpu:.2f}"
    )


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        pages = write_pages(home / "pages", range(30))
        command = [sys.executable, "-m", "flows.cli"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        subprocess.run(
            [*command, "load", str(pages)], cwd=home, env=environment, capture_output=True, check=True
        )
        report("SELECT 1", home, "SELECT 1")
        report(f"{ROWS:,} rows to CSV", home, f"FROM range({ROWS})", times=1)
        start = measure(home, [*command, "sql", "SELECT 1"], times=3).wall
        endless = [*command, "sql", ENDLESS, "--timeout", str(LIMIT)]
        late = measure(home, endless, times=3, fault="stopped after").wall - start - LIMIT
        print(f"{'a query without end':24} over {late:.2f} s after its limit of {LIMIT} s, less a start")


if __name__ == "__main__":
    main()
