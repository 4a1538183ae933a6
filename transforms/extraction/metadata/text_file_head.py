"""Find the headline, the header fields and the date of a plain text file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from transforms.cleaning.prose import is_elided, is_prose
from transforms.cleaning.rulebook import find_rule
from transforms.cleaning.titles import make_title
from transforms.extraction.metadata.datelines import find_dateline_date
from transforms.extraction.metadata.visible_lines import merge_line_dates, read_date_line
from transforms.records import Block
from transforms.text.dates import DateContext, Moment, read_moment
from transforms.text.normalisation import measure_length, split_words
from transforms.text.writing_systems import has_cjk

_FIELD = re.compile(
    r"(?P<name>title|headline|subject|authors?|from|by(?:line)?|date|published|publication date|pubdate"
    r"|url|link|source|publisher|site|lang(?:uage)?|keywords|tags|categor(?:y|ies)|description|slug|layout)"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\A(?:[-–—]{1,3}|>{1,3}|#{1,6}|\*{1,3}|={1,3}|~{1,3}|\|{1,2}|:{1,2}|%{1,2}|/{2})\s+(?=\S)"
)
_QUOTED = re.compile(r"([\"'])(?P<value>.+)\1")
_DATE_FIELDS = ("date", "published", "publication date", "pubdate")
_HEADER_LINES = 12
_DATE_LINES = 8
_MAX_HEADLINE = 30
_MIN_WORD = 4  # letters of a word that counts when a line is compared with the text
# A later line is the headline only when clearly more of its words recur in the text: of a slogan
# above the headline about 3 in 10 do, of a headline 7 in 10.
_MARGIN = 0.15
_MIN_COMPARED = 4  # words; the site's name recurs too, but it is shorter than a headline


def read_header(blocks: Sequence[Block]) -> dict[str, str]:
    """Read the lines such as ``Title: …`` and ``Author: …`` at the beginning of a file.

    Returns:
        Their values by their names in small letters; the first of each name. Empty when there is
        only one such line, since it may be a headline.
    """
    header: dict[str, str] = {}
    for block in blocks[:_HEADER_LINES]:
        found = _FIELD.fullmatch(_strip_mark(block.text))
        if found:
            header.setdefault(found["name"].casefold(), _unquote(found["value"]))
        elif is_prose(block.text):
            break
    return header if len(header) > 1 else {}


def find_headline(blocks: Sequence[Block]) -> str:
    """Find the headline of a text: of the lines above it the one whose words recur most in it.

    Where no line may be a headline, a title is made of the first sentence.
    """
    lead = next((index for index, block in enumerate(blocks) if _is_reporting(block.text)), None)
    if lead is None:
        return make_title(
            next((block.text for block in blocks if not _is_boilerplate(block.text)), blocks[0].text)
        )
    lines = [block.text for block in blocks[:lead] if _may_be_headline(block.text)]
    if len(lines) > 1:
        reporting = [block.text for block in blocks[lead:] if _is_reporting(block.text)]
        return _strip_mark(_choose_headline(lines, reporting))
    return _strip_mark(lines[0]) if lines else make_title(blocks[lead].text)


def find_date(header: Mapping[str, str], blocks: Sequence[Block], context: DateContext) -> Moment | None:
    """Find the date of a text: in a header field, in a line that is a date or a byline, or in a dateline.

    Of several lines the first is taken that does not speak of an update.

    Args:
        header: The fields of the file's header (:func:`read_header`).
        blocks: The file's blocks in order.
        context: The present and the place of the file.
    """
    for name in _DATE_FIELDS:
        if moment := read_moment(header.get(name), context):
            return moment
    lines = (read_date_line(block.text, context) for block in blocks[:_DATE_LINES])
    if moment := merge_line_dates(line for line in lines if line).published:
        return moment
    return find_dateline_date(next((block.text for block in blocks if is_prose(block.text)), ""), context)


def _strip_mark(line: str) -> str:
    """Return a line without the mark that archives of wires put before the lines of a header."""
    return _MARK.sub("", line, count=1)


def _unquote(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted["value"] if quoted else value


def _is_reporting(text: str) -> bool:
    return is_prose(text) and not text.endswith("?") and not is_elided(text) and not _is_boilerplate(text)


def _is_boilerplate(text: str) -> bool:
    return find_rule(text, places=("anywhere", "alone", "head")) is not None


def _may_be_headline(text: str) -> bool:
    return (
        1 < measure_length(text) <= _MAX_HEADLINE
        and not text.endswith((".", "。", ":", ","))
        and not is_elided(text)
        and not _is_boilerplate(text)
    )


def _choose_headline(lines: Sequence[str], reporting: Sequence[str]) -> str:
    """Return the line whose words recur most in the text; a later one only if clearly more of them do."""
    body = {word for text in reporting for word in _list_compared_words(text)}
    best, best_share = lines[0], _measure_overlap(lines[0], body)
    for line in lines[1:]:
        share = _measure_overlap(line, body)
        if share > best_share + _MARGIN:
            best, best_share = line, share
    return best


def _measure_overlap(line: str, body: set[str]) -> float:
    """Return which share of the compared words of a line occurs in the text."""
    compared = _list_compared_words(line)
    return len(compared & body) / max(len(compared), _MIN_COMPARED)


def _list_compared_words(text: str) -> set[str]:
    """Return the longer words of a text and, where words have no spaces, the pairs of characters."""
    found: set[str] = set()
    for word in split_words(text):
        if has_cjk(word):
            found.update(word[start : start + 2] for start in range(len(word) - 1))
        elif len(word) >= _MIN_WORD:
            found.add(word)
    return found
