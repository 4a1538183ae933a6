"""Extract the body of a page: the pieces of its text that are the article, as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from lxml.html import HtmlElement

from transforms.extraction.body.block_classifier import classify
from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.features import choose_candidates, compute_features
from transforms.extraction.body.page_statistics import PageStatistics, measure_page
from transforms.extraction.body.reunite import is_time, list_updates, read_clock, take_by_place
from transforms.extraction.body.second_reader import extract_again
from transforms.records import Block
from transforms.text.normalisation import compact_text

# A text of fewer words, or with a smaller share of the prose in the page's main part, may be an article,
# but then trafilatura is asked too, and believed when it finds more than twice as many words. Of 181
# labelled pages 7 are asked about for their share, and trafilatura replaces none; of 110 pages of other
# kinds, shops and blogs among them, 5 are, and 4 get their text back.
_MIN_WORDS = 60
_MIN_MAIN_PART = 0.65
_MUCH_MORE = 2
_MAX_LINKS = 0.5  # of a candidate's characters
_MAX_STATED = 200_000  # characters
# The second reader takes 1 s for as many pieces of text; pages of more than 400 kB have 1,500 at most.
_MAX_READ_AGAIN = 20_000


def extract_blocks(
    tree: HtmlElement, *, url: str | None, title: str | None, stated: str | None
) -> tuple[Block, ...]:
    """Extract the blocks of a page's main text.

    Args:
        tree: The page. It is not changed.
        url: The page's address.
        title: The page's headline.
        stated: What the page's JSON-LD gives as the article's text.

    Returns:
        The article's blocks in order and, marked as `set_apart`, the other blocks among and around
        them. Empty when the page has no such text.
    """
    candidates, layout = list_candidates(tree)
    statistics = measure_page(candidates, layout)
    chosen = choose_candidates(statistics)
    stated_text = compact_text(stated[:_MAX_STATED]) if stated else ""
    features = compute_features(statistics, chosen, title=title, stated_text=stated_text)
    taken = np.zeros(len(candidates), bool)
    taken[chosen] = classify(features)
    updates = list_updates(statistics)
    words = int(statistics.word_counts[taken].sum())
    is_doubtful = words < _MIN_WORDS or _share_main_part(statistics, taken) < _MIN_MAIN_PART
    # text in links is never read, so that on one page of seven there cannot be so much more
    outside_links = int(statistics.word_counts[statistics.links < _MAX_LINKS].sum())
    may_have_more = not words or outside_links > words * _MUCH_MORE
    if not updates and is_doubtful and may_have_more and len(candidates) <= _MAX_READ_AGAIN:
        again = extract_again(tree, url=url, min_words=words * _MUCH_MORE + 1)
        if again:
            return again
    return tuple(_make_blocks(statistics, take_by_place(statistics, taken, updates=updates), updates))


def list_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return all text of a tree as blocks, for a tree that holds an article and nothing else."""
    return tuple(Block(kind=c.kind, text=c.text, links=c.links) for c in list_candidates(tree)[0])


def _share_main_part(statistics: PageStatistics, taken: npt.NDArray[np.bool_]) -> float:
    """Return which share of the words of prose in the main part was taken; 1 when it has no prose."""
    inside = statistics.is_prose & (statistics.main_part.depths[statistics.elements] >= 0)
    words = int(statistics.word_counts[inside].sum())
    return int(statistics.word_counts[inside & taken].sum()) / words if words else 1.0


def _make_blocks(
    statistics: PageStatistics, taken: npt.NDArray[np.bool_], updates: Sequence[int]
) -> list[Block]:
    kept = taken | statistics.list_main_part()
    chosen = np.flatnonzero(taken)
    first, last = (chosen[0], chosen[-1]) if len(chosen) else (statistics.first, statistics.last)
    kept[first : last + 1] = True
    candidates, own = statistics.candidates, taken.tolist()
    times = _join_times(statistics, taken, updates)
    return [
        Block(kind=c.kind, text=times.get(index, c.text), links=c.links, set_apart=not own[index])
        for index in np.flatnonzero(kept).tolist()
        for c in (candidates[index],)
        if times.get(index) != ""
    ]


def _join_times(
    statistics: PageStatistics, taken: npt.NDArray[np.bool_], updates: Sequence[int]
) -> dict[int, str]:
    """Join the time of each update of a live blog with what follows it, which is its heading as a rule.

    Returns:
        The new texts by the index of their candidates; empty for the times.
    """
    texts: dict[int, str] = {}
    for update in updates:
        first, end = statistics.layout.first_candidates[update], statistics.layout.end_candidates[update]
        own = [index for index in range(first, end) if taken[index]]
        for index, following in pairwise(own):
            text = statistics.candidates[index].text
            if is_time(text):
                texts[index] = ""
                texts[following] = f"{read_clock(text)} | {statistics.candidates[following].text}"
                break
    return texts
