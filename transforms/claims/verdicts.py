"""The verdict on two claims: whether they agree, one replaces the other, or they contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from transforms.claims.derivation import Figure, Quantities, find_former, find_range, list_figures
from transforms.claims.speakers import ANALYSTS
from transforms.records import UNNAMED_PART, Claim, ReportedClaim, Verdict

SAME_NEWS = timedelta(days=2)
"""Reports no further apart tell one announcement: of two that quote one speaker, one is wrong."""

OPEN_QUESTION = timedelta(days=30)
"""How long the figures of two reports are held against each other. Later, it may have become another one."""

_OFFICIAL_DELAY = timedelta(hours=12)
"""A company that speaks so long after a report that does not quote it has given its own figure."""

_SAME_DAY = timedelta(days=7)
"""By how much two ends of a period may differ that mean one: "by March 2028", "by the end of fiscal 2027"."""

_STATE = timedelta(days=270)
"""How long the figure of a day or a year is taken for that of today: "in March it had 133,000 employees"."""

_MOST_TIMES = 4
"""How many times one of two figures of different stories may be the other: 250 jobs are those of a plant
beside 20,000 of the company."""

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

    They are compared if they are on the same subject, in the same scope and for the same time; those of
    different stories only if both have a day of publication and neither is several times the other. They
    agree if their figures may mean the same (:mod:`transforms.claims.tolerance`), also where one has to be
    derived.
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
    if not _are_comparable(earlier, later, quantities, same_story=same_story):
        return _INCOMPARABLE
    pairs = list(_pair_figures(one, other, beside, quantities))
    if not pairs:
        return _INCOMPARABLE
    other_time = _states_other_time(earlier, later, quantities)
    differing = next((pair for pair in pairs if not pair[0].allowed.meets(pair[1].allowed)), None)
    if differing is not None and not same_story and _are_apart(differing):
        return _INCOMPARABLE
    if "denied" in (one.qualifier, other.qualifier):
        return _compare_denial(earlier, later, pairs[0], differs=differing is not None)
    if differing is None or (other_time and knows_former(one, other)):
        return _AGREE
    return _INCOMPARABLE if other_time else _explain_difference(earlier, later, differing)


def _are_apart(figures: tuple[Figure, Figure]) -> bool:
    """Return whether a figure is so many times another that it is of something else, such as a part."""
    low, high = sorted(figure.allowed.high for figure in figures)
    return isfinite(high) and low * _MOST_TIMES < high


def _explain_difference(
    earlier: ReportedClaim, later: ReportedClaim, figures: tuple[Figure, Figure]
) -> Comparison:
    one, other = earlier.claim, later.claim
    if _is_foreign_forecast(earlier, later):
        return _INCOMPARABLE
    if _is_replaced(earlier, later):
        return Comparison(verdict="update", figures=figures)
    if "expected" in (one.qualifier, other.qualifier) and (
        one.qualifier != other.qualifier or _are_forecasts_of_others(earlier, later)
    ):
        return _INCOMPARABLE  # a forecast beside the outcome, or beside that of somebody else
    return Comparison(verdict="contradict", figures=figures)


def _are_comparable(
    earlier: ReportedClaim, later: ReportedClaim, quantities: Quantities, *, same_story: bool
) -> bool:
    one, other = earlier.claim, later.claim
    if one.subject is None or one.subject != other.subject or one.scope != other.scope:
        return False
    if not same_story and not (_is_placed(earlier) and _is_placed(later)):
        return False
    stated = [quantities.get(claim.quantity) for claim in (one, other)]
    is_lasting = all(quantity is not None and quantity.is_lasting for quantity in stated)
    if one.period_end is None and other.period_end is None:
        return (same_story or is_lasting) and not _begin_apart(one, other)
    if one.period_end is None or other.period_end is None:
        # "sold 85,000" of one day may be July's or the year's, and "cut 21,000 jobs in 1999" is another plan
        return is_lasting and not _is_past(earlier, quantities) and not _is_past(later, quantities)
    return _are_close(one.period_end, other.period_end) and (
        one.period_begin is None
        or other.period_begin is None
        or _are_close(one.period_begin, other.period_begin)
    )


def _begin_apart(one: Claim, other: Claim) -> bool:
    """Return whether two figures hold from different days on, as a price that rises next week and today's."""
    if one.period_begin is not None and other.period_begin is not None:
        return not _are_close(one.period_begin, other.period_begin)
    return one.period_begin != other.period_begin and _is_ahead(one) != _is_ahead(other)


