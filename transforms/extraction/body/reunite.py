"""Take candidates that the classifier leaves out, but whose place shows that they belong to the article.

The classifier judges each candidate by itself and its surroundings. It cannot see that a paragraph is in a
section that is built as those of the article are, that the sentence before a list announces it, or that a
heading is one of twenty in a live blog.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from transforms.cleaning.prose import announces_list, ends_sentence, is_elided
from transforms.cleaning.rulebook import is_boilerplate_within
from transforms.extraction.body.class_hints import combine_hints
from transforms.extraction.body.page_statistics import PageStatistics
from transforms.extraction.body.part_headings import take_part_headings
from transforms.extraction.body.part_lines import take_part_lines
from transforms.records import LINKED_SHARE

_Flags = npt.NDArray[np.bool_]
_Odds = npt.NDArray[np.float64]
_Test = Callable[[int], bool]  # of a candidate, by its number
# What every time has in it. It begins with one set of characters, which is quickly looked for.
_NEAR_CLOCK = re.compile(
    r"\d(?:\s?[:.haupms時点點시分小분]|(?<=vor \d)|(?<=il y a \d)|(?<=hace \d))", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b\d{1,2}\s?(?:[:.h]|時|点|點|시)\s?\d{2}(?!\d)|\b\d{1,2}\s?(?:[ap]\.?m\b|uhr\b|h\b)"
    r"|\b\d+ ?(?:min|hour|std)\w* ago|\bvor \d+|\bil y a \d+|\bhace \d+"
    r"|\d+ ?(?:分|時間|小时|小時|분|시간) ?前?",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\A\s?(?:uhr|h|hrs|[ap]\.?m\.?)(?!\w)", re.IGNORECASE)
_SIGN = re.compile(r"\A\s*[|:–—·•-]\s*(?=[^\W\d_])")
# The company that a press release is from, as described below it: Harlow is a maker of …
_DESCRIPTION = re.compile(
    r"(?:about )?(?:[A-ZÀ-Þ][\w.&-]*[ ,]+){1,5}(?:\([^)]*\) )?"
    r"(?:is|was) (?:a|an|the|one of|head\w+|based|founded)\b"
)
_COLONS = (":", "：")

_MAX_ITEMS = 30
_MAX_ENCLOSED = 40  # candidates
_ENCLOSED = ("table", "list", "heading")
_MIN_ITEM = -2.0  # log-odds; of 71 items that are less likely and announced 6 were the article's
_MIN_SENTENCE = 3  # words
_MIN_BRIEF = 2  # of one in a section that is built as those of the article are
_MAX_TIME = 60  # characters of a line with the time of an update
_MAX_CLOCK = 12  # characters of one that is nothing but a time
_MIN_UPDATES = 3
_MAX_UPDATES = 2_000  # by then a text has reached its limit
_MAX_BEFORE_TIME = 2  # candidates of an update before its time, such as its heading
_MIN_SHARE = 0.5  # of the prose of a page or of an element
_MAX_LEVELS = 6


def take_by_place(page: PageStatistics, taken: _Flags, odds: _Odds, *, updates: Sequence[int]) -> _Flags:
    """Return which candidates belong to the article: those taken so far, and others by their place.

    Args:
        page: The page.
        taken: For each candidate whether the classifier takes it.
        odds: For each candidate its log-odds; minus infinity where it was not classified.
        updates: The elements that are updates of a live blog (:func:`list_updates`).
    """
    taken = taken.copy()
    _take_updates(page, taken, updates)
    if taken.any():
        is_sentence = cache(lambda number: _is_sentence(page, number))  # three ask about the same candidates
        _take_sections(page, taken, cache(lambda number: _is_sentence(page, number, _MIN_BRIEF)))
        _take_direct_text(page, taken, is_sentence)
        _take_sentences(page, taken, is_sentence)
        _take_announced_lists(page, taken, odds)
        _take_enclosed(page, taken, odds)
        take_part_headings(page, taken)
        take_part_lines(page, taken)
    return taken


def is_time(text: str) -> bool:
    """Return whether a text is a short line with a time of day in it, or says how long ago something was."""
    if len(text) > _MAX_TIME or _NEAR_CLOCK.search(text) is None:  # as nearly all texts
        return False
    return _CLOCK.search(text) is not None and not ends_sentence(text)


def read_clock(text: str) -> str:
    """Return the time in a line that :func:`is_time` accepts, without a name beside it."""
    found = _CLOCK.search(text)
    return found[0] if found and (text.count(" ") > 1 or len(text) > _MAX_CLOCK) else text


def has_headline(text: str, *, is_heading: bool) -> bool:
    """Return whether a line that :func:`is_time` accepts has the headline of an update beside the time."""
    found = _CLOCK.search(text)
    if found is None:
        return False
    after = _UNIT.sub("", text[found.end() :])
    rest = text[: found.start()] + after if is_heading else _SIGN.sub("", after, count=1)
    return any(map(str.isalpha, rest)) and (is_heading or rest != after)


def list_updates(page: PageStatistics) -> Sequence[int]:
    """Return the elements that are the updates of a live blog, in order; none on other pages.

    Updates are siblings of one kind, three or more, each of them with a time before its text, that hold half
    of the page's prose.
    """
    times = [
        number
        for number, candidate in enumerate(page.candidates)
        if len(candidate.text) <= _MAX_TIME and is_time(candidate.text)
    ]
    if len(times) < _MIN_UPDATES:
        return ()
    layout = page.layout
    first, end = layout.first_candidates, layout.end_candidates
    near = np.zeros(len(page.candidates) + 1, bool)
    for number in times:
        near[max(0, number - _MAX_BEFORE_TIME) : number + 1] = True
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for element in np.flatnonzero(near[first] & (end - first > 1)).tolist():
        groups[int(layout.parents[element]), int(layout.kinds[element])].append(element)
    for updates in groups.values():
        if len(updates) < _MIN_UPDATES:
            continue
        share = sum(float(page.prose_shares[element]) for element in updates)
        cards = sum(float(page.link_shares[element]) > LINKED_SHARE for element in updates)
        if share >= _MIN_SHARE and cards < len(updates) * _MIN_SHARE:
            return updates
    return ()


def _take_updates(page: PageStatistics, taken: _Flags, updates: Sequence[int]) -> None:
    """Take all updates of a live blog with their headings and times, but not the boilerplate in them."""
    for element in updates[:_MAX_UPDATES]:
        for number in _list_candidates(page, element):
            if taken[number]:
                continue
            candidate = page.candidates[number]
            is_head = candidate.kind == "heading" or is_time(candidate.text)
            is_sentence = ends_sentence(candidate.text) and page.word_counts[number] >= _MIN_SENTENCE
            is_text = (is_sentence or page.is_prose[number]) and not page.is_outer[number]
            if (is_head or is_text) and candidate.links < LINKED_SHARE:
                taken[number] = not is_boilerplate_within(candidate.text)


def _take_sections(page: PageStatistics, taken: _Flags, is_sentence: _Test) -> None:
    """Take sentences in elements that are siblings, of one kind, of elements that hold the article."""
    layout = page.layout
    for number in _list_missing(taken, is_sentence):
        for element in layout.list_ancestors(int(page.elements[number]))[1:_MAX_LEVELS]:
            if element == 0 or page.link_shares[element] > LINKED_SHARE or _is_headed(page, taken, element):
                break
            if _DESCRIPTION.match(page.candidates[_list_candidates(page, element).start].text):
                break
            if _has_taken_siblings(page, taken, element):
                taken[number] = True
                break


def _is_headed(page: PageStatistics, taken: _Flags, element: int) -> bool:
    """Return whether an element is under a heading that is not the article's, such as *About us*."""
    inside = _list_candidates(page, element)
    near = range(max(0, inside.start - 1), inside.stop)
    return any(page.candidates[number].kind == "heading" and not taken[number] for number in near)


