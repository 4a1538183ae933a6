"""Unpack the labelled news pages into a folder, as often as wanted."""

from __future__ import annotations

import gzip
from itertools import cycle, islice
from pathlib import Path

from labelled import find_labelled


def unpack_pages(folder: Path, count: int | None = None) -> int:
    """Write the labelled pages as HTML files into a new folder.

    Args:
        folder: The folder.
        count: The number of files; each page once if it is ``None``. A page that is written again has
            another text, as a site has many pages of one make.

    Returns:
        The number of files; 0 if the labelled pages are absent.
    """
    labelled = find_labelled("aeb/html")
    if labelled is None:
        return 0
    folder.mkdir()
    packed = sorted(labelled.glob("*.html.gz"))
    for number, path in enumerate(islice(cycle(packed), len(packed) if count is None else count)):
        page = gzip.decompress(path.read_bytes())
        if number >= len(packed):
            page = page.replace(b" the ", f" the {number} ".encode())
        (folder / f"{number:06}-{path.stem}").write_bytes(page)
    return count if count is not None else len(packed)
