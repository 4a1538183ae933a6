"""What reading a page costs beside trafilatura: CPU time on the same pages in the same run, in turns.

Both get the page's bytes and give its text with all metadata; ours is cleaned besides. Prints CPU
milliseconds a page and the ratio; machines are noisy, so the ratio is what to compare. Takes the
public labelled pages where they are, else our own. Run by `make bench-extract`.
"""

from __future__ import annotations

import gzip
import json
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime

import trafilatura
from folders import DATA
from labelled import find_labelled
from records import make_page

from transforms.pipeline import read_page
from transforms.records import Page

ROUNDS = 3
NOW = datetime(2026, 6, 1, tzinfo=UTC)
OWN = DATA / "pages"
WANTED = 0.70


def main() -> None:
    """Print the figures."""
    pages = list_pages()
    for page in pages[:5]:  # both load their tables first
        read(page), extract_bare(page)
    ratios, ours, theirs = [], 0.0, 0.0
    for _ in range(ROUNDS):
        spent = [(time_cpu(read, page), time_cpu(extract_bare, page)) for page in pages]
        mine, bare = (sum(side) for side in zip(*spent, strict=True))
        ratios.append(mine / bare)
        ours, theirs = ours + mine, theirs + bare
    count = ROUNDS * len(pages)
    print(f"reading {len(pages)} pages {ROUNDS} times, CPU ms a page")
    print(f"  decode, parse, extract, metadata, clean    {1000 * ours / count:7.2f}")
    print(f"  trafilatura.extract with metadata, as JSON {1000 * theirs / count:7.2f}")
    print(f"  ratio, median of rounds (at most {WANTED:.2f})     {statistics.median(ratios):7.2f}")


def list_pages() -> list[Page]:
    """Return the pages to read, as they would land."""
    labelled = find_labelled("aeb")
    if labelled is None:
        return [make_page(path.read_bytes(), url=None) for path in sorted(OWN.glob("*.html"))]
    truth = json.loads((labelled / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        make_page(
            gzip.decompress((labelled / f"html/{key}.html.gz").read_bytes()), url=said.get("url") or None
        )
        for key, said in sorted(truth.items())
    ]


def read(page: Page) -> object:
    """Do all of ours."""
    return read_page(page, now=NOW)


def extract_bare(page: Page) -> object:
    """Do what trafilatura alone does with a page."""
    return trafilatura.extract(page.body, include_comments=False, with_metadata=True, output_format="json")


def time_cpu(work: Callable[[Page], object], page: Page) -> float:
    """Return the CPU seconds that `work` takes on one page."""
    start = time.process_time()
    work(page)
    return time.process_time() - start


if __name__ == "__main__":
    main()
