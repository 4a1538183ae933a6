"""Kill commands and their worker processes at random moments, and compare the rows with undisturbed ones.

Run, load, rebuild, retag and publish are each begun from the same state, killed, begun again, and at last
left alone; then the edition must have the rows of one that was never disturbed, and no output a traceback.
Each command runs in processes of its own, forked from an interpreter that has imported what they need
(`warm_starts.py`); `--cold` starts each as a new interpreter. Before, the moment is replayed after which
copies were once not linked: a kill when their original was in the log alone.

Run by `make kills`, 20 kills by default; `KILLS=500 make kills` takes about a quarter of an hour of CPU time.
Ends with status 1 if anything differs.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from broken_moment import MEANWHILE, ORIGINALS, count_links, prepare, take_copy
from folders import ROOT
from killed_readers import State, find_difference, hurry_killed, read_state
from killing import KINDS, MAIN, Home, Killer
from made_site import write_pages
from process_tree import read_cpu
from warm_starts import WarmStarter

NEWSWIRE = ("-m", "flows.cli")
PUBLISH = """
from pathlib import Path
from warehouse.publish import publish_edition
publish_edition(Path("var/warehouse.duckdb"), Path("var/news.duckdb"))
"""
MAKE = f"from pathlib import Path; Path('var').mkdir()\n{PUBLISH}"
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
_MAX_KILLED_COMMANDS, _MAX_KILLS_OF_COMMAND = 4, 3


def main() -> int:
    """Play the moment, kill, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=20, help="how many processes to kill")
    parser.add_argument("--replays", type=int, default=50, help="how often to replay the broken moment")
    parser.add_argument("--minutes", type=float, default=600.0, help="when to stop at the latest")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cold", action="store_true", help="start each command as a new interpreter")
    given = parser.parse_args()
    end = time.monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory(prefix="newswire-kills-") as folder:
        is_right = replay(Path(folder), given.replays)
        with nullcontext() if given.cold else WarmStarter() as starter:
            killing = Killing(folder=Path(folder), starter=starter, seed=given.seed)
            is_right &= killing.kill(given.kills, end=end)
    return 0 if is_right else 1


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


@dataclass(frozen=True)
class Killing:
    """Where the commands are run, what starts them, and what the random moments follow from."""

    folder: Path
    starter: WarmStarter | None
    seed: int

    def kill(self, kills: int, *, end: float) -> bool:
        """Kill processes of all operations in turn; return whether nothing differed."""
        bases = self._prepare_bases()
        operations = [self._measure(name, bases[name]) for name in OPERATIONS]
        while sum(one.count_kills() for one in operations) < kills and time.monotonic() < end:
            one = min(operations, key=Operation.count_kills)
            fault = one.disturb(self.take_base(one.base, "disturbed"))
            one.compared += 1
            print(".", end="", flush=True)
            if fault:
                one.wrong += 1
                print(f"WRONG, {one.name} after {one.count_kills()} kills: {fault}", flush=True)
        print(f"\n{'operation':10} {'kills':>6}  {'of':60} {'compared':>9} {'wrong':>6}")
        for one in operations:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(one.killer.kills.items()))
            print(f"{one.name:10} {one.count_kills():6}  {kinds:60} {one.compared:9} {one.wrong:6}")
        total = sum(one.count_kills() for one in operations)
        states = sum(one.compared for one in operations)
        print(f"{total} kills, {states} states compared, {self._measure_cpu():.0f} s of CPU time")
        return not any(one.wrong for one in operations)

    def take_base(self, base: Path, name: str) -> Home:
        """Copy a folder that an operation begins with."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(base, self.folder / name)
        return Home(self.folder / name, self.starter)

    def _measure_cpu(self) -> float:
        """Return the CPU seconds of this process, and of those that it started and that have ended."""
        return sum(read_cpu(pid) for pid in (os.getpid(), *((self.starter.pid,) if self.starter else ())))

    def _measure(self, name: str, base: Path) -> Operation:
        """Run an operation undisturbed."""
        home, output = self.take_base(base, "undisturbed"), self.folder / "undisturbed.txt"
        begun = time.monotonic()
        assert home.start(OPERATIONS[name], output).wait(600) == 0, output.read_text()
        seconds = time.monotonic() - begun
        weights = {MAIN: 1} if name == "publish" else KINDS  # it has no workers
        killer = Killer(random.Random(f"{self.seed} {name}"), weights)
        return Operation(name=name, base=base, seconds=seconds, expected=read_state(home), killer=killer)

    def _prepare_bases(self) -> dict[str, Path]:
        """Make the folders that the operations begin with.

        A run begins with nothing, a load with an empty warehouse: to make that takes half of its CPU time.
        """
        names = ("empty", "made", "loaded", "changed")
        empty, made, loaded, changed = (self.folder / f"base-{name}" for name in names)
        empty.mkdir()
        write_pages(empty / "pages", range(14))
        output = self.folder / "base.txt"
        shutil.copytree(empty, made)
        assert Home(made, self.starter).start(("-c", MAKE), output).wait(600) == 0, output.read_text()
        shutil.copytree(made, loaded)
        home = Home(loaded, self.starter)
        for words in (OPERATIONS["run"], OPERATIONS["load"]):
            if self.starter:
                status = self.starter.learn(words, folder=loaded, environment=home.environment, output=output)
            else:
                status = home.start(words, output).wait(600)
            assert status == 0, output.read_text()
        shutil.copytree(loaded, changed)
        assert Home(changed).start(("-c", CHANGE), output).wait(600) == 0, output.read_text()
        tagged = self.folder / "base-tagged"
        shutil.copytree(loaded, tagged)
        shutil.copyfile(ROOT / "tests/data/mazda.toml", tagged / "mazda.toml")
        (tagged / "newswire.toml").write_text('taxonomy = "mazda.toml"\n')
        return {"run": empty, "load": made, "rebuild": loaded, "retag": tagged, "publish": changed}


@dataclass
class Operation:
    """A command, the folder that it begins with, how long it takes, and the rows that it ends with."""

    name: str
    base: Path
    seconds: float
    expected: State
    killer: Killer
    compared: int = 0
    wrong: int = 0

    def count_kills(self) -> int:
        """Return how many processes were killed."""
        return sum(self.killer.kills.values())

    def disturb(self, home: Home) -> str | None:
        """Begin and kill it a few times, let it come to its end, and return the fault there is then."""
        output, chance, words = home.folder / "output.txt", self.killer.chance, OPERATIONS[self.name]
        for _ in range(chance.randint(1, _MAX_KILLED_COMMANDS)):
            moments = [
                chance.uniform(0.02, 1.1) * self.seconds
                for _ in range(chance.randint(1, _MAX_KILLS_OF_COMMAND))
            ]
            self.killer.run(home, words, output, moments=moments)
        hurry_killed(home)
        status = home.start(words, output).wait(600)
        text = output.read_text("utf-8", "replace")
        if status:
            return f"the last command ended with {status}: {text[-2000:]}"
        if "Traceback" in text:
            return f"a traceback: {text[text.index('Traceback') :][:3000]}"
        return find_difference(read_state(home), self.expected)


if __name__ == "__main__":
    sys.exit(main())
