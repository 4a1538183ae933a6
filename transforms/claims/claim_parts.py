"""The parts of a claim that are read once its figure has a quantity: evidence and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from transforms.claims.amounts import Amount
from transforms.claims.announcements import has_figure_between, measure_distance
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.former_years import is_of_year_before
from transforms.claims.gaps import has_border
from transforms.claims.linking import Link
from transforms.claims.periods import Period
from transforms.claims.relative_clauses import find_inserted
from transforms.claims.word_tables import list_words, match_words
from transforms.records import Evidence

_COMPARISON = 40  # characters, as in "rose 4 percent from the same month last year to 42,000"

# "Built 325,000 in 2023, but output has since dropped to 280,000": another time.
_SINCE_THEN = re.compile(match_words(*list_words("times", "since_then")))
_YEARLY = re.compile(rf" (?:{match_words(*list_words('times', 'yearly'))})(?! (?:ago|earlier|before|later))")
_JAPANESE_CLAUSE = re.compile("(?:り|し|て|で|き|み|え|れ|られ)、")
_NEXT_VERB = re.compile(
    r" (?:and|but|while) (?:\w+ )?(?:will|should|would|plans?|planned|aims?|expects?|intends?|wants?)\b"
)
_JAPANESE_RELATIVE = re.compile(r"に[^、。\d]{1,14}(?:た|る)(?=[^、。\s])")
_LEAST_YEARS = timedelta(days=350)


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
    lower: str, periods: Sequence[Period], told: Sequence[Period], link: Link, others: Sequence[Amount]
) -> Period | None:
    """Return the time closest to a figure, unless another figure is between them.

    A time at the beginning of a sentence holds for all of its figures, and so does its only one before them.
    One behind the level that a change led to is that of the change, too: "rose 4 percent to 42,000 in May".
    That of an announcement is none of its figures'. A figure in an inserted clause has no time from outside
    of it, and one outside none from within: "At Oppama, where 2,400 people work, production ends by 2028".

    Args:
        lower: The sentence in lower case.
        periods: Its times.
        told: Those at which something was announced.
        link: The figure.
        others: The other figures of the sentence.
    """
    amount = link.amount
    inserted = find_inserted(lower, amount.start)
    is_yearly = _YEARLY.match(lower, amount.end)
    apart = [
        period
        for period in periods
        if not (period.start < amount.end and amount.start < period.end)
        and period not in told
        and not (period.end <= amount.left and _SINCE_THEN.search(lower, period.end, amount.left))
        and not (is_yearly and _is_short(period))
        and not _is_of_former(lower, period, amount)
        and not _is_of_other_clause(lower, period, link)
        and find_inserted(lower, period.start) == inserted
    ]
    first = min((each.start for each in (amount, *others)), default=0)
    others = [each for each in others if not (link.quantity.change and _is_result(lower, each, amount))]
    if len(apart) == 1 and len(periods) == 1 and apart[0].end <= first:
        return apart[0]  # 10月の世界販売は4.6%減の26万4150台
    for period in sorted(
        apart, key=lambda each: (_begins_clause(lower, each, link), measure_distance(each, link))
    ):
        if period.start == 0 or not has_figure_between(period, link, others):
            return period
    return None


def _is_of_other_clause(lower: str, period: Period, link: Link) -> bool:
    """Return whether a time is that of another verb: of a relative clause before the figure, or of the next.

    As in 1961年に操業を始めた工場の能力は24万台 and "employs 4,500 and should build the car by 2028".
    """
    if period.start >= link.end:
        return _NEXT_VERB.search(lower, link.end, period.start) is not None
    relative = _JAPANESE_RELATIVE.match(lower, period.end, link.start)
    return relative is not None


def _begins_clause(lower: str, period: Period, link: Link) -> bool:
    """Return whether a time is that of the next clause: 6月は2045台を売り、2022年5月の発売から."""
    return bool(link.end <= period.start and _JAPANESE_CLAUSE.search(lower, link.end - 1, period.start))


def _is_of_former(lower: str, period: Period, amount: Amount) -> bool:
    """Return whether a time is that of the former value: "4 billion yen, against 9 billion last year"."""
    if amount.change_from is None or period.start <= amount.end:
        return False
    has_figure = any(map(str.isdecimal, lower[amount.end : period.start]))
    return has_figure and is_of_year_before(lower, period.start, period.start - 1)


def _is_short(period: Period) -> bool:
    """Return whether a time is a month or a quarter, in which nobody sells "40,000 a year"."""
    return bool(period.begins and period.ends and period.ends - period.begins < _LEAST_YEARS)


def _is_result(lower: str, amount: Amount, change: Amount) -> bool:
    """Return whether an amount is the level that the change before it led to."""
    is_change = change.unit == "percent" or change.link == "by"
    is_behind = amount.link == "to" and 0 <= amount.left - change.end <= _COMPARISON
    return is_change and is_behind and not has_border(lower, change.end, amount.left)
