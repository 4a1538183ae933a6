"""Extract title, authors, dates and blocks from a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from transforms.cleaning.bylines import clean_authors, find_authors
from transforms.cleaning.titles import is_title, strip_site_name
from transforms.extraction.appended import find_appended
from transforms.extraction.body.block_classifier import Classifier
from transforms.extraction.body.extract_blocks import extract_blocks, list_blocks
from transforms.extraction.cards import count_cards
from transforms.extraction.metadata.completeness import (
    count_block_words,
    has_block_words,
    is_truncated,
    keep_beginning,
)
from transforms.extraction.metadata.elements import PageElements, read_element_text
from transforms.extraction.metadata.head import PageHead, read_head
from transforms.extraction.metadata.page_dates import find_page_dates
from transforms.extraction.notices import find_notice, set_apart_offers
from transforms.extraction.page_bytes import check_bytes, check_markup, parse_html, parse_page
from transforms.extraction.page_shape import PageProblem, find_problem
from transforms.extraction.script_data import find_script_text
from transforms.records import Block, Extraction, Page, Refusal, RefusalReason
from transforms.records.pages import TextSource
from transforms.text.dates import Moment
from transforms.text.decoding import decode_markup, decode_utf8
from transforms.text.language import resolve_language
from transforms.text.normalisation import normalise, squeeze

# The feed's own text is taken when the page has less than half of it: a paywall or a script hides
# the rest. Fewer words than an article's lead are a summary, not the article.
_MIN_FEED_WORDS = 80
_MAX_PAGE_SHARE = 0.5
_ENOUGH_WORDS = 60  # of blocks that are not set apart; with fewer the set apart ones are judged too
_MORE = 1.5  # times the words of the page in the data of its scripts: the page shows the beginning
_MAX_BEGINNING = 300  # words; longer texts are not compared
_PIECE = re.compile(r"[A-Za-z0-9 ,.-]{25,60}|[^\x00-\x7f]{10,20}")
_MAX_FRAMES = 5  # that are named
_MAX_HEADINGS = 2  # that may be the title of a notice


def extract_page(page: Page, *, now: datetime, classifier: Classifier | None = None) -> Extraction | Refusal:
    """Extract the article on a web page, before cleaning.

    Where the page states nothing, what the feed says is taken, its text included.

    Args:
        page: The page's bytes, and what the feed said of it.
        now: The present. Later dates of publication are not believed; the result depends on no
            other clock.
        classifier: The trees that find the article on the page; None for those of this package.

    Returns:
        The extraction, or a refusal of stage ``extract``: ``empty``, ``too-large`` (over 10 MB),
        ``not-html``, ``no-text``, or ``no-article`` (a section front, a list of teasers, a login page,
        or a notice in place of the article).
    """
    problem = check_bytes(page)
    if problem:
        return _refuse(page, problem)
    utf8 = decode_utf8(page.body)
    text = utf8 if utf8 is not None else decode_markup(page.body, page.charset)
    problem = check_markup(text)
    if problem:
        return _refuse(page, problem)
    parsed = parse_page(text, utf8=page.body if utf8 is not None else None)
    if parsed is None:
        detail = f"the {len(page.body):,} bytes hold no markup that could be read"
        return _refuse(page, PageProblem(reason=RefusalReason.NO_TEXT, detail=detail))
    tree = parsed.tree
    elements = PageElements(tree, text)
    head = read_head(
        elements, url=page.url, now=now, language=page.feed_language, canonical_link=page.canonical_link
    )
    for other in find_appended(elements, title=head.title):
        other.drop_tree()
    found = extract_blocks(
        tree,
        url=page.url,
        title=head.title,
        stated=head.stated_text,
        styles=parsed.styles,
        classifier=classifier,
    )
    blocks, is_long = keep_beginning(found)
    feed_blocks, _ = keep_beginning(_extract_feed_content(page))
    feed_words = count_block_words(feed_blocks)
    notice = _find_notice(blocks, head, elements)
    source: TextSource = "page"
    if feed_words >= _MIN_FEED_WORDS and (
        notice is not None or count_block_words(blocks) < feed_words * _MAX_PAGE_SHARE
    ):
        blocks, source = feed_blocks, "feed"
    elif script_blocks := _read_scripts(blocks, head, elements):
        blocks, source, notice = script_blocks, "script", None
    elif problem := notice or _check_blocks(page, blocks, head, elements):
        return _refuse(page, _name_frames(elements) or problem)
    blocks = set_apart_offers(blocks)
    truncated = is_truncated(
        blocks, stated=head.stated_text, paywalled=head.is_paywalled, feed_words=feed_words
    ) or (source == "page" and _goes_on_in_scripts(blocks, head, elements))
    if notice:
        head = replace(head, title=page.feed_title, authors=())  # the page's are the notice's
    extraction = _make_extraction(page, head, elements, blocks)
    return replace(extraction, truncated=truncated or is_long or page.is_cut, text_source=source)


def _read_scripts(blocks: Sequence[Block], head: PageHead, elements: PageElements) -> tuple[Block, ...]:
    """Return the text in the data of a page's scripts, if the page itself has hardly any; else nothing."""
    if head.is_listing or has_block_words([b for b in blocks if not b.set_apart], _ENOUGH_WORDS):
        return ()
    found = find_script_text(
        elements.list_tag("script"), title=head.title, is_article=head.is_article, tree=elements.tree
    )
    return found if has_block_words(found, _ENOUGH_WORDS) and not find_notice(found, titles=()) else ()


