"""Extract title, authors, date and blocks from a plain text file."""

from __future__ import annotations

from datetime import datetime

from transforms.cleaning.bylines import clean_authors, find_authors
from transforms.extraction.file_signatures import recognise_format
from transforms.extraction.metadata.text_file_head import find_date, find_headline, read_header
from transforms.extraction.notices import find_notice
from transforms.extraction.text_formats import recognise_text_format
from transforms.extraction.unwrap import split_blocks
from transforms.records import Block, Extraction, Page, Refusal, RefusalReason
from transforms.text.dates import make_context
from transforms.text.decoding import UndecodableError, count_controls, decode_text
from transforms.text.language import resolve_language
from transforms.text.normalisation import squeeze

MAX_BYTES = 2_000_000
_MAX_CONTROLS = 0.001  # of the bytes; with more control characters a file is no text
_TITLE_FIELDS = ("title", "headline", "subject")
_AUTHOR_FIELDS = ("author", "authors", "by", "byline", "from")


def extract_text(page: Page, *, now: datetime) -> Extraction | Refusal:
    """Extract the article in a plain text file, before cleaning.

    A text without a headline gets its title from its first sentence.

    Args:
        page: The file's bytes, and what the feed said of it.
        now: The present. Later dates are not believed; the result depends on no other clock.

    Returns:
        The extraction, or a refusal of stage ``extract``: ``empty``, ``too-large`` (over 2 MB),
        ``not-text`` (binary, or written for programs), ``not-utf8`` (the encoding must then be named) or
        ``no-article`` (a notice in place of the article).
    """
    if problem := _find_problem(page.body):
        return _refuse(page, *problem)
    try:
        text = decode_text(page.body, page.charset)
    except UndecodableError as error:
        return _refuse_undecodable(page, error)
    if kind := recognise_text_format(text):
        return _refuse(page, RefusalReason.NOT_TEXT, f"the file is {kind}")
    blocks = split_blocks(text)
    if not blocks:
        return _refuse(page, RefusalReason.EMPTY, f"the file holds {len(page.body)} bytes and no text")
    extraction = _make_extraction(page, blocks, now=now)
    notice = find_notice(blocks, titles=[extraction.title])
    return _refuse(page, RefusalReason.NO_ARTICLE, notice) if notice else extraction


def _find_problem(body: bytes) -> tuple[RefusalReason, str] | None:
    """Return why bytes cannot be a text, as a reason and a sentence; None where they may be one."""
    if not body.strip():
        return RefusalReason.EMPTY, f"the file holds {len(body)} bytes and no text"
    if kind := recognise_format(body):
        return RefusalReason.NOT_TEXT, f"the file is {kind}, and no text"
    if len(body) > MAX_BYTES:
        return RefusalReason.TOO_LARGE, f"the file has {len(body):,} bytes; at most {MAX_BYTES:,} are read"
    controls = count_controls(body)
    if controls and (b"\x00" in body or controls > len(body) * _MAX_CONTROLS):
        detail = f"{controls:,} of {len(body):,} bytes are control codes: this is no text file"
        return RefusalReason.NOT_TEXT, detail
    return None


def _make_extraction(page: Page, blocks: tuple[Block, ...], *, now: datetime) -> Extraction:
    header = read_header(blocks)
    lines = [block.text for block in blocks]
    language = resolve_language(page.feed_language, " ".join(lines))
    moment = find_date(header, blocks, make_context(now=now, language=language, url=page.url))
    authors = [header[name] for name in _AUTHOR_FIELDS if header.get(name)]
    return Extraction(
        page_id=page.page_id,
        title=next((header[name] for name in _TITLE_FIELDS if name in header), None) or find_headline(blocks),
        authors=clean_authors(authors) or find_authors(lines) or clean_authors(page.feed_authors),
        published_at=moment.at if moment else page.feed_published_at,
        published_precision=moment.precision if moment else page.feed_published_precision,
        published_source="text" if moment else ("feed" if page.feed_published_at else None),
        language=language,
        canonical_url=None,
        site_name=None,
        blocks=blocks,
        truncated=page.is_cut,
    )


def _refuse_undecodable(page: Page, error: UndecodableError) -> Refusal:
    likely = f"; it looks like {error.likely}" if error.likely else ""
    return _refuse(
        page,
        RefusalReason.NOT_UTF8,
        f"byte 0x{error.byte:02x} at offset {error.offset} is not UTF-8{likely}:"
        f" convert it, or name it with --encoding {error.likely or 'cp1252'}",
    )


def _refuse(page: Page, reason: RefusalReason, detail: str) -> Refusal:
    return Refusal(url=page.url, origin=page.origin, stage="extract", reason=reason, detail=squeeze(detail))
