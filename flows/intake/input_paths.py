"""Which files to load: those that a person named, and those in the folders that a person named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from flows.errors import UsageError
from flows.logs import details, log


def list_input_files(paths: Sequence[Path], *, follow_links: bool = False) -> list[tuple[str, str]]:
    """List the files to load, without hidden ones.

    A link in a folder may lead anywhere: to the environment of a process with its secrets, or back to the
    folder itself. So it is followed only on request; a link that is named itself is.

    Args:
        paths: Files, and folders whose files are listed recursively in sorted order.
        follow_links: Whether links to files and folders inside the folders are followed.

    Returns:
        Pairs of origin and path, no path that of a link. The origin is the path inside the given folder, or
        the name of a file that was given itself. Paths are text, which for 100,000 takes 30 MB less.

    Raises:
        UsageError: A path does not exist, or two files would have the same origin, so that the second
            would pass for a new version of the first.
    """
    found: dict[str, str] = {}
    left_out: Counter[str] = Counter()
    for path in paths:
        for origin, file in _expand(path, left_out, follow_links=follow_links):
            if found.setdefault(origin, str(file)) != str(file):
                raise UsageError(
                    f"{found[origin]} and {file} would both be {origin!r}; load the folder above them"
                )
    if left_out["links"]:
        log.warning("links in a folder are left out; --follow-links follows them", extra=details(**left_out))
    elif left_out:
        log.warning("pipes, devices and sockets in a folder are left out", extra=details(**left_out))
    return list(found.items())


def name_origin(path: PurePath) -> str:
    """Return the origin of a file that has this path inside the folder that was named.

    A file name is bytes. The warehouse stores text alone, so that those that are no UTF-8, as older systems
    have them, are escaped.
    """
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _expand(path: Path, left_out: Counter[str], *, follow_links: bool) -> Iterator[tuple[str, Path]]:
    if not path.is_dir():
        if not path.exists():
            raise UsageError(f"{path} does not exist")
        yield name_origin(PurePath(path.name)), Path(os.path.realpath(path)) if path.is_symlink() else path
        return
    listed = sorted(_walk(path, left_out, follow_links=follow_links))
    for file in listed:
        origin = name_origin(file.relative_to(path))
        yield origin, Path(os.path.realpath(file)) if file.is_symlink() else file


def _walk(folder: Path, left_out: Counter[str], *, follow_links: bool) -> Iterator[Path]:
    seen = {os.path.realpath(folder)}
    closed: list[OSError] = []
    for parent, folders, files in os.walk(folder, followlinks=follow_links, onerror=closed.append):
        found = [Path(parent, name) for name in (*folders, *files) if not name.startswith(".")]
        folders.clear()  # of which those that are put back are entered
        for path in found:
            if path.is_symlink() and not follow_links:
                left_out["links"] += 1
            elif path.is_file():
                yield path
            elif not path.is_dir():
                left_out["others"] += 1
            elif (place := os.path.realpath(path)) not in seen:  # a link may lead to a folder above it
                seen.add(place)
                folders.append(path.name)
    # A folder that may not be looked into is listed as a file, so that it is refused by its name.
    yield from (Path(os.fsdecode(error.filename)) for error in closed)
