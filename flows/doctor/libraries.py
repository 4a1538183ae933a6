"""Check the installed libraries against what they and Newswire ask of each other."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from flows.doctor.finding import Finding
from flows.settings import Settings

_MAX_CONFLICTS = 3


def check_libraries(settings: Settings) -> Iterator[Finding]:
    """Name the Python, and the libraries that do not fit each other."""
    del settings
    yield Finding(ok=True, message=f"Python {'.'.join(map(str, sys.version_info[:3]))}")
    conflicts = list_conflicts(distributions(path=_list_folders()))
    more = f" and {len(conflicts) - _MAX_CONFLICTS} more" if len(conflicts) > _MAX_CONFLICTS else ""
    yield Finding(
        ok=not conflicts,
        message=f"libraries: {'; '.join(conflicts[:_MAX_CONFLICTS])}{more}"
        if conflicts
        else "libraries: all requirements are met",
        remedy="install them from requirements.lock: `make clean run`" if conflicts else "",
    )


def list_conflicts(installed: Iterable[Distribution]) -> list[str]:
    """Return the requirements of distributions that are not met, a sentence each.

    They are those that `pip check` finds, in a process of its own and in six times as long. As there,
    requirements of extras are left out.

    Args:
        installed: The distributions; of two with the same name the first is imported.
    """
    versions: dict[str, str] = {}
    asked: dict[str, tuple[str, list[str]]] = {}
    for distribution in installed:
        try:
            metadata = distribution.metadata  # parsed anew each time that it is asked for
        except FileNotFoundError:  # of importlib_metadata, which takes the place of importlib's once imported
            continue
        name, version = metadata["Name"], metadata["Version"]
        if not name or not version or canonicalize_name(name) in versions:
            continue  # an interrupted installation leaves a folder without them
        versions[canonicalize_name(name)] = version
        asked[canonicalize_name(name)] = f"{name} {version}", distribution.requires or []
    return sorted(
        f"{who} {fault}"
        for who, requirements in asked.values()
        for line in requirements
        if (fault := _find_fault(line, versions))
    )


def _find_fault(line: str, versions: Mapping[str, str]) -> str | None:
    """Return why the installed versions do not meet a requirement; None where they do."""
    try:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            return None
        version = versions.get(canonicalize_name(requirement.name))
        if version is None:
            return f"requires {requirement.name}, which is not installed"
        fits = requirement.specifier.contains(version, prereleases=True)
    except ValueError as error:  # a requirement or version that is none
        return f"has requirement {line}, which cannot be read: {error}"
    return None if fits else f"has requirement {line}, but you have {requirement.name} {version}"


def _list_folders() -> list[str]:
    """Return where libraries are imported from but the working folder: what is in it is not installed."""
    return [entry for entry in sys.path if entry and Path(entry).resolve() != Path.cwd()]