def _has_taken_siblings(page: PageStatistics, taken: _Flags, element: int) -> bool:
    """Return whether most of the prose in an element's siblings of its own kind is taken."""
    layout = page.layout
    parent = layout.parents[element]
    siblings = np.flatnonzero((layout.parents == parent) & (layout.kinds == layout.kinds[element]))
    words = words_taken = 0
    for sibling in siblings.tolist():
        if sibling != element:
            numbers = [n for n in _list_candidates(page, sibling) if page.is_prose[n]]
            words += int(page.word_counts[numbers].sum())
            words_taken += int(page.word_counts[[n for n in numbers if taken[n]]].sum())
    return words_taken > words * _MIN_SHARE


def _take_direct_text(page: PageStatistics, taken: _Flags, is_sentence: _Test) -> None:
    """Take sentences that stand right in the smallest element that holds the article's prose.

    They are bare text beside its elements, or paragraphs above and among them. On 1,280 labelled pages 16 of
    19 such are the article's, and none of four paragraphs below its elements.
    """
    prose = np.flatnonzero(taken & page.is_prose)
    if not len(prose):
        return
    layout, first, last = page.layout, int(prose[0]), int(prose[-1])
    element = int(page.elements[first])
    while layout.end_candidates[element] <= last:
        element = int(layout.parents[element])
    if not element:
        return
    for number in _list_candidates(page, element):
        own = page.candidates[number].element
        is_paragraph = page.candidates[number].tag == "p" and layout.parents[own] == element
        is_direct = own == element or (is_paragraph and number < last)
        if is_direct and not taken[number] and is_sentence(number):
            taken[number] = True


