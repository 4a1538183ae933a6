"""What can go wrong in a way that the person at the keyboard can mend.

NewswireError
├── SettingsError      the configuration cannot be used; names the file and the line
├── UsageError         the command asks for something that cannot be done
└── SampleSiteError    the sample site could not be served

Each is shown as its one sentence, never as a traceback; `exit_status` is the command's. What the
network, publishers and files do wrong is no exception: it becomes a refusal with a reason.
"""

from __future__ import annotations


class NewswireError(Exception):
    """Base of what this room raises on purpose. Its text is a sentence with what to do."""

    exit_status = 1


class SettingsError(NewswireError):
    """The configuration is missing, is not TOML, or says something that has no meaning."""

    exit_status = 2


class UsageError(NewswireError):
    """The command names a path or a value that does not exist or does not fit."""

    exit_status = 2


class SampleSiteError(NewswireError):
    """The sample site could not be served, for instance since the port is taken."""
