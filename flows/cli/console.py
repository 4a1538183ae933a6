"""Output on a terminal, in which nothing that strangers wrote can forge a line or control the terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from flows.log_output import escape_controls, escape_lines


class _SafeConsole(Console):
    """A console that shows controls as escapes and brackets as they are.

    It leaves the end of its pipe to the command; rich's own ends the process with status 1.
    """

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for segment in super().render(renderable, options):
            shown = segment.text if segment.control else escape_lines(segment.text)
            yield segment if shown == segment.text else Segment(shown, segment.style)


def open_console(width: int) -> Console:
    """Return a console on stdout, as wide as its terminal, or `width` characters where it is none."""
    console = _SafeConsole(markup=False, emoji=False)
    return console if console.is_terminal else _SafeConsole(width=width, markup=False, emoji=False)


def make_line(text: str, style: str = "") -> Text:
    """Return a text of strangers for a console, on one line: line breaks in it are shown as escapes."""
    return Text(escape_controls(text), style)


def say(line: str, *, err: bool = False) -> None:
    """Print a line, in which names and texts of strangers may be: line breaks in it are shown as escapes.

    Args:
        line: The line.
        err: Whether to print to standard error.
    """
    click.echo(escape_controls(line), err=err)
