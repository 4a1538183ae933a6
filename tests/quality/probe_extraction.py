"""Read all pages of a folder a number of times in a random order, and print digests of the results.

    PYTHONPATH=tests/support python tests/quality/probe_extraction.py FOLDER TIMES SEED

Run in a process of its own by test_determinism.py.
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from records import make_page

from transforms.pipeline import read_page
from transforms.text.normalisation import digest

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def main() -> None:
    """Print a line for each page: its name, and the distinct digests of its articles or refusals."""
    folder, times, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    pages = {path.name: path.read_bytes() for path in sorted(folder.glob("*.html"))}
    names = list(pages) * times
    random.Random(seed).shuffle(names)
    seen: dict[str, set[str]] = {}
    for name in names:
        page = make_page(pages[name], page_id=name, url=f"http://paper.example/{name}")
        seen.setdefault(name, set()).add(digest(repr(read_page(page, now=NOW))))
    for name, digests in sorted(seen.items()):
        print(name, *sorted(digests))


if __name__ == "__main__":
    main()
