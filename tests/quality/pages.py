"""The interface for a benchmark of extraction: the bytes of a page in, the text of its article out."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.cleaning.passes import clean_extraction
from transforms.extraction.web_page import extract_page
from transforms.records import Page, Refusal

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def extract_text(html: bytes, url: str) -> str | None:
    """Extract the article of a page.

    Args:
        html: The bytes of the page.
        url: Its address; empty if it has none.

    Returns:
        Its kept blocks with blank lines between them; ``None`` if the page is refused.
    """
    page = Page(
        page_id="page", corpus="quality", origin=url, entry_id=None, url=url or None, body=html,
        media_type="text/html", charset=None, sha256="", received_at=NOW, archived=None,
    )  # fmt: skip
    extraction = extract_page(page, now=NOW)
    if isinstance(extraction, Refusal):
        return None
    blocks = clean_extraction(extraction)
    return "\n\n".join(block.text for block in blocks if block.kept)
