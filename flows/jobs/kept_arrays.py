"""Keep derived arrays in the user's cache folder, from where the next process maps them into memory.

Each set is a folder of ``.npy`` files, under a name that says what it depends on: it never changes, so two
processes may write it at once and the first one's rename wins. A set that cannot be read is derived again.
Where nothing can be written, each command derives its arrays itself, in half a second.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from transforms.text.derived_arrays import Arrays
from warehouse.disk_sync import sync_path


def find_cache_folder() -> Path | None:
    """Return the folder ``newswire`` of the user's cache; None where the user has none.

    https://specifications.freedesktop.org/basedir-spec/latest/
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(named):  # noqa: PTH117 -- as the specification asks; an empty one is none
        return Path(named, "newswire")
    try:
        return Path.home() / ".cache" / "newswire"
    except RuntimeError:  # no HOME, and a user that the system does not know
        return None


def keep_arrays(name: str, derive: Callable[[], Arrays]) -> Arrays:
    """Return the arrays that are kept under a name; derive and keep them if there are none.

    Args:
        name: A name that says all that they depend on.
        derive: Derives them.
    """
    folder = find_cache_folder()
    if folder is None:
        return derive()
    place = folder / name
    try:
        return _read(place)
    except (OSError, EOFError, ValueError):  # none yet, or cut off when the machine lost power
        pass
    arrays = derive()
    with suppress(OSError):  # a full disk, or one that is only read
        _write(place, arrays)
    return arrays


def _read(place: Path) -> Arrays:
    """Map arrays into memory, of which only what is used is then read."""
    with os.scandir(place) as entries:
        paths = {entry.name.removesuffix(".npy"): entry.path for entry in entries}
    if not paths:
        raise ValueError(f"{place} is empty")
    # as plain arrays: each step on a `memmap` takes a microsecond more
    return {key: np.asarray(np.load(path, mmap_mode="r", allow_pickle=False)) for key, path in paths.items()}


def _write(place: Path, arrays: Arrays) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".new-", ignore_cleanup_errors=True) as new:
        written = Path(new, "arrays")
        written.mkdir(mode=0o755)
        for key, array in arrays.items():
            np.save(written / f"{key}.npy", array, allow_pickle=False)
            sync_path(written / f"{key}.npy")  # or a power cut leaves zeros, which are an array, too
        shutil.rmtree(place, ignore_errors=True)  # one that could not be read
        written.rename(place)
