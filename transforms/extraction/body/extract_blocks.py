"""Extract the body of a page: the pieces of its text that are the article, as blocks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from lxml.html import HtmlElement

from transforms.extraction.body.block_classifier import (
    MIN_LOG_ODDS,
    Classifier,
    classify,
    load_classifier,
)
from transforms.extraction.body.candidates import list_candidates
from transforms.extraction.body.choose_by_odds import choose_by_odds
from transforms.extraction.body.context_features import CONTEXT_FEATURES, describe_context, expect_agreement
from transforms.extraction.body.features import choose_candidates, compute_features, list_features
from transforms.extraction.body.page_statistics import PageStatistics, measure_page
from transforms.extraction.body.reunite import has_headline, is_time, list_updates, read_clock, take_by_place
from transforms.extraction.body.second_reader import extract_again, measure_links
from transforms.extraction.body.signup_boxes import list_signup_texts
from transforms.extraction.body.social_posts import MAX_SHARE, list_post_texts
from transforms.extraction.body.unseen import leave_out_unseen
from transforms.records import Block
from transforms.text.normalisation import compact_text, measure_length

# trafilatura is asked too when a text is short, or expected to agree with the article by so little (F1): on
# 11 of 100 labelled pages. It is believed alone when it finds more than twice as many words.
_MIN_WORDS = 60
_MIN_AGREEMENT = 0.93
_MUCH_MORE = 2
# Its reading and the first log-odds make second ones. They are believed unless they expect to agree with the
# article by so much less (F1) than the first do: then they give up a text and have found no other, as on
# pages of cards, of which trafilatura reads the introduction. By trees that never saw their sites 7 texts of
# 1,280 labelled pages change: 6 are better, by .32 of F1 in the mean, one is worse by .32.
_MUCH_LESS = 0.25
# Its last resort is all text of the page in one piece, menus too: a brief of so many words is better than
# that. Fewer may be one line of a notice.
_MIN_BRIEF = 30
_MAX_STATED = 200_000  # characters
# The second reader takes 1 s for as many pieces of text; pages of more than 400 kB have 1,500 at most.
_MAX_READ_AGAIN = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedPage:
    """A page's candidates, and the features by which they are classified.

    Attributes:
        statistics: The candidates with statistics on the page.
        chosen: The indices of those worth classifying.
        features: Their features, of shape (features, chosen).
    """

    statistics: PageStatistics
    chosen: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]


def extract_blocks(
    tree: HtmlElement,
    *,
    url: str | None,
    title: str | None,
    stated: str | None,
    styles: Sequence[HtmlElement] = (),
    classifier: Classifier | None = None,
) -> tuple[Block, ...]:
    """Extract the blocks of a page's main text.

    Args:
        tree: The page. It is not changed.
        url: The page's address.
        title: The page's headline.
        stated: What the page's JSON-LD gives as the article's text.
        styles: Its style sheets, whose rules may hide some of it.
        classifier: The trees that classify its candidates; None for those of this package.

    Returns:
        The article's blocks in order and, marked as `set_apart`, the other blocks among and around
        them. Empty when the page has no such text.
    """
    page = describe_page(tree, title=title, stated=stated)
    statistics = page.statistics
    classifier = classifier or default_classifier()
    odds = classify(page.features, classifier.first)
    words = int(statistics.word_counts[page.chosen[odds >= MIN_LOG_ODDS]].sum())
    updates = list_updates(statistics)
    if not updates and len(statistics.candidates) <= _MAX_READ_AGAIN and is_doubtful(page, odds):
        again = extract_again(tree, url=url)
        has_much_more = sum(measure_length(block.text) for block in again) > words * _MUCH_MORE
        if has_much_more and (words < _MIN_BRIEF or len(again) > 1):
            return measure_links(tree, again)
        judged = classify(describe_context(statistics, page.chosen, odds, again), classifier.again)
        if is_surer(page, judged, odds):
            odds = judged
    log_odds = np.full(len(statistics.candidates), -np.inf)
    log_odds[page.chosen] = odds
    taken = take_by_place(statistics, choose_by_odds(statistics, log_odds), log_odds, updates=updates)
    taken = leave_out_unseen(statistics, taken, styles)
    if signup := list_signup_texts(tree):
        taken &= [candidate.text not in signup for candidate in statistics.candidates]
    if posts := list_post_texts(tree):
        taken &= ~_find_asides(statistics, taken, posts)
    return tuple(_make_blocks(statistics, taken, updates))


def is_doubtful(page: DescribedPage, odds: npt.NDArray[np.float64]) -> bool:
    """Return whether a page was classified with little certainty, or has hardly any text.

    Args:
        page: The page.
        odds: The log-odds of its chosen candidates.
    """
    counts = page.statistics.word_counts[page.chosen]
    words = int(counts[odds >= MIN_LOG_ODDS].sum())
    return words < _MIN_WORDS or expect_agreement(odds, counts) < _MIN_AGREEMENT


def is_surer(page: DescribedPage, judged: npt.NDArray[np.float64], odds: npt.NDArray[np.float64]) -> bool:
    """Return whether the second log-odds of a page in doubt have a text, and not much less certainty.

    They choose between texts, and are no reason for having none.

    Args:
        page: The page.
        judged: The second log-odds of its chosen candidates.
        odds: The first.
    """
    counts = page.statistics.word_counts[page.chosen]
    expected = expect_agreement(judged, counts)
    is_any = bool((judged >= MIN_LOG_ODDS).any())
    return is_any and expected >= expect_agreement(odds, counts) - _MUCH_LESS


@cache
def default_classifier() -> Classifier:
    """Return the trees of this package."""
    path = files("transforms.extraction.body").joinpath("trees.json")
    return read_classifier(path.read_text(encoding="utf-8"))


def read_classifier(text: str) -> Classifier:
    """Load trees of the features of this package from JSON (:func:`load_classifier`)."""
    return load_classifier(text, first=list_features(), again=CONTEXT_FEATURES)


def describe_page(tree: HtmlElement, *, title: str | None, stated: str | None) -> DescribedPage:
    """List the candidates of a page with their features; the arguments are those of `extract_blocks`."""
    statistics = measure_page(*list_candidates(tree))
    chosen = choose_candidates(statistics)
    stated_text = compact_text(stated[:_MAX_STATED]) if stated else ""
    features = compute_features(statistics, chosen, title=title, stated_text=stated_text)
    return DescribedPage(statistics=statistics, chosen=chosen, features=features)


def list_blocks(tree: HtmlElement) -> tuple[Block, ...]:
    """Return all text of a tree as blocks, for a tree that holds an article and nothing else."""
    return tuple(Block(kind=c.kind, text=c.text, links=c.links) for c in list_candidates(tree)[0])


def _find_asides(
    statistics: PageStatistics, taken: npt.NDArray[np.bool_], posts: Collection[str]
) -> npt.NDArray[np.bool_]:
    """Return which of the candidates taken are posts of social networks beside much more text."""
    words = statistics.word_counts
    found: npt.NDArray[np.bool_] = taken & [candidate.text in posts for candidate in statistics.candidates]
    is_aside = words[found].sum() < words[taken].sum() * MAX_SHARE
    return found if is_aside else np.zeros_like(found)


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
            is_heading = statistics.candidates[index].kind == "heading"
            if is_time(text):
                if has_headline(text, is_heading=is_heading):
                    break
                texts[index] = ""
                texts[following] = f"{read_clock(text)} | {statistics.candidates[following].text}"
                break
    return texts
