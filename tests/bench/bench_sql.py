"""Measure `newswire sql` beside the same SQL in one process without a sandbox, on an edition of a made site.

Prints CPU seconds of all processes and the peak memory of the largest, each the smallest of five, and how
long after its limit a query without end is over.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from folders import ROOT
from made_site import write_pages

ENDLESS = "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b WHERE a.range + b.range = -1"
ROWS = 5_000_000
# Runs a command, and prints the CPU seconds and the peak memory in MB of it and its descendants.
_MEASURE = """
import json, resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, status]))
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


def measure(home: Path, command: list[str], *, times: int = 5) -> tuple[float, float]:
    """Return CPU seconds and MB of a command, the smallest of so many runs."""
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
        cpu, memory, status = json.loads(done.stdout)
        assert status in (0, 1), f"{command} ended with {status}"
        results.append((cpu, memory))
    return min(results)


def report(name: str, home: Path, query: str, *, times: int = 5) -> None:
    """Print what a query costs in the sandbox and without it."""
    command = [sys.executable, "-m", "flows.cli", "sql", query, "--format", "csv", "--timeout", "600"]
    cpu, memory = measure(home, command, times=times)
    plain_cpu, plain_memory = measure(home, [sys.executable, "-c", _PLAIN, query], times=times)
    print(
        f"{name:24} {cpu:6.2f} CPU-s, {memory:4.0f} MB; in one process {plain_cpu:6.2f} CPU-s, "
        f"{plain_memory:4.0f} MB; ratio {cpu / plain_cpu:.2f}"
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
        begin = time.perf_counter()
        measure(home, [*command, "sql", "SELECT 1"], times=1)
        start = time.perf_counter() - begin
        begin = time.perf_counter()
        measure(home, [*command, "sql", ENDLESS, "--timeout", "2"], times=1)
        late = time.perf_counter() - begin - start - 2
        print(f"{'a query without end':24} over {max(0.0, late):.2f} s after its limit of 2 s")


if __name__ == "__main__":
    main()
