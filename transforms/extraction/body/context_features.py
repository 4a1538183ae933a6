"""The features of a candidate on a page in doubt: what became of those around it, and of it elsewhere.

A page that was classified with little certainty is classified once more, by trees that see the first
result: one paragraph of a list of products says little, thirty on one tag path say more (Wolpert, Stacked
Generalization, 1992).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from transforms.extraction.body.block_classifier import MIN_LOG_ODDS
from transforms.extraction.body.page_statistics import PageStatistics
from transforms.records import Block
from transforms.text.normalisation import compact_text, measure_length

CONTEXT_FEATURES = (
    *("log-odds", "likely-2", "likely-1", "likely+1", "likely+2", "likely-around"),
    *("share-before", "share-after", "likely-words", "highest-before", "highest-after"),
    *("likely-element", "likely-parent", "likely-grandparent", "likely-great-grandparent"),
    *("likely-path", "path-share", "parent-share", "grandparent-share", "likely-heading"),
    *("from-first", "from-last", "agreement", "links", "read-again", "words-again", "taken-again", "taken"),
)
"""The names of the features, in the order in which :func:`describe_context` gives them."""
_WINDOW = 5
_MAX_DISTANCE = 40
_MAX_RATIO = 3.0
_COMPARED = 80  # letters and digits of a text that are looked up in the other reading
_NOTHING = -1.0  # stands for what is not there, or was not read again
_Values = npt.NDArray[np.float64]
_Indices = npt.NDArray[np.int64]


def expect_agreement(odds: _Values, words: _Indices) -> float:
    """Return the F1 that the candidates taken are expected to have, by words, if the log-odds are right.

    Args:
        odds: The log-odds of candidates.
        words: How many words each of them has.
    """
    likely = words / (1 + np.exp(-odds))
    taken = odds >= MIN_LOG_ODDS
    size = float(words[taken].sum() + likely.sum())
    return 2 * float(likely[taken].sum()) / size if size else 0.0


def describe_context(
    page: PageStatistics, chosen: _Indices, odds: _Values, again: Sequence[Block]
) -> npt.NDArray[np.float32]:
    """Compute the features of the candidates of a page that was classified once.

    A candidate is as likely as its log-odds say; those that were not classified are not. How likely several
    candidates are together is a mean by words.

    Args:
        page: The page.
        chosen: The indices of the candidates that were classified.
        odds: Their log-odds.
        again: The page as trafilatura reads it; empty when it finds nothing.

    Returns:
        An array of shape (features, chosen), with rows in the order of `CONTEXT_FEATURES`.
    """
    size = len(page.candidates)
    if not len(chosen):
        return np.zeros((len(CONTEXT_FEATURES), 0), np.float32)
    likely = np.zeros(size)
    likely[chosen] = 1 / (1 + np.exp(-odds))
    weights = likely * page.word_counts
    total = max(float(weights.sum()), 1e-9)
    padded = np.concatenate(([_NOTHING] * 2, likely, [_NOTHING] * 2))
    passed = np.concatenate(([0], np.cumsum(weights)))
    highest = np.maximum.accumulate(np.concatenate(([0], likely)))
    highest_after = np.maximum.accumulate(np.concatenate((likely, [0]))[::-1])[::-1]
    taken = chosen[odds >= MIN_LOG_ODDS]
    first, last = (taken[0], taken[-1]) if len(taken) else (0, size - 1)
    counts = page.word_counts[chosen]
    links = float((weights * page.links)[chosen].sum()) / total
    rows = (
        odds,
        *(padded[chosen + step] for step in (0, 1, 3, 4)),
        _mean_around(page, weights, chosen, np.maximum(0, chosen - _WINDOW), chosen + _WINDOW + 1),
        passed[chosen] / total,
        1 - passed[chosen + 1] / total,
        np.full(len(chosen), total),
        highest[chosen],
        highest_after[chosen + 1],
        *_describe_elements(page, weights, chosen),
        _find_headings(page, likely)[chosen],
        *(np.clip(chosen - mark, -_MAX_DISTANCE, _MAX_DISTANCE) for mark in (first, last)),
        np.full(len(chosen), expect_agreement(odds, counts)),
        np.full(len(chosen), links),
        *_compare_readings(page, chosen, odds, again),
        np.full(len(chosen), len(taken)),
    )
    return np.array(rows, np.float32)


def _mean_around(
    page: PageStatistics, weights: _Values, chosen: _Indices, start: _Indices, end: _Indices
) -> _Values:
    """Return how likely the candidates from `start` to `end` are, without the one that is described."""
    end = np.minimum(end, len(weights))
    passed, words = (np.concatenate(([0], np.cumsum(values))) for values in (weights, page.word_counts))
    others = words[end] - words[start] - page.word_counts[chosen]
    sums = passed[end] - passed[start] - weights[chosen]
    means: _Values = np.where(others > 0, sums / np.maximum(others, 1), _NOTHING)
    return means


def _describe_elements(page: PageStatistics, weights: _Values, chosen: _Indices) -> list[_Values]:
    """Describe the elements around each candidate, and its tag path: how likely, and what share they have."""
    layout, total = page.layout, max(float(weights.sum()), 1e-9)
    passed = np.concatenate(([0], np.cumsum(weights)))
    shares = (passed[layout.end_candidates] - passed[layout.first_candidates]) / total
    family = [page.elements[chosen]]
    for _ in range(3):
        family.append(layout.parents[family[-1]])
    paths = layout.tag_paths[page.elements]
    on_path, words = (np.bincount(paths, weights=values) for values in (weights, page.word_counts))
    own = paths[chosen]
    others = words[own] - page.word_counts[chosen]
    return [
        *(
            _mean_around(page, weights, chosen, layout.first_candidates[each], layout.end_candidates[each])
            for each in family
        ),
        np.where(others > 0, (on_path[own] - weights[chosen]) / np.maximum(others, 1), _NOTHING),
        on_path[own] / total,
        shares[family[1]],
        shares[family[2]],
    ]


def _find_headings(page: PageStatistics, likely: _Values) -> _Values:
    """Return for each candidate how likely the heading before it is."""
    headings = np.array([candidate.kind == "heading" for candidate in page.candidates])
    places = np.concatenate(([-1], np.where(headings, np.arange(len(likely)), -1)[:-1]))
    last = np.maximum.accumulate(places)
    return np.where(last >= 0, likely[last], _NOTHING)


def _compare_readings(
    page: PageStatistics, chosen: _Indices, odds: _Values, again: Sequence[Block]
) -> list[_Values]:
    """Compare candidates with another reading: whether it has each, its size, what it has of those taken."""
    if not again:
        return [np.full(len(chosen), value) for value in (0.0, _NOTHING, _NOTHING)]
    text = compact_text("\n".join(block.text for block in again))
    keys = [compact_text(page.candidates[index].text)[:_COMPARED] for index in chosen.tolist()]
    found = np.array([key in text for key in keys], bool)
    words, taken = page.word_counts[chosen], odds >= MIN_LOG_ODDS
    own = max(1, int(words[taken].sum()))
    ratio = sum(measure_length(block.text) for block in again) / own
    return [
        np.where(found, 1.0, -1.0),
        np.full(len(chosen), min(_MAX_RATIO, ratio)),
        np.full(len(chosen), words[taken & found].sum() / own),
    ]
