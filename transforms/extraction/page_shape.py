"""Decide by a page's blocks whether it is an article, a list of articles, or a login or consent page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from transforms.cleaning.prose import announces_list, is_elided, is_prose
from transforms.cleaning.rulebook import find_rule
from transforms.records import LINKED_SHARE, Block, RefusalReason
from transforms.text.normalisation import count_words, measure_length

_ACCESS = re.compile(
    r"\b(?:log ?in|log-in|sign ?in|sign-in|subscri(?:be|ption)|create (?:an|your) account|register"
    r"|captcha|are you a robot|not a robot|verify (?:that )?you are (?:a )?human|checking your browser"
    r"|cookies?|enable javascript|consent|access denied|forgot (?:your )?password|anmelden|einloggen"
    r"|se connecter|iniciar sesión|ログイン|会員登録)\b",
    re.IGNORECASE,
)
# Whoever reports on subscriptions in a whole sentence speaks of others, and a page that sells them of these.
_SPOKEN_TO = re.compile(
    r"\b(?:you|your|please|we|our|us|this|to continue|sie|ihr\w*|wir|bitte|vous|votre|nous|veuillez|tu|tus|su"
    r"|nuestr\w+|por favor)\b|ください|お願い",
    re.IGNORECASE,
)
# A page on which readers log in to comment has an article.
_TO_COMMENT = re.compile(
    r"comment|kommentar|mitreden|mitzureden|diskutieren|reageren|コメント", re.IGNORECASE
)
_MIN_WORDS = 25
_MIN_WORDS_DECLARED = 8  # a flash of one sentence is an article when the page says so
_ACCESS_WORDS = 60  # of reporting; a page with a line on access and fewer of them is no article
_FEW_TEASERS = 3
_MAX_TEASER_RUN = 2  # paragraphs in a row on a page of teasers
_MIN_CARDS = 6
_HEADLINE_WORDS = 5
_STEP = re.compile(
    r"(?:step|tip|part|chapter|schritt|teil|étape|partie|paso|parte|passo)\W*\d", re.IGNORECASE
)
_LINES_OF_ENTRY = 3  # lines besides the name in an entry of a directory
_MAX_SUMMARY = 30  # words a paragraph on a page of teasers
_MAX_SENTENCES = 3  # paragraphs for each linked heading there; a checklist with more of them is an article


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShape:
    """The counts by which an article is distinguished from other pages.

    Attributes:
        words: All words of the blocks.
        reporting: The blocks of whole sentences outside links.
        reporting_words: The words in them.
        longest_run: The largest number of them in a row.
        elided: The blocks that break off in an ellipsis.
        linked: The different blocks that are mostly links and may be teasers (:func:`_list_teasers`).
        access_lines: The short blocks that ask to log in, to subscribe or to consent.
    """

    words: int
    reporting: int
    reporting_words: int
    longest_run: int
    elided: int
    linked: int
    access_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageProblem:
    """Why a page has no article: the reason of its refusal, and a sentence for the user."""

    reason: RefusalReason
    detail: str


def find_problem(
    blocks: Sequence[Block], *, is_article: bool, is_listing: bool, cards: int
) -> PageProblem | None:
    """Find the reason why a page's blocks are no article.

    An article has several sentences in a row that are not in links and do not break off. A declared
    article may be a calendar or a table of results, which has none, but hardly any links either.

    Args:
        blocks: The page's blocks in order.
        is_article: Whether the page declares itself an article.
        is_listing: Whether the page declares itself a listing.
        cards: How many linked headings are above them (:func:`~transforms.extraction.cards.count_cards`).

    Returns:
        None when the blocks may be an article.
    """
    if is_article and not is_listing and _has_reporting(blocks, _MIN_WORDS_DECLARED):
        return None  # a page that declares an article needs no more
    shape = measure_shape(blocks)
    if not shape.words:
        return PageProblem(reason=RefusalReason.NO_TEXT, detail="nothing to read was found on the page")
    min_words = _MIN_WORDS_DECLARED if is_article else _MIN_WORDS
    access_words = min_words if is_article else _ACCESS_WORDS
    detail = _describe_listing(shape, is_article=is_article, is_listing=is_listing, cards=cards)
    if detail is None and shape.access_lines and shape.reporting_words < access_words:
        detail = (
            f"this looks like a login, consent or subscription page: of {len(blocks)} lines"
            f" {shape.access_lines} ask for that, and only {shape.reporting_words} words are reporting"
        )
    has_lines = shape.words >= _ACCESS_WORDS and shape.linked + shape.elided <= _FEW_TEASERS
    is_calendar = is_article and has_lines and not shape.access_lines
    if detail is None and shape.reporting_words < min_words and not is_calendar:
        detail = (
            f"only {shape.reporting_words} of {shape.words} words are whole sentences outside links;"
            " an article has more"
        )
    return PageProblem(reason=RefusalReason.NO_ARTICLE, detail=detail) if detail else None


def _describe_listing(shape: PageShape, *, is_article: bool, is_listing: bool, cards: int) -> str | None:
    """Return the sentence that explains why a page is a list of articles; None when it is not."""
    teasers = shape.elided + shape.linked
    if not is_article and teasers > _FEW_TEASERS and shape.longest_run <= _MAX_TEASER_RUN:
        return (
            f"this looks like a list of articles: {shape.linked} of its blocks are links, {shape.elided}"
            f" break off, and never more than {shape.longest_run} paragraphs stand in a row"
        )
    is_brief = shape.reporting_words < shape.reporting * _MAX_SUMMARY
    is_brief = is_brief and shape.reporting <= cards * _MAX_SENTENCES
    if not is_article and cards >= _MIN_CARDS and is_brief:
        return (
            f"this looks like a list of articles: {cards} headings are links, and its {shape.reporting}"
            f" paragraphs have {shape.reporting_words // shape.reporting} words on average"
        )
    if is_listing and teasers >= max(_FEW_TEASERS, shape.reporting):
        return f"the page declares itself a listing and has {teasers} teasers to {shape.reporting} paragraphs"
    return None


def measure_shape(blocks: Sequence[Block]) -> PageShape:
    """Count over a page's blocks, in order, by what articles differ from other pages."""
    words = reporting = reporting_words = longest = run = elided = access_lines = 0
    is_announced = False
    for block, following in zip_longest(blocks, blocks[1:]):
        length = count_words(block.text)
        is_announced = announces_list(block.text) or (is_announced and block.kind == "list")
        words += length
        access_lines += _asks_for_access(block.text)
        if block.links >= LINKED_SHARE and is_announced:
            continue
        if block.links >= LINKED_SHARE:
            run = 0
        elif is_elided(block.text) and not _heads_text(block, following):
            elided, run = elided + 1, 0
        elif _is_reporting(block):
            reporting, reporting_words, run = reporting + 1, reporting_words + length, run + 1
            longest = max(longest, run)
    return PageShape(
        words=words,
        reporting=reporting,
        reporting_words=reporting_words,
        longest_run=longest,
        elided=elided,
        linked=len(_list_teasers(blocks)),
        access_lines=access_lines,
    )


