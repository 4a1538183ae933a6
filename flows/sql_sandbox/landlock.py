"""Landlock: a process gives up access to files for itself and for all that it starts (Linux 5.13 and newer).

See https://docs.kernel.org/userspace-api/landlock.html. The interface has numbered versions; each handles
more kinds of access, and what the kernel's version does not know is left out.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446  # on x86-64 and on ARM, for which DuckDB comes
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_SET_NO_NEW_PRIVS = 38  # of prctl(2)
_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_TRUNCATE = 1 << 14
TRUNCATE_VERSION = 3
"""The first version that keeps a process from cutting files by their names (Linux 6.2)."""
_FIRST_RIGHTS = (1 << 13) - 1  # of version 1: execute, read, write, make, remove
_LATER_RIGHTS = {2: 1 << 13, TRUNCATE_VERSION: _TRUNCATE, 5: 1 << 15}  # refer, truncate, ioctl of devices
_TCP_RIGHTS = 0b11  # bind, connect
_SCOPES = 0b11  # abstract sockets and signals, outwards
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE
TCP_VERSION = 4
"""The first version that keeps a process from TCP (Linux 6.7)."""
SCOPE_VERSION = 6
"""The first version that keeps a process from signalling others (Linux 6.12)."""


def find_landlock_version() -> int:
    """Return the version of Landlock that the kernel has, or 0 where it has none."""
    if sys.platform != "linux":
        return 0
    return max(0, int(_find_syscall()(_CREATE_RULESET, None, 0, _VERSION_FLAG)))


def restrict_access(*, readable: Iterable[Path], writable: Iterable[Path]) -> bool:
    """Give up, for ever, all access to files but this, and on newer kernels to TCP and to other processes.

    To be called while the process has one thread: others would keep what they have. Descriptors that are open
    stay so. Programs cannot be run any more, not even those in `readable`.

    Args:
        readable: Files and folders that can still be read. Those that do not exist are left out.
        writable: Folders in which files can still be read, written, made and removed.

    Returns:
        Whether the kernel has Landlock; otherwise nothing was given up.

    Raises:
        OSError: The kernel has it and refuses.
    """
    version = find_landlock_version()
    if not version:
        return False
    handled = _FIRST_RIGHTS
    for number, right in _LATER_RIGHTS.items():
        handled |= right if version >= number else 0
    attributes = struct.pack(
        "=QQQ",
        handled,
        _TCP_RIGHTS if version >= TCP_VERSION else 0,
        _SCOPES if version >= SCOPE_VERSION else 0,
    )
    size = 8 if version < TCP_VERSION else 16 if version < SCOPE_VERSION else 24
    ruleset = _call(_CREATE_RULESET, attributes, size, 0)
    try:
        for path in readable:
            _allow(ruleset, path, (_READ_FILE | _READ_DIR) & handled)
        for path in writable:
            _allow(ruleset, path, (handled & _FIRST_RIGHTS & ~1) | (handled & _TRUNCATE))  # all but execute
        if ctypes.CDLL(None, use_errno=True).prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "the process cannot give up new privileges")
        _call(_RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return True


def _allow(ruleset: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # it does not exist here: the list of libraries is one for all systems
        return
    try:
        if not path.is_dir():
            rights &= _OF_FILES
        _call(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    result = int(_find_syscall()(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"landlock refuses: {os.strerror(code)}")
    return result


def _find_syscall() -> ctypes._NamedFuncPointer:
    call = ctypes.CDLL(None, use_errno=True).syscall
    call.restype = ctypes.c_long
    return call
