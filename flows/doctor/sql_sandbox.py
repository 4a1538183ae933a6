"""Check of what keeps the SQL of people and watches from doing harm."""

from __future__ import annotations

from collections.abc import Iterator

from flows.doctor.finding import Finding
from flows.settings import Settings
from flows.sql_sandbox.landlock import TCP_VERSION, find_landlock_version
from flows.sql_sandbox.machine_share import find_limits


def check_sql_sandbox(settings: Settings) -> Iterator[Finding]:
    """Say which layers hold on this machine: without Landlock the others do, which is no fault."""
    del settings
    version, memory = find_landlock_version(), f"{find_limits().memory / 1e9:.1f} GB of memory"
    kept_from = "files and TCP" if version >= TCP_VERSION else "files"
    yield Finding(
        ok=True,
        message=f"SQL: the kernel keeps it from {kept_from} (Landlock {version}); it has {memory}"
        if version
        else f"SQL: without Landlock (Linux 5.13 has it) it can write no file, and has {memory} and no more",
    )
