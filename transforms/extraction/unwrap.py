"""Which lines of a text file make a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from transforms.cleaning.prose import ends_sentence
from transforms.cleaning.rulebook import find_rule
from transforms.extraction.markdown import mark_headings, strip_marks
from transforms.records import Block
from transforms.text.normalisation import squeeze

_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_LIST_SIGN = re.compile(r"(?:[-*•‣·]|\d{1,2}[.)])\s+(?=\S)")
_NARROWEST, _WIDEST = 40, 120
_FEWEST_LINES = 3
# In a wrapped text nearly every line but a paragraph's last is full: the next line's first word
# would not have fitted. In texts of one line a paragraph full lines happen only by chance.
_SHARE_FULL = 0.6
# Most lines that break off within a sentence were wrapped, by hand or by a program that evens them out:
# these count as full a little earlier.
_SHARE_BROKEN = 0.6
_RAGGED = 0.9


def split_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text: its lines, or its paragraphs where lines are wrapped.

    Lines are put together only where a line is full (the next word would not have fitted) and
    neither it nor the next is known boilerplate, a heading or the start of a list item.
    """
    groups = [
        [line for line in group.split("\n") if line.strip()]
        for group in re.split(r"\n\s*\n", mark_headings(_even_out(text)))
    ]
    width = _find_width(groups)
    return tuple(
        _make_block(lines) for group in groups for lines in _join_lines(group, width) if squeeze(lines)
    )


def _even_out(text: str) -> str:
    return re.sub("\r\n?|[\u2028\u2029\u0085\x0b\x0c]", "\n", text)


def _find_width(groups: Sequence[Sequence[str]]) -> int | None:
    """Return the width that the text is wrapped at; null when it is not."""
    pairs = [
        (line.rstrip(), after)
        for group in groups
        for line, after in pairwise(group)
        if not _stands_alone(line) and not _stands_alone(after)
    ]
    width = max((len(line) for line, _ in pairs), default=0)
    if len(pairs) < _FEWEST_LINES or not _NARROWEST <= width <= _WIDEST:
        return None
    broken = sum(not ends_sentence(line) for line, _ in pairs)
    if broken >= len(pairs) * _SHARE_BROKEN:
        width = int(width * _RAGGED)
    full = sum(_is_full(line, after, width) for line, after in pairs)
    return width if full >= len(pairs) * _SHARE_FULL else None


def _join_lines(group: Sequence[str], width: int | None) -> list[str]:
    paragraphs: list[str] = []
    for number, line in enumerate(group):
        before = group[number - 1].rstrip() if number else ""
        if (
            width
            and before
            and _is_full(before, line, width)
            and not _stands_alone(before)
            and not _stands_alone(line)
        ):
            hyphenated = before.endswith("-") and line.lstrip()[:1].islower()
            paragraphs[-1] += line.strip() if hyphenated else f" {line.strip()}"
        else:
            paragraphs.append(line)
    return paragraphs


def _is_full(line: str, after: str, width: int) -> bool:
    word = after.split(None, 1)[0] if after.split() else ""
    return len(line) + 1 + len(word) > width


def _stands_alone(line: str) -> bool:
    if _MARKDOWN_HEADING.match(line) or _LIST_SIGN.match(line.lstrip()):
        return True
    return find_rule(line, places=("anywhere", "alone")) is not None


def _make_block(line: str) -> Block:
    text = squeeze(strip_marks(line))
    heading = _MARKDOWN_HEADING.match(text)
    if heading:
        return Block(kind="heading", text=squeeze(strip_marks(text[heading.end() :].rstrip("# "))))
    item = _LIST_SIGN.match(text)
    return Block(kind="list" if item else "paragraph", text=text)
