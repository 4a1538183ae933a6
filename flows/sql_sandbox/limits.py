"""What a process that runs SQL may use."""

from __future__ import annotations

from dataclasses import dataclass

TIMEOUT = 60.0
"""The seconds that SQL may take unless its user gives it more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxLimits:
    """What a process that runs SQL may use.

    Attributes:
        seconds: The time that one request may take, without the time in which its reader takes no rows.
        memory: The bytes that DuckDB may use. The kernel gives the whole process 1 GiB more.
        spill: The bytes of the files into which DuckDB moves what finds no room in memory.
        threads: The number of threads; None for one a core.
    """

    seconds: float = TIMEOUT
    memory: int
    spill: int
    threads: int | None = None
