"""Consoles for output, and progress: bars on a terminal, plain lines in pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from flows.log_output import is_logging_json
from flows.logs import notice
from flows.progress import LogProgress, Progress


class _PipedConsole(Console):
    """A console that leaves the end of its pipe to the command; rich's own ends the process with status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def open_console(width: int) -> Console:
    """Return a console on stdout, as wide as its terminal, or `width` characters where it is none."""
    console = _PipedConsole()
    return console if console.is_terminal else _PipedConsole(width=width)


class PlainLines(LogProgress):
    """Progress in lines of the log: one at the start of something, and one for each note and warning."""

    def begin(self, what: str, total: int) -> None:
        """Log `what` with its number of steps as a line to be shown, unless there are none."""
        if total:
            notice(f"{what}: {total}")


class _Terminal(LogProgress):
    """Progress as a bar on a terminal, with the lines of the log above it."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def begin(self, what: str, total: int) -> None:
        super().begin(what, total)
        if total:
            self._task = self._bars.add_task(what, total=total)

    def step(self) -> None:
        if self._task is not None:
            self._bars.advance(self._task)


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Yield progress for stderr: bars if it is a terminal, lines if not, and records if the log is JSON."""
    if is_logging_json():
        yield LogProgress()
        return
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines()
        return
    columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console) as bars:
        yield _Terminal(bars)
