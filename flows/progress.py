"""How a run tells what it does: nothing here decides anything."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Where stages report to: a terminal, plain lines, or a flow's log."""

    def begin(self, what: str, total: int) -> None:
        """Say that `what` starts and has `total` steps."""

    def step(self) -> None:
        """Say that one step is done."""

    def note(self, line: str) -> None:
        """Tell something that a person should know, in one line."""

    def warn(self, line: str) -> None:
        """Tell a failure that is worth a look, in one line."""


class SilentProgress:
    """Progress for nobody."""

    def begin(self, what: str, total: int) -> None:
        """Say nothing."""

    def step(self) -> None:
        """Say nothing."""

    def note(self, line: str) -> None:
        """Say nothing."""

    def warn(self, line: str) -> None:
        """Say nothing."""


class NestedProgress:
    """Progress of a part of something larger: its steps count there, and its failures are told."""

    def __init__(self, whole: Progress) -> None:
        self._whole = whole

    def begin(self, what: str, total: int) -> None:
        """Say nothing: the whole has begun."""

    def step(self) -> None:
        """Say that one step of the whole is done."""
        self._whole.step()

    def note(self, line: str) -> None:
        """Say nothing: what the whole comes to is told at its end."""

    def warn(self, line: str) -> None:
        """Tell the failure."""
        self._whole.warn(line)
