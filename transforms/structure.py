"""Whether a page's blocks are an article, or a list of them, or a door in front of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.prose import is_elided, is_prose
from transforms.records import Block
from transforms.rulebook import find_rule
from transforms.text import count_words, measure_length

_DOOR = re.compile(
    r"\b(?:log in|login|sign in|log-in|sign-in|subscri(?:be|ption)|create (?:an|your) account|register|registration|captcha"
    r"|are you a robot|not a robot|verify (?:that )?you are (?:a )?human|checking your browser|enable javascript|consent"
    r"|cookies?|access denied|forgot (?:your )?password|anmelden|einloggen|se connecter|iniciar sesión|ログイン|会員登録)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The measures of a page by which an article is told from other pages."""

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

    reason: str
    detail: str


_LINKED = 0.5  # a block that is half links is a teaser, a menu or a list of tags
_FEWEST_WORDS = 25
_FEWEST_WORDS_DECLARED = 8  # a flash of one sentence is an article when the page says so
_DOOR_WORDS = 60
_FEW_TEASERS = 3
_LONGEST_TEASER_RUN = 2


def find_fault(blocks: Sequence[Block], *, is_article: bool, is_listing: bool) -> Fault | None:
    """Return why these blocks are no article, or null when they may well be one.

    `is_article` and `is_listing` are what the page declares itself to be. An article is told by
    its sentences: several in a row that neither stand in links nor break off.
    """
    shape = measure_shape(blocks)
    if not shape.words:
        return Fault(reason="no-text", detail="nothing to read was found on the page")
    if shape.doors and shape.reporting_words < _DOOR_WORDS:
        return Fault(
            reason="no-article",
            detail=f"this looks like a login, consent or subscription page: {shape.doors} lines ask for that,"
            f" and only {shape.reporting_words} words are reporting",
        )
    if shape.reporting_words < (_FEWEST_WORDS_DECLARED if is_article else _FEWEST_WORDS):
        return Fault(
            reason="no-article",
            detail=f"of {shape.words} words in {len(blocks)} blocks only {shape.reporting_words} are whole sentences"
            " outside links; an article has more",
        )
    teasers = shape.elided + shape.linked
    if not is_article and teasers > _FEW_TEASERS and shape.longest_run <= _LONGEST_TEASER_RUN:
        return Fault(
            reason="no-article",
            detail=f"this looks like a list of articles: {shape.linked} blocks are links and {shape.elided} break off,"
            f" and never more than {shape.longest_run} paragraphs stand in a row",
        )
    if is_listing and teasers >= max(_FEW_TEASERS, shape.reporting):
        return Fault(
            reason="no-article",
            detail=f"the page declares itself a listing and has {teasers} teasers to {shape.reporting} paragraphs",
        )
    return None


def measure_shape(blocks: Sequence[Block]) -> Shape:
    """Count what tells an article from other pages, over its blocks in order."""
    words = reporting = reporting_words = longest = run = elided = linked = doors = 0
    for block in blocks:
        length = count_words(block.text)
        words += length
        doors += bool(_DOOR.search(block.text)) and measure_length(block.text) <= _DOOR_WORDS
        if block.links >= _LINKED:
            linked, run = linked + 1, 0
        elif is_elided(block.text):
            elided, run = elided + 1, 0
        elif is_prose(block.text) and not find_rule(block.text, places=("anywhere", "alone"), links=block.links):
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
