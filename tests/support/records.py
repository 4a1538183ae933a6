"""Make pages, entries and articles, with plausible values for all fields that a test does not name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from transforms.records import Article, Entry, Page
from transforms.text.normalisation import digest, normalise

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
_PAGES, _WIRE = "http://gantrypost.example", "https://wire.example"


def make_page(body: str | bytes = b"", **named: Any) -> Page:
    """Return an HTML page as it is stored, with the fields in `named` replaced."""
    raw = body.encode() if isinstance(body, str) else body
    page = Page(
        page_id="p", corpus="feed", origin=f"{_PAGES}/feed", entry_id=None, url=f"{_PAGES}/a", body=raw,
        media_type="text/html", charset=None, sha256=digest(raw), received_at=NOON, archived=None,
    )  # fmt: skip
    return replace(page, **named)


def make_file(body: str | bytes = b"", **named: Any) -> Page:
    """Return a plain-text file as it is stored, which has no URL."""
    page = make_page(body, corpus="inbox", origin="report.txt", url=None, media_type="text/plain")
    return replace(page, **named)


def make_entry(name: str = "a", **named: Any) -> Entry:
    """Return an entry with the identifier `name`, a URL, and nothing else."""
    url = str(named.get("url", f"{_WIRE}/{name}"))
    entry = Entry(
        entry_id=name, feed_id="f", guid=name, url=url, canonical_url=url, title=f"Report {name}", authors=(),
        published_raw=None, published_at=None, updated_at=None, language=None, summary=None, content=None,
        version="1",
    )  # fmt: skip
    return replace(entry, **named)


def make_article(text: str = "", *, name: str = "a", title: str = "", **named: Any) -> Article:
    """Return an article of `text` without blocks, published and seen at the same time."""
    at = named.get("seen_at", NOON)
    article = Article(
        article_id=name, page_id=f"page {name}", corpus="feed", origin=f"{_WIRE}/feed", source="wire.example",
        url=f"{_WIRE}/{name}", title=title, authors=(), published_at=at, published_precision="minute",
        published_source="feed", language="en", text=text, word_count=len(text.split()),
        sha256=digest(f"{normalise(title)}\n{normalise(text)}"), seen_at=at, blocks=(),
    )  # fmt: skip
    return replace(article, **named)
