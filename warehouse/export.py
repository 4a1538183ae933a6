"""Export the views of an edition as files: Parquet or JSON Lines, divided by month.

The month is that in which a row came in, in UTC: it never changes, so that an export into the same folder
writes the files of the last months alone, and a copy of the folder elsewhere is brought up to date by them.
"""

from __future__ import annotations

import filecmp
import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from duckdb import DuckDBPyConnection

from warehouse.disk_errors import translate_database_errors, translate_file_errors
from warehouse.edition import connect_edition
from warehouse.errors import OccupiedPlaceError, WarehouseError
from warehouse.sql import run_query

Format = Literal["parquet", "jsonl"]
FORMATS: tuple[Format, ...] = ("parquet", "jsonl")
LISTING = "export.json"
"""The file that lists all others, with the number of rows and the digest of each."""
_OPTIONS = {"parquet": "FORMAT parquet, COMPRESSION zstd", "jsonl": "FORMAT json"}
_SCRATCH = ".new"
_BEGUN = ".begun.json"
"""What an export that has not ended yet puts in place, in the form of the listing."""
# The moment at which a row came in, in the order of preference: a row of the first has all of the second.
_MOMENTS = (
    *("first_seen_at", "seen_at", "received_at", "started_at", "refused_at", "noted_at", "decided_at"),
    *("learned_at", "known_at", "day"),
)
_WHOLE, _UNDATED = "all", "undated"  # the names of files without a month


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """A file of an export: its path within the folder, its rows, its bytes, and their SHA-256."""

    path: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedView:
    """A view of an export: its columns with their types and comments, and its files."""

    name: str
    comment: str | None
    columns: tuple[dict[str, str | None], ...]
    files: tuple[ExportedFile, ...]

    @property
    def rows(self) -> int:
        """The number of rows, each counted once whatever the number of formats."""
        forms = {Path(file.path).suffix for file in self.files}
        return sum(file.rows for file in self.files) // max(len(forms), 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The result of an export: its views, and how many files were written, left alone and removed."""

    views: tuple[ExportedView, ...]
    written: int
    unchanged: int
    removed: int


def export_edition(edition: Path, folder: Path, formats: Sequence[Format]) -> Export:
    """Export all views of an edition that have rows of their own into a folder.

    The same edition gives the same bytes. Files that would not change are left alone, and those of an
    earlier export that are no longer part of it are removed; no other file is touched. A file is replaced in
    one step.

    Args:
        edition: The edition.
        folder: The folder: empty, new, or one that was exported into before.
        formats: The formats, each at most once.

    Raises:
        OccupiedPlaceError: The folder has other files in it.
        WarehouseError: It cannot be written.
        WarehouseFullError: The disk is full.
        EditionMissingError: There is no edition.
    """
    former = _read_listing(folder)
    scratch = folder / _SCRATCH
    formats = tuple(dict.fromkeys(formats))
    with translate_file_errors(folder):
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
    try:
        # one thread, so that rows are in one order and each part is one file
        con = connect_edition(edition, threads=1)
        with con, translate_database_errors(folder):
            spilled = str(scratch).replace("'", "''")
            con.execute(f"SET temp_directory = '{spilled}'")
            views = tuple(
                _export_view(con, name, comment, scratch, formats)
                for name, comment in run_query(con, "list_exported_views")
            )
        with translate_file_errors(folder):
            return _install(folder, scratch, views, former)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _export_view(
    con: DuckDBPyConnection, name: str, comment: str | None, scratch: Path, formats: Sequence[Format]
) -> ExportedView:
    described = run_query(con, "list_exported_columns", view=name)
    # These statements follow from the columns of the view, and so are in no file. JSON has no INTERVAL, and
    # most readers of Parquet do not know it.
    columns = ", ".join(
        f'epoch(one."{column}") AS "{column}"' if kind == "INTERVAL" else f'one."{column}"'
        for column, kind, _ in described
    )
    source, moment = _find_moment(name, [column for column, _, _ in described])
    month = (
        f"coalesce(strftime(timezone('UTC', {moment}), '%Y-%m'), '{_UNDATED}')" if moment else f"'{_WHOLE}'"
    )
    rows = f"SELECT {columns}, {month} AS part FROM {source} ORDER BY ALL"  # noqa: S608 -- names of our own views
    con.execute(f"CREATE OR REPLACE TABLE memory.main.exported AS {rows}")
    con.execute("SELECT DISTINCT part FROM memory.main.exported ORDER BY part")
    parts = [part for (part,) in con.fetchall()] or [_WHOLE]  # a view without rows has a file that says so
    (scratch / name).mkdir()
    return ExportedView(
        name=name,
        comment=comment,
        columns=tuple(
            {"name": column, "type": "DOUBLE" if kind == "INTERVAL" else kind, "comment": note}
            for column, kind, note in described
        ),
        files=tuple(_export_part(con, scratch, name, part, form) for form in formats for part in parts),
    )


