"""Checks of the archive: that it has the records which the warehouse refers to, and that they can be read."""

from __future__ import annotations

from collections.abc import Iterator

from flows.description.counts import write_plural
from flows.doctor.finding import Finding
from flows.doctor.newest import open_newest
from flows.intake.archive_check import find_file_fault, list_closed_files, list_missing_pages
from flows.settings import Settings
from warehouse.archived_bytes import list_archive_extents, list_archived_pages
from warehouse.errors import WarehouseError

_SAMPLE = 1_000  # pages, whose records take a second to read
_REMEDY = (
    "bring the files back, such as from a backup with `newswire restore`. What is lost for good is forgotten "
    "by `newswire rebuild --forget-missing`: its articles stay, but cannot be derived again"
)


def check_archive(settings: Settings) -> Iterator[Finding]:
    """Check every file of the archive, and the records of up to 1,000 pages; silent without a warehouse."""
    if not settings.warehouse.exists():
        return
    try:
        with open_newest(settings) as con:
            extents, pages = list_archive_extents(con), list_archived_pages(con, limit=_SAMPLE)
    except WarehouseError:
        return  # the check of the databases says so
    folder = settings.archive_folder
    closed = list_closed_files(folder, extents)
    for file, words in closed.items():
        remedy = "change its permissions, or be the user that it belongs to: nothing of it is lost"
        yield Finding(ok=False, message=f"archive: {file} cannot be read: {words}", remedy=remedy)
    extents = [extent for extent in extents if extent.file not in closed]
    faults = {extent.file: fault for extent in extents if (fault := find_file_fault(folder, extent))}
    for extent in extents:
        if extent.file in faults:
            used = f"{extent.records:,} records of it are used"
            message = f"archive: {extent.file} {faults[extent.file]}; {used}"
            yield Finding(ok=False, message=message, remedy=_REMEDY)
    read = [page for page in pages if page.archived.file not in faults.keys() | closed.keys()]
    missing = list_missing_pages(folder, read)
    if missing:
        yield Finding(
            ok=False,
            message=f"archive: of the records of {len(read):,} pages, {len(missing):,} do not give their "
            f"bytes, such as {min(missing.values())}",
            remedy=_REMEDY,
        )
    elif not faults and not closed:
        records = sum(extent.records for extent in extents)
        held = f"{write_plural(records, 'record')} in {write_plural(len(extents), 'file')}"
        yield Finding(ok=True, message=f"archive: {held}, {len(read):,} read")
