"""A page gives the same result, however often, in whatever order and in whatever process it is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from folders import ROOT

PAGES = ROOT / "tests/data/pages"


def start(times: int, seed: int) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        str(Path(__file__).with_name("probe_extraction.py")),
        str(PAGES),
        str(times),
        str(seed),
    ]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_page_read_thirty_times_in_any_order_and_process_gives_the_same_result() -> None:
    probes = [start(times, seed) for times, seed in ((20, 1), (5, 22), (5, 333))]
    first, *others = [probe.communicate()[0] for probe in probes]
    assert [probe.returncode for probe in probes] == [0, 0, 0]
    lines = [line.split() for line in first.splitlines()]
    assert len(lines) == len(list(PAGES.glob("*.html")))
    assert [name for name, *digests in lines if len(digests) != 1] == []
    assert others == [first, first]
