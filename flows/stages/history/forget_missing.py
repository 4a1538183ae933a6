"""Forget the records of the archive that are gone or damaged, so that nothing refers to them any more."""

from __future__ import annotations

from flows.intake.archive_check import find_file_fault, list_missing_pages
from flows.run_context import RunContext
from warehouse.archived_bytes import forget_records, list_archive_extents, list_archived_pages

_ALL = 1 << 62


def forget_missing_records(context: RunContext) -> tuple[str, ...]:
    """Read the records of all pages, and forget those that do not give the bytes of their page.

    Pages keep the results of their analysis. Of requests only those are forgotten whose whole file is gone:
    nothing is derived from the others.

    Returns:
        A sentence for each page, and for each file that is gone, with the reason.
    """
    folder = context.settings.archive_folder
    with context.open_warehouse() as con:
        gone = {
            extent.file: fault
            for extent in list_archive_extents(con)
            if (fault := find_file_fault(folder, extent)) and not (folder / extent.file).exists()
        }
        missing = list_missing_pages(folder, list_archived_pages(con, limit=_ALL))
        if missing or gone:
            forget_records(con, missing, gone)
    return (
        *sorted(missing.values()),
        *(f"requests in {file}, which {fault}" for file, fault in gone.items()),
    )
