"""Remove the blocks after boilerplate headings, such as the teasers under *Related Articles*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from transforms.cleaning.block_rules import Rule
from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.prose import ends_sentence, is_elided
from transforms.cleaning.rule_files import load_rules
from transforms.records import LINKED_SHARE, ONE_LINK_SHARE
from transforms.text.normalisation import normalise

_MAX_TEASER = 30  # words
_MAX_TEASER_SUMMARY = 45
_FIRST_TEASERS = 3  # blocks among which there is a link, where a page has links at all
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


def _find_buttons(states: BlockStates) -> set[int]:
    """Return the positions of *Read more* and the like that head nothing.

    They are under each of several summaries, or are one link and have a heading under them.
    """
    by_text: defaultdict[str, list[int]] = defaultdict(list)
    above_headings: set[int] = set()
    for position, block in enumerate(states.blocks):
        is_brief = block.kind != "heading" and states.lengths[position] <= _MAX_BUTTON
        if is_brief and _BUTTONS.match(block.text):
            by_text[normalise(block.text)].append(position)
            below = states.blocks[position + 1 : position + 2]
            if block.links >= ONE_LINK_SHARE and any(other.kind == "heading" for other in below):
                above_headings.add(position)
    repeated = {p for positions in by_text.values() if len(positions) >= _MIN_BUTTONS for p in positions}
    return repeated | above_headings


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
    has_links = any(block.links >= LINKED_SHARE for block in states.blocks[start:position])
    is_apart = states.blocks[start - 1].set_apart
    while position < len(states) and position not in stops:
        block = states.blocks[position]
        if is_apart and not block.set_apart and _goes_on(states, position):
            break
        if (
            has_links
            and position < last
            and block.kind == "heading"
            and block.links < ONE_LINK_SHARE
            and states.is_kept(position)
        ):
            break
        has_links = has_links or block.links >= LINKED_SHARE
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
    if position <= last and not any(block.links >= LINKED_SHARE for block in first):
        is_page = any(block.links >= LINKED_SHARE or block.set_apart for block in states.blocks)
        return max(start, done) if is_page else position
    return position


def _goes_on(states: BlockStates, position: int) -> bool:
    """Return whether a block that is not set apart, below a heading that is, is no teaser."""
    block = states.blocks[position]
    return states.is_kept(position) and block.links < ONE_LINK_SHARE and not is_elided(block.text)


def _is_plain_teaser(states: BlockStates, position: int) -> bool:
    block = states.blocks[position]
    return is_elided(block.text) or block.links >= LINKED_SHARE


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
    if following < len(states) and states.is_reporting(following):
        return False
    return not _is_paragraph_below_links(states, position, start)


def _is_paragraph_below_links(states: BlockStates, position: int, start: int) -> bool:
    """Return whether a paragraph without links is below paragraphs that are links and have no summaries."""
    block, above = states.blocks[position], states.blocks[start:position]
    return (
        block.kind == "paragraph"
        and not block.links
        and all(other.kind == "paragraph" and other.links >= ONE_LINK_SHARE for other in above)
        and not any(other.links >= LINKED_SHARE for other in states.blocks[position + 1 : position + 2])
    )


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
        if blocks < _MIN_BLOCKS_BEFORE or words < _MIN_WORDS_BEFORE or _is_passing_link(states, position):
            continue
        if position < last_comment or all_words - words <= words * _MAX_REST:
            return [(position, rule)]
    return []


def _is_passing_link(states: BlockStates, position: int) -> bool:
    """Return whether a block is a link to a form for comments, and the article has a heading further down."""
    block = states.blocks[position]
    return (
        block.kind != "heading"
        and block.links >= ONE_LINK_SHARE
        and any(
            other.kind == "heading" and not other.set_apart and states.is_kept(below)
            for below, other in enumerate(states.blocks[position + 1 :], start=position + 1)
        )
    )


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
