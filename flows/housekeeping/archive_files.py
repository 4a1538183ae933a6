"""Write files of the archive anew without some of their records."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from flows.intake.warc import encode_warcinfo
from warehouse.disk_sync import sync_path
from warehouse.retention import ArchivedRecord
from warehouse.staged_records import MovedRecord

_SUFFIX = ".warc.gz"
_NOTE = ".pruning"
_DAY = slice(len("newswire-"), len("newswire-20260101"))


def is_closed(name: str, now: datetime) -> bool:
    """Return whether the archive's file of this name is of an earlier day, and so appended to no more."""
    return name[_DAY] < f"{now:%Y%m%d}"


def rewrite_file(
    folder: Path, name: str, before: Sequence[ArchivedRecord], kept: Iterable[ArchivedRecord]
) -> list[MovedRecord]:
    """Write the kept records of a file of the archive into a new one beside it, and flush that to the disk.

    What precedes a record and belongs to no other is kept or left out with it: the request of a response is
    the member before it. The old file stays until :func:`delete_replaced`.

    Args:
        folder: The folder of the archive.
        name: The file.
        before: All records of the file that were referred to, by their offsets.
        kept: Those of them that still are.

    Returns:
        The new place of each kept record; none where none is kept, and then no file is written.
    """
    wanted = {record.offset for record in kept}
    moved: list[MovedRecord] = []
    if not wanted:
        _note(folder, name)
        return moved
    target = _find_new_path(folder, name)
    _note(folder, name, target.name)
    end = 0
    with (folder / name).open("rb") as source, target.open("xb") as file:
        file.write(encode_warcinfo(target.name, at=datetime.now(UTC)))
        for record in before:
            start, end = end, record.offset + record.length
            if record.offset not in wanted:
                continue
            source.seek(start)
            leading = source.read(record.offset - start)
            moved.append(
                MovedRecord(
                    file=name,
                    offset=record.offset,
                    new_file=target.name,
                    new_offset=file.tell() + len(leading),
                )
            )
            file.write(leading)
            file.write(source.read(record.length))
    sync_path(target)
    sync_path(folder)
    return moved


def delete_replaced(folder: Path, referenced: Collection[str]) -> None:
    """Delete the noted files that no row refers to, of this run or of one that was killed."""
    note = folder / _NOTE
    if note.exists():
        for name in note.read_text("utf-8").splitlines():
            if name not in referenced and Path(name).name == name:
                (folder / name).unlink(missing_ok=True)
        note.unlink()
        sync_path(folder)


def _find_new_path(folder: Path, name: str) -> Path:
    """Return the path of the next version of a file, with a number in it: ``newswire-20260101-00001.2``."""
    stem, _, number = name.removesuffix(_SUFFIX).partition(".")
    version = int(number or 0) + 1
    while (folder / f"{stem}.{version}{_SUFFIX}").exists():  # a killed run has left one
        version += 1
    return folder / f"{stem}.{version}{_SUFFIX}"


def _note(folder: Path, *names: str) -> None:
    """Note, on the disk, files of which no row will know either before or after the rows change."""
    with (folder / _NOTE).open("a", encoding="utf-8") as note:
        note.writelines(f"{name}\n" for name in names)
    sync_path(folder / _NOTE)
    sync_path(folder)
