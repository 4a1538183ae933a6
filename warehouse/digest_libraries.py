"""Note which versions of rensa made the fingerprints in a warehouse.

Its digests differ in every minor version: of 128 values of a text in 0.4 and 0.5 none was the same. Copies
are then not found across the two, until `newswire rebuild` makes all fingerprints by one version.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from duckdb import DuckDBPyConnection

from warehouse.sql import run_query

_LIBRARY = "rensa"


@cache
def read_installed_version() -> str:
    """Return the installed version of rensa as far as digests depend on it, such as ``0.5``."""
    return ".".join(version(_LIBRARY).split(".")[:2])


def note_digest_library(con: DuckDBPyConnection) -> None:
    """Note the installed version as one that made fingerprints, in the caller's transaction."""
    run_query(con, "insert_digest_library", library=_LIBRARY, version=read_installed_version())


def list_other_versions(con: DuckDBPyConnection) -> list[str]:
    """Return the versions other than the installed one that made fingerprints in the warehouse."""
    noted = run_query(con, "list_digest_libraries", library=_LIBRARY)
    return [made_by for (made_by,) in noted if made_by != read_installed_version()]
