"""What a process that runs SQL gives up before it runs any: files, other processes, memory, its own life."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from flows.sql_sandbox.landlock import restrict_access
from flows.sql_sandbox.limits import SandboxLimits

_SET_PDEATHSIG = 1  # of prctl(2)
_FILES = 128  # open at a time; DuckDB needs one for the edition, and one for each file that it spills into
_SLACK = 1 << 30  # bytes beside DuckDB's own limit: Python, results, strings that DuckDB does not count
_THREAD_SLACK = 128 << 20  # bytes of addresses that the allocators reserve for a thread, used or not
_ROOT = Path(__file__).resolve().parents[2]
_PACKAGES = ("flows", "warehouse", "transforms")
_SYSTEM = ("/dev/null", "/dev/urandom", "/usr/share/zoneinfo", "/usr/lib", "/usr/lib64", "/lib", "/lib64")
# DuckDB 1.5.5 asks for the cores and the memory of its container, and ends the process where it cannot.
_MACHINE = (
    "/proc/self/cgroup",
    "/proc/self/statm",
    "/proc/stat",
    "/sys/fs/cgroup",
    "/sys/devices/system/cpu",
)


def die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent dies; only Linux can.

    Elsewhere the process ends when it finds that nobody is at the other end of its pipe.
    """
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def give_up_files(edition: Path, *, spill_folder: Path | None, limits: SandboxLimits) -> bool:
    """Give up all files but the edition and the installed libraries, which can be read.

    To be called while the process has one thread.

    Args:
        edition: The edition.
        spill_folder: The folder into which DuckDB may write, or None for none.
        limits: The limits of the process.

    Returns:
        Whether the process can still write into a folder. Where the kernel has no Landlock it can write no
        file at all, since there a limit on their size is all there is.
    """
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _FILES)
    writable = [spill_folder] if spill_folder else []
    is_restricted = restrict_access(readable=[edition, *_list_libraries()], writable=writable)
    can_spill = is_restricted and bool(writable)
    _limit(resource.RLIMIT_FSIZE, limits.spill if can_spill else 0)
    return can_spill


def give_up_growth(limits: SandboxLimits, *, threads: int) -> None:
    """Limit memory, and give up starting threads and processes; to be called when DuckDB has its threads.

    The superuser is exempt from the second. macOS does not keep the first.
    """
    with suppress(OSError):  # only Linux reports the mapped pages
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        mapped = pages * resource.getpagesize()
        _limit(resource.RLIMIT_AS, mapped + limits.memory + _SLACK + threads * _THREAD_SLACK)
    _limit(resource.RLIMIT_NPROC, 0)


def limit_cpu(seconds: float, threads: int) -> None:
    """Limit the CPU time of the next request, since a parent that is stopped itself could not stop it."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    limit = int(used + seconds * threads) + 2  # the parent's clock comes first
    _limit(resource.RLIMIT_CPU, limit, is_final=False)


def _limit(what: int, amount: int, *, is_final: bool = True) -> None:
    _, hard = resource.getrlimit(what)
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    with suppress(OSError, ValueError):  # a system that does not know it
        resource.setrlimit(what, (amount, amount if is_final else hard))


def _list_libraries() -> Iterator[Path]:
    """Yield what Python may import later on: its own library, installed packages, and ours.

    Not every folder of the import path: one of them may be the working folder, with the state and the
    configuration in it.
    """
    yield from (_ROOT / name for name in _PACKAGES)
    for name in ("stdlib", "platstdlib"):
        yield Path(sysconfig.get_path(name))
    for entry in sys.path:
        if entry.endswith(("-packages", "lib-dynload", ".zip")):
            yield Path(entry)
            yield from _list_linked_packages(Path(entry))
    yield from map(Path, (*_SYSTEM, *_MACHINE))


def _list_linked_packages(folder: Path) -> Iterator[Path]:
    """Yield where packages really are that an installer linked into a folder instead of copying them.

    An installer may link a package as a whole, or each of its files, as uv does with `--link-mode symlink`.
    Landlock asks where a file is and not by which path it was reached.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            first_file = path / "__init__.py"
            if entry.is_symlink():
                yield path.resolve()
            elif first_file.is_symlink():
                yield first_file.resolve().parent
