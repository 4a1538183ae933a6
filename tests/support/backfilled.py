"""Backfills of a small crawl in tests: the crawl, and the rows that are compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawls import CrawledPage, make_pages, write_crawl
from visible_state import read_comparable_state

if TYPE_CHECKING:
    from conftest import Workspace

Rows = dict[str, list[tuple[Any, ...]]]
CLAIMS = "SELECT article_id, quantity, value_low, value_high, unit, evidence FROM claims ORDER BY ALL"


def make_crawl(folder: Path, *, only_named: bool) -> Path:
    """Write a crawl of three segments, with copies, corrections, and later captures before earlier ones."""
    folder.mkdir()
    for number in range(3):
        pages = list(make_pages(16, every=4, seed=number))
        first = next(page for page in pages if page.is_named)
        copy = CrawledPage(
            url=f"https://copies.example/{number}", body=first.body, charset=first.charset, is_named=True
        )
        changed = CrawledPage(
            url=first.url,
            body=first.body.replace(b"</article>", b"<p>The hall has 412 seats since then.</p></article>"),
            charset=first.charset,
            is_named=True,
        )
        listed = [copy, changed, *pages]
        write_crawl(
            folder / f"crawl-{number}.warc.gz", [one for one in listed if one.is_named or not only_named]
        )
    return folder


def read_rows(workspace: Workspace) -> Rows:
    return read_comparable_state(workspace) | {"claims": workspace.ask(CLAIMS)}
