"""Read the dates of lines that readers see: which is that of publication, and which that of a change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from lxml.html import HtmlElement

from transforms.cleaning.prose import is_prose
from transforms.extraction.metadata.elements import iterate_after, read_beginning
from transforms.extraction.metadata.own_parts import OwnParts
from transforms.text.dates import DateContext, FoundDate, Moment, find_dates, read_moment
from transforms.text.dates.folding import fold_date_text
from transforms.text.dates.label_words import names_publication, names_update
from transforms.text.dates.stated_zones import MAX_OFFSET
from transforms.text.normalisation import measure_length
from transforms.text.writing_systems import UNSPACED

_DAY = timedelta(days=1)
_BLOCKS = ("p", "div", "li", "ul", "ol", "table", "section", "header", "h3", "h4")
_ATTRIBUTES = (
    "datetime",
    "data-datetime",
    "data-timestamp",
    "data-utime",
    "data-time",
    "data-published",
    "data-publish-date",
    "data-publicationdate",
    "data-pubdate",
    "data-date",
    "publishdate",
    "title",
)
_MAX_LINE = 160  # characters
_MAX_READ = 1_000  # characters of an element, by which it is a line or a sentence
# Words beside the date in its line: names, a place, the time to read. By what their markup states, such lines
# under the headline have the date of publication or change in 603 of 623 labelled pages.
_MAX_WORDS = 12
_FEW_WORDS = 3  # with so many and a full stop it is a sentence: It opened on March 11, 2020.
_MAX_DISTANCE = 60  # elements after the headline; beyond them dates belong to other articles
_MAX_SENTENCES = 1  # lines that are sentences: one may be the summary, the next is the article
_LABEL = 30  # characters before a date in which its label is
# The end of something is no publication: available until, valid through.
_UNTIL = re.compile(
    r"(?<![^\W\d_])(?:until|till|through|thru|expires?|due|bis|jusqu'?au?|hasta|ate|fino al|tot|till och med)"
    r"\W*$",
    re.IGNORECASE,
)
# 04.05.26, which may as well begin with the year where dates do
_SHORT = re.compile(r"(?<![\w.:/,-])[0-3]?\d\.(?:0?[1-9]|1[0-2])\.\d\d(?![\w:/-]|[.,]\d)")
_YEAR_FIRST = ("hu", "ja", "lt", "mn", "sv", "zh")
_MAX_SHORT = 5  # words beside such a date
_BARS = ("|", "｜", "·", "•")
_WORD = re.compile(r"\w")
_GLUED = re.compile(rf"\s?[{UNSPACED}]")  # words of East Asia, where the label comes last


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDates:
    """The dates of lines: of publication and of the last change, each None where there is none."""

    published: Moment | None = None
    modified: Moment | None = None


def read_date_line(line: str, context: DateContext) -> LineDates | None:
    """Read a line that is a date, dates with labels, or a byline with a date.

    Args:
        line: The line.
        context: The present and the place of the page.

    Returns:
        None when there is no date in the line, or so much else that it is no such line.
    """
    if len(line) > _MAX_LINE or not ("年" in line or any(character.isdigit() for character in line)):
        return None
    found = [each for each in find_dates(line, context) if not _UNTIL.search(each.before[-_LABEL:])]
    if not found:
        return _read_short_year(line, context)
    rest = measure_length(_list_rest(found))
    is_sentence = is_prose(line) and not _is_between_bars(found[0])
    if rest > _MAX_WORDS or (rest >= _FEW_WORDS and (is_sentence or found[-1].after.strip() == ".")):
        return None
    return _sort_dates(found)


def _read_short_year(line: str, context: DateContext) -> LineDates | None:
    """Read a line whose only figures are a date with a year of two digits: *Ana Roth | 04.05.26*."""
    found = list(_SHORT.finditer(line))
    if len(found) != 1 or context.language in _YEAR_FIRST:
        return None
    before, after = line[: found[0].start()], line[found[0].end() :]
    rest = f"{before} {after}"
    if any(character.isdigit() for character in rest) or measure_length(rest) > _MAX_SHORT:
        return None
    moment = read_moment(found[0][0], context)
    if moment is None or is_prose(line) or _UNTIL.search(before[-_LABEL:]):
        return None
    is_update = names_update(fold_date_text(before[-_LABEL:]))
    return LineDates(modified=moment) if is_update else LineDates(published=moment)


def _is_between_bars(found: FoundDate) -> bool:
    """Return whether bars part a date from the words beside it, as no sentence does."""
    return found.before.rstrip()[-1:] in ("", *_BARS) and found.after.lstrip()[:1] in ("", *_BARS)


def find_line_dates(own: OwnParts, context: DateContext) -> LineDates:
    """Find the dates in the short lines after the headline, up to the first sentence.

    Args:
        own: The article's own parts, with its headline.
        context: The present and the place of the page.
    """
    return merge_line_dates(_iterate_lines_after(own, context))


def merge_line_dates(lines: Iterable[LineDates]) -> LineDates:
    """Return the first date of publication of several lines, and the first of a change.

    Where all dates are those of changes, the first is also taken for the publication: it is the latest that
    this can be.
    """
    published = modified = None
    for line in lines:
        published, modified = published or line.published, modified or line.modified
        if published and modified:
            break
    return LineDates(published=published or modified, modified=modified)


def has_time(element: HtmlElement) -> bool:
    """Return whether an attribute of an element may be a time, as where readers see *5 hours ago*."""
    names = element.keys()  # most elements have no attribute, or only a class
    return any(name in _ATTRIBUTES and element.get(name) for name in names)


def read_time(element: HtmlElement, context: DateContext) -> LineDates | None:
    """Read the time in an attribute of an element, which is more exact than what readers see."""
    if not has_time(element):
        return None
    moments = (read_moment(element.get(name), context) for name in _ATTRIBUTES[:-1])
    moment = next(filter(None, moments), None)
    if moment is None:  # a title may be anything
        return read_date_line(element.get(_ATTRIBUTES[-1]) or "", context)
    text = read_beginning(element, _MAX_LINE)
    if (shown := _read_shown(text, moment, context)) is not None:
        return shown
    parent = element.getparent()
    before = read_beginning(parent, 2 * _MAX_LINE).partition(text)[0] if parent is not None and text else ""
    named = f"{before[-_LABEL:]} {text[:_LABEL]} {element.get('class', '')}".replace("-", " ")
    return LineDates(modified=moment) if names_update(named) else LineDates(published=moment)


def _read_shown(text: str, moment: Moment, context: DateContext) -> LineDates | None:
    """Return the dates that readers see in an element, where they are named as others than its attribute."""
    if not names_publication(fold_date_text(text[:_LABEL])):
        return None
    shown = read_date_line(text, context)
    is_other = shown and shown.published and abs(shown.published.at - moment.at) > _DAY + MAX_OFFSET
    return shown if is_other else None


def _iterate_lines_after(own: OwnParts, context: DateContext) -> Iterator[LineDates]:
    if own.headline is None:
        return
    seen: set[str] = set()
    sentences = 0
    inner = sum(1 for _ in own.headline.iterdescendants())
    for element in islice(iterate_after(own.headline), inner, inner + _MAX_DISTANCE):
        if any(child.tag in _BLOCKS for child in element):
            continue
        line = read_beginning(element, _MAX_READ)
        if not own.hold(element, is_near=True):
            continue
        dates = read_time(element, context)
        if dates is None and line not in seen and next(element.iterdescendants("time"), None) is None:
            seen.add(line)
            dates = read_date_line(line, context)
        if dates:
            yield dates
        elif is_prose(line):
            sentences += element.tag in _BLOCKS
            if sentences > _MAX_SENTENCES:
                return


def _list_rest(found: Sequence[FoundDate]) -> str:
    """Return the text between and around the dates of a line."""
    return " ".join((*(each.before for each in found), found[-1].after))


def _sort_dates(found: Sequence[FoundDate]) -> LineDates:
    """Return the first date without a word for a change, and the first with one."""
    published = modified = None
    for each, label in zip(found, _read_labels(found), strict=True):
        if names_update(label):
            modified = modified or each.moment
        else:
            published = published or each.moment
    return LineDates(published=published, modified=modified)


def _read_labels(found: Sequence[FoundDate]) -> list[str]:
    """Return the words that belong to each date: those before it, or right behind it as in 15:15更新."""
    labels: list[str] = []
    is_taken = False  # whether the words before a date belong to the one before it
    for each in found:
        before = "" if is_taken else each.before[-_LABEL:]
        is_taken = not _WORD.search(before) and (_GLUED.match(each.after) is not None or each is found[-1])
        labels.append(each.after[:_LABEL] if is_taken else before)
    return labels
