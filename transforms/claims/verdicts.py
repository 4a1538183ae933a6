"""The verdict on two claims: whether they agree, one replaces the other, or they contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.claims.derivation import Figure, Quantities, find_former, find_range, list_figures
from transforms.records import Claim, ReportedClaim, Verdict

SAME_NEWS = timedelta(days=2)
"""Reports no further apart tell one announcement: of two that quote one speaker, one is wrong."""

OPEN_QUESTION = timedelta(days=30)
"""How long the figures of two reports are held against each other. Later, it may have become another one."""

_OFFICIAL_DELAY = timedelta(hours=12)
"""A company that speaks so long after a report that does not quote it has given its own figure."""

_SAME_DAY = timedelta(days=7)
"""By how much two ends of a period may differ that mean one: "by March 2028", "by the end of fiscal 2027"."""

_AHEAD = ("plans", "expected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict on two claims.

    Attributes:
        verdict: The verdict.
        figures: The figures on which they differ, the earlier claim's first; `None` where they do not.
    """

    verdict: Verdict
    figures: tuple[Figure, Figure] | None = None


_AGREE = Comparison(verdict="agree")
_INCOMPARABLE = Comparison(verdict="incomparable")


def compare_claims(
    earlier: ReportedClaim,
    later: ReportedClaim,
    quantities: Quantities,
    *,
    same_story: bool,
    beside: Collection[Claim] = (),
) -> Comparison:
    """Compare two claims of different articles, neither of which is a copy of the other.

    They are compared if they are on the same subject, in the same scope and for the same time. They agree if
    their figures may mean the same (:mod:`transforms.claims.tolerance`), also where one has to be derived.
    Of figures that cannot, a later one replaces the earlier one if it says what that was, if the same
    publisher or speaker gives it another day, if the company itself gives it after others reported, or if a
    month has passed. Otherwise the claims contradict each other, as they do if one denies what the other
    states.

    Args:
        earlier: The claim that was reported first.
        later: The other one.
        quantities: The quantities by their identifiers.
        same_story: Whether both articles report one event.
        beside: Further claims of the two articles on the same subject.
    """
    one, other = earlier.claim, later.claim
    if not _are_comparable(one, other, quantities, same_story=same_story):
        return _INCOMPARABLE
    pairs = list(_pair_figures(one, other, beside, quantities))
    if not pairs:
        return _INCOMPARABLE
    differing = next((pair for pair in pairs if not pair[0].allowed.meets(pair[1].allowed)), None)
    if "denied" in (one.qualifier, other.qualifier):
        return _compare_denial(earlier, later, pairs[0], differs=differing is not None)
    if differing is None or (_states_other_time(one, other, quantities) and _knows_former(one, other)):
        return _AGREE
    return _explain_difference(earlier, later, quantities, differing)


def _explain_difference(
    earlier: ReportedClaim, later: ReportedClaim, quantities: Quantities, figures: tuple[Figure, Figure]
) -> Comparison:
    one, other = earlier.claim, later.claim
    if _states_other_time(one, other, quantities):
        return _INCOMPARABLE
    if _is_replaced(earlier, later):
        return Comparison(verdict="update", figures=figures)
    if "expected" in (one.qualifier, other.qualifier) and one.qualifier != other.qualifier:
        return _INCOMPARABLE  # a forecast beside the outcome
    return Comparison(verdict="contradict", figures=figures)


def _are_comparable(one: Claim, other: Claim, quantities: Quantities, *, same_story: bool) -> bool:
    if one.subject is None or one.subject != other.subject or one.scope != other.scope:
        return False
    stated = [quantities.get(claim.quantity) for claim in (one, other)]
    is_lasting = all(quantity is not None and quantity.is_lasting for quantity in stated)
    if one.period_end is None and other.period_end is None:
        return same_story or is_lasting
    if one.period_end is None or other.period_end is None:
        return is_lasting  # "sold 85,000" of one day may be July's or the year's
    return _are_close(one.period_end, other.period_end) and (
        one.period_begin is None
        or other.period_begin is None
        or _are_close(one.period_begin, other.period_begin)
    )


def _are_close(one: date, other: date) -> bool:
    return abs(one - other) <= _SAME_DAY


def _pair_figures(
    one: Claim, other: Claim, beside: Collection[Claim], quantities: Quantities
) -> Iterator[tuple[Figure, Figure]]:
    """Yield the figures of two claims that are of one quantity and unit, those that are stated first."""
    others = list(list_figures(other, beside, quantities))
    for figure in list_figures(one, beside, quantities):
        for against in others:
            if (figure.quantity, figure.unit) == (against.quantity, against.unit) and _is_whole(
                figure, against, one, other
            ):
                yield figure, against


def _is_whole(figure: Figure, against: Figure, one: Claim, other: Claim) -> bool:
    """Return whether a percentage was taken of the right whole.

    A whole that is smaller than the number beside it is that of a plant or a department.
    """
    if one.unit == other.unit or "percent" not in (one.unit, other.unit):
        return True
    number, derived, share = (figure, against, other) if other.unit == "percent" else (against, figure, one)
    top = find_range(share).high
    return derived.allowed.high * 100 >= number.allowed.low * top if top else False


def _compare_denial(
    earlier: ReportedClaim, later: ReportedClaim, figures: tuple[Figure, Figure], *, differs: bool
) -> Comparison:
    if earlier.claim.qualifier == later.claim.qualifier:
        return _INCOMPARABLE if differs else _AGREE
    if differs:
        return _INCOMPARABLE  # that it is not 20,000 says nothing on 10,000
    replaced = _have_one_publisher(earlier, later) and earlier.reported_at < later.reported_at
    return Comparison(verdict="update" if replaced else "contradict", figures=figures)


def _have_one_publisher(one: ReportedClaim, other: ReportedClaim) -> bool:
    return one.source is not None and one.source == other.source


def _states_other_time(one: Claim, other: Claim, quantities: Quantities) -> bool:
    """Return whether one claim tells a level that is and the other a level that will be.

    A year in which something begins is the same whenever it is told, and so is a figure of a stated period.
    """
    stated = quantities.get(one.quantity)
    if one.quantity != other.quantity or stated is None or stated.is_change:
        return False
    if one.unit == "year" or (one.period_end and other.period_end):
        return False
    return _is_ahead(one) != _is_ahead(other)


def _is_ahead(claim: Claim) -> bool:
    return claim.qualifier in _AHEAD or claim.change_from is not None


def _knows_former(one: Claim, other: Claim) -> bool:
    """Return whether the former figure of one claim is the figure of the other."""
    return any(
        (former := find_former(claim)) is not None and former.meets(find_range(against))
        for claim, against in ((one, other), (other, one))
    )


def _is_replaced(earlier: ReportedClaim, later: ReportedClaim) -> bool:
    """Return whether the later of two figures takes the place of the earlier one."""
    apart = later.reported_at - earlier.reported_at
    if not apart:
        return False
    one, other = earlier.claim, later.claim
    former = find_former(other)
    if one.quantity == other.quantity and former is not None and former.meets(find_range(one)):
        return True  # "20,000 instead of 9,000"
    if one.qualifier == "expected" and other.qualifier != "expected":
        return True
    if _have_one_publisher(earlier, later):
        return True
    if later.is_own and not earlier.is_own:
        return apart >= _OFFICIAL_DELAY
    same_speaker = one.attributed_to is not None and one.attributed_to == other.attributed_to
    return apart > SAME_NEWS if same_speaker or later.is_own else apart > OPEN_QUESTION
