"""Consoles for output, and progress: bars on a terminal, plain lines in pipes and logs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from flows.progress import Progress


def open_console(width: int) -> Console:
    """Return a console on stdout, as wide as its terminal, or `width` characters where it is none."""
    console = Console()
    return console if console.is_terminal else Console(width=width)


class PlainLines:
    """Progress in lines on stderr: one at the start of something, and one for each note and warning."""

    def begin(self, what: str, total: int) -> None:
        """Print `what` with its number of steps, unless there are none."""
        if total:
            click.echo(f"{what}: {total}", err=True)

    def step(self) -> None:
        """Print nothing: a line for each step would hide the others."""

    def note(self, line: str) -> None:
        """Print the line."""
        click.echo(line, err=True)

    def warn(self, line: str) -> None:
        """Print the line as a warning."""
        click.echo(f"warning: {line}", err=True)


class _Terminal:
    """Progress as a bar on a terminal, with notes and warnings above it."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def begin(self, what: str, total: int) -> None:
        if total:
            self._task = self._bars.add_task(what, total=total)

    def step(self) -> None:
        if self._task is not None:
            self._bars.advance(self._task)

    def note(self, line: str) -> None:
        self._bars.console.print(line, markup=False, highlight=False)

    def warn(self, line: str) -> None:
        self._bars.console.print(f"warning: {line}", style="yellow", markup=False, highlight=False)


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Yield progress for stderr: bars if it is a terminal, plain lines if not."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines()
        return
    columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console) as bars:
        yield _Terminal(bars)