def _find_moment(name: str, columns: Sequence[str]) -> tuple[str, str | None]:
    """Return what a view is read from, and the expression for the moment at which a row came in, or None."""
    view = f'news.main."{name}" AS one'
    own = next((moment for moment in _MOMENTS if moment in columns), None)
    if own:
        return view, f'one."{own}"::TIMESTAMPTZ'
    if "article_id" in columns:
        return f"{view} LEFT JOIN news.main.articles AS article USING (article_id)", "article.first_seen_at"
    return view, None


def _export_part(con: DuckDBPyConnection, scratch: Path, name: str, part: str, form: Format) -> ExportedFile:
    path = scratch / name / f"{part}.{form}"
    rows = f"SELECT * EXCLUDE part FROM memory.main.exported WHERE part = '{part}'"  # noqa: S608 -- a month
    quoted = str(path).replace("'", "''")
    ((count,),) = con.execute(f"COPY ({rows}) TO '{quoted}' ({_OPTIONS[form]})").fetchall()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ExportedFile(path=f"{name}/{path.name}", rows=int(count), bytes=path.stat().st_size, sha256=digest)


def _read_listing(folder: Path) -> tuple[str, ...]:
    """Return the files of an earlier export into a folder, and of one that was ended in between.

    Raises:
        OccupiedPlaceError: The folder holds something, and no export.
        WarehouseError: The list of an earlier export cannot be read.
    """
    listings = [listing for listing in (folder / LISTING, folder / _BEGUN) if listing.exists()]
    paths: list[str] = []
    for listing in listings:
        try:
            views = json.loads(listing.read_text("utf-8"))["views"]
            paths += [file["path"] for view in views for file in view["files"]]
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise WarehouseError(f"{listing} is damaged: export into an empty folder") from error
    if listings:
        return tuple(paths)
    if folder.exists() and (not folder.is_dir() or any(one.name != _SCRATCH for one in folder.iterdir())):
        raise OccupiedPlaceError(f"{folder} is not empty and holds no export: name a new folder")
    return ()


def _install(folder: Path, scratch: Path, views: tuple[ExportedView, ...], former: Iterable[str]) -> Export:
    written = unchanged = removed = 0
    listing = json.dumps({"views": [asdict(view) for view in views]}, ensure_ascii=False, indent=1) + "\n"
    _put(folder / _BEGUN, listing, scratch)
    paths = [file.path for view in views for file in view.files]
    for path in paths:
        new, old = scratch / path, folder / path
        if old.exists() and filecmp.cmp(new, old, shallow=False):
            unchanged += 1
            continue
        old.parent.mkdir(exist_ok=True)
        new.replace(old)
        written += 1
    for path in set(former) - set(paths):
        target = folder / path
        if target.resolve().is_relative_to(folder.resolve()) and target.exists():
            target.unlink()
            removed += 1
            if not any(target.parent.iterdir()):
                target.parent.rmdir()
    _put(folder / LISTING, listing, scratch)
    (folder / _BEGUN).unlink()
    return Export(views=views, written=written, unchanged=unchanged, removed=removed)


def _put(file: Path, text: str, scratch: Path) -> None:
    """Write a file in one step."""
    draft = scratch / file.name
    draft.write_text(text, "utf-8")
    draft.replace(file)
