"""Read every hostile page in a worker process; print the time and the outcome of each, and the memory used.

    PYTHONPATH=tests/support .venv/bin/python tests/bench/bench_hostile.py [WORD …]

Only pages whose name contains one of the words are read. The times are those of a single worker. Where the
page before made its worker die, they include the start of a new process.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial

from hostile import make_good_page, make_hostile_pages
from memory import read_peak, reset_peak
from records import make_page

from flows.job_failures import JobFailure
from flows.settings import ReadSettings
from flows.workers import Workers
from transforms.pipeline import analyse_page
from transforms.records import Page, Refusal

_NOW = datetime(2026, 6, 1, tzinfo=UTC)


def _make_page(body: bytes) -> Page:
    return make_page(body, corpus="inbox", origin="page.html", url=None)


def main(words: list[str]) -> None:
    """Read the chosen pages one by one, and print a line for each, the slowest last."""
    work = partial(analyse_page, now=_NOW, taxonomy=None)
    rows: list[tuple[float, str, str]] = []
    outcomes: Counter[str] = Counter()
    with Workers(ReadSettings(workers=1)) as workers:
        list(workers.run(work, [_make_page(make_good_page())]))
        chosen = [(name, body) for name, body in make_hostile_pages() if _is_named(name, words)]
        before = reset_peak()
        for name, body in chosen:
            start = time.monotonic()
            (result,) = workers.run(work, [_make_page(body)])
            outcome = result.reason if isinstance(result, JobFailure | Refusal) else "article"
            rows.append((time.monotonic() - start, outcome, f"{name} ({len(body):,} bytes)"))
            outcomes[outcome] += 1
        grown = read_peak() - before
    for seconds, outcome, name in sorted(rows):
        print(f"{seconds:6.2f} s  {outcome:<12} {name}")
    print(f"{len(rows)} pages: {dict(outcomes)}; slowest {max(rows)[0]:.2f} s")
    print(f"the main process grew by {grown:.1f} MB")


def _is_named(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


if __name__ == "__main__":
    main(sys.argv[1:])
