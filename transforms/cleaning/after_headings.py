"""Remove the blocks after boilerplate headings, such as the teasers under *Related Articles*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import groupby

from transforms.cleaning.block_rules import Rule
from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.prose import announces_list, ends_sentence, is_elided
from transforms.cleaning.rule_files import load_rules
from transforms.text.normalisation import normalise

_MAX_TEASER = 30  # words
_MAX_TEASER_SUMMARY = 45
_MAX_LINKS = 0.5
_ONE_LINK = 0.95
_MIN_WORDS_LINKED = 6
_MIN_WORDS_LINKED_AFTER = 3
_MAX_LINKED_ITEMS = 0.8  # of the items of a list; one with more text than that is the article's own
_NUMBERED = re.compile(r"\d+(?:\.\d+)*[.)] ?\D|\d+\.\d+ ")
_FIRST_TEASERS = 3  # blocks among which there is a link, where a page has links at all
_OFFER = re.compile(
    r"\W*(?:shop|buy|get|order|pre-?order|check|compare|download|become|sign up)\b|.*[$€£¥]\s?\d",
    re.IGNORECASE,
)
_BUTTONS = re.compile(r"(?:read|see|view|show|learn|weiter|mehr|lire|leer|ver)\b", re.IGNORECASE)
_MAX_NAME = 4  # words of a name above a biography
_MIN_BUTTONS, _MAX_BUTTON = 3, 3  # of the same words; words in one
# A name at the beginning, or words for the profession of writers: the block is about one of them.
_BIOGRAPHY = re.compile(
    r"\A(?-i:[A-ZÀ-Þ][\w.'’-]+ (?:[A-ZÀ-Þ][\w.'’-]+ ){1,2})(?:is|was|has|ist|est|es|lives|joined|began)\b"
    r"|\b(?:writes?|writing|covers|reporter|journalist(?:in)?|editor|author|columnist|blogger|contributor"
    r"|freelance|redakteur(?:in)?|schreibt|journaliste|rédact(?:eur|rice)|periodista|redactora?)\b"
    r"|記者|著者|筆者|ライター|編集者|執筆",
    re.IGNORECASE,
)
# A heading removes the rest of the page only when there is an article before it: *12 Comments* under
# the headline is a link to them.
_MIN_BLOCKS_BEFORE = 2
_MIN_WORDS_BEFORE = 60
# …and when there is a form or are buttons for comments after it, or little text beside the article.
_MAX_REST = 0.35


def remove_after_headings(states: BlockStates) -> None:
    """Remove the blocks that headings removed so far take with them, as their rules say.

    The rule of such a block is the heading's with ``after-`` before its name.
    """
    rules = {rule.name: rule for rule in load_rules() if rule.also_removes}
    buttons = _find_buttons(states)
    headings = [
        (position, rules[removal.rule])
        for position, removal in enumerate(states.removals)
        if removal and removal.rule in rules and position not in buttons
    ]
    # the headings of a page may be many: no block is looked at again for each of them
    done = 0
    reporting = states.list_reporting()
    comment_headings = [(position, rule) for position, rule in headings if rule.also_removes == "rest"]
    stops = {position for position, _ in comment_headings}
    for position, rule in headings:
        if rule.also_removes == "teasers":
            end = _find_end_of_teasers(states, position + 1, done, stops, last=max(reporting, default=-1))
            _remove_range(states, max(position + 1, done), end, rule)
            done = max(done, end)
        elif rule.also_removes == "next" and _may_be_biography(states, position + 1, reporting):
            is_name = states.lengths[position + 1] <= _MAX_NAME and not states.is_reporting(position + 1)
            is_biography = is_name and _is_biography(states, position + 2)
            _remove_range(states, position + 1, position + (3 if is_biography else 2), rule)
    # last, so that teasers among the rest keep their own rule
    for position, rule in _find_rest(states, comment_headings):
        _remove_range(states, position + 1, len(states), rule)


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


def _is_line_of_link(states: BlockStates, position: int, *, min_words: int) -> bool:
    """Return whether a block is one link, as long as a headline, and neither a sentence nor an address."""
    block = states.blocks[position]
    is_brief = min_words <= states.lengths[position] <= _MAX_TEASER
    is_line = block.links >= _ONE_LINK and is_brief and "://" not in block.text
    is_other = block.text.isupper() or _OFFER.match(block.text) is not None
    return is_line and is_other and not ends_sentence(block.text)


def _is_among_lines(states: BlockStates, position: int) -> bool:
    """Return whether a block of the same kind right before or after is one link, and not set apart."""
    kind = states.blocks[position].kind
    around = states.blocks[max(0, position - 1) : position] + states.blocks[position + 1 : position + 2]
    return any(b.kind == kind and b.links >= _ONE_LINK and not b.set_apart for b in around)


def _has_text_under(states: BlockStates, heading: int) -> bool:
    """Return whether there is reporting under a heading, a price or a caption above it allowed."""
    for position in range(heading + 1, min(heading + 1 + _FIRST_TEASERS, len(states))):
        if states.blocks[position].kind == "heading":
            return False
        if states.is_reporting(position):
            return True
    return False


def _is_among_links(states: BlockStates, position: int) -> bool:
    """Return whether a block right before or after this one is a link, as among teasers."""
    around = states.blocks[max(0, position - 1) : position] + states.blocks[position + 1 : position + 2]
    return any(block.links >= _MAX_LINKS for block in around)


def _find_own_items(states: BlockStates) -> set[int]:
    """Return the positions of items of lists in which some items are no links."""
    own: set[int] = set()
    for is_list, group in groupby(range(len(states)), key=lambda p: states.blocks[p].kind == "list"):
        items = list(group)
        linked = sum(states.blocks[position].links >= _MAX_LINKS for position in items)
        if is_list and linked < _MAX_LINKED_ITEMS * len(items):
            own.update(items)
    return own


def _find_buttons(states: BlockStates) -> set[int]:
    """Return the positions of *Read more* and the like under each of several summaries: no headings."""
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    for position, block in enumerate(states.blocks):
        is_brief = block.kind != "heading" and states.lengths[position] <= _MAX_BUTTON
        if is_brief and _BUTTONS.match(block.text):
            by_text[normalise(block.text)].append(position)
    return {p for positions in by_text.values() if len(positions) >= _MIN_BUTTONS for p in positions}


def _remove_range(states: BlockStates, start: int, stop: int, rule: Rule) -> None:
    for position in range(start, stop):
        states.remove(position, f"after-{rule.name}", rule.class_)


def _find_end_of_teasers(
    states: BlockStates, start: int, done: int, stops: Collection[int], *, last: int
) -> int:
    """Return the position after the last of the teasers that begin at `start`.

    Teasers break off, are in links or are short. A short line may also be the article's next
    subheading, and one whole sentence a teaser's summary: two paragraphs in a row are where the
    article goes on, and a short line right before them belongs to it, unless it is the first
    under the heading, which then would head nothing. Among reporting also a heading that is no link goes
    on with the article, when the teasers before it were links; and on pages, unlike plain texts, teasers
    are links. Where the layout sets the heading apart, they end at the first block that it does not set apart
    and that is no link.

    Args:
        states: The blocks.
        start: The position after the heading.
        done: Up to this position all blocks are teasers, found for an earlier heading.
        stops: Positions of headings of comments, where the teasers end at the latest.
        last: The position of the last block of reporting.
    """
    position = max(start, done)
    has_links = any(block.links >= _MAX_LINKS for block in states.blocks[start:position])
    is_apart = states.blocks[start - 1].set_apart
    while position < len(states) and position not in stops:
        block = states.blocks[position]
        if is_apart and not block.set_apart and _goes_on(states, position):
            break
        if (
            has_links
            and position < last
            and block.kind == "heading"
            and block.links < _ONE_LINK
            and states.is_kept(position)
        ):
            break
        has_links = has_links or block.links >= _MAX_LINKS
        if (
            not states.is_kept(position)
            or states.is_correction(position)  # stays, and more teasers may follow it
            or _is_plain_teaser(states, position)
        ):
            position += 1
        elif states.is_reporting(position):
            if not _is_summary(states, position, start):
                break
            position += 1
        elif states.lengths[position] > _MAX_TEASER or _belongs_to_article(states, position, start):
            break
        else:
            position += 1
    first = states.blocks[start : min(position, start + _FIRST_TEASERS)]
    if position <= last and not any(block.links >= _MAX_LINKS for block in first):
        is_page = any(block.links >= _MAX_LINKS or block.set_apart for block in states.blocks)
        return max(start, done) if is_page else position
    return position


def _goes_on(states: BlockStates, position: int) -> bool:
    """Return whether a block that is not set apart, below a heading that is, is no teaser."""
    block = states.blocks[position]
    return states.is_kept(position) and block.links < _ONE_LINK and not is_elided(block.text)


def _is_plain_teaser(states: BlockStates, position: int) -> bool:
    block = states.blocks[position]
    return is_elided(block.text) or block.links >= _MAX_LINKS


def _belongs_to_article(states: BlockStates, position: int, start: int) -> bool:
    """Return whether a short line is a sentence of its own, or the subheading of the text after it."""
    block = states.blocks[position]
    if block.text.endswith((".", "。")):
        return True
    if position == start and block.kind != "heading":
        return False
    following = position + 1
    if following >= len(states) or not states.is_reporting(following):
        return False
    return not _is_summary(states, following, position)


def _is_summary(states: BlockStates, position: int, start: int) -> bool:
    """Return whether a whole sentence is the summary of the headline before it, among other such pairs."""
    headline = position - 1
    if headline < start or states.lengths[position] > _MAX_TEASER_SUMMARY:
        return False
    if not states.is_kept(headline) or ends_sentence(states.blocks[headline].text):
        return False
    following = position + 1
    return following >= len(states) or not states.is_reporting(following)


def _find_rest(states: BlockStates, headings: Sequence[tuple[int, Rule]]) -> list[tuple[int, Rule]]:
    """Return the first of `headings` that comes after an article, or none; the rest after it is removed."""
    passed, blocks, words = 0, 0, 0
    _, all_words = states.count_reporting(0, len(states))
    last_comment = max(
        (position for position in range(len(states)) if states.is_removed_as(position, "comments")),
        default=-1,
    )
    for position, rule in headings:
        more_blocks, more_words = states.count_reporting(passed, position)
        passed, blocks, words = position, blocks + more_blocks, words + more_words
        if blocks < _MIN_BLOCKS_BEFORE or words < _MIN_WORDS_BEFORE:
            continue
        if position < last_comment or all_words - words <= words * _MAX_REST:
            return [(position, rule)]
    return []


def _may_be_biography(states: BlockStates, position: int, reporting: list[int]) -> bool:
    """Return whether the block under *About the author* is about a person, and not where the article goes on.

    Args:
        states: The blocks.
        position: The position after the heading.
        reporting: The positions of reporting. Those at its end that have been removed since are popped.
    """
    while reporting and not states.is_reporting(reporting[-1]):
        reporting.pop()
    if position >= len(states) or sum(place > position for place in reporting[-2:]) > 1:
        return False
    return not states.is_reporting(position) or _is_biography(states, position)


def _is_biography(states: BlockStates, position: int) -> bool:
    return position < len(states) and _BIOGRAPHY.search(states.blocks[position].text) is not None
