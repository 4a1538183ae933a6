"""Unpack the labelled news pages into a folder, as often as wanted."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path

from labelled import PAGE_SETS, find_labelled


def unpack_pages(folder: Path, count: int | None = None, *, names: Iterable[str] = PAGE_SETS) -> int:
    """Write the labelled pages as HTML files into a new folder.

    Args:
        folder: The folder.
        count: The number of files; each page once if it is ``None``. A page that is written again has
            another text, as a site has many pages of one make.
        names: The sets that the pages are from.

    Returns:
        The number of files; 0 if the labelled pages are absent.
    """
    found = [each for name in names if (each := find_labelled(f"{name}/html"))]
    packed = [path for each in found for path in sorted(each.glob("*.html.gz"))]
    if not packed:
        return 0
    folder.mkdir()
    for number, path in enumerate(islice(cycle(packed), len(packed) if count is None else count)):
        page = gzip.decompress(path.read_bytes())
        if number >= len(packed):
            page = page.replace(b" the ", f" the {number} ".encode())
        (folder / f"{number:06}-{path.stem}").write_bytes(page)
    return count if count is not None else len(packed)
