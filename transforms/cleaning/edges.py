"""Remove blocks at the two ends of a page, where there is no reporting beyond them."""

from __future__ import annotations

from collections.abc import Collection

from transforms.cleaning.author_words import AGENCY, COMPANY, ORGANISATION
from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.bylines import find_authors
from transforms.cleaning.prose import ends_sentence
from transforms.text.normalisation import normalise

_MAX_NAME = 5  # words
_NAME_DISTANCE = 3  # blocks between a name and the biography under it
_MAX_SUMMARY = 45  # words of a summary between the headline and the text
_MAX_CAPTION = 6
_MAX_BIOGRAPHY = 60  # words


def remove_tail_blocks(states: BlockStates, authors: Collection[str] = ()) -> None:
    """Remove biographies, contacts, credits and the like after all reporting.

    Args:
        states: The blocks.
        authors: The names of the article's authors. A paragraph that begins with one of them is a
            biography, unless the article names its author elsewhere too, as one about the author does.
    """
    names = _list_names(states, authors)
    for position in reversed(range(len(states))):
        if not states.is_kept(position) or states.is_correction(position):
            continue
        rule = states.find_rule(position, "tail")
        if rule:
            states.remove(position, rule.name, rule.class_)
        elif _introduces(states, position, names):
            states.remove(position, "bio-of-author", "bio")
        elif _continues_biography(states, position):
            states.remove(position, "bio-continued", "bio")
        elif states.is_reporting(position):
            break
    _remove_biography_names(states)


def remove_author_lines(states: BlockStates) -> None:
    """Remove lines that are nothing but the name of an author in a byline or a biography, and no heading."""
    authors = {normalise(author) for author in find_authors([block.text for block in states.blocks])}
    if not authors:
        return
    for position, block in enumerate(states.blocks):
        is_brief = states.lengths[position] <= _MAX_NAME and block.kind != "heading"
        if is_brief and normalise(block.text) in authors:
            states.remove(position, "author-name", "credit")


def remove_head_blocks(states: BlockStates) -> None:
    """Remove slogans, dates and the like before the reporting; one summary may come between them."""
    summaries = 0
    for position in range(len(states)):
        if not states.is_kept(position):
            continue
        rule = states.find_rule(position, "head")
        if rule:
            states.remove(position, rule.name, rule.class_)
        elif states.is_reporting(position):
            summaries += 1
            if summaries > 1 or states.lengths[position] > _MAX_SUMMARY:
                break


def remove_isolated_blocks(states: BlockStates) -> None:
    """Remove a single short caption that is left between the reporting and a heading of other articles.

    Several short lines there are a list, and stay. Before other removed blocks 8 of 9 such lines on 1,280
    labelled pages were the article's: a signature, a rule, a credit; of headings with no text under them
    10 of 21.
    """
    reporting = states.list_reporting()
    if not reporting:
        return
    last = reporting[-1]
    left = [position for position in range(last + 1, len(states)) if states.is_kept(position)]
    is_single = len(left) == 1 and left[0] == last + 1 < len(states) - 1
    if is_single and states.is_removed_as(last + 2, "related") and _is_caption(states, left[0]):
        states.remove(left[0], "stray-caption", "caption")


def _is_caption(states: BlockStates, position: int) -> bool:
    text = states.blocks[position].text
    has_digits = any(character.isdigit() for character in text)
    is_brief = states.lengths[position] <= _MAX_CAPTION
    is_paragraph = states.blocks[position].kind == "paragraph"
    return is_paragraph and not has_digits and is_brief and not ends_sentence(text)


def _list_names(states: BlockStates, authors: Collection[str]) -> list[str]:
    """Return the names of those authors that are persons, and that the article itself names nowhere."""
    names = [
        name
        for author in authors
        if not (AGENCY.fullmatch(author) or COMPANY.search(author) or ORGANISATION.search(author))
        and " " in (name := normalise(author))
    ]
    if not names:
        return []
    reporting = [normalise(states.blocks[position].text) for position in states.list_reporting()]
    return [name for name in names if sum(name in text for text in reporting) <= 1]


def _introduces(states: BlockStates, position: int, names: Collection[str]) -> bool:
    """Return whether a paragraph begins with the name of an author, and is no quotation behind it."""
    block = states.blocks[position]
    if not names or block.kind != "paragraph" or states.lengths[position] > _MAX_BIOGRAPHY:
        return False
    text = normalise(block.text)
    return any(text.startswith(f"{name} ") and block.text[len(name) : len(name) + 1] != ":" for name in names)


def _continues_biography(states: BlockStates, position: int) -> bool:
    """Return whether the block goes on about a person whom a biography above it has introduced."""
    first = position
    while first >= 0 and states.is_kept(first) and states.matches_rule(first, "bio-continued"):
        first -= 1
    if first < 0 or first == position:
        return False
    if not states.is_kept(first):
        return states.is_removed_as(first, "bio")
    rule = states.find_rule(first, "tail")
    return rule is not None and rule.class_ == "bio"


def _remove_biography_names(states: BlockStates) -> None:
    """Remove lines that are nothing but the name with which the biography under them begins."""
    for position in range(len(states)):
        if not states.is_removed_as(position, "bio"):
            continue
        biography = normalise(states.blocks[position].text)
        for above in range(position - 1, max(-1, position - 1 - _NAME_DISTANCE), -1):
            name = normalise(states.blocks[above].text)
            if name and states.lengths[above] <= _MAX_NAME and f"{biography} ".startswith(f"{name} "):
                states.remove(above, "bio-name", "bio")
