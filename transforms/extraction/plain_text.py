"""From a text file's bytes to what it says: title, authors, date and blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from transforms.cleaning.bylines import clean_authors, find_authors
from transforms.cleaning.prose import is_elided, is_prose
from transforms.cleaning.rulebook import find_rule, recognise
from transforms.cleaning.titles import title_from_text
from transforms.extraction.metadata.visible_dates import Moment, find_moment, read_moment
from transforms.extraction.unwrap import split_blocks
from transforms.records import Block, Extraction, Page, Refusal, RefusalReason
from transforms.text.decoding import UndecodableError, count_controls, decode_text
from transforms.text.language import settle_language
from transforms.text.normalisation import measure_length, squeeze, words
from transforms.text.writing_systems import has_cjk

LARGEST = 2_000_000
_MOST_CONTROLS = 0.001
_HEADER = re.compile(
    r"(?P<name>title|headline|subject|authors?|from|by(?:line)?|date|published|publication date|pubdate"
    r"|url|link|source|publisher|site|lang(?:uage)?|keywords|tags|categor(?:y|ies)|description|slug|layout)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_TITLES = ("title", "headline", "subject")
_QUOTED = re.compile(r"([\"'])(?P<value>.+)\1")
# What an agency puts before its first sentence: CIVAC, Mexico, May 4, 2026 (Wire) -
_DATELINE = re.compile(r"[^.!?。\n]{3,90}?(?:\s[-–—]+\s|\)\s?\.?[-–—:]\s?)")
_UPDATED = re.compile(
    r"\W*(?:last )?(?:updated|modified|aktualisiert|stand|mis à jour|actualizado|更新|最終更新)\b",
    re.IGNORECASE,
)
_HEADER_LINES = 12
_LONGEST_HEADLINE = 30
_SHORTEST_WORD = 4
# A later line is the headline only when clearly more of its words recur in the text: of a slogan
# above the headline about 3 in 10 do, of a headline 7 in 10.
_MARGIN = 0.15
_ENOUGH_WORDS = 4  # the site's name recurs too, but it is shorter than a headline
_HEAD_LINES = 8
_LONGEST_DATE_LINE = 16


def read_text(page: Page, *, now: datetime) -> Extraction | Refusal:
    """Read a plain text file. `now` bounds its date, so the result depends on nothing else.

    Refusals, all of stage ``extract``: ``empty``, ``too-large`` (over 2 MB), ``not-text`` (binary)
    and ``not-utf8`` (the encoding must then be named). A text without a headline gets its title
    from its first sentence.
    """
    if not page.body.strip():
        return _refuse(page, RefusalReason.EMPTY, f"the file holds {len(page.body)} bytes and no text")
    if len(page.body) > LARGEST:
        return _refuse(
            page,
            RefusalReason.TOO_LARGE,
            f"the file has {len(page.body):,} bytes; at most {LARGEST:,} are read",
        )
    controls = count_controls(page.body)
    if controls and (b"\x00" in page.body or controls > len(page.body) * _MOST_CONTROLS):
        detail = f"{controls:,} of {len(page.body):,} bytes are control codes: this is no text file"
        return _refuse(page, RefusalReason.NOT_TEXT, detail)
    try:
        text = decode_text(page.body, page.charset)
    except UndecodableError as error:
        return _refuse_undecodable(page, error)
    blocks = split_blocks(text)
    if not blocks:
        return _refuse(page, RefusalReason.EMPTY, f"the file holds {len(page.body)} bytes and no text")
    return _compose(page, blocks, now=now)


def _compose(page: Page, blocks: tuple[Block, ...], *, now: datetime) -> Extraction:
    header = _read_header(blocks)
    lines = [block.text for block in blocks]
    moment = _find_date(header, blocks, now=now)
    named = [value for name in ("author", "authors", "by", "byline", "from") if (value := header.get(name))]
    return Extraction(
        page_id=page.page_id,
        title=next((header[name] for name in _TITLES if name in header), None) or _find_title(blocks),
        authors=clean_authors(named) or find_authors(lines) or page.feed_authors,
        published_at=moment.at if moment else page.feed_published_at,
        published_precision=moment.precision if moment else ("second" if page.feed_published_at else None),
        published_source="text" if moment else ("feed" if page.feed_published_at else None),
        language=settle_language(page.feed_language, " ".join(lines)),
        canonical_url=None,
        site_name=None,
        blocks=blocks,
    )


def _read_header(blocks: Sequence[Block]) -> dict[str, str]:
    """Read lines such as ``Title: …`` and ``Author: …`` that open a file; one alone may be a headline."""
    header: dict[str, str] = {}
    for block in blocks[:_HEADER_LINES]:
        found = _HEADER.fullmatch(block.text)
        if found:
            header.setdefault(found["name"].casefold(), _unquote(found["value"]))
        elif is_prose(block.text):
            break
    return header if len(header) > 1 else {}


def _find_title(blocks: Sequence[Block]) -> str:
    """Return the headline, told by how many of its words recur in the reporting, or make one up."""
    lead = next((number for number, block in enumerate(blocks) if _is_reporting(block.text)), None)
    if lead is None:
        return title_from_text(
            next((block.text for block in blocks if not _is_noise(block.text)), blocks[0].text)
        )
    body = {
        word for block in blocks[lead:] if _is_reporting(block.text) for word in _find_telling(block.text)
    }
    best, best_share = None, 0.0
    for block in blocks[:lead]:
        if _may_be_headline(block.text):
            share = _share_words(block.text, body)
            if best is None or share > best_share + _MARGIN:
                best, best_share = block.text, share
    return best or title_from_text(blocks[lead].text)


def _may_be_headline(text: str) -> bool:
    return (
        1 < measure_length(text) <= _LONGEST_HEADLINE
        and not text.endswith((".", "。", ":", ","))
        and not is_elided(text)
        and not _is_noise(text)
    )


def _share_words(line: str, body: set[str]) -> float:
    telling = _find_telling(line)
    return len(telling & body) / max(len(telling), _ENOUGH_WORDS)


def _find_telling(text: str) -> set[str]:
    """Return the longer words of a text, and of words without spaces between the pairs of signs."""
    found: set[str] = set()
    for word in words(text):
        if has_cjk(word):
            found.update(word[start : start + 2] for start in range(len(word) - 1))
        elif len(word) >= _SHORTEST_WORD:
            found.add(word)
    return found


def _is_reporting(text: str) -> bool:
    return is_prose(text) and not text.endswith("?") and not is_elided(text) and not _is_noise(text)


def _is_noise(text: str) -> bool:
    return find_rule(text, places=("anywhere", "alone", "head")) is not None


def _find_date(header: dict[str, str], blocks: Sequence[Block], *, now: datetime) -> Moment | None:
    """Return the date of a header line, of a line that is a date or a byline, or of the first dateline.

    Of several lines the first that does not speak of an update is taken.
    """
    for name in ("date", "published", "publication date", "pubdate"):
        if moment := read_moment(header.get(name), now=now):
            return moment
    dated = [block.text for block in blocks[:_HEAD_LINES] if _is_dated(block.text)]
    for line in sorted(dated, key=lambda line: _UPDATED.match(line) is not None):
        if moment := find_moment(line, now=now):
            return moment
    lead = next((block.text for block in blocks if is_prose(block.text)), "")
    dateline = _DATELINE.match(lead)
    return find_moment(dateline[0], now=now) if dateline else None


def _is_dated(line: str) -> bool:
    """Whether a line is nothing but a date, or a byline with one."""
    if measure_length(line) > _LONGEST_DATE_LINE:
        return False
    return any(rule.name in ("dateline-alone", "byline", "imprint-line") for rule in recognise(line))


def _unquote(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted["value"] if quoted else value


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
