"""Pages of one invented article, whose dates stand where a test puts them."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.extraction.web_page import extract_page
from transforms.records import Extraction, Page

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
TITLE = "Paint shop in Quillmere to close"
LEAD = "The works in Quillmere will close its paint shop in March and move the work to another town, it said."
MORE = "About three hundred people work in the shop, and all of them were offered places in the other town."
SCRIPT = '<script type="application/ld+json">'
REST = "The mayor said that she had learned of the decision from the radio, and would meet the board."


def wrap(top: str, *, head: str = "", lead: str = LEAD, bottom: str = "", lang: str = "en") -> str:
    body = f"<h1>{TITLE}</h1>{top}<p>{lead}</p><p>{MORE}</p><p>{REST}</p>"
    return (
        f'<html lang="{lang}"><head><title>{TITLE}</title>{head}</head>'
        f"<body><main><article>{body}</article>{bottom}</main></body></html>"
    )


def make_page(html: str, *, url: str = "https://wire.example/a", feed: datetime | None = None) -> Page:
    return Page(
        page_id="p",
        corpus="feed",
        origin="o",
        entry_id=None,
        url=url,
        body=html.encode(),
        media_type="text/html",
        charset=None,
        sha256="",
        received_at=NOW,
        archived=None,
        feed_published_at=feed,
    )


def extract(html: str, *, url: str = "https://wire.example/a", feed: datetime | None = None) -> Extraction:
    found = extract_page(make_page(html, url=url, feed=feed), now=NOW)
    assert isinstance(found, Extraction), found
    return found


def read(html: str, *, url: str = "https://wire.example/a") -> tuple[str | None, str | None, str | None]:
    found = extract(html, url=url)
    at = f"{found.published_at:%Y-%m-%d %H:%M}".removesuffix(" 00:00") if found.published_at else None
    return at, found.published_precision, found.published_source
