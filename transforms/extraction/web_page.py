"""From a web page's bytes to what it says: title, authors, date and blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.cleaning.bylines import find_authors
from transforms.cleaning.titles import strip_site
from transforms.extraction.body.extract_blocks import extract_blocks, list_blocks
from transforms.extraction.metadata.completeness import count_block_words, is_truncated
from transforms.extraction.metadata.head import PageHead, read_head
from transforms.extraction.metadata.visible_dates import Moment, read_moment
from transforms.extraction.page_shape import count_cards, find_fault
from transforms.records import Block, Extraction, Page, Refusal, RefusalReason
from transforms.text.decoding import decode_html
from transforms.text.language import settle_language
from transforms.text.normalisation import squeeze

LARGEST = 2_000_000
_HTML_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "application/xml",
    "text/xml",
    "application/octet-stream",
    "",
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or a sound"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"\x1f\x8b", "compressed data"),
    (b"{", "JSON"),
    (b"[{", "JSON"),
)
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h[1-6]|table|span|section)\b",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4_096
_BINARY = 0.02
# The feed's own text is taken when the page has less than half of it: a paywall or a script
# stands before the rest. Fewer words than an article's lead are a summary, not the article.
_FEED_WORDS = 80
_FEED_SHARE = 0.5
_PLENTY = 60


def extract_page(page: Page, *, now: datetime) -> Extraction | Refusal:
    """Read a web page. `now` bounds its date of publication, so the result depends on nothing else.

    Refusals, all of stage ``extract``: ``empty``, ``too-large`` (over 2 MB), ``not-html``,
    ``no-text`` and ``no-article`` (a section front, a list of teasers, a login or consent page).
    Where the page is silent the feed's word is taken, its text included.
    """
    refusal = _refuse_bytes(page)
    if refusal:
        return refusal
    text = decode_html(page.body, page.charset)
    fault = _find_no_html(text)
    if fault:
        return _refuse(page, RefusalReason.NOT_HTML, fault)
    tree = _parse_html(text)
    if tree is None:
        return _refuse(
            page, RefusalReason.NO_TEXT, f"the {len(page.body):,} bytes hold no markup that could be read"
        )
    head = read_head(tree, url=page.url, now=now)
    blocks = extract_blocks(tree, url=page.url, title=head.title, stated=head.stated_text)
    offered = _extract_feed_content(page)
    promised = count_block_words(offered)
    from_feed = promised >= _FEED_WORDS and count_block_words(blocks) < promised * _FEED_SHARE
    if from_feed:
        blocks = offered
    else:
        # what is set apart counts where the article itself is too little to be judged
        told = tuple(block for block in blocks if not block.set_apart)
        found = find_fault(
            told if count_block_words(told) >= _PLENTY else blocks,
            is_article=head.is_article,
            is_listing=head.is_listing,
            cards=count_cards(tree),
        )
        if found:
            return _refuse(page, found.reason, found.detail)
    extraction = _compose(page, head, tree, blocks, now=now)
    cut = is_truncated(blocks, stated=head.stated_text, paywalled=head.is_paywalled, promised=promised)
    return replace(extraction, truncated=cut, text_source="feed" if from_feed else "page")


def _refuse_bytes(page: Page) -> Refusal | None:
    if not page.body.strip():
        return _refuse(page, RefusalReason.EMPTY, "the page has no content: 0 bytes that say anything")
    media_type = page.media_type.partition(";")[0].strip().casefold()
    if media_type not in _HTML_TYPES:
        return _refuse(
            page, RefusalReason.NOT_HTML, f"the page came as {media_type}, where HTML was expected"
        )
    start = page.body[:_SNIFFED].lstrip()
    kind = next((kind for magic, kind in _MAGIC if start.startswith(magic)), None)
    utf16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if kind is None and not utf16 and start.count(0) > len(start) * _BINARY:
        kind = "binary data"
    if kind:
        return _refuse(
            page, RefusalReason.NOT_HTML, f"the {len(page.body):,} bytes are {kind}, where HTML was expected"
        )
    if len(page.body) > LARGEST:
        return _refuse(
            page,
            RefusalReason.TOO_LARGE,
            f"the page has {len(page.body):,} bytes; at most {LARGEST:,} are read",
        )
    return None


def _find_no_html(text: str) -> str | None:
    feed = _FEED.match(text[:_SNIFFED])
    if feed:
        return f"the page is XML of the kind <{feed[1]}>, where HTML was expected"
    if not _TAG.search(text):
        return f"not one HTML tag stands in the {len(text):,} characters of the page"
    return None


def _parse_html(text: str) -> HtmlElement | None:
    # bytes, because lxml refuses a string that declares an encoding; libxml2 stops at a null
    raw = text.replace("\x00", "").encode("utf-8", "replace")
    try:
        return document_fromstring(
            raw, parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        )
    except (ParserError, ValueError):
        return None


def _extract_feed_content(page: Page) -> tuple[Block, ...]:
    if not page.feed_content:
        return ()
    tree = _parse_html(f"<html><body><div>{page.feed_content}</div></body></html>")
    return list_blocks(tree) if tree is not None else ()


def _compose(
    page: Page, head: PageHead, tree: HtmlElement, blocks: tuple[Block, ...], *, now: datetime
) -> Extraction:
    published, source = _choose_date(page, head, tree, now=now)
    sites = [name for name in (head.site_name, urlsplit(page.url or "").hostname) if name]
    title = head.title or (strip_site(page.feed_title, sites) if page.feed_title else None)
    lines = [block.text for block in blocks if not block.set_apart]
    return Extraction(
        page_id=page.page_id,
        title=title or None,
        authors=head.authors or page.feed_authors or find_authors(_list_lines(blocks)),
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_source=source,
        language=settle_language(head.language or page.feed_language, " ".join(lines)),
        canonical_url=head.canonical_url,
        site_name=head.site_name,
        blocks=blocks,
        modified_at=head.modified.at if head.modified else None,
        modified_precision=head.modified.precision if head.modified else None,
        modified_source=head.modified_source,
        section=head.section,
        image_url=head.image_url,
        paywalled=head.is_paywalled,
    )


def _list_lines(blocks: Sequence[Block]) -> list[str]:
    """Return the article's lines, and those that stand over it: a byline is often set apart."""
    first = next((place for place, block in enumerate(blocks) if not block.set_apart), 0)
    return [block.text for place, block in enumerate(blocks) if place < first or not block.set_apart]


def _choose_date(
    page: Page, head: PageHead, tree: HtmlElement, *, now: datetime
) -> tuple[Moment | None, str | None]:
    """Take the page's stated date, else the feed's, else the likeliest date on the page."""
    if head.published:
        return head.published, head.published_source
    if page.feed_published_at:
        return Moment(at=page.feed_published_at, precision="second"), "feed"
    # the extensive search would read "two days ago" by today's clock
    found = find_date(
        tree, extensive_search=False, original_date=True, max_date=now.replace(tzinfo=None), url=page.url
    )
    moment = read_moment(found, now=now)
    return (moment, "html") if moment else (None, None)


def _refuse(page: Page, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(url=page.url, origin=page.origin, stage="extract", reason=reason, detail=squeeze(detail))
