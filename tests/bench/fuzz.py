"""Read the tests' own files, changed at random, and look for exceptions and hangs.

    PYTHONPATH=tests/support .venv/bin/python tests/bench/fuzz.py [--minutes M] [--seed S] [--only KIND[:N]]

The same seed makes the same inputs. Each input that fails is written into a folder, with its reason beside it
and the words that run it again. Ends with status 1 if any did.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from fuzz_kinds import READERS, FuzzInput, FuzzOutcome, make_input, run_input

from flows.job_failures import JobFailure
from flows.jobs.workers import Workers
from flows.settings import ReadSettings

_TIMEOUT = 2.0  # CPU seconds of an input of 200 kB at the largest; runs allow 5 for a page of 10 MB
_ROUND = 40  # inputs of each kind at a time
_WIDTH = 60  # characters of the outcomes in a row of the table


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one kind."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failed: list[tuple[FuzzInput, JobFailure]] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def note(self, one: FuzzInput, result: FuzzOutcome | JobFailure) -> None:
        """Count an input."""
        if isinstance(result, JobFailure):
            self.failed.append((one, result))
        else:
            self.outcomes[result.outcome] += 1
            self.slowest = max(self.slowest, (result.seconds, one.number))


def list_rounds(kinds: list[str], seed: str, first: int) -> Iterator[list[FuzzInput]]:
    """Yield inputs of all kinds, some at a time, without an end."""
    for start in count(first, _ROUND):
        yield [
            FuzzInput(kind=kind, seed=seed, number=number)
            for kind in kinds
            for number in range(start, start + _ROUND)
        ]


def run(
    kinds: list[str], *, seed: str, seconds: float, limit: int | None, first: int = 0
) -> dict[str, Tally]:
    """Read inputs until the time is over or there were enough of each kind, and count what became of them."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    end = time.monotonic() + seconds
    with Workers(ReadSettings(timeout=_TIMEOUT)) as workers:
        for inputs in list_rounds(kinds, seed, first):
            chosen = [one for one in inputs if limit is None or one.number < first + limit]
            if not chosen or (limit is None and time.monotonic() > end):
                return tallies
            for one, result in zip(chosen, workers.run(run_input, chosen), strict=True):
                tallies[one.kind].note(one, result)
    raise AssertionError  # the rounds have no end


def write_failures(folder: Path, tallies: dict[str, Tally]) -> None:
    """Write each input that failed, and the reason with the words that run it again."""
    for one, failure in (failed for tally in tallies.values() for failed in tally.failed):
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{one.kind.replace(' ', '-')}-{one.seed}-{one.number}"
        (folder / f"{name}.input").write_bytes(make_input(one))
        again = f"make fuzz SEED={one.seed} ONLY='{one.kind}:{one.number}'"
        (folder / f"{name}.txt").write_text(
            f"{failure.reason}: {failure.detail}\n{again}\n", encoding="utf-8"
        )


def print_table(tallies: dict[str, Tally]) -> None:
    """Print a row for each kind."""
    print(f"{'kind':<16}{'inputs':>7}{'failed':>8}{'slowest':>15}  outcomes")
    for kind, tally in tallies.items():
        inputs = tally.outcomes.total() + len(tally.failed)
        outcomes = ", ".join(f"{name} {number}" for name, number in tally.outcomes.most_common())
        slowest = f"{tally.slowest[0]:.2f} s :{tally.slowest[1]}"
        print(f"{kind:<16}{inputs:>7,}{len(tally.failed):>8}{slowest:>15}  {outcomes[:_WIDTH]}")


def main(arguments: list[str] | None = None) -> int:
    """Parse the options, run, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--inputs", type=int, help="inputs of each kind, instead of a time")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", help="one kind, or one input as KIND:NUMBER")
    parser.add_argument("--folder", type=Path, default=Path("var", "fuzz"))
    options = parser.parse_args(arguments)
    kind, _, number = (options.only or "").partition(":")
    if options.only is not None and kind not in READERS:
        parser.error(f"no kind is called {kind!r}; there are: {', '.join(READERS)}")
    kinds = [kind] if kind else list(READERS)
    print(f"seed {options.seed}: `--seed {options.seed}` makes the same inputs again", flush=True)
    tallies = run(
        kinds,
        seed=options.seed,
        seconds=60 * options.minutes,
        limit=1 if number else options.inputs,
        first=int(number or 0),
    )
    print_table(tallies)
    write_failures(options.folder, tallies)
    failed = [failed for tally in tallies.values() for failed in tally.failed]
    for one, failure in failed[:20]:
        print(f"{one.kind}:{one.number}  {failure.reason}: {failure.detail[:160]}")
    if failed:
        print(f"{len(failed)} inputs failed; they are in {options.folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
