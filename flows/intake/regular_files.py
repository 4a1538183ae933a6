"""Files from people, opened so that neither a pipe, a device nor a link can take the place of one."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
}


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading, if it is a regular one.

    Nothing is waited for: a pipe nobody writes to would hold up its reader for ever, and a device may have no
    end. A link is not followed, not even one that took the place of a file since that was listed.

    Raises:
        OSError: The file cannot be read, or is no regular file.
    """
    found = path.lstat()
    if stat.S_ISDIR(found.st_mode):  # listed as a file where it cannot be looked into: this says why
        os.close(os.open(path, os.O_RDONLY | os.O_CLOEXEC))
    _check(found)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        _check(os.fstat(descriptor))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _check(found: os.stat_result) -> None:
    if kind := _KINDS.get(stat.S_IFMT(found.st_mode)):
        raise OSError(None, f"it is {kind} and no file")
