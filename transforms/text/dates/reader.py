"""Read and find dates: the forms in their order, from the most exact to the vaguest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from transforms.records import Moment
from transforms.text.dates.calendars import make_date
from transforms.text.dates.clocks import Clock, find_clock, read_clock_at
from transforms.text.dates.context import DateContext
from transforms.text.dates.credibility import is_credible, is_too_late
from transforms.text.dates.day_forms import FoundDay, find_days, find_short_years
from transforms.text.dates.folding import fold_date_text
from transforms.text.dates.machine_forms import read_machine_form
from transforms.text.dates.month_names import find_month_names
from transforms.text.dates.stated_zones import convert_to_utc, load_zone

# Without one of these a text has no date: most lines need not be folded.
_MAY_HAVE_DATE = re.compile(r"\d{4}|[年년]|\d\d?\D{1,3}\d\d?\D{1,3}\d\d|(?<![^\W_])[RH]\d")
_MONTH_ALONE = re.compile(
    r"(?P<y>\d{4})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]|(?P<m2>0?[1-9]|1[0-2])[/.](?P<y2>\d{4})"
)
_YEAR = re.compile(r"\d{4}")
_MAX_LENGTH = 300  # characters
_MAX_MONTH = 20  # of the name of a month and what is around it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """A date with its clock, and its place in the folded text."""

    start: int
    end: int
    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date that was found in a text.

    Attributes:
        moment: The date, with the clock beside it if there is one.
        before: The text between the date before it and it, folded.
        after: The text between it and the next date.
    """

    moment: Moment
    before: str
    after: str


def read_moment(raw: str | None, context: DateContext) -> Moment | None:
    """Read a text that is nothing but a date, such as an attribute or an element of a feed.

    Args:
        raw: The text.
        context: The present, and the place that decides on what the form leaves open.

    Returns:
        None when the text is no date, may be one of several, or is one before 1990 or more than a day ahead.
    """
    moment = _parse(raw, context)
    return moment if moment and is_credible(moment, context.now) else None


def is_beyond_limit(raw: str | None, context: DateContext) -> bool:
    """Return whether a text is a date that lies more than a day ahead, so that it is not believed."""
    moment = _parse(raw, context)
    return moment is not None and is_too_late(moment, context.now)


def find_moment(text: str, context: DateContext) -> Moment | None:
    """Find the first date with day, month and year in a text, with the clock beside it.

    Args:
        text: The text.
        context: The present, and the place that decides on what the form leaves open.
    """
    found = find_dates(text, context)
    return found[0].moment if found else None


def find_dates(text: str, context: DateContext) -> tuple[FoundDate, ...]:
    """Find the dates with day, month and year in a text, in order, those that are not believed left out.

    Only where no year has four digits are dates with two looked for, and a clock has to be beside them:
    otherwise they may be scores, versions or other numbers.

    Args:
        text: The text; no more than its first 300 characters are looked at.
        context: The present, and the place that decides on what the form leaves open.
    """
    if not _MAY_HAVE_DATE.search(text):
        return ()
    folded = fold_date_text(text[:_MAX_LENGTH])
    spans = list(_iterate_credible(folded, context)) or list(_iterate_clocked(folded, context))
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans[1:]), len(folded)]
    return tuple(
        FoundDate(moment=span.moment, before=folded[end : span.start], after=folded[span.end : start])
        for span, end, start in zip(spans, ends, starts, strict=False)
    )


def _iterate_credible(folded: str, context: DateContext) -> Iterator[_Span]:
    """Yield the dates that can be believed, each with its clock."""
    end = 0
    for day in find_days(folded, context):
        if day.start < end or day.day is None:
            continue
        span = _add_clock(folded, day, context, low=end)
        end = span.end
        if is_too_late(span.moment, context.now):
            # the clock of another zone: the day is believed where it is not too late itself
            span = _Span(start=span.start, end=span.end, moment=_make_day(day))
        if is_credible(span.moment, context.now):
            yield span


def _iterate_clocked(folded: str, context: DateContext) -> Iterator[_Span]:
    """Yield the dates with a year of two digits that have a clock beside them: 25.04.26 | 14:07 Uhr."""
    end = 0
    for day in find_short_years(folded, context):
        if day.start < end or day.day is None:
            continue
        span = _add_clock(folded, day, context, low=end)
        if span.moment.precision != "day" and is_credible(span.moment, context.now):
            end = span.end
            yield span


def _parse(raw: str | None, context: DateContext) -> Moment | None:
    """Read a date by its most exact form, whether or not it can be believed."""
    text = fold_date_text((raw or "")[:_MAX_LENGTH])
    if not text:
        return None
    if moment := read_machine_form(text, context):
        return moment
    for days in (find_days(text, context), find_short_years(text, context)):
        for day in days:
            if day.day is not None:
                found = _add_clock(text, day, context).moment
                by_day = _make_day(day)
                return by_day if is_too_late(found, context.now) else found
    return _read_month(text, context)


def _add_clock(text: str, day: FoundDay, context: DateContext, *, low: int = 0) -> _Span:
    if day.clock_at is not None:
        clock = read_clock_at(text, day.clock_at, context)
    else:
        clock = find_clock(text, day.start, day.end, context, low=low)
    if clock is None:
        return _Span(start=day.start, end=day.end, moment=_make_day(day))
    start, end = min(day.start, clock.start), max(day.end, clock.end)
    return _Span(start=start, end=end, moment=_combine(day, clock, context))


def _combine(day: FoundDay, clock: Clock, context: DateContext) -> Moment:
    by_day = _make_day(day)
    if clock.is_ambiguous:
        return by_day
    local = by_day.at.replace(tzinfo=None) + timedelta(
        hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0
    )
    zone = clock.zone or load_zone(context.zone or clock.period_zone or day.zone or "+00:00")
    try:
        at = convert_to_utc(local, zone)
    except OverflowError:
        return by_day
    return Moment(at=at, precision="minute" if clock.second is None else "second")


def _make_day(found: FoundDay) -> Moment:
    assert found.day
    at = datetime(found.day.year, found.day.month, found.day.day, tzinfo=UTC)
    return Moment(at=at, precision="day")


def _read_month(text: str, context: DateContext) -> Moment | None:
    """Read a month without a day: *November 2026*, 2026年11月, 11/2026."""
    if numbered := _MONTH_ALONE.fullmatch(text):
        day = make_date(int(numbered["y"] or numbered["y2"]), int(numbered["m"] or numbered["m2"]), 1)
        return Moment(at=datetime(day.year, day.month, 1, tzinfo=UTC), precision="month") if day else None
    years = _YEAR.findall(text)
    names = list(find_month_names(text, text.lower(), context.language))
    rest = text.replace(years[0], "", 1) if len(years) == 1 else ""
    if len(names) == 1 and 0 < len(rest) <= _MAX_MONTH and not any(each.isdigit() for each in rest):
        day = make_date(int(years[0]), names[0].number, 1)
        return Moment(at=datetime(day.year, day.month, 1, tzinfo=UTC), precision="month") if day else None
    return None
