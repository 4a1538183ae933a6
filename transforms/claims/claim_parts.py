"""The parts of a claim that are read once its figure has a quantity: evidence and time."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.claims.amounts import Amount
from transforms.claims.announcements import has_figure_between, measure_distance
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.linking import Link
from transforms.claims.periods import Period
from transforms.records import Evidence


def list_evidence(sentence: FiguredSentence, link: Link) -> tuple[Evidence, ...]:
    """Return the spans of a claim: the figure first, then the words that say which quantity it is of."""
    amount = link.amount
    spans = [(amount.start, amount.end)]
    for cue in sorted(link.cues, key=lambda match: match.start):
        if not any(start <= cue.start and cue.end <= end for start, end in spans):
            spans.append((cue.start, cue.end))
    cut = (sentence.cut(start, end) for start, end in spans)
    field = sentence.passage.field
    return tuple(Evidence(field=field, start=start, end=end, text=text) for start, end, text in cut)


def choose_period(
    periods: Sequence[Period], told: Sequence[Period], link: Link, others: Sequence[Amount]
) -> Period | None:
    """Return the time closest to a figure, unless another figure is between them.

    A time at the beginning of a sentence holds for all of its figures, and so does its only one before them.
    That of an announcement is none of its figures'.

    Args:
        periods: The times of the sentence.
        told: Those at which something was announced.
        link: The figure.
        others: The other figures of the sentence.
    """
    amount = link.amount
    apart = [
        period
        for period in periods
        if not (period.start < amount.end and amount.start < period.end) and period not in told
    ]
    first = min((each.start for each in (amount, *others)), default=0)
    if len(apart) == 1 and len(periods) == 1 and apart[0].end <= first:
        return apart[0]  # 10月の世界販売は4.6%減の26万4150台
    for period in sorted(apart, key=lambda each: measure_distance(each, link)):
        if period.start == 0 or not has_figure_between(period, link, others):
            return period
    return None
