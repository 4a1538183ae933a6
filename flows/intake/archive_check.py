"""Check that the archive has the bytes that the warehouse refers to."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flows.intake.retrieval import MissingBodyError, retrieve_body
from warehouse.archived_bytes import ArchivedPage, ArchiveExtent


def list_closed_files(folder: Path, extents: Iterable[ArchiveExtent]) -> dict[str, str]:
    """Return why files of the archive that are there cannot be opened, such as "Permission denied", by file.

    Such a file may be whole: its records are not lost, and nothing must be concluded from reading it.
    """
    closed: dict[str, str] = {}
    for extent in extents:
        try:
            with (folder / extent.file).open("rb") as file:
                file.read(1)
        except FileNotFoundError:
            continue
        except OSError as error:
            closed[extent.file] = error.strerror or str(error)
    return closed


def find_file_fault(folder: Path, extent: ArchiveExtent) -> str | None:
    """Return the fault of a file of the archive as the end of a sentence; None if it is long enough."""
    path = folder / extent.file
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read: {error.strerror or error}"
    if size < extent.end:
        return f"is cut: it has {size:,} bytes, of {extent.end:,} that are referred to"
    return None


def list_missing_pages(folder: Path, pages: Iterable[ArchivedPage]) -> dict[str, str]:
    """Read the record of each page, and return why those that have not its bytes do not, by page."""
    missing: dict[str, str] = {}
    for page in pages:
        try:
            retrieve_body(folder, page.archived, sha256=page.sha256)
        except MissingBodyError as error:
            missing[page.page_id] = str(error)
    return missing
