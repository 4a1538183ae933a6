"""Errors that the person at the keyboard can mend.

NewswireError
├── SettingsError      the configuration cannot be used; names the file and the line
├── UsageError         the command asks for something that cannot be done
├── QueryStoppedError  SQL was stopped: it took too much, or its process ended
├── TargetError        a target of editions does not answer, or holds something else
└── SampleSiteError    the sample site could not be served

Each is shown as its one sentence, never as a traceback; `exit_status` is that of the command. Faults of the
network, of publishers and of files raise none of these: they become refusals with a reason.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self


class NewswireError(Exception):
    """Base of the errors that `flows` raises. Its text is a sentence that says what to do."""

    exit_status = 1


class SettingsError(NewswireError):
    """The configuration is missing, is no TOML, or has a value that is not allowed."""

    exit_status = 2


class UsageError(NewswireError):
    """The command names a path or a value that does not exist or is not allowed."""

    exit_status = 2

    @classmethod
    def of_no_warehouse(cls, warehouse: Path) -> Self:
        """Make the error for a warehouse that is not there, and that the command does not make."""
        return cls(f"there is no warehouse at {warehouse} yet: `newswire run` makes one")


class QueryStoppedError(NewswireError):
    """SQL took more time or memory than it may, or the process that ran it ended."""


class TargetError(NewswireError):
    """A place to which editions are published does not answer, or holds something else."""


class SampleSiteError(NewswireError):
    """The sample site could not be served on any port of loopback."""
