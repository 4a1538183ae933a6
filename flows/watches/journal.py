"""The journal: each row that a watch has reported, a line of JSON each, so that none is reported again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flows.watches.sandbox import WatchMatch
from flows.watches.watch_files import Watch
from warehouse.disk_sync import sync_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The new rows of one watch.

    Attributes:
        watch: The watch.
        new: The rows that were not reported before.
        is_first: Whether the watch has never run before, or not with this key. Its rows are then noted, so
            that they are not reported later, but not reported: whoever adds a watch wants to know about the
            next row.
        key: The columns that identify its rows; none where nothing tells them.
        is_changed: Whether it is the key that is new.
    """

    watch: Watch
    new: tuple[WatchMatch, ...]
    is_first: bool = False
    key: tuple[str, ...] = ()
    is_changed: bool = False


class Journal:
    """The file ``matches.jsonl``. Lines are only ever appended, and forced to disk before they are sent on.

    One process writes at a time, since watches run under the run lock; any may read. Whoever wants to
    shorten the file may move it away: watches then begin anew, without reporting their existing rows.

    Args:
        path: The file, which need not exist.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, set[str]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._position = (0, 0)  # inode, and up to where it was read

    def compare(self, watch: Watch, matches: Sequence[WatchMatch]) -> Report:
        """Return which of the rows of a watch were not reported yet.

        With another key all rows have other identifiers: none of them is news for that.
        """
        self._catch_up()
        known, noted = self._known.get(watch.name), self._keys.get(watch.name, ())
        key = watch.key or tuple(matches[0].row if matches else ())
        is_changed = bool(noted and key and noted != key)
        new = tuple(one for one in matches if known is None or one.match_id not in known)
        return Report(
            watch=watch,
            new=new,
            is_first=known is None or is_changed,
            key=key if noted != key else (),
            is_changed=is_changed,
        )

    def append(self, reports: Sequence[Report], *, run_id: str, now: datetime) -> None:
        """Write the new rows down, all by one write."""
        shared = {"matched_at": now.isoformat(timespec="seconds"), "run_id": run_id}
        lines: list[dict[str, Any]] = []
        for report in reports:
            name = {"watch": report.watch.name}
            if report.is_first or report.key:
                noted = [match.match_id for match in report.new] if report.is_first else []
                lines.append({**name, **shared, "noted": noted, "key": list(report.key)})
            if not report.is_first:
                lines += [
                    {"match_id": match.match_id, **name, **shared, "row": match.row} for match in report.new
                ]
        if not lines:
            return
        is_new = not self.path.exists()
        with self.path.open("ab") as file:
            text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
            file.write(_end_torn_line(self.path) + text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync_path(self.path.parent)

    def count(self, name: str) -> int | None:
        """Return how many rows of a watch are known; `None` if it has not run yet."""
        self._catch_up()
        return len(self._known[name]) if name in self._known else None

    def read_matches(self, start: int) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the reported rows from an offset on, each with the offset after it."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            file.seek(start)
            for line in file:
                start += len(line)
                fields = _parse(line)
                if "match_id" in fields:
                    yield start, fields

    def measure(self) -> int:
        """Return the length of the file in bytes."""
        return self.path.stat().st_size if self.path.exists() else 0

    def _catch_up(self) -> None:
        """Read the lines that were appended since the last time."""
        if not self.path.exists():
            self._known, self._keys, self._position = {}, {}, (0, 0)
            return
        found = self.path.stat()
        if found.st_ino != self._position[0] or found.st_size < self._position[1]:
            self._known, self._keys, self._position = {}, {}, (found.st_ino, 0)
        with self.path.open("rb") as file:
            file.seek(self._position[1])
            for line in file:
                fields = _parse(line)
                known = self._known.setdefault(fields["watch"], set()) if "watch" in fields else set()
                if fields.get("key"):
                    self._keys[fields["watch"]] = tuple(fields["key"])
                known.update(
                    fields.get("noted", ()) or [fields[key] for key in ("match_id",) if key in fields]
                )
            self._position = (found.st_ino, file.tell())


def _end_torn_line(path: Path) -> bytes:
    """Return the line feed that the last line lacks if whoever wrote it was killed."""
    with path.open("rb") as file:
        if not file.seek(0, os.SEEK_END):
            return b""
        file.seek(-1, os.SEEK_END)
        return b"" if file.read(1) == b"\n" else b"\n"


def _parse(line: bytes) -> dict[str, Any]:
    """Return the fields of a line, none if it is torn."""
    try:
        fields = json.loads(line)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}
