"""The parts of a claim that are read once its figure has a quantity: evidence, time and scope."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.claims.cues import SCOPE
from transforms.claims.figured_sentences import FiguredSentence
from transforms.claims.linking import Link
from transforms.claims.periods import Period
from transforms.records import Evidence

_SCOPE_REACH = 30  # characters between a figure and the words after it that restrict it
_SCOPE_BEFORE = 16  # and those before it
# "The 9,000 announced in November" were not cut in November.
_TOLD = re.compile(
    r"\b(?:announced|unveiled|disclosed|revealed|said|annonc\w+|anunci\w+) (?!by\b|until\b|through\b|d'ici\b)"
)
_IS_TOLD = re.compile(
    r"\s*(?:angekündigt|verkündet|bekannt\s?gegeben|bekanntgegeben|mitgeteilt|に(?:発表|公表|明らかに))"
)


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


def choose_period(lower: str, periods: Sequence[Period], link: Link, links: Sequence[Link]) -> Period | None:
    """Return the time closest to a figure, unless another figure is between them.

    A time at the beginning of a sentence holds for all of its figures. That of an announcement is none of its
    figures'.
    """
    amount = link.amount
    told = {found.end() for found in _TOLD.finditer(lower)}
    apart = [
        period
        for period in periods
        if not (period.start < amount.end and amount.start < period.end)
        and period.start not in told
        and not _IS_TOLD.match(lower, period.end)
    ]
    for period in sorted(apart, key=lambda each: max(each.start - amount.end, amount.left - each.end)):
        first = min(amount.end, period.end)
        last = max(amount.left, period.start)
        between = any(first <= other.amount.start < last for other in links if other is not link)
        if not between or period.start == 0:
            return period
    return None


def find_scope(sentence: FiguredSentence, link: Link) -> str | None:
    """Return what a figure is restricted to by words among its own or beside them, or `None`."""
    context = sentence.context
    found = []
    for (role, owner), matches in context.cues.found.items():
        if role != SCOPE or owner[0] != "@":
            continue
        for match in matches:
            inside = link.start - _SCOPE_BEFORE <= match.start and match.end <= link.end
            after = link.end <= match.start <= link.end + _SCOPE_REACH and context.is_clause(
                link.end, match.start
            )
            if inside or after:
                found.append(owner[1:])
                break
    return " ".join(sorted(found)) or None
