"""Progress on stderr: a bar for each stage on a terminal, plain lines in pipes and logs.

A bar is written anew when a step is done, and the more seldom the longer a run takes; lines of the log are
written with the bars. A terminal may be recorded, by a build or a session: bars that were written ten times a
second, one for each batch, filled 12.4 MB in a run of 865 entries, and these fill 40 kB.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn
from rich.text import Text

from flows.log_output import is_logging_json
from flows.logs import notice
from flows.progress import LogProgress
from flows.progress import Progress as Reports

_MIN_INTERVAL = 0.5  # seconds between two writes of the bars
_GROWTH = 60  # a bar is written this often in a time in which the time since the start grows e-fold
_MIN_SHARE = 0.05  # of its steps that a stage has done before its time is estimated
_NAME_WIDTH, _MAX_BAR, _OTHER_COLUMNS = 16, 40, 26  # characters


@contextmanager
def show_progress() -> Iterator[Reports]:
    """Yield progress for stderr: bars if it is a terminal, lines if not, and records if the log is JSON."""
    if is_logging_json():
        yield LogProgress()
        return
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines()
        return
    with StageBars(console) as bars:
        yield bars


class PlainLines(LogProgress):
    """Progress in lines of the log: one for each stage that has steps, and one for each note and warning."""

    def __init__(self) -> None:
        self._expected: set[str] = set()

    def expect(self, what: str, left: int) -> None:
        """Log `what` with its number of steps as a line to be shown, once."""
        if left and what not in self._expected:
            self._expected.add(what)
            notice(f"{what}: {left:,}")

    def begin(self, what: str, total: int) -> None:
        """Log `what` with its number of steps as a line to be shown, unless it was expected."""
        if total and what not in self._expected:
            notice(f"{what}: {total:,}")


@dataclass(slots=True, kw_only=True)
class _Stage:
    """A stage under way, and its bar."""

    bar: TaskID
    started_at: float
    done: int
    total: int
    is_expected: bool


class StageBars(LogProgress):
    """Progress as one bar a stage, with its steps and the time left, below the lines of the log.

    A stage that is done leaves the bars and becomes a line, with the time that it took.
    """

    def __init__(self, console: Console, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._console = console
        self._bars = Progress(
            TextColumn(f"{{task.description:<{_NAME_WIDTH}}}"),
            BarColumn(max(4, min(_MAX_BAR, console.width - _NAME_WIDTH - _OTHER_COLUMNS))),
            TextColumn("{task.completed:,.0f}/{task.total:,.0f}"),
            _TimeLeft(),
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stderr=False,
            redirect_stdout=False,
            get_time=clock,
        )
        self._lines = _WaitingLines(self._write_if_due)
        self._stack = ExitStack()
        self._stages: dict[str, _Stage] = {}
        self._current: str | None = None
        self._started_at = self._written_at = clock()

    def __enter__(self) -> Self:
        self._bars.start()
        self._stack.enter_context(redirect_stderr(self._lines))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        for what in list(self._stages):
            self._close(what)
        self._write()
        self._bars.stop()

    def expect(self, what: str, left: int) -> None:
        """Show that `left` more steps of `what` are to come; a stage with none left is done."""
        if left:
            self._open(what, left).is_expected = True
        elif what in self._stages:
            self._stages[what].total = self._stages[what].done  # the rest needed no step
            self._close(what)

    def begin(self, what: str, total: int) -> None:
        """Show that `what` starts, or its next batch."""
        super().begin(what, total)
        if total:
            self._current = what
            stage = self._stages.get(what)
            self._open(what, max(total, stage.total - stage.done if stage else 0))

    def step(self) -> None:
        """Count a step of the stage that began last."""
        stage = self._stages.get(self._current or "")
        if stage is None or self._current is None:
            return
        stage.done += 1
        self._bars.update(stage.bar, completed=stage.done)
        if stage.done >= stage.total and not stage.is_expected:
            self._close(self._current)
            return
        self._write_if_due()

    def _open(self, what: str, left: int) -> _Stage:
        """Return the stage, begun if need be, with so many steps left."""
        stage = self._stages.get(what)
        if stage is None:
            stage = _Stage(
                bar=self._bars.add_task(what, total=left),
                started_at=self._clock(),
                done=0,
                total=left,
                is_expected=False,
            )
            self._stages[what] = stage
        stage.total = stage.done + left
        self._bars.update(stage.bar, total=stage.total)
        return stage

    def _close(self, what: str) -> None:
        stage = self._stages.pop(what)
        self._bars.remove_task(stage.bar)
        minutes, seconds = divmod(round(self._clock() - stage.started_at), 60)
        number = f"{stage.done:,}" if stage.done >= stage.total else f"{stage.done:,} of {stage.total:,}"
        if stage.done:
            self._lines.write(f"{what:<{_NAME_WIDTH}} {number} in {minutes}:{seconds:02}\n")
        self._write()

    def _write_if_due(self) -> None:
        now = self._clock()
        if now - self._written_at >= max(_MIN_INTERVAL, (now - self._started_at) / _GROWTH):
            self._write()

    def _write(self) -> None:
        self._written_at = self._clock()
        lines = self._lines.take()
        if lines:
            self._console.print(Text(lines))  # and the bars below it
        else:
            self._bars.refresh()


class _WaitingLines(io.StringIO):
    """The lines of the log since the bars were written last: each by itself would cost all bars again."""

    def __init__(self, on_line: Callable[[], None]) -> None:
        super().__init__()
        self._on_line = on_line
        self._lock = threading.Lock()  # other threads log too

    def write(self, text: str) -> int:
        """Add `text`, and report a line that is whole."""
        with self._lock:
            count = super().write(text)
        if text.endswith("\n"):
            self._on_line()
        return count

    def take(self) -> str:
        """Return the lines that wait, without the last line break, and forget them."""
        with self._lock:
            lines = self.getvalue().removesuffix("\n")
            self.seek(0)
            self.truncate()
        return lines


class _TimeLeft(ProgressColumn):
    """The time that a stage still takes if it goes on as since its start.

    Rich's own column looks at the last 30 seconds, in which a stage that works in batches has had all of a
    batch or nothing.
    """

    def render(self, task: Task) -> Text:
        if task.elapsed is None or task.total is None or task.completed < task.total * _MIN_SHARE:
            return Text("")
        seconds = int((task.total - task.completed) * task.elapsed / task.completed)
        return Text(f"{timedelta(seconds=seconds)} left", style="progress.remaining")
