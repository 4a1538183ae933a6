"""A check of the environment: variables that nobody reads because their names are misspelt."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping

from flows.config_file import find_config
from flows.doctor.finding import Finding
from flows.settings import Settings
from transforms.text.variables import PREFIX, find_variables

_READ = {
    "NEWSWIRE_HOME",
    "NEWSWIRE_CONFIG",
    "NEWSWIRE_CORPUS_DIR",
    "NEWSWIRE_LOG_FORMAT",
    "NEWSWIRE_COMPLETE",
}
_ALIKE = 0.7  # as difflib counts it, behind the prefix: HOM and HOME have 0.86, CORPUS and CORPUS_DIR 0.75


def check_environment(settings: Settings) -> Iterator[Finding]:
    """Name the variables that nothing reads, where one that is read and not set has a name like theirs."""
    del settings
    yield from judge_variables(os.environ, _read_config())


def judge_variables(environment: Mapping[str, str], config: str) -> Iterator[Finding]:
    """Judge the names of the variables that are set; their values are not looked at.

    Args:
        environment: The environment.
        config: The text of the configuration, whose addresses and secrets may name variables.
    """
    named = set(find_variables(config))
    absent = sorted(name.removeprefix(PREFIX) for name in _READ | named if name not in environment)
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in _READ | named:
            continue
        for meant in difflib.get_close_matches(name.removeprefix(PREFIX), absent, n=1, cutoff=_ALIKE):
            yield Finding(
                ok=False,
                message=f"environment: {name} is set, and nothing reads it",
                remedy=f"call it {PREFIX}{meant} if that is meant, or unset it",
            )


def _read_config() -> str:
    try:
        return find_config().read_text("utf-8")
    except (OSError, UnicodeDecodeError):  # the check of the configuration reports it
        return ""
