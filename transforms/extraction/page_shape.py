"""Whether a page's blocks are an article, or a list of them, or a door in front of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_elided, is_prose
from transforms.cleaning.rulebook import find_rule
from transforms.records import Block, RefusalReason
from transforms.text.normalisation import count_words, measure_length, squeeze

_DOOR = re.compile(
    r"\b(?:log ?in|log-in|sign ?in|sign-in|subscri(?:be|ption)|create (?:an|your) account|regist(?:er|ration)"
    r"|captcha|are you a robot|not a robot|verify (?:that )?you are (?:a )?human|checking your browser"
    r"|cookies?|enable javascript|consent|access denied|forgot (?:your )?password|anmelden|einloggen"
    r"|se connecter|iniciar sesión|ログイン|会員登録)\b",
    re.IGNORECASE,
)
_LINKED = 0.5  # a block that is half links is a teaser, a menu or a list of tags
_FEWEST_WORDS = 25
_FEWEST_WORDS_DECLARED = 8  # a flash of one sentence is an article when the page says so
_DOOR_WORDS = 60
_FEW_TEASERS = 3
_LONGEST_TEASER_RUN = 2
_MANY_CARDS = 6
_LONGEST_SUMMARY = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The measures of a page by which an article is told from other pages.

    `reporting` counts the blocks of whole sentences outside links, `longest_run` how many of
    them stand in a row at most, `linked` and `elided` the blocks that are links or break off,
    `doors` the short ones that ask to log in, to subscribe or to consent.
    """

    words: int
    reporting: int
    reporting_words: int
    longest_run: int
    elided: int
    linked: int
    doors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a page is no article: the reason of the refusal, and a sentence for the user."""

    reason: RefusalReason
    detail: str


def find_fault(blocks: Sequence[Block], *, is_article: bool, is_listing: bool, cards: int) -> Fault | None:
    """Return why these blocks are no article, or null when they may well be one.

    `is_article` and `is_listing` are what the page declares itself to be, `cards` how many
    headings on it are links (:func:`count_cards`). An article is told by its sentences: several
    in a row that neither stand in links nor break off. Of 181 labelled articles one is refused,
    for which the menu was extracted in place of the text.
    """
    if is_article and not is_listing and _reports(blocks, _FEWEST_WORDS_DECLARED):
        return None  # nothing else is asked of a page that says it is one
    shape = measure_shape(blocks)
    if not shape.words:
        return Fault(reason=RefusalReason.NO_TEXT, detail="nothing to read was found on the page")
    fewest = _FEWEST_WORDS_DECLARED if is_article else _FEWEST_WORDS
    behind_door = fewest if is_article else _DOOR_WORDS
    detail = _find_listing(shape, is_article=is_article, is_listing=is_listing, cards=cards)
    if detail is None and shape.doors and shape.reporting_words < behind_door:
        detail = (
            f"this looks like a login, consent or subscription page: of {len(blocks)} lines {shape.doors} ask"
            f" for that, and only {shape.reporting_words} words are reporting"
        )
    if detail is None and shape.reporting_words < fewest:
        detail = (
            f"only {shape.reporting_words} of {shape.words} words are whole sentences outside links;"
            " an article has more"
        )
    return Fault(reason=RefusalReason.NO_ARTICLE, detail=detail) if detail else None


def _find_listing(shape: Shape, *, is_article: bool, is_listing: bool, cards: int) -> str | None:
    teasers = shape.elided + shape.linked
    if not is_article and teasers > _FEW_TEASERS and shape.longest_run <= _LONGEST_TEASER_RUN:
        return (
            f"this looks like a list of articles: {shape.linked} of its blocks are links, {shape.elided}"
            f" break off, and never more than {shape.longest_run} paragraphs stand in a row"
        )
    brief = shape.reporting_words < shape.reporting * _LONGEST_SUMMARY
    if not is_article and cards >= _MANY_CARDS and brief:
        return (
            f"this looks like a list of articles: {cards} headings are links, and its {shape.reporting}"
            f" paragraphs have {shape.reporting_words // shape.reporting} words on average"
        )
    if is_listing and teasers >= max(_FEW_TEASERS, shape.reporting):
        return f"the page declares itself a listing and has {teasers} teasers to {shape.reporting} paragraphs"
    return None


def count_cards(tree: HtmlElement) -> int:
    """Return how many headings of a page, but its largest, consist of a link."""
    count = 0
    for heading in tree.iter("h2", "h3", "h4"):
        text = squeeze(heading.text_content())
        parent = heading.getparent()
        linked = any(squeeze(link.text_content()) == text for link in heading.iter("a"))
        count += bool(text) and (linked or (parent is not None and parent.tag == "a"))
    return count


def measure_shape(blocks: Sequence[Block]) -> Shape:
    """Count what tells an article from other pages, over its blocks in order."""
    words = reporting = reporting_words = longest = run = elided = linked = doors = 0
    for block in blocks:
        length = count_words(block.text)
        words += length
        doors += measure_length(block.text) <= _DOOR_WORDS and bool(_DOOR.search(block.text))
        if block.links >= _LINKED:
            linked, run = linked + 1, 0
        elif is_elided(block.text):
            elided, run = elided + 1, 0
        elif _is_reporting(block):
            reporting, reporting_words, run = reporting + 1, reporting_words + length, run + 1
            longest = max(longest, run)
    return Shape(
        words=words,
        reporting=reporting,
        reporting_words=reporting_words,
        longest_run=longest,
        elided=elided,
        linked=linked,
        doors=doors,
    )


def _is_reporting(block: Block) -> bool:
    return is_prose(block.text) and not find_rule(block.text, places=("anywhere", "alone"))


def _reports(blocks: Sequence[Block], fewest: int) -> bool:
    """Whether so many words of reporting stand in the blocks; asks no more of them than it must."""
    words = 0
    for block in blocks:
        if block.links < _LINKED and not is_elided(block.text) and _is_reporting(block):
            words += count_words(block.text)
            if words >= fewest:
                return True
    return False
