"""Choose the dates of a page: what its markup states, what readers see, what its feed and its address say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from transforms.cleaning.prose import is_prose
from transforms.extraction.metadata.address_dates import find_address_date
from transforms.extraction.metadata.date_search import search_date
from transforms.extraction.metadata.dated_elements import find_unmarked_times
from transforms.extraction.metadata.datelines import find_dateline_date
from transforms.extraction.metadata.elements import PageElements
from transforms.extraction.metadata.own_parts import OwnParts
from transforms.extraction.metadata.stated_dates import StatedDates
from transforms.extraction.metadata.visible_lines import (
    LineDates,
    find_line_dates,
    merge_line_dates,
    read_time,
)
from transforms.records import Block
from transforms.text.dates import DateContext, Moment
from transforms.text.dates.stated_zones import MAX_OFFSET

_DAY = timedelta(days=1)
_OPENING = 2  # paragraphs, one of which may have a dateline: a summary may be before the report


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """The dates of a page, and where each was found.

    Attributes:
        published: When the article was published; None if nothing says so.
        published_source: ``json-ld``, ``meta``, ``html``, ``feed``, ``text`` or ``url``; ``rejected`` where
            there is no date because the one that the page states is not believed.
        modified: When it was last changed; None if nothing says so.
        modified_source: ``json-ld``, ``meta`` or ``html``.
    """

    published: Moment | None
    published_source: str | None
    modified: Moment | None
    modified_source: str | None


def find_page_dates(
    page: PageElements,
    stated: StatedDates,
    own: OwnParts,
    *,
    blocks: Sequence[Block],
    feed: Moment | None,
    url: str | None,
    context: DateContext,
) -> PageDates:
    """Find the dates of a page, those of the surest place first.

    Where the page states a date that cannot be true, no vaguer one is looked for on it: only that of the feed
    is taken.

    Args:
        page: The elements of the page.
        stated: The dates that its markup states.
        own: The parts of the page that are the article's own.
        blocks: The blocks of the article.
        feed: The date in the feed.
        url: The address of the page.
        context: The present and the place of the page.
    """
    is_clear = stated.published and stated.modified and not stated.published.is_vague
    seen = LineDates() if is_clear else _find_seen(page, own, context)
    modified = stated.modified.moment if stated.modified else seen.modified
    published, source = None, None
    if stated.published:
        published, source = stated.published.moment, stated.published.source
        if stated.published.is_vague and _is_other(seen, published, find_address_date(url, context)):
            published, source = seen.published, "html"
    elif seen.published and not stated.is_rejected:
        # in all of 109 labelled pages the address has the day of publication; readers may see one of a change
        published, source = seen.published, "html"
        if (by_address := find_address_date(url, context)) and not _is_near(by_address, published):
            published, source = by_address, "url"
    if feed and (published is None or (source == "html" and _is_within(feed, published))):
        published, source = feed, "feed"
    if published is None:
        published, source = (
            (None, "rejected") if stated.is_rejected else _search(page, own, blocks, url, context)
        )
    return PageDates(
        published=published,
        published_source=source,
        modified=modified,
        modified_source=(stated.modified.source if stated.modified else "html") if modified else None,
    )


def _find_seen(page: PageElements, own: OwnParts, context: DateContext) -> LineDates:
    """Return the dates in the lines under the headline, or else those of the article's `time` elements."""
    lines = find_line_dates(own, context)
    if lines.published:
        return lines
    times = (read_time(time, context) for time in find_unmarked_times(page, own))
    return merge_line_dates(time for time in times if time)


def _is_other(seen: LineDates, stated: Moment, by_address: Moment | None) -> bool:
    """Return whether readers see a date of publication other than the stated one, which the address lacks."""
    if seen.published is None or seen.published == seen.modified:
        return False
    return not _is_near(seen.published, stated) and not (by_address and _is_near(by_address, stated))


def _is_within(feed: Moment, day: Moment) -> bool:
    """Return whether the feed's date is a time on the day that the page gives, in whatever zone."""
    is_more_exact = feed.precision in ("second", "minute") and day.precision == "day"
    return is_more_exact and day.at - MAX_OFFSET <= feed.at < day.at + _DAY + MAX_OFFSET


def _is_near(one: Moment, other: Moment) -> bool:
    return abs(one.at - other.at) < _DAY + MAX_OFFSET


def _search(
    page: PageElements, own: OwnParts, blocks: Sequence[Block], url: str | None, context: DateContext
) -> tuple[Moment | None, str | None]:
    """Return the date of the address, of the dateline, or of a line elsewhere on the page."""
    if moment := find_address_date(url, context):
        return moment, "url"
    prose = (block.text for block in blocks if not block.set_apart and is_prose(block.text))
    opening = list(islice(prose, _OPENING))
    datelines = (find_dateline_date(paragraph, context) for paragraph in opening)
    if moment := next(filter(None, datelines), None):
        return moment, "text"
    moment = search_date(page, own, context, lead=opening[0] if opening else "")
    return (moment, "html") if moment else (None, None)
