"""What headings drag along: the teasers under *Related Articles*, the rest under *Comments*."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from transforms.cleaning.block_states import BlockStates
from transforms.cleaning.prose import ends_sentence, is_elided
from transforms.cleaning.rulebook import Rule, load_rules

_LONGEST_TEASER = 30
_LINKED = 0.5
_WHOLLY_LINKED = 0.95
_FEWEST_WORDS_LINKED = 6
_FEWEST_WORDS_AFTER = 3
# A name at the beginning, or what the people do who write: the block is about one of them.
_BIOGRAPHY = re.compile(
    r"\A(?-i:[A-ZÀ-Þ][\w.'’-]+ (?:[A-ZÀ-Þ][\w.'’-]+ ){1,2})(?:is|was|has|ist|est|es|lives|joined|began)\b"
    r"|\b(?:writes?|writing|covers|reporter|journalist(?:in)?|editor|author|columnist|blogger|contributor"
    r"|freelance|redakteur(?:in)?|schreibt|journaliste|rédact(?:eur|rice)|periodista|redactora?)\b"
    r"|記者|著者|筆者|ライター|編集者|執筆",
    re.IGNORECASE,
)
# A heading takes the rest of the page only when an article stands before it: *12 Comments* under
# the headline is a link to them.
_FEWEST_BLOCKS_BEFORE = 2
_FEWEST_WORDS_BEFORE = 60
# …and when what follows shows a form or buttons for comments, or is little beside the article.
_MOST_WORDS_AFTER = 0.35


def remove_after_headings(sheet: BlockStates) -> None:
    """Remove what the headings removed so far take along; the rules say what each takes.

    A follower's rule is its heading's name with ``after-`` before it.
    """
    named = {rule.name: rule for rule in load_rules() if rule.takes}
    takers = [
        (position, named[verdict.rule])
        for position, verdict in enumerate(sheet.verdicts)
        if verdict and verdict.rule in named
    ]
    taken = 0  # the headings of a page may be many: nothing is looked at once for each of them
    reporting = [position for position in range(len(sheet)) if sheet.is_reporting(position)]
    backoffs = [(position, rule) for position, rule in takers if rule.takes == "rest"]
    stops = {position for position, _ in backoffs}
    for position, rule in takers:
        if rule.takes == "teasers":
            end = _end_of_teasers(sheet, position + 1, taken, stops)
            _take(sheet, max(position + 1, taken), end, rule)
            taken = max(taken, end)
        elif rule.takes == "next" and _may_be_biography(sheet, position + 1, reporting):
            _take(sheet, position + 1, min(position + 2, len(sheet)), rule)
    for position, rule in _find_rest(
        sheet, backoffs
    ):  # last, so that teasers among the rest keep their own rule
        _take(sheet, position + 1, len(sheet), rule)


def remove_linked_lines(sheet: BlockStates) -> None:
    """Remove lines of six words or more that are one link and no sentence: another headline.

    A linked subheading with reporting right under it stays: lists of products link them. On 181
    labelled pages 32 of the 37 lines removed were other articles' headlines, while 46 of the 61
    shorter linked lines were part of the text: addresses and names. After all reporting three
    words are enough.
    """
    last = max((position for position in range(len(sheet)) if sheet.is_reporting(position)), default=0)
    for position, block in enumerate(sheet.blocks):
        fewest = _FEWEST_WORDS_LINKED if position < last else _FEWEST_WORDS_AFTER
        if block.links < _WHOLLY_LINKED or not fewest <= sheet.lengths[position] <= _LONGEST_TEASER:
            continue
        heads = block.kind == "heading" and position + 1 < len(sheet) and sheet.is_reporting(position + 1)
        if "://" not in block.text and not ends_sentence(block.text) and not heads:
            sheet.remove(position, "linked-line", "related")


def _take(sheet: BlockStates, start: int, stop: int, rule: Rule) -> None:
    for position in range(start, stop):
        sheet.remove(position, f"after-{rule.name}", rule.class_)


def _end_of_teasers(sheet: BlockStates, start: int, taken: int, stops: Collection[int]) -> int:
    """Return where the teasers that begin at `start` end; up to `taken` all are known to be some.

    They end at the latest at one of `stops`, where comments begin.

    Teasers break off, stand in links or are short. A short line may also be the article's next
    subheading, and one whole sentence a teaser's summary: two paragraphs in a row are where the
    article goes on, and a short line right before them belongs to it, unless it is the first
    under the heading, which then would have nothing to head.
    """
    position = max(start, taken)
    while position < len(sheet) and position not in stops:
        if not sheet.is_kept(position) or _is_plain_teaser(sheet, position):
            position += 1
        elif sheet.is_reporting(position):
            if not _is_summary(sheet, position, start):
                break
            position += 1
        elif sheet.lengths[position] > _LONGEST_TEASER or _belongs_to_article(sheet, position, start):
            break
        else:
            position += 1
    return position


def _is_plain_teaser(sheet: BlockStates, position: int) -> bool:
    block = sheet.blocks[position]
    return is_elided(block.text) or block.links >= _LINKED


def _belongs_to_article(sheet: BlockStates, position: int, start: int) -> bool:
    """Whether a short line is a sentence of its own, or the subheading of what follows."""
    block = sheet.blocks[position]
    if block.text.endswith((".", "。")):
        return True
    if position == start and block.kind != "heading":
        return False
    following = position + 1
    if following >= len(sheet) or not sheet.is_reporting(following):
        return False
    return not _is_summary(sheet, following, position)


def _is_summary(sheet: BlockStates, position: int, start: int) -> bool:
    """Whether a whole sentence is the summary of the headline before it, among other such pairs."""
    headline = position - 1
    if headline < start or sheet.lengths[position] > _LONGEST_TEASER * 1.5:
        return False
    if not sheet.is_kept(headline) or ends_sentence(sheet.blocks[headline].text):
        return False
    following = position + 1
    return following >= len(sheet) or not sheet.is_reporting(following)


def _find_rest(sheet: BlockStates, headings: Sequence[tuple[int, Rule]]) -> list[tuple[int, Rule]]:
    """Return the first of `headings` that stands after an article; what follows it is gone with it."""
    passed, blocks, words = 0, 0, 0
    _, words_left = sheet.count_reporting(0, len(sheet))
    last_comment = max(
        (place for place in range(len(sheet)) if sheet.has_class(place, "comments")), default=-1
    )
    for position, rule in headings:
        more_blocks, more_words = sheet.count_reporting(passed, position)
        passed, blocks, words = position, blocks + more_blocks, words + more_words
        if blocks < _FEWEST_BLOCKS_BEFORE or words < _FEWEST_WORDS_BEFORE:
            continue
        if position < last_comment or words_left - words <= words * _MOST_WORDS_AFTER:
            return [(position, rule)]
    return []


def _may_be_biography(sheet: BlockStates, position: int, reporting: list[int]) -> bool:
    """Whether the block under *About the author* is on one, and not where the article goes on.

    `reporting` are the places of reporting; those that are gone from its end are taken off.
    """
    while reporting and not sheet.is_reporting(reporting[-1]):
        reporting.pop()
    if position >= len(sheet) or sum(place > position for place in reporting[-2:]) > 1:
        return False
    return not sheet.is_reporting(position) or _BIOGRAPHY.search(sheet.blocks[position].text) is not None
