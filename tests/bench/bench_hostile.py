"""Read hostile pages, and documents just over each of our limits; print outcomes, times and memory.

    PYTHONPATH=tests/support .venv/bin/python tests/bench/bench_hostile.py [WORD …]

Only those whose name contains one of the words are read. The times are those of a single worker. Where the
document before made its worker die, they include the start of a new process. Ends with status 1 if a document
over a limit has another outcome than it should, or none is named so.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from hostile import make_good_page, make_hostile_pages
from memory import read_peak, reset_peak
from over_limits import CASES
from records import make_page

from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import ReadSettings
from transforms.pipeline import analyse_page
from transforms.records import Knowledge, Page, Refusal

_NOW = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Row:
    """A document: the seconds that it took, what became of it, and the MB that this process grew by."""

    seconds: float
    outcome: str
    wanted: str
    megabytes: float
    name: str


def _make_page(body: bytes) -> Page:
    return make_page(body, corpus="inbox", origin="page.html", url=None)


def read_pages(workers: Workers, words: list[str]) -> Iterator[Row]:
    """Read the hostile pages one by one."""
    work = partial(analyse_page, now=_NOW, knowledge=Knowledge())
    for name, body in make_hostile_pages():
        if not _is_named(name, words):
            continue
        page, before, start = _make_page(body), reset_peak(), time.monotonic()
        (result,) = workers.run(work, [page])
        seconds = time.monotonic() - start
        outcome = str(result.reason) if isinstance(result, JobFailure | Refusal) else "article"
        named = f"{name} ({len(body):,} bytes)"
        yield Row(seconds=seconds, outcome=outcome, wanted="", megabytes=read_peak() - before, name=named)


def read_documents(workers: Workers, words: list[str]) -> Iterator[Row]:
    """Read the documents just over the limits one by one."""
    for name, case in CASES.items():
        if not _is_named(name, words):
            continue
        document = case.make()
        before, start = reset_peak(), time.monotonic()
        outcome = case.read(workers, document)
        seconds = time.monotonic() - start
        named = f"{name} ({len(document):,} bytes)"
        grown = read_peak() - before
        yield Row(seconds=seconds, outcome=outcome, wanted=case.outcome, megabytes=grown, name=named)


def print_rows(heading: str, rows: list[Row]) -> None:
    """Print the rows, the slowest last, and a line that sums them up."""
    print(heading)
    for row in sorted(rows):
        wrong = f"  BUT {row.wanted} IS RIGHT" if row.wanted and row.wanted != row.outcome else ""
        print(f"{row.seconds:6.2f} s {row.megabytes:6.1f} MB  {row.outcome:<16} {row.name}{wrong}")
    if rows:
        counts = dict(Counter(row.outcome for row in rows).most_common())
        slowest, largest = max(row.seconds for row in rows), max(row.megabytes for row in rows)
        print(f"{len(rows)} documents: {counts}")
        print(f"slowest {slowest:.2f} s; this process grew by {largest:.1f} MB at the most\n")


def main(words: list[str]) -> int:
    """Read the chosen documents and print two tables."""
    with Workers(ReadSettings(workers=1)) as workers:
        good = _make_page(make_good_page())
        list(workers.run(partial(analyse_page, now=_NOW, knowledge=Knowledge()), [good]))
        pages = list(read_pages(workers, words))
        print_rows("Hostile pages", pages)
        documents = list(read_documents(workers, words))
        print_rows("Documents just over a limit", documents)
    return 1 if any(row.outcome != row.wanted for row in documents) or not (pages or documents) else 0


def _is_named(name: str, words: list[str]) -> bool:
    return not words or any(word in name for word in words)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