def _asks_for_access(text: str) -> bool:
    """Return whether a short text asks to log in, to subscribe or to consent, but not to comment."""
    return (
        measure_length(text) <= _ACCESS_WORDS
        and _ACCESS.search(text) is not None
        and _TO_COMMENT.search(text) is None
        and (_SPOKEN_TO.search(text) is not None or not is_prose(text))
    )


def _heads_text(block: Block, following: Block | None) -> bool:
    """Return whether a block is a heading above more than a summary: its author ends it in an ellipsis."""
    return (
        block.kind == "heading"
        and following is not None
        and following.links < LINKED_SHARE
        and count_words(following.text) > _MAX_SUMMARY
        and not is_elided(following.text)
        and _is_reporting(following)
    )


def _list_teasers(blocks: Sequence[Block]) -> set[str]:
    """Return the texts of the blocks that are mostly links and may lead to articles.

    These do not: the items of a list that a sentence announces; headings of a few words or of a numbered
    step; and the names in a directory, where each comes with several lines of address.
    """
    teasers: set[str] = set()
    linked_items: set[str] = set()
    plain_items = 0
    is_announced = False
    for block in blocks:
        is_announced = announces_list(block.text) or (is_announced and block.kind == "list")
        is_item = block.kind == "list"
        plain_items += is_item and block.links < LINKED_SHARE
        if block.links < LINKED_SHARE or is_announced:
            continue
        is_title = block.kind == "heading" and measure_length(block.text) < _HEADLINE_WORDS
        if not is_title and not _STEP.match(block.text):
            (linked_items if is_item else teasers).add(block.text)
    return teasers if plain_items >= _LINES_OF_ENTRY * len(linked_items) else teasers | linked_items


def _is_reporting(block: Block) -> bool:
    return is_prose(block.text) and not find_rule(block.text, places=("anywhere", "alone"))


def _has_reporting(blocks: Sequence[Block], min_words: int) -> bool:
    """Return whether the blocks have so many words of reporting; stops at the block that reaches them."""
    words = 0
    for block in blocks:
        if block.links < LINKED_SHARE and not is_elided(block.text) and _is_reporting(block):
            words += count_words(block.text)
            if words >= min_words:
                return True
    return False
