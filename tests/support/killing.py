"""Run a command again and again, kill processes of it at random moments, and collect its output."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from asked_folder import AskedFolder
from folders import ROOT
from process_tree import is_alive, list_descendants, read_command, read_name
from warm_starts import WarmProcess, WarmStarter

_KEPT = ("PATH", "LANG", "LC_ALL", "VIRTUAL_ENV", "XDG_CACHE_HOME")
MAIN, WORKER, FORK_SERVER = "the command", "a worker", "the fork server"
_LONGEST_LIFE = 0.5  # seconds of a worker before it is killed
KINDS = {MAIN: 5, WORKER: 3, FORK_SERVER: 2}  # and how often each is chosen


@dataclass(frozen=True)
class Home(AskedFolder):
    """A folder in which commands are run, with the state below it.

    Attributes:
        folder: The folder.
        starter: Starts the commands; without one, each is started as a new interpreter.
    """

    starter: WarmStarter | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables of the commands."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        path = f"{ROOT}{os.pathsep}{ROOT / 'tests/support'}"
        return kept | {"HOME": str(self.folder), "PYTHONPATH": path}

    def start(self, words: Sequence[str], output: Path) -> subprocess.Popen[bytes] | WarmProcess:
        """Start Python with these words; all of its output goes into a file."""
        if self.starter:
            return self.starter.start(words, folder=self.folder, environment=self.environment, output=output)
        with output.open("ab") as file:
            return subprocess.Popen(
                [sys.executable, *words],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
            )


@dataclass
class Killer:
    """Kills processes of commands at random moments.

    Attributes:
        chance: The random generator.
        weights: The kinds of processes that the command has, and how often each is chosen.
        kills: How many processes of each kind were killed.
        statuses: How the commands ended that were not killed themselves.
    """

    chance: random.Random
    weights: Mapping[str, int] = field(default_factory=KINDS.copy)
    kills: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)

    def run(self, home: Home, words: Sequence[str], output: Path, *, moments: Sequence[float]) -> bool:
        """Run a command, and kill a process of it at each of the moments.

        Args:
            home: The folder.
            words: The words of the command.
            output: The file for its output.
            moments: Seconds from the start.

        Returns:
            Whether the command itself came to its end.
        """
        running = home.start(words, output)
        begun, is_killed = time.monotonic(), False
        for moment in sorted(moments):
            with suppress(subprocess.TimeoutExpired):
                running.wait(max(0.0, begun + moment - time.monotonic()))
            if running.poll() is not None:
                break
            is_killed |= self._kill_one(running) == MAIN
        status = running.wait(600)
        if is_killed and status == -signal.SIGKILL:
            return False
        self.statuses[status] += 1
        return True

    def _kill_one(self, running: subprocess.Popen[bytes] | WarmProcess) -> str | None:
        """Kill a process of a random kind once there is one, and return the kind; None if there was none."""
        kind = self.chance.choices([*self.weights], [*self.weights.values()])[0]
        while running.poll() is None:
            victims = _list_victims(running.pid)[kind]
            if victims:
                break
            time.sleep(0.02)
        else:
            return None
        if kind != MAIN:  # not always when it has just begun
            time.sleep(self.chance.uniform(0, _LONGEST_LIFE))
        victim = self.chance.choice(victims)
        if not is_alive(victim):
            return None
        with suppress(ProcessLookupError):
            os.kill(victim, signal.SIGKILL)
            self.kills[kind] += 1
        return kind


def _list_victims(main: int) -> dict[str, list[int]]:
    """Return the processes of a command by their kind."""
    found: dict[str, list[int]] = {MAIN: [main], WORKER: [], FORK_SERVER: []}
    for child in list_descendants(main):
        if "forkserver" in read_command(child) or read_name(child) == "forkserver":
            found[FORK_SERVER if _find_parent(child) == main else WORKER].append(child)
    return found


def _find_parent(pid: int) -> int | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    return int(stat.rpartition(")")[2].split()[1])