def _take_sentences(page: PageStatistics, taken: _Flags, is_sentence: _Test) -> None:
    """Take short sentences that are among paragraphs of the article, or right above them, in one element."""
    parents = page.layout.parents[page.elements]
    for number in _list_missing(taken, is_sentence):
        near = [n for n in (number - 1, number + 1) if 0 <= n < len(taken) and taken[n] and page.is_prose[n]]
        family = {int(parents[number]), int(page.elements[number])}
        if page.candidates[number].tag == "p" and any(
            {int(parents[n]), int(page.elements[n])} & family for n in near
        ):
            taken[number] = True


def _take_announced_lists(page: PageStatistics, taken: _Flags, odds: _Odds) -> None:
    """Take the items of a list that a sentence of the article announces: of links, or within the article."""
    for number in np.flatnonzero(taken).tolist():
        candidate = page.candidates[number]
        if (
            candidate.kind == "heading"
            or not announces_list(candidate.text)
            or is_boilerplate_within(candidate.text)
        ):
            continue
        items = list(_list_items(page, number + 1))
        end = number + 1 + len(items)
        goes_on = end < len(taken) and taken[end]
        if items and (goes_on or np.mean(page.links[items] >= LINKED_SHARE) >= _MIN_SHARE):
            taken[items] |= odds[items] >= _MIN_ITEM


def _list_items(page: PageStatistics, first: int) -> Iterator[int]:
    """Yield the items of the list that begins with a candidate, and is under no hint of another part."""
    for item in range(first, min(first + _MAX_ITEMS, len(page.candidates))):
        if page.candidates[item].kind != "list" or page.is_outer[item]:
            return
        yield item


def _take_enclosed(page: PageStatistics, taken: _Flags, odds: _Odds) -> None:
    """Take rows of tables, items of lists and headings that are right between blocks of the article.

    Of such headings on 1,280 labelled pages .75 are the article's, of rows .82, of items .62, but .46 of
    those that are links and .32 of those with low log-odds; of the words of paragraphs, which are captions,
    promotions and bylines, .27.
    """
    is_item = np.array([candidate.kind == "list" for candidate in page.candidates], bool)
    left_out = is_item & ((page.links >= LINKED_SHARE) | (odds < _MIN_ITEM))
    for before, after in pairwise(np.flatnonzero(taken).tolist()):
        inside = slice(before + 1, after)
        if (
            1 < after - before <= _MAX_ENCLOSED + 1
            and all(candidate.kind in _ENCLOSED for candidate in page.candidates[inside])
            and not page.is_outer[inside].any()
        ):
            taken[inside] = ~left_out[inside]


def _list_missing(taken: _Flags, is_sentence: _Test) -> Iterator[int]:
    """Yield the candidates that are not taken, among and right around the article, and read as sentences."""
    chosen = np.flatnonzero(taken)
    for number in range(max(0, int(chosen[0]) - 1), min(len(taken), int(chosen[-1]) + 4)):
        if not taken[number] and is_sentence(number):
            yield number


def _is_sentence(page: PageStatistics, number: int, words: int = _MIN_SENTENCE) -> bool:
    """Return whether a candidate reads as a sentence, outside of links, lists and parts of another kind.

    None of 18 captions and 3 of 21 texts beside pictures that were taken by their place were the article's.
    """
    candidate = page.candidates[number]
    return bool(
        candidate.kind == "paragraph"
        and candidate.links < LINKED_SHARE
        and not page.main_part.hints[page.elements[number]] & combine_hints(("media",))
        and page.word_counts[number] >= words
        and ends_sentence(candidate.text)
        and not candidate.text.endswith(_COLONS)
        and not is_elided(candidate.text)
        and not page.is_outer[number]
        and not is_boilerplate_within(candidate.text)
    )


def _list_candidates(page: PageStatistics, element: int) -> range:
    """Return the numbers of the candidates in an element."""
    return range(int(page.layout.first_candidates[element]), int(page.layout.end_candidates[element]))
