"""Newswire for programs: a connection to the edition.

::

    import newswire

    with newswire.connect() as con:
        print(con.sql("SELECT title, source FROM articles ORDER BY first_seen_at DESC LIMIT 5"))

The package is called as the command is. The packages behind it, `flows`, `transforms` and `warehouse`, are
named for what they do and promise nothing to other programs.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported when it is needed, so that the import of this package costs nothing
    from duckdb import DuckDBPyConnection

    from flows.settings import Settings

__all__ = ["connect"]


def connect(
    edition: str | os.PathLike[str] | None = None,
    *,
    at: int | datetime | None = None,
    threads: int | None = None,
) -> DuckDBPyConnection:
    """Connect to the edition for reading.

    The edition is attached read-only as `news` beside an empty database in memory, and is the current one, so
    that views and macros need no prefix. Times are in UTC. Nothing is locked: a program may read files and
    data frames beside it, and make tables with ``CREATE TABLE memory.main.name``. SQL that other people type
    belongs into ``newswire sql``, which is locked down.

    The connection keeps the edition that it was opened on. Connect again for a newer one.

    Args:
        edition: The edition, or a folder with its `news.duckdb`, or the name of a target of `newswire.toml`,
            whose newest edition is then copied to this machine unless it is here already; a folder of the
            same name is ``./name``. By default the edition of `newswire.toml` and of `NEWSWIRE_HOME`, as
            commands find it.
        at: For a target that is a lake, the moment whose edition is wanted, in UTC unless it has a time zone,
            or the number of a snapshot; None for the newest.
        threads: The number of threads that DuckDB may use; None for one a core.

    Returns:
        A connection of DuckDB, which is also a context manager that closes it.

    Raises:
        warehouse.errors.EditionMissingError: There is no edition yet.
        warehouse.errors.WarehouseError: The file is damaged, or of an earlier release.
        flows.errors.SettingsError: `newswire.toml` cannot be used.
        flows.errors.TargetError: The target does not answer.
        flows.errors.UsageError: `at` is given, and it is no target that keeps past editions; or there is
            neither a target nor a folder of this name.
    """
    from warehouse.edition import connect_edition  # noqa: PLC0415 -- see above

    return connect_edition(_find_edition(edition, at), threads=threads)


def _find_edition(edition: str | os.PathLike[str] | None, at: int | datetime | None) -> Path:
    if isinstance(edition, str) and edition.replace("-", "").isalnum():
        settings = _read_settings()
        is_target = any(edition == target.name for target in settings.publish.targets)
        if is_target or (settings.publish.targets and not Path(edition).exists()):
            from flows.targets.local_copy import copy_edition  # noqa: PLC0415 -- see above

            return copy_edition(settings, edition, at=at)
    if at is not None:
        from flows.errors import UsageError  # noqa: PLC0415 -- see above

        raise UsageError("`at` goes with the name of a target; as_of() in SQL gives the articles of a moment")
    if edition is None:
        return _read_settings().edition
    path = Path(edition)
    return path / "news.duckdb" if path.is_dir() else path


def _read_settings() -> Settings:
    from flows.config_file import default_settings, load_settings  # noqa: PLC0415 -- see above

    return load_settings() or default_settings()
