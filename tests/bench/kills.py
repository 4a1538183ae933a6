"""Kill commands and their worker processes at random moments, and compare the rows with undisturbed ones.

Run, load, rebuild, retag and publish are each begun from the same state, killed, begun again, and at last
left alone; then the edition must have the rows of one that was never disturbed, and no output a traceback.
Before, the moment is replayed after which copies were once not linked: a kill when their original was in the
log alone.

Run by `make kills`, 20 kills by default; `KILLS=500 make kills` takes about an hour. Ends with status 1 if
anything differs.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from broken_moment import MEANWHILE, ORIGINALS, count_links, prepare, take_copy
from folders import ROOT
from killing import Home, Killer
from made_site import write_pages
from visible_state import read_comparable_state

from transforms.records import RefusalReason

NEWSWIRE = ("-m", "flows.cli")
PUBLISH = """
from pathlib import Path
from warehouse.publish import publish_edition
publish_edition(Path("var/warehouse.duckdb"), Path("var/news.duckdb"))
"""
CHANGE = """
from datetime import UTC, datetime
from pathlib import Path
from transforms.records import Run
from warehouse.connection import open_writer
from warehouse.load import write_run
with open_writer(Path("var/warehouse.duckdb")) as con:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    write_run(con, Run(run_id="changed", flow="load", started_at=at, ended_at=at, counts=()))
"""
OPERATIONS: Mapping[str, tuple[str, ...]] = {
    "run": (*NEWSWIRE, "run", "--sample"),
    "load": (*NEWSWIRE, "load", "pages"),
    "rebuild": (*NEWSWIRE, "rebuild"),
    "retag": (*NEWSWIRE, "retag"),
    "publish": ("-c", PUBLISH),
}
_MAX_KILLS_IN_A_ROW = 4


def main() -> int:
    """Play the moment, kill, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=20, help="how many processes to kill")
    parser.add_argument("--replays", type=int, default=50, help="how often to replay the broken moment")
    parser.add_argument("--minutes", type=float, default=600.0, help="when to stop at the latest")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    end = time.monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory(prefix="newswire-kills-") as folder:
        is_right = replay(Path(folder), given.replays)
        return 0 if kill_all(Path(folder), given.kills, given.seed, end=end) and is_right else 1


def replay(folder: Path, times: int) -> bool:
    """Replay the broken moment, and return whether every copy was linked every time."""
    (folder / "moment").mkdir()
    prepared = prepare(folder / "moment")
    right = 0
    for number in range(times):
        copied = folder / f"moment-{number}"
        copied.mkdir()
        warehouse = take_copy(prepared, copied)
        [*MEANWHILE.values()][number % len(MEANWHILE)](warehouse)
        right += count_links(warehouse) == ORIGINALS
        shutil.rmtree(copied)
    print(f"the broken moment, replayed {times} times: copies linked {right} times", flush=True)
    return right == times


def kill_all(folder: Path, kills: int, seed: int, *, end: float) -> bool:
    """Kill processes of all operations in turn; return whether nothing differed."""
    bases = prepare_bases(folder)
    operations = [measure(folder, name, bases[name], seed) for name in OPERATIONS]
    while sum(one.count_kills() for one in operations) < kills and time.monotonic() < end:
        one = min(operations, key=Operation.count_kills)
        fault = one.disturb(folder)
        one.compared += 1
        if fault:
            one.wrong += 1
            print(f"WRONG, {one.name} after {one.count_kills()} kills: {fault}", flush=True)
    print(f"{'operation':10} {'kills':>6}  {'of':60} {'compared':>9} {'wrong':>6}")
    for one in operations:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(one.killer.kills.items()))
        print(f"{one.name:10} {one.count_kills():6}  {kinds:60} {one.compared:9} {one.wrong:6}")
    total = sum(one.count_kills() for one in operations)
    print(f"{total} kills, {sum(one.compared for one in operations)} states compared")
    return not any(one.wrong for one in operations)


@dataclass
class Operation:
    """A command, the folder that it begins with, how long it takes, and the rows that it ends with."""

    name: str
    base: Path
    seconds: float
    expected: dict[str, list[tuple[Any, ...]]]
    killer: Killer
    compared: int = 0
    wrong: int = 0

    def count_kills(self) -> int:
        """Return how many processes were killed."""
        return sum(self.killer.kills.values())

    def disturb(self, folder: Path) -> str | None:
        """Begin and kill it a few times, let it come to its end, and return the fault there is then."""
        home, output, chance = (
            take_base(folder, self.base, "disturbed"),
            folder / "output.txt",
            self.killer.chance,
        )
        output.unlink(missing_ok=True)
        words = OPERATIONS[self.name]
        for _ in range(chance.randint(1, _MAX_KILLS_IN_A_ROW)):
            moments = [chance.uniform(0.02, 1.1) * self.seconds for _ in range(chance.randint(1, 2))]
            self.killer.run(home, words, output, moments=moments)
        status = home.start(words, output).wait(600)
        text = output.read_text("utf-8", "replace")
        if status:
            return f"the last command ended with {status}: {text[-2000:]}"
        if "Traceback" in text:
            return f"a traceback: {text[text.index('Traceback') :][:3000]}"
        found = read_state(home)
        for view, rows in self.expected.items():
            differing = [row for row in (*found[view], *rows) if (row in found[view]) != (row in rows)]
            if differing or len(found[view]) != len(rows):
                return f"other rows in {view}, such as {differing[:3]}"
        return None


def read_state(home: Home) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows to compare: all but the refusals that say that a worker was killed.

    Such a page is tried again, and its refusal stays in the log of refusals.
    """
    state = read_comparable_state(home)
    machine = {reason.value for reason in RefusalReason if reason.is_retried}
    state["refusals"] = [row for row in state["refusals"] if row[-1] not in machine]
    return state


def measure(folder: Path, name: str, base: Path, seed: int) -> Operation:
    """Run an operation undisturbed."""
    home, output = take_base(folder, base, "undisturbed"), folder / "undisturbed.txt"
    begun = time.monotonic()
    assert home.start(OPERATIONS[name], output).wait(600) == 0, output.read_text()
    seconds = time.monotonic() - begun
    killer = Killer(random.Random(f"{seed} {name}"))
    return Operation(name=name, base=base, seconds=seconds, expected=read_state(home), killer=killer)


def prepare_bases(folder: Path) -> dict[str, Path]:
    """Make the folders that the operations begin with."""
    empty, loaded, changed = (folder / f"base-{name}" for name in ("empty", "loaded", "changed"))
    empty.mkdir()
    write_pages(empty / "pages", range(14))
    shutil.copytree(empty, loaded)
    output = folder / "base.txt"
    for words in (OPERATIONS["run"], OPERATIONS["load"]):
        assert Home(loaded).start(words, output).wait(600) == 0, output.read_text()
    shutil.copytree(loaded, changed)
    assert Home(changed).start(("-c", CHANGE), output).wait(600) == 0, output.read_text()
    tagged = folder / "base-tagged"
    shutil.copytree(loaded, tagged)
    shutil.copyfile(ROOT / "tests/data/mazda.toml", tagged / "mazda.toml")
    (tagged / "newswire.toml").write_text('taxonomy = "mazda.toml"\n')
    return {"run": empty, "load": empty, "rebuild": loaded, "retag": tagged, "publish": changed}


def take_base(folder: Path, base: Path, name: str) -> Home:
    """Copy a folder that an operation begins with."""
    shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(base, folder / name)
    return Home(folder / name)


if __name__ == "__main__":
    sys.exit(main())
