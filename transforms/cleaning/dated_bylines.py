"""Recognise bylines with a date: lines of names, dates, times, zones and the words between them only.

*Mira Holt November 20, 2026 06:00 UTC* has nothing to divide its parts, and every site has another order of
them. So a line is split into tokens in one pass, and judged by the tokens in it. Patterns for whole lines
knew a few of the orders: of 32 such lines on made pages 29 stayed in the text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from ahocorasick_rs import AhoCorasick

from transforms.text.calendar_names import list_weekdays, number_months, read_calendar_names
from transforms.text.clock_times import TIME, ZONE
from transforms.text.writing_systems import CJK, KATAKANA_DOT

_MAX_LENGTH = 200  # characters
_MAX_NAME = 4  # words
_FREQUENT_WORDS = 4_096  # of all texts, that are kept
_FEW_LINES = 32  # that are kept: two rules ask about a line, and one about its author
_MAX_NAMES = 12  # words of all names, with roles and papers
_WORDS = tomllib.loads((files("transforms.cleaning") / "byline_words.toml").read_text(encoding="utf-8"))
_LANGUAGES = tuple(read_calendar_names())


def _unite(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, for a verbose expression; the longest is tried first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})".replace(" ", r"\ ")


def _unite_names(names: Iterable[str]) -> str:
    """Return a pattern as :func:`_unite` does, for hundreds of names: only those of one letter are tried."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(name[0], []).append(name[1:])
    return f"(?:{'|'.join(first + _unite(rest) for first, rest in groups.items())})"


_MONTHS = tuple(number_months(full=_LANGUAGES, short=_LANGUAGES))
_WEEKDAYS = sorted({day for language in _LANGUAGES for day in list_weekdays(language)})
_MONTH, _WEEKDAY = _unite_names(_MONTHS), _unite_names(_WEEKDAYS)
_DAY, _YEAR = r"[0-3]?\d(?:st|nd|rd|th|er|º|\.)?", r"(?:19|20)\d\d"
# The first alternative that fits is taken: a date before a name, since *May* may be either. The months have
# one place, with the day before or behind them: one in each form took three times as long to compile.
_TOKEN = re.compile(
    rf"""
    (?P<date>
      (?: {_YEAR}(?P<sep>[-/.])[01]?\d(?P=sep)[0-3]?\d(?!\d)
        | [0-3]?\d(?P<sep2>[-/.])[0-3]?\d(?P=sep2){_YEAR}(?!\d)
        | {_YEAR}年\ ?[01]?\d月\ ?[0-3]?\d日(?:\ ?[(（].[)）])?
      )(?i:T(?=\d))?)
  | (?i:(?P<before>{_DAY}(?!\d)(?:(?P<spaced>\ (?:de\ )?)|\ ?(?:de\ |of\ )?))?{_MONTH}\b\.?
      (?: (?P<worded_date>(?(before),?(?:\ de|\ del)?|\ {_DAY}(?!\d|[:.]\d\d\b),?)\ {_YEAR}\b(?:T(?=\d))?)
        | (?P<worded_day>(?(before)(?(spaced)|(?!))|\ {_DAY}(?![\d:])))
      ))
  | (?P<day>[01]?\d月\ ?[0-3]?\d日)
  | (?P<time>{_unite([TIME])})
  | (?P<zone>{_unite([ZONE])})
  | (?P<author>(?i:{_unite(_WORDS["author"])}\b:?)|{_unite(_WORDS["author_unspaced"])})
  | (?P<label>(?i:{_unite(_WORDS["label"])}\b:?)|{_unite(_WORDS["label_unspaced"])})
  | (?P<link>(?i:{_unite(_WORDS["link"])}\b:?))
  | (?P<weekday>(?i:{_WEEKDAY}\b\.?))
  | (?P<extra>(?i:{_unite(_WORDS["extra"])}\b))
  | (?P<role>(?i:{_unite(_WORDS["role"])}\b)|{_unite(_WORDS["role_unspaced"])})
  | (?P<joint>(?:and|und|et|y|e|&)(?=\s))
  | (?P<particle>{_unite(_WORDS["particle"])}(?=\s))
  | (?P<name>[A-ZÀ-ÖØ-ÞŠŽŁ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?|[{CJK}][{CJK}{KATAKANA_DOT}]{{1,7}})
  | (?P<space>\s+)
  | (?P<comma>[\s|•·,;/&、{KATAKANA_DOT}-]+)
  | (?P<gap>[\s|•·,;:/()（）\[\]、。*.-]+)
    """,
    re.VERBOSE,
)
_AUTOMATON = AhoCorasick(_MONTHS)
_DATE_IN_DIGITS = re.compile(r"[\d年月](?:(?<=[年月])|(?<=\d)[-/.]\d)")
_DATES = frozenset({"date", "worded_date"})
_DAYS = frozenset({"day", "worded_day"})  # without a year
_WHEN = _DATES | _DAYS | {"time", "zone", "weekday"}
_NAMING = ("name", "particle", "role", "joint", "comma")
_NEEDED = re.compile(r"\d(?:\d|日|[a-zA-Z. ])")
_DIGIT = re.compile(r"\d")
_FULL_STOP = "。"
_PLAIN_WORD = re.compile(r"(?<!\S)[a-z]+(?=\s)")
# All small words that a token may have before its first digit are somewhere in it.
_KNOWN = " ".join(
    (*(word for words in _WORDS.values() for word in words), *_MONTHS, *_WEEKDAYS, ZONE, "and und et y e")
).casefold()
# A whole line has a year, or a day and a time: nine of ten lines that have figures have neither.
# It begins with one set of characters, which takes an eighth of the time of four alternatives.
_YEAR_OR_TIME = re.compile(
    r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=[0-2])\d[0-5]\d"
    r"| ?(?:[:.h時] ?[0-5]\d|[aApP]\.?[mM]|時)| (?:Uhr|o'clock))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedByline:
    """A line that only says who wrote an article and when, or only when.

    Attributes:
        authors: The names, as the line has them up to its date; None where it names nobody.
        is_sure: Whether it is one wherever it is: it has a time of day, or says that it is one. Without them
            *Oppama Closes March 31, 2028* looks the same.
    """

    authors: str | None
    is_sure: bool


