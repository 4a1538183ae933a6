"""Check that a page's bytes are HTML, and parse them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import ElementDefaultClassLookup, ParserError, strip_elements
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from transforms.extraction.file_signatures import SNIFFED, recognise_format
from transforms.extraction.page_shape import PageProblem
from transforms.records import MAX_PAGE_BYTES, Page, RefusalReason
from transforms.text.detection import is_utf16

MAX_TAGS = 800_000
"""The tags of the largest page."""
_MEDIA_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "application/xml",
    "text/xml",
    "application/octet-stream",
    "",
)
_JSON = (b"{", b"[{")
_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^<>]{0,200}\?>\s{0,200})?<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h[1-6]|table|span|section)\b",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAX_ZEROS = 0.02  # of the sniffed bytes; more are binary data
_DELETED = ("</del>", "</s>", "</strike>")
_END = re.compile(rb"</html", re.IGNORECASE)
_ENDS = re.compile(rb"</(?:html|body)\b[^<>]*>", re.IGNORECASE)
_ELEMENT = re.compile(rb"<(?!script|style|noscript|iframe|img|link|meta)[a-z]", re.IGNORECASE)
_MAX_GAP = 40  # characters of white space and an end tag before inserted words
_PARSER = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
# lxml.html asks a function in Python for the class of each element: half of the time of walking a tree
_PARSER.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))


def check_bytes(page: Page) -> PageProblem | None:
    """Check a page's bytes before they are decoded.

    Returns:
        None when they may be HTML; otherwise why not: ``empty``, ``not-html`` or ``too-large``.
    """
    if not page.body.strip():
        return PageProblem(
            reason=RefusalReason.EMPTY, detail="the page has no content: 0 bytes that say anything"
        )
    media_type = page.media_type.partition(";")[0].strip().casefold()
    is_doubtful = "html" in media_type or "/" not in media_type or media_type.startswith("text/")
    if media_type not in _MEDIA_TYPES and not (is_doubtful and begins_as_html(page.body)):
        return PageProblem(
            reason=RefusalReason.NOT_HTML, detail=f"the page came as {media_type}, where HTML was expected"
        )
    if kind := _recognise_format(page.body):
        detail = f"the {len(page.body):,} bytes are {kind}, where HTML was expected"
        return PageProblem(reason=RefusalReason.NOT_HTML, detail=detail)
    if len(page.body) > MAX_PAGE_BYTES:
        detail = f"the page has {len(page.body):,} bytes; at most {MAX_PAGE_BYTES:,} are read"
        return PageProblem(reason=RefusalReason.TOO_LARGE, detail=detail)
    return None


def begins_as_html(body: bytes) -> bool:
    """Return whether bytes begin as an HTML document does, whatever type a server gave them."""
    return _BEGINNING.match(body) is not None


def check_markup(text: str) -> PageProblem | None:
    """Check a page's decoded text.

    Returns:
        None when it is HTML that can be read; otherwise why not: ``not-html`` or ``too-large``.
    """
    feed = _FEED.match(text[:SNIFFED])
    if feed:
        detail = f"the page is XML of the kind <{feed[1]}>, where HTML was expected"
        return PageProblem(reason=RefusalReason.NOT_HTML, detail=detail)
    if not _TAG.search(text):
        detail = f"not one HTML tag stands in the {len(text):,} characters of the page"
        return PageProblem(reason=RefusalReason.NOT_HTML, detail=detail)
    if len(text) > MAX_TAGS and (tags := text.count("<")) > MAX_TAGS:
        detail = f"the page has {tags:,} tags; at most {MAX_TAGS:,} are read"
        return PageProblem(reason=RefusalReason.TOO_LARGE, detail=detail)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """A page's tree, and those of its style sheets in force on screens, which are taken out of it."""

    tree: HtmlElement
    styles: Sequence[HtmlElement]


def parse_html(text: str, *, utf8: bytes | None = None) -> HtmlElement | None:
    """Parse the text of a page, and return its tree (:func:`parse_page`)."""
    parsed = parse_page(text, utf8=utf8)
    return parsed.tree if parsed else None


def parse_page(text: str, *, utf8: bytes | None = None) -> ParsedPage | None:
    """Parse the text of a page, without its comments, its styles and the readings set over its words.

    Some pages have a style element beside each of their elements; what is in it is no text.

    Args:
        text: The text.
        utf8: The same in UTF-8, if the page came so; it need not be encoded then.

    Returns:
        The page; None when no markup can be read in the text.
    """
    # bytes, because lxml refuses a string that declares an encoding; at a NUL libxml2
    # stops, or puts another character there, which depends on its version
    raw = utf8 if utf8 and b"\x00" not in utf8 else text.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = document_fromstring(_remove_early_ends(raw), parser=_PARSER)
    except (ParserError, ValueError):
        return None
    sheets = list(tree.iter("style"))
    styles = [sheet for sheet in sheets if _is_in_force(sheet)]
    if sheets:
        strip_elements(tree, "style", with_tail=False)
    if next(tree.iter("rt", "rtc", "ins"), None) is not None:  # quicker than a search of the text
        _remove_readings(tree)
        if _has_corrections(text):
            _remove_corrected(tree)
    return ParsedPage(tree=tree, styles=styles)


def _is_in_force(sheet: HtmlElement) -> bool:
    parent = sheet.getparent()
    return "print" not in sheet.get("media", "") and (parent is None or parent.tag != "noscript")


def _remove_early_ends(raw: bytes) -> bytes:
    """Return a page without its end tags if elements come after the first that ends it.

    The parser drops all that comes after it, and browsers show it in the body. Of 1,280 labelled pages, some
    put together of parts that are each a whole page, 10 go on there, one of them with its article.
    """
    end = _END.search(raw)
    if end is None or _ELEMENT.search(raw, end.end()) is None:
        return raw
    return _ENDS.sub(b"", raw)


def _remove_readings(tree: HtmlElement) -> None:
    """Remove the readings that are set over Chinese and Japanese words (ruby), and their brackets."""
    readings = list(tree.iter("rt", "rp", "rtc"))
    for element in readings:  # that of a reading without its end has the next word in it
        for word in list(element.iter("rb")):
            word.tail = None
            element.addprevious(word)
    for element in readings:
        if element.getparent() is not None:
            element.drop_tree()


def _has_corrections(text: str) -> bool:
    """Return whether an element of inserted words may stand right behind one of deleted words."""
    start = text.find("<ins")
    while start >= 0:
        if text[max(0, start - _MAX_GAP) : start].rstrip().endswith(_DELETED):
            return True
        start = text.find("<ins", start + 1)
    return False


def _remove_corrected(tree: HtmlElement) -> None:
    """Remove words that others replace right behind them: *covers <del>300</del> <ins>400</ins> jobs*.

    Deleted words without others behind them stay, as the labelled pages have them: former prices, and jokes.
    """
    for element in list(tree.iter("del", "s", "strike")):
        after = element.getnext()
        if after is not None and after.tag == "ins" and not (element.tail or "").strip():
            element.drop_tree()


def _recognise_format(body: bytes) -> str | None:
    """Return which other format than HTML the bytes are in, if they are recognised as one."""
    start = body[:SNIFFED].lstrip()
    kind = recognise_format(body) or recognise_format(start) or ("JSON" if start.startswith(_JSON) else None)
    if kind is None and start.count(0) > len(start) * _MAX_ZEROS and not is_utf16(body):
        return "binary data"
    return kind
