"""Remove the blocks after boilerplate headings, such as the teasers under *Related Articles*."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from transforms.cleaning.block_rules import Rule
from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.prose import announces_list, ends_sentence, is_elided
from transforms.cleaning.rule_files import load_rules

_MAX_TEASER = 30  # words
_MAX_TEASER_SUMMARY = 45
_MAX_LINKS = 0.5
_ONE_LINK = 0.95
_MIN_WORDS_LINKED = 6
_MIN_WORDS_LINKED_AFTER = 3
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
    headings = [
        (position, rules[removal.rule])
        for position, removal in enumerate(states.removals)
        if removal and removal.rule in rules
    ]
    # the headings of a page may be many: no block is looked at again for each of them
    done = 0
    reporting = states.list_reporting()
    comment_headings = [(position, rule) for position, rule in headings if rule.also_removes == "rest"]
    stops = {position for position, _ in comment_headings}
    for position, rule in headings:
        if rule.also_removes == "teasers":
            end = _find_end_of_teasers(states, position + 1, done, stops)
            _remove_range(states, max(position + 1, done), end, rule)
            done = max(done, end)
        elif rule.also_removes == "next" and _may_be_biography(states, position + 1, reporting):
            _remove_range(states, position + 1, min(position + 2, len(states)), rule)
    # last, so that teasers among the rest keep their own rule
    for position, rule in _find_rest(states, comment_headings):
        _remove_range(states, position + 1, len(states), rule)


def remove_linked_lines(states: BlockStates) -> None:
    """Remove lines of six words or more that are one link and no sentence: other articles' headlines.

    A linked subheading with reporting right under it stays, since lists of products link them. On 181
    labelled pages 32 of the 37 lines removed were other articles' headlines, while 46 of the 61
    shorter linked lines were part of the text: addresses and names. After all reporting three
    words are enough. The items of a list that a sentence announces stay too.
    """
    last = max(states.list_reporting(), default=0)
    is_announced = False
    for position, block in enumerate(states.blocks):
        if block.kind != "list" or not is_announced:
            is_announced = states.is_kept(position) and announces_list(block.text)
        if is_announced:
            continue
        min_words = _MIN_WORDS_LINKED if position < last else _MIN_WORDS_LINKED_AFTER
        if block.links < _ONE_LINK or not min_words <= states.lengths[position] <= _MAX_TEASER:
            continue
        has_text_under = position + 1 < len(states) and states.is_reporting(position + 1)
        is_subheading = block.kind == "heading" and has_text_under
        if "://" not in block.text and not ends_sentence(block.text) and not is_subheading:
            states.remove(position, "linked-line", "related")


def _remove_range(states: BlockStates, start: int, stop: int, rule: Rule) -> None:
    for position in range(start, stop):
        states.remove(position, f"after-{rule.name}", rule.class_)


def _find_end_of_teasers(states: BlockStates, start: int, done: int, stops: Collection[int]) -> int:
    """Return the position after the last of the teasers that begin at `start`.

    Teasers break off, are in links or are short. A short line may also be the article's next
    subheading, and one whole sentence a teaser's summary: two paragraphs in a row are where the
    article goes on, and a short line right before them belongs to it, unless it is the first
    under the heading, which then would head nothing.

    Args:
        states: The blocks.
        start: The position after the heading.
        done: Up to this position all blocks are teasers, found for an earlier heading.
        stops: Positions of headings of comments, where the teasers end at the latest.
    """
    position = max(start, done)
    while position < len(states) and position not in stops:
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
    return position


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
    return not states.is_reporting(position) or _BIOGRAPHY.search(states.blocks[position].text) is not None