@lru_cache(_FEW_LINES)
def read_dated_byline(text: str) -> DatedByline | None:
    """Read a line as a byline with a date.

    Args:
        text: The line, folded as patterns are tried on it.

    Returns:
        None where it has no date, or anything besides dates, times, names, roles and the words between.
    """
    if len(text) > _MAX_LENGTH or text.endswith(":") or not _YEAR_OR_TIME.search(text):
        return None  # with a colon it heads an update of a report
    if _FULL_STOP in text:  # words of a sentence without spaces look like names
        return None
    tokens = list(_split(text))
    if not tokens or tokens[-1].end() < len(text):
        return None
    kinds = {token.lastgroup for token in tokens}
    has_time = "time" in kinds
    if not (kinds & _DATES or (kinds & _DAYS and has_time)):
        return None
    names = list(_find_names(tokens))
    if any(len(name) > _MAX_NAME for name in names) or sum(map(len, names)) > _MAX_NAMES:
        return None
    return DatedByline(
        authors=_cut_authors(text, tokens),
        is_sure=has_time or bool(names and {"author", "label"} & kinds),
    )


def measure_byline(text: str) -> int:
    """Return how many characters at the beginning of a paragraph are a byline with a date.

    It has a name of several words, or *by* before the name, and a time of day or *updated*: *On November 20,
    2026 at 06:00 UTC the line stopped* begins with no byline.
    """
    if not _NEEDED.search(text, 0, _MAX_LENGTH) or _begins_sentence(text):
        return 0
    if not _may_name_day(text[:_MAX_LENGTH]):
        return 0
    end, is_stated, has_date, has_time = 0, False, False, False
    before: list[re.Match[str]] = []
    for token in _split(text[:_MAX_LENGTH]):
        kind = token.lastgroup
        is_stated = is_stated or kind in ("author", "label")
        if kind == "link" and not is_stated:
            break
        has_date = has_date or kind in _DATES or kind in _DAYS
        has_time = has_time or kind == "time"
        if kind in _WHEN and has_date and (has_time or is_stated):
            end = token.end()
        elif not end:
            before.append(token)
    names = list(_find_names(before))
    is_byline = any(1 < len(name) <= _MAX_NAME for name in names) or (is_stated and bool(names))
    return end if is_byline else 0


def _begins_sentence(text: str) -> bool:
    """Return whether a small word that no byline has is before the first digit, as in nearly all paragraphs.

    Every date has a digit, and everything before it would have to be a token. To look for the words takes a
    tenth of the time of trying all tokens.
    """
    digit = _DIGIT.search(text)
    words = _PLAIN_WORD.finditer(text, 0, digit.start()) if digit else ()
    return not all(_is_known(word[0]) for word in words)


def _may_name_day(text: str) -> bool:
    """Return whether a text has a date in digits, or the name of a month.

    Of the paragraphs with figures that begin in no small word, as rows of tables do, one in ten has. To look
    for one takes a tenth of the time of splitting them into tokens.
    """
    if _DATE_IN_DIGITS.search(text):
        return True
    lowered = text.lower()
    if len(lowered) != len(text):
        return True  # a dotted capital I is an i in expressions that ignore case
    ends = [end for _, _, end in _AUTOMATON.find_matches_as_indexes(lowered, overlapping=True)]
    return any(not lowered[end : end + 1].isalnum() for end in ends)


@lru_cache(_FREQUENT_WORDS)
def _is_known(word: str) -> bool:
    return word in _KNOWN  # which are thirteen thousand characters


def is_sure_byline(text: str) -> bool:
    """Return whether a folded line is a byline with a date wherever in an article it is."""
    byline = read_dated_byline(text)
    return byline is not None and byline.is_sure


def is_dated_byline(text: str) -> bool:
    """Return whether a folded line is a byline with a date if it is at an end of an article."""
    byline = read_dated_byline(text)
    return byline is not None and byline.authors is not None


def find_dated_author(text: str) -> str | None:
    """Return the names in a folded line that is a byline with a date; None where there are none."""
    byline = read_dated_byline(text)
    return byline.authors if byline else None


def _split(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens from the beginning of a text up to the first word that is none, without spaces."""
    position = 0
    while token := _TOKEN.match(text, position):
        position = token.end()
        if token.lastgroup != "space":
            yield token


def _find_names(tokens: Iterable[re.Match[str]]) -> Iterator[list[str]]:
    """Yield the words of each name, without the particles between them."""
    for is_name, run in groupby(tokens, key=lambda token: token.lastgroup in ("name", "particle")):
        if is_name:
            yield [token[0] for token in run if token.lastgroup == "name"]


def _cut_authors(text: str, tokens: Iterable[re.Match[str]]) -> str | None:
    """Return the first names in a row, with the roles and papers between them.

    One word is an author only where the line says so: it may as well be the town of a dateline.
    """
    is_stated = False
    for is_naming, run in groupby(tokens, key=lambda token: token.lastgroup in _NAMING):
        part = list(run)
        if not is_naming:
            is_stated = any(token.lastgroup == "author" for token in part)
            continue
        named = [token for token in part if token.lastgroup in ("name", "role")]
        if named and (is_stated or any(len(name) > 1 for name in _find_names(part))):
            return text[named[0].start() : named[-1].end()]
    return None
