"""Forget the records of the archive that are gone or damaged, so that nothing refers to them any more."""

from __future__ import annotations

from flows.intake.archive_check import list_missing_pages
from flows.run_context import RunContext
from warehouse.archived_bytes import forget_records, list_archive_extents, list_archived_pages


def forget_missing_records(context: RunContext) -> tuple[str, ...]:
    """Read the records of all pages, and forget those that do not give the bytes of their page.

    Pages keep the results of their analysis. Of requests only those are forgotten whose whole file is gone:
    nothing is derived from the others. The warehouse is closed while the archive is read.

    Returns:
        A sentence for each page, and for each file that is gone, with the reason.
    """
    folder = context.settings.archive_folder
    with context.open_warehouse() as con:
        extents, pages = list_archive_extents(con), list_archived_pages(con)
    gone = [extent.file for extent in extents if not (folder / extent.file).exists()]
    missing = list_missing_pages(folder, pages)
    if missing or gone:
        with context.open_warehouse() as con:
            forget_records(con, missing, gone)
    return (*sorted(missing.values()), *(f"requests in {file}, which is missing" for file in gone))