def _is_placed(report: ReportedClaim) -> bool:
    """Return whether it is known when a claim was made and of what, as it must be for another story."""
    return report.is_dated and UNNAMED_PART not in (report.claim.scope or "").split()


def _is_past(report: ReportedClaim, quantities: Quantities) -> bool:
    """Return whether the time of a claim was over when it was reported; of a state, for long."""
    ends, stated = report.claim.period_end, quantities.get(report.claim.quantity)
    if ends is None:
        return False
    lasts = timedelta(0) if stated is None or stated.is_change else _STATE
    return ends + lasts < report.reported_at.date()


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


def _states_other_time(earlier: ReportedClaim, later: ReportedClaim, quantities: Quantities) -> bool:
    """Return whether one claim tells a level that is and the other a level that will be.

    A year in which something begins is the same whenever it is told, and so is a figure of a stated period.
    """
    one, other = earlier.claim, later.claim
    stated = quantities.get(one.quantity)
    if one.quantity != other.quantity or stated is None or stated.is_change:
        return False
    if one.unit == "year" or (one.period_end and other.period_end):
        return False
    return _is_level_ahead(earlier) != _is_level_ahead(later)


def _is_level_ahead(report: ReportedClaim) -> bool:
    """Return whether a level is one that will be, as "a stake of 10 percent by 2030"."""
    claim, today = report.claim, report.reported_at.date()
    begins, ends = claim.period_begin, claim.period_end
    return _is_ahead(claim) or (ends is not None and ends > today and (begins is None or begins > today))


def _is_foreign_forecast(earlier: ReportedClaim, later: ReportedClaim) -> bool:
    """Return whether one claim is a forecast by somebody else, and the other a plan or a forecast."""
    return any(
        one.claim.qualifier == "expected"
        and not one.is_own
        and one.claim.attributed_to is not None
        and other.claim.qualifier in _AHEAD
        and one.claim.attributed_to != other.claim.attributed_to
        for one, other in ((earlier, later), (later, earlier))
    )


def _are_forecasts_of_others(earlier: ReportedClaim, later: ReportedClaim) -> bool:
    """Return whether two forecasts are of different forecasters, as of analysts and of the company itself."""
    speakers = [report.claim.attributed_to for report in (earlier, later)]
    if ANALYSTS in speakers:
        return True
    return None not in speakers and speakers[0] != speakers[1]


def _is_ahead(claim: Claim) -> bool:
    return claim.qualifier in _AHEAD or claim.change_from is not None


def knows_former(one: Claim, other: Claim) -> bool:
    """Return whether the former figure of one claim is the figure of the other."""
    return (one.quantity, one.unit) == (other.quantity, other.unit) and any(
        (former := find_former(claim)) is not None and former.meets(find_range(against))
        for claim, against in ((one, other), (other, one))
    )


def _is_replaced(earlier: ReportedClaim, later: ReportedClaim) -> bool:
    """Return whether the later of two figures takes the place of the earlier one."""
    apart = later.reported_at - earlier.reported_at
    one, other = earlier.claim, later.claim
    former = find_former(other)
    if one.quantity == other.quantity and former is not None and former.meets(find_range(one)):
        return bool(apart)  # "20,000 instead of 9,000"
    if not apart:
        return False
    if (one.qualifier == "expected" != other.qualifier) or _have_one_publisher(earlier, later):
        return True
    if not (earlier.is_dated and later.is_dated):
        return False
    if later.is_own and not earlier.is_own:
        return apart >= _OFFICIAL_DELAY
    same_speaker = one.attributed_to is not None and one.attributed_to == other.attributed_to
    return apart > SAME_NEWS if same_speaker or later.is_own else apart > OPEN_QUESTION
