"""The inbox: a folder into which people and scripts drop files, and out of which finished ones are moved."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from flows.intake.input_paths import name_origin
from flows.logs import details, log

DONE, REFUSED = "done", "refused"
_SETTLE = 1.0
_LATE = 60.0  # seconds after which nobody is waited for any more who goes on writing to a file that was moved
_UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart")  # copying programs and browsers rename at the end
_NOTE = ".note.txt"
_NUMBER_ROOM = 4  # bytes for the number of one of several notes
_MAX_NAME = 255  # bytes of a file's name on all usual file systems

_Signature = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a file.

    Attributes:
        refused: Whether nothing of it could be used.
        note: The same in sentences, for whoever dropped the file.
    """

    refused: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    """A file that was moved: from where, its note, how it was when it was read, and when it was moved."""

    path: Path
    note: Path
    signature: _Signature
    at: float


class Inbox:
    """A folder of files to load.

    A file is complete once it has kept its size and its times for a second, from one scan to a later one,
    since nothing says when whoever copies it has ended. Hidden files, unfinished downloads (``.part`` and
    the like), links and devices are left where they are, and so are the folders `done` and `refused`. A file
    to which its writer goes on writing within a minute after it was moved comes back, and is complete anew.

    Args:
        folder: The folder; one that does not exist is empty.
        clock: Returns the seconds of a clock that never goes back.
    """

    def __init__(self, folder: Path, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._clock = clock
        self._seen: dict[Path, tuple[_Signature, float]] = {}
        self._stuck: dict[Path, _Signature] = {}
        self._moved: dict[Path, _Moved] = {}
        self._closed: set[str] = set()

    def collect(self) -> list[Path]:
        """Scan the folder and return the files that are complete, those that changed least recently first."""
        now = self._clock()
        self._take_back_unfinished(now)
        found = dict(_scan(self._folder, self._note_closed))
        self._seen = {
            path: self._seen[path] if self._seen.get(path, (None,))[0] == signature else (signature, now)
            for path, signature in found.items()
        }
        complete = [
            path
            for path, (signature, since) in self._seen.items()
            if now - since >= _SETTLE and self._stuck.get(path) != signature
        ]
        return sorted(complete, key=lambda path: (found[path][1], path))

    def name_origin(self, path: Path) -> str:
        """Return the origin of a collected file: its path inside the folder."""
        return name_origin(path.relative_to(self._folder))

    def finish(self, path: Path, outcome: Outcome) -> None:
        """Move a file to `done` or `refused`, with a note beside it.

        Call it after the commit. A file that a killed service had loaded, but not moved, is collected again;
        loading it again changes nothing. One that has changed since is left for the next scan, since what was
        read may be its former bytes. One that cannot be moved stays, and is not collected again before it
        changes.

        Args:
            path: The file, as :meth:`collect` returned it.
            outcome: What became of it.
        """
        folder = self._folder / (REFUSED if outcome.refused else DONE)
        signature, _ = self._seen.pop(path)
        try:
            if _sign(path.lstat()) != signature:
                log.info("file changed while it was read, and is read again", extra=details(file=path.name))
                return
            target = _find_free(folder / path.relative_to(self._folder))
            target.parent.mkdir(parents=True, exist_ok=True)
            note = _name_note(target)
            path.rename(target)
            self._moved[target] = _Moved(path=path, note=note, signature=signature, at=self._clock())
            note.write_text(f"{outcome.note}\n", encoding="utf-8")
        except FileNotFoundError:  # somebody took it away meanwhile
            log.info("file left the inbox by itself", extra=details(file=path.name))
        except OSError as error:
            self._stuck[path] = signature
            log.warning(
                "%s was read, but cannot be moved out of the inbox: %s", path.name, error.strerror or error
            )

    def _note_closed(self, error: OSError) -> None:
        """Log a folder that may not be looked into, once."""
        place = os.fsdecode(error.filename)
        if not isinstance(error, FileNotFoundError) and place not in self._closed:
            self._closed.add(place)
            log.warning("%s cannot be looked into, so that its files wait: %s", place, error.strerror)

    def _take_back_unfinished(self, now: float) -> None:
        """Move files back to which somebody has written since they were moved, as after a pause in a copy."""
        for target, moved in list(self._moved.items()):
            if now - moved.at > _LATE:
                del self._moved[target]
                continue
            try:
                size_and_time = _sign(target.lstat())[:2]  # the move itself sets the second time
                if size_and_time == moved.signature[:2] or moved.path.exists():
                    continue
                moved.path.parent.mkdir(parents=True, exist_ok=True)
                target.rename(moved.path)
                moved.note.unlink(missing_ok=True)
                log.info("file changed after it was read, and is read again", extra=details(file=target.name))
            except OSError:  # somebody took it away, or it stays where it is
                pass
            else:
                del self._moved[target]


def _scan(folder: Path, note_closed: Callable[[OSError], None]) -> Iterator[tuple[Path, _Signature]]:
    for parent, folders, files in os.walk(folder, onerror=note_closed):
        is_top = Path(parent) == folder
        folders[:] = sorted(
            name for name in folders if name[0] != "." and not (is_top and name in {DONE, REFUSED})
        )
        for name in sorted(files):
            if name.startswith(".") or name.lower().endswith(_UNFINISHED):
                continue
            path = Path(parent, name)
            try:
                found = path.lstat()
            except OSError:  # moved away since it was listed
                continue
            if stat.S_ISREG(found.st_mode):
                yield path, _sign(found)


def _sign(found: os.stat_result) -> _Signature:
    """Return size, times and number of a file; a copying program can set back the first time only."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _find_free(path: Path) -> Path:
    """Return `path`, or one with a number in its name where there is a file of that name already."""
    number = 1
    target = path
    while target.exists() or target.is_symlink():
        number += 1
        ending = f"-{number}{path.suffix}"
        target = path.with_name(_shorten(path.stem, _MAX_NAME - len(os.fsencode(ending))) + ending)
    return target


def _name_note(path: Path) -> Path:
    """Return the path of a file's note, which has as much of the file's name as there is room for."""
    name = _shorten(path.name, _MAX_NAME - len(_NOTE) - _NUMBER_ROOM)
    note = path.with_name(name + _NOTE)
    return note if name == path.name else _find_free(note)


def _shorten(name: str, size: int) -> str:
    """Return as many characters of the beginning of a file's name as have no more than `size` bytes."""
    while len(os.fsencode(name)) > size:
        name = name[:-1]
    return name
