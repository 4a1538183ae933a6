"""Which claims of new articles differ from others: in one story, or over plans and states in any."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import product
from math import isfinite

from transforms.claims.derivation import Figure, Quantities
from transforms.claims.verdicts import OPEN_QUESTION, Comparison, compare_claims, knows_former
from transforms.records import ClaimPair, ReportedClaim

MOST_REPORTS = 5
"""Reports of other stories that a claim is compared with, of those that give one figure: the nearest in time.
A plan that a thousand articles repeat would otherwise be compared with all of them."""

_Claims = Sequence[ReportedClaim]
_Report = tuple[str, str]  # of an article, the claims on one subject


def find_claim_pairs(
    claims: Iterable[ReportedClaim],
    new: AbstractSet[str],
    stories: Mapping[str, str],
    quantities: Quantities,
) -> list[ClaimPair]:
    """Return the pairs of claims that differ, of which one is of a new article.

    Two articles differ over a quantity once, by the first claims that find none in the other article to agree
    with: one that gives the figure of a rival and its own contradicts neither.

    Args:
        claims: The claims of the new articles, and of those that they may be compared with; no copies.
        new: The articles to decide on.
        stories: The story of each article, as far as it may be that of a new one.
        quantities: The quantities by their identifiers.
    """
    reports: defaultdict[_Report, list[ReportedClaim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda one: (one.reported_at, one.article_id, one.position)):
        if claim.claim.subject is not None:
            reports[claim.article_id, claim.claim.subject].append(claim)
    pairs: list[ClaimPair] = []
    for one, other in sorted(_list_candidates(reports, new, stories, quantities)):
        same_story = one[0] in stories and stories[one[0]] == stories.get(other[0])
        pairs += _compare_reports(reports[one], reports[other], quantities, same_story=same_story)
    return pairs


def link_quantities(quantities: Quantities) -> dict[str, frozenset[str]]:
    """Return for each quantity those whose figures it is compared with: itself, and what one derives from."""
    links = {name: {name} for name in quantities}
    for name, quantity in quantities.items():
        for derived in (quantity.falls_by, quantity.rises_by):
            if derived in links:
                links[name].add(derived)
                links[derived].add(name)
    return {name: frozenset(linked) for name, linked in links.items()}


def _list_candidates(
    reports: Mapping[_Report, _Claims],
    new: AbstractSet[str],
    stories: Mapping[str, str],
    quantities: Quantities,
) -> set[tuple[_Report, _Report]]:
    """Return the reports to compare, the earlier one of each pair first."""
    order = {report: number for number, report in enumerate(reports)}
    by_story: defaultdict[tuple[str, str], list[_Report]] = defaultdict(list)
    for report in reports:
        if report[0] in stories:
            by_story[stories[report[0]], report[1]].append(report)
    figures = _Figures(reports, quantities)
    chosen: set[tuple[_Report, _Report]] = set()
    for report in reports:
        if report[0] not in new:
            continue
        own_story = by_story[stories[report[0]], report[1]] if report[0] in stories else []
        for other in (*own_story, *figures.find_nearest(reports[report])):
            if other != report:
                chosen.add((report, other) if order[report] < order[other] else (other, report))
    return chosen


class _Figures:
    """The reports on each subject and quantity, by the figure that they give, in the order of time."""

    def __init__(self, reports: Mapping[_Report, _Claims], quantities: Quantities) -> None:
        self._links = link_quantities(quantities)
        self._given: defaultdict[tuple[str, str], defaultdict[object, list[ReportedClaim]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for (_, subject), claims in reports.items():
            for claim in claims:
                self._given[subject, claim.claim.quantity][_sign(claim)].append(claim)

    def find_nearest(self, claims: _Claims) -> Iterator[_Report]:
        """Yield the reports that are nearest in time, some of each other figure; within a month."""
        for claim in claims:
            subject = claim.claim.subject
            assert subject is not None  # others are in no report
            for quantity in self._links.get(claim.claim.quantity, ()):
                for sign, given in self._given[subject, quantity].items():
                    if sign != _sign(claim):
                        yield from (
                            (other.article_id, subject)
                            for other in _pick_nearest(given, claim)
                            if abs(other.reported_at - claim.reported_at) <= OPEN_QUESTION
                        )


def _sign(claim: ReportedClaim) -> object:
    """Return what two claims share that need not be compared, since they give one figure."""
    one = claim.claim
    return (
        *(one.quantity, one.value_low, one.value_high, one.unit, one.change_from, one.scope),
        *(one.qualifier, one.rounded, one.period_begin, one.period_end),
    )


def _pick_nearest(given: _Claims, claim: ReportedClaim) -> _Claims:
    place = bisect_left(given, claim.reported_at, key=lambda one: one.reported_at)
    near = given[max(0, place - MOST_REPORTS) : place + MOST_REPORTS]
    return sorted(near, key=lambda one: abs(one.reported_at - claim.reported_at))[:MOST_REPORTS]


def _compare_reports(
    earlier: _Claims, later: _Claims, quantities: Quantities, *, same_story: bool
) -> Iterator[ClaimPair]:
    beside = [claim.claim for claim in (*earlier, *later)]
    compared = [
        (one, other, compare_claims(one, other, quantities, same_story=same_story, beside=beside))
        for one, other in product(earlier, later)
    ]
    agreeing = {
        (claim.article_id, claim.position)
        for one, other, comparison in compared
        if comparison.verdict == "agree" or _state_one_figure(one, other)
        for claim in (one, other)
    }
    seen: set[str] = set()
    for one, other, comparison in compared:
        if comparison.figures is None or comparison.figures[0].quantity in seen:
            continue
        if comparison.verdict == "contradict" and knows_former(one.claim, other.claim):
            continue  # the old figure, and a report of the new one that says so
        if any((claim.article_id, claim.position) in agreeing for claim in (one, other)):
            continue
        seen.add(comparison.figures[0].quantity)
        yield _make_pair(one, other, comparison, comparison.figures)


def _state_one_figure(one: ReportedClaim, other: ReportedClaim) -> bool:
    """Return whether two claims give one figure, if only one of them says for which part or time.

    It is the former figure of the one report, say, and the new one of the other.
    """
    first, second = one.claim, other.claim
    if (first.quantity, first.unit) != (second.quantity, second.unit):
        return False
    values = {first.value_low, first.value_high, second.value_low, second.value_high}
    return len(values) == 1 and "denied" not in (first.qualifier, second.qualifier)


def _make_pair(
    one: ReportedClaim, other: ReportedClaim, comparison: Comparison, figures: tuple[Figure, Figure]
) -> ClaimPair:
    mine, theirs = (figure.allowed for figure in figures)
    return ClaimPair(
        article_id=one.article_id,
        position=one.position,
        other_article_id=other.article_id,
        other_position=other.position,
        verdict=comparison.verdict,
        quantity=figures[0].quantity,
        unit=figures[0].unit,
        value_low=_end(mine.low),
        value_high=_end(mine.high),
        other_value_low=_end(theirs.low),
        other_value_high=_end(theirs.high),
    )


def _end(value: float) -> float | None:
    return value if isfinite(value) else None
