"""Progress: the interface through which a run reports its work. Nothing here decides anything."""

from __future__ import annotations

from typing import Protocol

from flows.logs import details, log, notice

FETCHING, READING, SCANNING = "fetching pages", "reading pages", "scanning MB"
"""The stages that work in batches, by their names in reports."""


class Progress(Protocol):
    """Where stages report to: a terminal, plain lines, or a log."""

    def expect(self, what: str, left: int) -> None:
        """Report that `left` more steps of `what` are to come in this run, in one or more batches."""

    def begin(self, what: str, total: int) -> None:
        """Report that `what` starts, or its next batch, and has `total` steps."""

    def step(self) -> None:
        """Report that one step is done."""

    def note(self, line: str) -> None:
        """Report something that a person should know, in one line."""

    def warn(self, line: str) -> None:
        """Report a failure that needs attention, in one line."""


class SilentProgress:
    """Progress that reports nothing."""

    def expect(self, what: str, left: int) -> None:
        """Do nothing."""

    def begin(self, what: str, total: int) -> None:
        """Do nothing."""

    def step(self) -> None:
        """Do nothing."""

    def note(self, line: str) -> None:
        """Do nothing."""

    def warn(self, line: str) -> None:
        """Do nothing."""


class LogProgress:
    """Progress in the log, for people and for machines.

    A command's log goes to stderr, so its notes and warnings appear on a terminal once.
    """

    def expect(self, what: str, left: int) -> None:
        """Do nothing: the log has a record of each batch."""

    def begin(self, what: str, total: int) -> None:
        """Log that `what` starts."""
        log.info("%s", what, extra=details(total=total))

    def step(self) -> None:
        """Do nothing: one line for each page would hide the lines that matter."""

    def note(self, line: str) -> None:
        """Log the line at INFO, to be shown at every verbosity."""
        notice(line)

    def warn(self, line: str) -> None:
        """Log the line as a warning."""
        log.warning("%s", line)


class NestedProgress:
    """Progress of a stage within a larger whole: its steps and its warnings count there."""

    def __init__(self, whole: Progress) -> None:
        self._whole = whole

    def expect(self, what: str, left: int) -> None:
        """Do nothing: the whole says how much it expects."""

    def begin(self, what: str, total: int) -> None:
        """Do nothing: the whole has begun already."""

    def step(self) -> None:
        """Report that one step of the whole is done."""
        self._whole.step()

    def note(self, line: str) -> None:
        """Do nothing: the whole reports its result at its end."""

    def warn(self, line: str) -> None:
        """Pass the warning on to the whole."""
        self._whole.warn(line)
