"""The two ends of a page: what may be judged by having no reporting beyond it."""

from __future__ import annotations

from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.bylines import find_authors
from transforms.cleaning.prose import ends_sentence
from transforms.text.normalisation import normalise

_LONGEST_NAME = 5
_NAME_DISTANCE = 3
_LONGEST_DECK = 45
_LONGEST_CAPTION = 6


def remove_tail_blocks(sheet: BlockStates) -> None:
    """Remove biographies, contacts, credits and the like that stand after all reporting."""
    for position in reversed(range(len(sheet))):
        if not sheet.is_kept(position):
            continue
        rule = sheet.find_rule(position, "tail")
        if rule:
            sheet.remove(position, rule.name, rule.class_)
        elif _continues_biography(sheet, position):
            sheet.remove(position, "bio-continued", "bio")
        elif sheet.is_reporting(position):
            break
    _sweep_names(sheet)


def remove_author_lines(sheet: BlockStates) -> None:
    """Remove lines that are nothing but the name of an author whom a byline or biography names."""
    authors = {normalise(author) for author in find_authors([block.text for block in sheet.blocks])}
    for position, block in enumerate(sheet.blocks):
        if sheet.lengths[position] <= _LONGEST_NAME and normalise(block.text) in authors:
            sheet.remove(position, "author-name", "credit")


def remove_head_blocks(sheet: BlockStates) -> None:
    """Remove slogans, dates and the like before the reporting; one summary may stand between."""
    decks = 0
    for position in range(len(sheet)):
        if not sheet.is_kept(position):
            continue
        rule = sheet.find_rule(position, "head")
        if rule:
            sheet.remove(position, rule.name, rule.class_)
        elif sheet.is_reporting(position):
            decks += 1
            if decks > 1 or sheet.lengths[position] > _LONGEST_DECK:
                break


def remove_isolated_blocks(sheet: BlockStates) -> None:
    """Remove what the other sweeps left hanging after the reporting.

    That is headings with nothing under them, and a lone short caption between the reporting and
    a run of removed blocks. Several short lines there are a list, and stay.
    """
    last = max((position for position in range(len(sheet)) if sheet.is_reporting(position)), default=None)
    if last is None:
        return
    left = [position for position in range(last + 1, len(sheet)) if sheet.is_kept(position)]
    while left and sheet.blocks[left[-1]].kind == "heading":
        sheet.remove(left.pop(), "empty-heading", "navigation")
    if len(left) == 1 and left[0] == last + 1 < len(sheet) - 1 and _is_caption(sheet, left[0]):
        sheet.remove(left[0], "stray-caption", "caption")


def _is_caption(sheet: BlockStates, position: int) -> bool:
    text = sheet.blocks[position].text
    plain = sheet.blocks[position].kind == "paragraph" and not any(sign.isdigit() for sign in text)
    return plain and sheet.lengths[position] <= _LONGEST_CAPTION and not ends_sentence(text)


def _continues_biography(sheet: BlockStates, position: int) -> bool:
    """Whether the block goes on about a person whom a biography above it has introduced."""
    first = position
    while first >= 0 and sheet.is_kept(first) and sheet.accepts(first, "bio-continued"):
        first -= 1
    if first < 0 or first == position:
        return False
    if not sheet.is_kept(first):
        return sheet.has_class(first, "bio")
    rule = sheet.find_rule(first, "tail")
    return rule is not None and rule.class_ == "bio"


def _sweep_names(sheet: BlockStates) -> None:
    """Remove the name that stands alone over its biography, once or more."""
    for position in range(len(sheet)):
        if not sheet.has_class(position, "bio"):
            continue
        biography = normalise(sheet.blocks[position].text)
        for above in range(position - 1, max(-1, position - 1 - _NAME_DISTANCE), -1):
            name = normalise(sheet.blocks[above].text)
            if name and sheet.lengths[above] <= _LONGEST_NAME and f"{biography} ".startswith(f"{name} "):
                sheet.remove(above, "bio-name", "bio")
