"""Remove lines of the article that are one link, and lead to a shop or to another article."""

from __future__ import annotations

import re
from itertools import groupby

from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.prose import announces_list, ends_sentence
from transforms.records import LINKED_SHARE, ONE_LINK_SHARE

_MAX_TEASER = 30  # words
_MIN_WORDS_LINKED = 6
_MIN_WORDS_LINKED_AFTER = 3
_MAX_LINKED_ITEMS = 0.8  # of the items of a list; one with more text than that is the article's own
_MAX_UNDER = 3  # blocks under a heading
_MAX_BUTTON = 4  # words
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)] ?\D|\d+\.\d+ ")
_OFFER = re.compile(
    r"\W*(?:shop|buy|get|order|pre-?order|check|compare|download|become|sign up|learn more|find out more)\b"
    r"|.*[$€£¥]\s?\d",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"\W*(?:shop|buy|order|try|start|check|compare|download|explore|learn more|find out more)\b",
    re.IGNORECASE,
)


def remove_linked_lines(states: BlockStates) -> None:
    """Remove lines of six words or more that are one link and an offer, or in capitals as other headlines.

    A linked subheading of the article stays, since lists of products link them; so do numbered
    lines, cells of a table, the items of a list that a sentence announces, links among the items of a
    list that are none, and links one below the other: these are the article's own lists. Of the lines alone
    between paragraphs on 1,280 labelled pages 48 of 56 that are offers or in capitals were not the article's,
    and 18 of 50 others. After all reporting three words are enough. What the layout sets apart is removed
    anyhow.
    """
    last = max(states.list_reporting(), default=0)
    own_items = _find_own_items(states)
    is_announced = False
    for position, block in enumerate(states.blocks):
        if block.kind != "list" or not is_announced:
            is_announced = states.is_kept(position) and announces_list(block.text)
        if is_announced or block.kind == "table" or position in own_items or _NUMBERED.match(block.text):
            continue
        min_words = _MIN_WORDS_LINKED if position < last else _MIN_WORDS_LINKED_AFTER
        if block.set_apart or not _is_line_of_link(states, position, min_words=min_words):
            continue
        is_subheading = block.kind == "heading" and (
            _has_text_under(states, position) or (position < last and not _is_among_links(states, position))
        )
        if not is_subheading and not _is_among_lines(states, position):
            states.remove(position, "linked-line", "related")


def remove_linked_buttons(states: BlockStates) -> None:
    """Remove paragraphs of up to four words that are one link and an offer, as *Learn more* and *Shop now*.

    Of 41 such on 1,280 labelled pages, on 12 sites, none was the article's; of items of lists, which may be
    the links of a ranking, half were.
    """
    for position, block in enumerate(states.blocks):
        is_line = block.kind == "paragraph" and block.links >= ONE_LINK_SHARE and not block.set_apart
        if is_line and states.lengths[position] <= _MAX_BUTTON and _BUTTON.match(block.text):
            states.remove(position, "linked-button", "promo")


def _is_line_of_link(states: BlockStates, position: int, *, min_words: int) -> bool:
    """Return whether a block is one link, as long as a headline, and neither a sentence nor an address."""
    block = states.blocks[position]
    is_brief = min_words <= states.lengths[position] <= _MAX_TEASER
    if block.links < ONE_LINK_SHARE or not is_brief or "://" in block.text:
        return False
    is_other = block.text.isupper() or _OFFER.match(block.text) is not None
    return is_other and not ends_sentence(block.text)


def _is_among_lines(states: BlockStates, position: int) -> bool:
    """Return whether a block of the same kind right before or after is one link, and not set apart."""
    kind = states.blocks[position].kind
    around = states.blocks[max(0, position - 1) : position] + states.blocks[position + 1 : position + 2]
    return any(b.kind == kind and b.links >= ONE_LINK_SHARE and not b.set_apart for b in around)


def _has_text_under(states: BlockStates, heading: int) -> bool:
    """Return whether there is reporting under a heading, a price or a caption above it allowed."""
    for position in range(heading + 1, min(heading + 1 + _MAX_UNDER, len(states))):
        if states.blocks[position].kind == "heading":
            return False
        if states.is_reporting(position):
            return True
    return False


def _is_among_links(states: BlockStates, position: int) -> bool:
    """Return whether a block right before or after this one is a link, as among teasers."""
    around = states.blocks[max(0, position - 1) : position] + states.blocks[position + 1 : position + 2]
    return any(block.links >= LINKED_SHARE for block in around)


def _find_own_items(states: BlockStates) -> set[int]:
    """Return the positions of items of lists in which some items are no links."""
    own: set[int] = set()
    for is_list, group in groupby(range(len(states)), key=lambda p: states.blocks[p].kind == "list"):
        items = list(group)
        linked = sum(states.blocks[position].links >= LINKED_SHARE for position in items)
        if is_list and linked < _MAX_LINKED_ITEMS * len(items):
            own.update(items)
    return own
