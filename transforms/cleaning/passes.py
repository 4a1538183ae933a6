"""Taking boilerplate out of an article's blocks, each by a named rule of a class.

The sweeps run from the surest to the boldest: what rules know wherever it stands, what their
headings drag along, the headline, then the page's edges, where a line may be judged by having no
reporting beyond it. Nothing is lost: a removed block keeps its text and says why it is gone.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.cleaning.after_headings import remove_after_headings, remove_linked_lines
from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.edges import (
    remove_author_lines,
    remove_head_blocks,
    remove_isolated_blocks,
    remove_tail_blocks,
)
from transforms.cleaning.prose import ends_sentence
from transforms.cleaning.split_points import split_glued_blocks
from transforms.cleaning.titles import is_like_title, is_same_title
from transforms.records import Block, CleanedBlock
from transforms.text.normalisation import measure_length, normalise

# Shorter lines recur in honest texts: labels, names in a transcript, cells in a table.
_FEWEST_WORDS_REPEATED = 12
_TWICE = 2
_LONGEST_BEFORE_HEADLINE = 25


def clean_blocks(blocks: Sequence[Block], *, title: str | None) -> tuple[CleanedBlock, ...]:
    """Return every block, in order, kept or removed; `title` is the article's headline.

    A paragraph with noise glued to it comes back as several, the noise among them removed.

    The headline, where it stands among the blocks, is removed too (class ``title``): it is the
    article's title, not part of its text.
    """
    sheet = BlockStates(split_glued_blocks(blocks))
    _sweep_anywhere(sheet)
    _sweep_inside(sheet)
    remove_after_headings(sheet)
    remove_linked_lines(sheet)
    _remove_set_apart(sheet)
    if title:
        _sweep_headline(sheet, title)
    _sweep_repeats(sheet)
    remove_tail_blocks(sheet)
    remove_author_lines(sheet)
    remove_head_blocks(sheet)
    remove_isolated_blocks(sheet)
    return tuple(sheet.clean())


def _sweep_anywhere(sheet: BlockStates) -> None:
    for position in range(len(sheet)):
        rule = sheet.find_rule(position, "anywhere", "alone")
        if rule:
            sheet.remove(position, rule.name, rule.class_)


def _sweep_inside(sheet: BlockStates) -> None:
    """Remove what only gives itself away between paragraphs: before them it may be the headline."""
    reporting = [position for position in range(len(sheet)) if sheet.is_reporting(position)]
    for position in range(reporting[0] + 1, reporting[-1]) if reporting else ():
        rule = sheet.find_rule(position, "inside")
        if rule:
            sheet.remove(position, rule.name, rule.class_)


def _remove_set_apart(sheet: BlockStates) -> None:
    """Remove what the page's layout sets apart from the article, where no rule knows its words."""
    for position, block in enumerate(sheet.blocks):
        if block.set_apart:
            sheet.remove(position, "set-apart", "layout")


def _sweep_headline(sheet: BlockStates, title: str) -> None:
    """Remove the headline wherever it stands alone, and the short lines above its first place.

    A title taken from the lead's first sentence has lost its full stop, so the lead, which has
    it, is not mistaken for a headline.
    """
    first: int | None = None
    reported = False
    longest = measure_length(title) * 2  # a title is compared word by word with what may be one
    for position, block in enumerate(sheet.blocks):
        reported = reported or sheet.is_reporting(position)
        brief = sheet.lengths[position] <= longest
        same = (
            brief and is_same_title(block.text, title) and ends_sentence(block.text) <= ends_sentence(title)
        )
        alike = block.kind == "heading" and not reported and is_like_title(block.text, title)
        if sheet.is_kept(position) and (same or alike):
            sheet.remove(position, "headline", "title")
            first = position if first is None and not reported else first
    for position in range(first or 0):
        if sheet.lengths[position] <= _LONGEST_BEFORE_HEADLINE:
            sheet.remove(position, "before-headline", "navigation")


def _sweep_repeats(sheet: BlockStates) -> None:
    """Remove the second of two equal paragraphs, as a pull quote or a broken template leaves it.

    What stands there more often is part of the text: the question of an interview, a label. Taking
    out every repetition of six words removed 115 honest blocks of 181 labelled pages and no other.
    """
    places: dict[str, list[int]] = {}
    for position, block in enumerate(sheet.blocks):
        if sheet.is_reporting(position) and sheet.lengths[position] >= _FEWEST_WORDS_REPEATED:
            places.setdefault(normalise(block.text), []).append(position)
    for positions in places.values():
        if len(positions) == _TWICE:
            sheet.remove(positions[-1], "repeated-block", "repeated")
