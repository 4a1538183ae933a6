"""Where output goes: a console as wide as fits, progress as bars on a terminal and plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from flows.progress import Progress


def open_console(width: int) -> Console:
    """Return stdout: as wide as the terminal that it is, or else `width` characters wide."""
    console = Console()
    return console if console.is_terminal else Console(width=width)


class PlainLines:
    """One line when something starts, one for each thing worth knowing; for pipes and logs."""

    def begin(self, what: str, total: int) -> None:
        """Say what starts."""
        if total:
            click.echo(f"{what}: {total}", err=True)

    def step(self) -> None:
        """Say nothing: a log is not a bar."""

    def note(self, line: str) -> None:
        """Print the line."""
        click.echo(line, err=True)

    def warn(self, line: str) -> None:
        """Print the line as a warning."""
        click.echo(f"warning: {line}", err=True)


class _Terminal:
    """A bar for what is going on, and lines above it."""

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
    """Yield progress that fits where stderr goes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines()
        return
    columns = (TextColumn("{task.description:<16}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console) as bars:
        yield _Terminal(bars)
