"""Split a plain text into blocks, and join the lines of paragraphs that were wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.cleaning.prose import ends_sentence
from transforms.cleaning.rulebook import find_rule
from transforms.extraction.markdown import convert_headings, strip_markup
from transforms.records import Block
from transforms.text.normalisation import squeeze
from transforms.text.writing_systems import has_cjk, is_southeast_asian

_LINE_END = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_LIST_ITEM = re.compile(r"(?:[-*•‣·]|\d{1,2}[.)])\s+(?=\S)")
_MIN_WIDTH, _MAX_WIDTH = 40, 120
_MIN_LINES = 3
# In a wrapped text nearly every line but a paragraph's last is full: the next line's first word
# would not have fitted. In a text with one line a paragraph full lines occur only by chance.
_MIN_FULL = 0.6
# If most lines break off within a sentence they were wrapped, by hand or by a program that evens them out:
# these count as full a little earlier.
_MIN_BROKEN = 0.6
_RAGGED = 0.9
_MAX_SIGNS = 2  # characters that stay together at the end of a line of Chinese or Japanese
_MAX_SYLLABLE = 6  # characters of Thai and its neighbours


def split_blocks(text: str) -> tuple[Block, ...]:
    """Split a plain text into blocks: its lines, or its paragraphs if its lines are wrapped.

    Two lines are joined only if the first is full (the next word would not have fitted) and neither
    matches a cleaning rule, is a heading or begins a list item.
    """
    groups = [
        [line for line in group.split("\n") if line.strip()]
        for group in re.split(r"\n\s*\n", convert_headings(_unify_line_ends(text)))
    ]
    width = _find_width(groups)
    lines = (line for group in groups for line in _join_lines(group, width))
    return tuple(block for line in lines if (block := _make_block(line)).text or squeeze(line))


def _unify_line_ends(text: str) -> str:
    if text.isascii() and not any(character in text for character in "\r\x0b\x0c"):
        return text
    return _LINE_END.sub("\n", text)


def _find_width(groups: Sequence[Sequence[str]]) -> int | None:
    """Return the width in characters at which the text is wrapped; None when it is not."""
    pairs = [
        (line.rstrip(), following)
        for group in groups
        for line, following in pairwise(group)
        if not _is_own_block(line) and not _is_own_block(following)
    ]
    width = max((len(line) for line, _ in pairs), default=0)
    if len(pairs) < _MIN_LINES or not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    broken = sum(not ends_sentence(line) for line, _ in pairs)
    is_stopped = not any(is_southeast_asian(line.lstrip()[:1]) for line, _ in pairs)
    if is_stopped and broken >= len(pairs) * _MIN_BROKEN:
        width = int(width * _RAGGED)
    full = sum(_is_full(line, following, width) for line, following in pairs)
    return width if full >= len(pairs) * _MIN_FULL else None


def _join_lines(group: Sequence[str], width: int | None) -> list[str]:
    paragraphs: list[str] = []
    for number, line in enumerate(group):
        before = group[number - 1].rstrip() if number else ""
        if (
            width
            and before
            and _is_full(before, line, width)
            and not _is_own_block(before)
            and not _is_own_block(line)
        ):
            hyphenated = before.endswith("-") and line.lstrip()[:1].islower()
            around = (before[-1], line.lstrip()[0])
            unspaced = all(map(has_cjk, around)) or all(map(is_southeast_asian, around))
            paragraphs[-1] += line.strip() if hyphenated or unspaced else f" {line.strip()}"
        else:
            paragraphs.append(line)
    return paragraphs


def _is_full(line: str, following: str, width: int) -> bool:
    """Return whether the first word of the following line would not have fitted on this one.

    Lines of Chinese and Japanese break between any two characters, but for a sign that may not begin one.
    """
    words = following.split(None, 1)
    if words and has_cjk(words[0][0]):
        return len(line) + _MAX_SIGNS > width
    if words and is_southeast_asian(words[0][0]):  # spaces are between sentences
        return len(line) + _MAX_SYLLABLE > width
    return len(line) + 1 + len(words[0] if words else "") > width


def _is_own_block(line: str) -> bool:
    """Return whether a line is never joined with others: a heading, a list item, boilerplate."""
    if _HEADING.match(line) or _LIST_ITEM.match(line.lstrip()):
        return True
    return find_rule(line, places=("anywhere", "alone")) is not None


def _make_block(line: str) -> Block:
    text = squeeze(strip_markup(line))
    heading = _HEADING.match(text)
    if heading:
        return Block(kind="heading", text=squeeze(strip_markup(text[heading.end() :].rstrip("# "))))
    return Block(kind="list" if _LIST_ITEM.match(text) else "paragraph", text=text)
