"""Measure the CPU time of reading a page beside trafilatura, on the same pages in turn.

Both get the bytes of a page and return its text with all metadata; ours is also cleaned. Prints CPU
milliseconds per page and their ratio, for each set of labelled pages and for all; machines are noisy, so the
ratio is the figure to compare. Of several rounds the least time of each page counts, since other programs,
which share the caches, only add to it. The steps of ours are timed apart, each again on the same pages, as
means. Reads the public labelled pages if they are available, otherwise our own. Run by `make bench-extract`;
`.venv/bin/python tests/bench/bench_extract.py aeb` reads one set of them.
"""

from __future__ import annotations

import gzip
import json
import math
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import trafilatura
from folders import DATA
from labelled import find_labelled
from records import make_page

from transforms.cleaning.passes import clean_extraction
from transforms.extraction.assembly import assemble_article
from transforms.extraction.body.extract_blocks import extract_blocks
from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.head import read_head
from transforms.extraction.page_bytes import parse_html
from transforms.extraction.web_page import extract_page
from transforms.pipeline import read_page
from transforms.records import Extraction, Page
from transforms.text.decoding import decode_markup, decode_utf8

ROUNDS = 3
NOW = datetime(2026, 6, 1, tzinfo=UTC)
OWN_PAGES = DATA / "pages"
SETS = ("aeb", "naeb", "fundus", "wcxb")
MAX_RATIO = {"aeb": 0.42}


def main() -> None:
    """Print the figures."""
    arguments = ArgumentParser(description="measure reading a page beside trafilatura")
    arguments.add_argument("sets", nargs="*", metavar="SET", help=f"of {', '.join(SETS)}; all by default")
    sets = list_sets(arguments.parse_args().sets or SETS)
    pages = [page for own in sets.values() for page in own]
    for page in pages[:5]:  # on their first page both load their tables
        read(page), run_trafilatura(page)
    ours, theirs = ([math.inf] * len(pages) for _ in range(2))
    steps: Counter[str] = Counter()
    for _ in range(ROUNDS):
        for number, page in enumerate(pages):
            ours[number] = min(ours[number], time_cpu(read, page))
            theirs[number] = min(theirs[number], time_cpu(run_trafilatura, page))
        for page in pages:  # by itself, since what is known of a page that was just read is kept
            steps.update(time_steps(page))
    print(f"reading {len(pages)} pages {ROUNDS} times, CPU ms per page")
    print("                 pages     ours  trafilatura  ratio")
    start = 0
    for name, own in [*sets.items(), ("all", pages)][: None if len(sets) > 1 else 1]:
        places = slice(None) if name == "all" else slice(start, start + len(own))
        start += len(own)
        print_row(name, ours[places], theirs[places])
    print("steps of ours")
    for name, seconds in steps.items():
        share = 100 * seconds / steps.total()
        print(f"  {name:40} {1000 * seconds / ROUNDS / len(pages):7.2f} {share:4.0f} %")


def print_row(name: str, ours: Sequence[float], theirs: Sequence[float]) -> None:
    """Print the figures of some pages, in which `ours` is decoding, parsing, extracting and cleaning them."""
    limit = f"  (at most {MAX_RATIO[name]:.2f})" if name in MAX_RATIO else ""
    means = [1000 * sum(each) / len(each) for each in (ours, theirs)]
    print(f"  {name:14} {len(ours):5} {means[0]:8.2f} {means[1]:12.2f} {sum(ours) / sum(theirs):6.2f}{limit}")


def list_sets(names: Sequence[str]) -> dict[str, list[Page]]:
    """Return the pages to read, as they would be stored, by the names of their sets."""
    found = {name: path for name in names if (path := find_labelled(name)) is not None}
    if not found:
        return {"own": [make_page(path.read_bytes(), url=None) for path in sorted(OWN_PAGES.glob("*.html"))]}
    return {name: list(read_set(path)) for name, path in found.items()}


def read_set(labelled: Path) -> Iterator[Page]:
    """Yield the pages of a set of labelled ones."""
    truth = json.loads((labelled / "ground-truth.json").read_text(encoding="utf-8"))
    for key, said in sorted(truth.items()):
        body = gzip.decompress((labelled / f"html/{key}.html.gz").read_bytes())
        yield make_page(body, url=said.get("url") or None)


def read(page: Page) -> object:
    """Read a page as a run does, up to the cleaned article."""
    return read_page(page, now=NOW)


def time_steps(page: Page) -> dict[str, float]:
    """Return the CPU seconds of each step of reading a page, by taking one after another."""
    start = time.process_time()
    utf8 = decode_utf8(page.body)
    text = utf8 if utf8 is not None else decode_markup(page.body, page.charset)
    tree = parse_html(text, utf8=page.body if utf8 is not None else None)
    parsed = time.process_time()
    if tree is None:
        return {}
    head = read_head(PageElements(tree, text), url=page.url, now=NOW)
    stated = time.process_time()
    extract_blocks(tree, url=page.url, title=head.title, stated=head.stated_text)
    found = time.process_time()
    extraction = extract_page(page, now=NOW)
    extracted = time.process_time()
    spent = {"parse": parsed - start, "metadata": stated - parsed, "body": found - stated}
    spent["language, checks, guessed dates"] = extracted - found - sum(spent.values())
    if isinstance(extraction, Extraction):
        start = time.process_time()
        blocks = clean_extraction(extraction)
        cleaned = time.process_time()
        assemble_article(page, extraction, blocks)
        spent |= {"clean": cleaned - start, "assemble": time.process_time() - cleaned}
    return spent


def run_trafilatura(page: Page) -> object:
    """Extract text and metadata by trafilatura alone."""
    return trafilatura.extract(page.body, include_comments=False, with_metadata=True, output_format="json")


def time_cpu(work: Callable[[Page], object], page: Page) -> float:
    """Return the CPU seconds that `work` takes on one page."""
    start = time.process_time()
    work(page)
    return time.process_time() - start


if __name__ == "__main__":
    main()
