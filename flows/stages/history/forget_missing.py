"""Forget the records of the archive that are gone or damaged, so that nothing refers to them any more."""

from __future__ import annotations

from pathlib import Path

from flows.errors import NewswireError
from flows.intake.archive_check import find_file_fault, list_closed_files, list_missing_pages
from flows.run_context import RunContext
from warehouse.archived_bytes import forget_records, list_archive_extents, list_archived_pages


def forget_missing_records(context: RunContext) -> tuple[str, ...]:
    """Read the records of all pages, and forget those that do not give the bytes of their page.

    Pages keep the results of their analysis. The records of requests are forgotten where their file is gone
    or ends before them; they are not read, since nothing is derived from them. The warehouse is closed while
    the archive is read.

    Returns:
        A sentence for each page, and for each file that is gone or cut, with the reason.

    Raises:
        NewswireError: A file is there and cannot be opened, as by this user: its records may be whole.
    """
    folder = context.settings.archive_folder
    with context.open_warehouse() as con:
        extents, pages = list_archive_extents(con), list_archived_pages(con)
    for file, words in list_closed_files(folder, extents).items():
        raise NewswireError(
            f"{folder / file} is there, and cannot be read: {words}; nothing is forgotten. Let it be"
            " read, and run this again"
        )
    faults = {extent.file: fault for extent in extents if (fault := find_file_fault(folder, extent))}
    missing = list_missing_pages(folder, pages)
    if missing or faults:
        with context.open_warehouse() as con:
            forget_records(con, missing, {file: _measure(folder / file) for file in faults})
    return (
        *sorted(missing.values()),
        *(f"requests in {file}, which {fault}" for file, fault in faults.items()),
    )


def _measure(path: Path) -> int:
    """Return the bytes of a file, 0 if it is gone."""
    return path.stat().st_size if path.exists() else 0
