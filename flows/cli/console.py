"""Consoles for output."""

from __future__ import annotations

from rich.console import Console


class _PipedConsole(Console):
    """A console that leaves the end of its pipe to the command; rich's own ends the process with status 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def open_console(width: int) -> Console:
    """Return a console on stdout, as wide as its terminal, or `width` characters where it is none."""
    console = _PipedConsole()
    return console if console.is_terminal else _PipedConsole(width=width)