def _goes_on_in_scripts(blocks: Sequence[Block], head: PageHead, elements: PageElements) -> bool:
    """Return whether the data of a page's scripts has its last paragraph too, and clearly more text."""
    words = count_block_words(blocks)
    if words >= _MAX_BEGINNING:
        return False
    last = next((block.text for block in reversed(blocks) if not block.set_apart), "")
    piece = _PIECE.search(last)
    # most pages have their text once: this is seen at once, without reading the data
    if piece is None or elements.markup.count(piece[0]) <= 1:
        return False
    scripts = [script for script in elements.list_tag("script") if "ld+json" not in script.get("type", "")]
    if not any(piece[0] in (script.text or "") for script in scripts):
        return False
    found = find_script_text(scripts, title=head.title, is_article=head.is_article)
    return count_block_words(found) > words * _MORE


def _extract_feed_content(page: Page) -> tuple[Block, ...]:
    if not page.feed_content:
        return ()
    tree = parse_html(f"<html><body><div>{page.feed_content}</div></body></html>")
    return list_blocks(tree) if tree is not None else ()


def _find_notice(blocks: Sequence[Block], head: PageHead, elements: PageElements) -> PageProblem | None:
    own = tuple(block for block in blocks if not block.set_apart)
    shown = [*elements.list_tag("title")[:1], *elements.list_tag("h1")[:_MAX_HEADINGS]]
    detail = find_notice(own or blocks, titles=(head.title, *map(read_element_text, shown)))
    return PageProblem(reason=RefusalReason.NO_ARTICLE, detail=detail) if detail else None


def _name_frames(elements: PageElements) -> PageProblem | None:
    """Return the problem of a page that is a set of frames, each of which is another page."""
    frames = [source for tag in elements.tree.iter("frame") if (source := tag.get("src"))]
    if not frames:
        return None
    detail = f"the page is a set of frames, and its text is in others: {', '.join(frames[:_MAX_FRAMES])}"
    return PageProblem(reason=RefusalReason.NO_TEXT, detail=detail)


def _check_blocks(
    page: Page, blocks: Sequence[Block], head: PageHead, elements: PageElements
) -> PageProblem | None:
    # a page under the very headline that a feed announced is the article, however short
    is_announced = bool(head.title) and normalise(head.title or "") == normalise(page.feed_title or "")
    own = tuple(block for block in blocks if not block.set_apart)
    return find_problem(
        own if has_block_words(own, _ENOUGH_WORDS) else blocks,
        is_article=head.is_article or is_announced,
        is_listing=head.is_listing,
        # they say nothing of an article that is declared
        cards=0 if head.is_article else count_cards(elements, blocks),
    )


def _make_extraction(
    page: Page, head: PageHead, elements: PageElements, blocks: tuple[Block, ...]
) -> Extraction:
    dates = find_page_dates(
        elements,
        head.dates,
        head.own,
        blocks=blocks,
        feed=_read_feed_date(page),
        url=page.url,
        context=head.date_context,
    )
    sites = [name for name in (head.site_name, urlsplit(page.url or "").hostname) if name]
    title = head.title or (strip_site_name(page.feed_title, sites) if page.feed_title else None)
    lines = [block.text for block in blocks if not block.set_apart]
    return Extraction(
        page_id=page.page_id,
        title=title or None,
        authors=head.authors
        or clean_authors(page.feed_authors, sites=sites)
        or find_authors(_list_byline_candidates(blocks)),
        published_at=dates.published.at if dates.published else None,
        published_precision=dates.published.precision if dates.published else None,
        published_source=dates.published_source,
        language=resolve_language(head.language or page.feed_language, " ".join(lines)),
        canonical_url=head.canonical_url,
        site_name=head.site_name,
        blocks=blocks,
        modified_at=dates.modified.at if dates.modified else None,
        modified_precision=dates.modified.precision if dates.modified else None,
        modified_source=dates.modified_source,
        section=head.section,
        image_url=head.image_url,
        paywalled=head.is_paywalled,
        is_title_shown=_is_title_shown(title, elements, blocks),
    )


def _is_title_shown(title: str | None, elements: PageElements, blocks: Sequence[Block]) -> bool:
    """Return whether more headings of the first level are the title than headings in the text."""
    shown = sum(read_element_text(heading) == title for heading in elements.list_tag("h1"))
    headings = (block.text for block in blocks if block.kind == "heading" and not block.set_apart)
    return shown > 0 and title is not None and shown > sum(is_title(text, title) for text in headings)


def _read_feed_date(page: Page) -> Moment | None:
    if page.feed_published_at is None:
        return None
    return Moment(at=page.feed_published_at, precision=page.feed_published_precision or "second")


def _list_byline_candidates(blocks: Sequence[Block]) -> list[str]:
    """Return the article's lines, and the set apart ones above them: a byline is often set apart."""
    first = next((index for index, block in enumerate(blocks) if not block.set_apart), 0)
    return [block.text for index, block in enumerate(blocks) if index < first or not block.set_apart]


def _refuse(page: Page, problem: PageProblem) -> Refusal:
    return Refusal(
        url=page.url,
        origin=page.origin,
        stage="extract",
        reason=problem.reason,
        detail=squeeze(problem.detail),
    )
