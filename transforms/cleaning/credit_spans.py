"""Remove from a text what says who wrote it and when, for a comparison of what texts report.

Cleaning removes bylines that are blocks of their own. Those that templates glue to a paragraph stay in the
text that people read, since cutting them out could cut a sentence. But two reports by one author need not be
reports of one event.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache
from string import ascii_lowercase

from ahocorasick_rs import AhoCorasick, MatchKind

from transforms.cleaning.block_rules import fold_text
from transforms.cleaning.dated_bylines import find_dated_author, measure_byline
from transforms.cleaning.pattern_facts import analyse_pattern
from transforms.cleaning.pattern_index import PatternIndex, list_numbers
from transforms.cleaning.prose import is_prose
from transforms.cleaning.rule_files import load_rules
from transforms.text.clock_times import remove_clock_times
from transforms.text.late_patterns import compile_when_needed

_LINE_END = re.compile(r"\n")
_DIGITS = re.compile(r"\d[^\n]*")  # one of a line is enough
_MAX_LINE = 200  # characters; a longer paragraph is no line of credits
_WORK = r"(?:reporting|writing|editing|compiled|written|edited|reported|translated|research)"
# As agencies close a report: *(Reporting by A; Editing by B)*
_CLOSING = re.compile(
    rf"[(\[]?\b(?:additional |further )?{_WORK}(?: and {_WORK})? (?:in \w+ )?by (?-i:[A-ZÀ-Þ])"
    rf"[^.!?()\[\]\n]{{2,160}}[.)\]]*\s*\Z",
    re.IGNORECASE,
)
# To look for this first takes a hundredth of the time of the expression above.
_BY_NAME = re.compile(r"[bB][yY] [A-ZÀ-Þ]")
_BY = r"(?:\b(?:by|von|par|por|words|text|texte|texto|story|autor|autorin|author):? |(?:文|取材)[・:：])"


def remove_credits(text: str, authors: Collection[str]) -> str:
    """Return a text without its bylines, times of day and time zones.

    Args:
        text: The text, in paragraphs.
        authors: The names of its authors. They are removed where a byline names them, at the edges of a
            paragraph or after *by*, and not in a sentence about them.
    """
    folded = text.casefold()
    named = _compile_names([name for name in authors if name.casefold() in folded])
    kept: list[str] = []
    done = 0
    for start in [0, *_find_line_starts(text)] if named or not _is_folded(text) else _find_hints(text):
        if start < done:
            continue
        begin, end = text.rfind("\n", 0, start) + 1, text.find("\n", start)
        end = end if end >= 0 else len(text)
        kept += (text[done:begin], _remove_in_paragraph(text[begin:end], named))
        done = end
    return remove_clock_times("".join((*kept, text[done:])) if kept else text)


def _find_line_starts(text: str) -> list[int]:
    return [found.end() for found in _LINE_END.finditer(text)]


def _is_folded(text: str) -> bool:
    """Return whether folding changes no letter or digit of a text, so that hints are found in it as it is."""
    # an ellipsis becomes three points, as in one of six texts
    is_normal = text.isascii() or unicodedata.is_normalized("NFKC", text.replace("…", ""))
    return is_normal and "  " not in text and text.replace("\n", "").isprintable()


def _find_hints(text: str) -> list[int]:
    """Return where there is something in a line without which nothing is removed from it.

    Two of three lines have none. A line that is removed, or a part of one, has a digit or, by itself, one of
    the words that patterns require; those patterns that require no word have a date.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # places would differ
        return [0, *_find_line_starts(text)]
    padded = f" {lowered} "
    words = [
        start
        for _, start, end in _index_words().find_matches_as_indexes(lowered)
        if padded[start] not in ascii_lowercase and padded[end + 1] not in ascii_lowercase
    ]
    return sorted((*words, *(found.start() for found in _DIGITS.finditer(text))))


def _remove_in_paragraph(paragraph: str, named: re.Pattern[str] | None) -> str:
    if len(paragraph) <= _MAX_LINE and _names_author(paragraph) and not is_prose(paragraph):
        return ""
    rest = paragraph[measure_byline(paragraph) :]
    if " by " in rest and _BY_NAME.search(rest):
        rest = _CLOSING.sub("", rest)
    return named.sub(" ", rest) if named else rest


def _names_author(line: str) -> bool:
    """Return whether a line is a byline.

    One that is only a date stays, since it says of which day the report is: without them the F1 of labelled
    stories was .921 instead of .931.
    """
    folded = fold_text(line)
    if find_dated_author(folded):
        return True
    patterns, index = _index_patterns()
    numbers = index.select_by_ends(folded)
    if numbers:
        numbers &= index.select(folded)
    return any(compile_when_needed(patterns[number]).fullmatch(folded) for number in list_numbers(numbers))


@cache
def _index_words() -> AhoCorasick:
    """Return the words of which a line has one that names authors in a pattern, or that closes a report."""
    patterns, _ = _index_patterns()
    required = [analyse_pattern(pattern).words or frozenset() for pattern in patterns]
    words = {word.strip() for words in required for word in words}
    return AhoCorasick(sorted(words - {""} | {"by"}), matchkind=MatchKind.LeftmostLongest)


@cache
def _index_patterns() -> tuple[Sequence[str], PatternIndex]:
    """Return the patterns of whole lines that name authors; besides them are lines with dates."""
    patterns = [
        pattern
        for rule in load_rules()
        if rule.names == "byline"
        for pattern in rule.patterns
        if "(?P<author>" in pattern
    ]
    return patterns, PatternIndex(patterns, whole=range(len(patterns)))


def _compile_names(authors: Collection[str]) -> re.Pattern[str] | None:
    """Return the pattern of bylines with one of the names; None where no name has two words or characters."""
    names = [re.escape(name) for name in authors if len(name.split()) > 1 or not fold_text(name).isascii()]
    if not names:
        return None
    name = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})"
    return re.compile(
        rf"{_BY}{name}\b(?:(?:,| and| und| et| y) {name}\b)*"
        rf"|\A{name}\b(?=\s*(?:[,|•·:–—-]|\Z))|[|•·–—-]\s*{name}\W*\Z"
        rf"|[(\[]{name}[)\]]|\A{name} (?=(?:reports|writes|berichtet|schreibt|informa)\b)",
        re.IGNORECASE,
    )
