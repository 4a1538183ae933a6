"""How the project looks to a benchmark of extraction: a page's bytes in, its article's text out."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.cleaning.passes import clean_blocks
from transforms.extraction.web_page import extract_page
from transforms.records import Page, Refusal

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def extract_text(html: bytes, url: str) -> str | None:
    """Return the kept blocks of the article on a page, a blank line between; null when it is refused."""
    page = Page(
        page_id="page", corpus="quality", origin=url, entry_id=None, url=url or None, body=html,
        media_type="text/html", charset=None, sha256="", received_at=NOW, archived=None,
    )  # fmt: skip
    extraction = extract_page(page, now=NOW)
    if isinstance(extraction, Refusal):
        return None
    blocks = clean_blocks(extraction.blocks, title=extraction.title)
    return "\n\n".join(block.text for block in blocks if block.kept)
