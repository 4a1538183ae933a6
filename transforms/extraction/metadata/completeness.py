"""Decide whether a page has its whole article, or only the beginning of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from transforms.extraction.metadata.wall_notices import ends_at_wall
from transforms.records import Block
from transforms.text.normalisation import count_words

_LEAD_WORDS = 150  # a text of fewer words behind a paywall is the article's lead
_MORE = 1.5  # JSON-LD or the feed with so many times the words has text that the page leaves out
_MAX_TEXT = 250_000  # characters
_SUMMARY_WORDS = 25  # a feed's text of fewer words is a headline or a slogan


def is_truncated(
    blocks: Sequence[Block], *, stated: str | None, paywalled: bool | None, feed_words: int
) -> bool:
    """Return whether an article's text seems to go on elsewhere.

    Args:
        blocks: The page's blocks; those that are set apart are not counted.
        stated: The article's text in the page's JSON-LD.
        paywalled: Whether the page says that it must be paid for.
        feed_words: How many words the feed has of the article.

    Returns:
        True when a line at its end asks to subscribe, when JSON-LD or the feed has clearly more words than
        the page, or when the text is short and behind a paywall. Whether the last line breaks off is known
        once the blocks are cleaned, which ``assemble_article`` gets.
    """
    if ends_at_wall(blocks):
        return True
    if not stated and feed_words < _SUMMARY_WORDS and not paywalled:
        return False  # nothing to compare the page's words with: they need not be counted
    words = count_block_words(blocks)
    if stated and count_words(stated) > words * _MORE:
        return True
    if feed_words >= _SUMMARY_WORDS and feed_words > words * _MORE:
        return True
    return paywalled is True and words < _LEAD_WORDS


def count_block_words(blocks: Sequence[Block]) -> int:
    """Return how many words the blocks have, without those that are set apart."""
    return sum(count_words(block.text) for block in blocks if not block.set_apart)


def has_block_words(blocks: Sequence[Block], min_words: int) -> bool:
    """Return whether the blocks have so many words; stops at the block that reaches them."""
    words = 0
    for block in blocks:
        words += count_words(block.text)
        if words >= min_words:
            return True
    return False


def keep_beginning(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], bool]:
    """Return the blocks of a text that begin in its first 250,000 characters, and whether any are missing.

    Cleaning and tagging take 0.6 s for as many; the longest of 1,280 labelled pages has 71,000. A single
    block is cut there as well.
    """
    if sum(len(block.text) for block in blocks) <= _MAX_TEXT:
        return tuple(blocks), False
    starts = accumulate((len(block.text) for block in blocks), initial=0)
    kept = [block for block, start in zip(blocks, starts, strict=False) if start < _MAX_TEXT]
    whole = [block if len(block.text) <= _MAX_TEXT else _cut(block) for block in kept]
    return tuple(whole), len(kept) < len(blocks) or whole != kept


def _cut(block: Block) -> Block:
    return replace(block, text=block.text[:_MAX_TEXT].rpartition(" ")[0] or block.text[:_MAX_TEXT])
