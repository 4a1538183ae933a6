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


class NewswireError(Exception):
    """Base of the errors that `flows` raises. Its text is a sentence that says what to do."""

    exit_status = 1


class SettingsError(NewswireError):
    """The configuration is missing, is no TOML, or has a value that is not allowed."""

    exit_status = 2


class UsageError(NewswireError):
    """The command names a path or a value that does not exist or is not allowed."""

    exit_status = 2


class QueryStoppedError(NewswireError):
    """SQL took more time or memory than it may, or the process that ran it ended."""


class TargetError(NewswireError):
    """A place to which editions are published does not answer, or holds something else."""


class SampleSiteError(NewswireError):
    """The sample site could not be served, for instance because the port is taken."""
