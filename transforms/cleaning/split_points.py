"""Split boilerplate from paragraphs that it is glued to: stock prices, *read more*, calls to sign up.

Templates put such pieces into the middle of a paragraph's text. Only whole pieces between sentences are
split off. A piece within a sentence, as in *Ford F +0.8% said*, stays, since the sentence may need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.cleaning.block_rules import Rule
from transforms.cleaning.prose import ends_sentence, is_prose
from transforms.cleaning.rulebook import find_anywhere, find_rule
from transforms.cleaning.tickers import is_ticker
from transforms.records import Block
from transforms.text.normalisation import measure_length
from transforms.text.sentences import find_last_sentence, find_sentences
from transforms.text.writing_systems import CJK, KATAKANA_DOT

# Where a quoted price may end: at its change.
# These begin with one set of characters, which takes a fifth of the time of three alternatives.
_CHANGE = re.compile(
    r"[%▲▼△▽↑↓⬆⬇🔺🔻+−-](?:(?<=%)\)?|(?<=[+−-])\d+[.,]\d\d\)?(?!\d)|(?<![%+−-])(?:\s?[\d.,]+(?:\s?%)?)?)"
)
_GLUED = re.compile(
    r"[.!?\"”](?:(?<=[a-z][a-z)][.!?])(?:(?=[A-Z]|\d{4}\.[A-Z]\b)|\s?(?=[$^][A-Z]))|(?<=[.!?][\"”])(?=[A-Z]))"
)
_OPENING = re.compile(rf"\s*[\"“‘'«(\[]?[A-ZÀ-Þ{CJK}{KATAKANA_DOT}]")
_BRACKETED = re.compile(r"[\[(](?=\w)[^\[\]()]{8,160}[\])]")
_CUT_CLASSES = frozenset({"promo", "related", "disclosure", "comments", "cookie"})
_QUOTES = ('"', "'", "“", "„", "«", "‘", "「", "『")
_MAX_PIECE = 300  # characters
_MAX_PARAGRAPH = 20_000  # characters; a longer block is no paragraph
_MIN_WORDS = 3
_MAX_CHANGES = 60


def split_glued_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Split each block that has boilerplate glued to it into the boilerplate and the rest.

    A piece keeps the kind of its block and its share of links. No text is lost but the space at the
    split points.
    """
    return tuple(piece for block in blocks for piece in _split_block(block))


def _split_block(block: Block) -> Iterator[Block]:
    if len(block.text) > _MAX_PARAGRAPH:
        yield block
        return
    start = 0
    for point in sorted({0, len(block.text), *_find_split_points(block.text)})[1:]:
        piece = block.text[start:point].strip()
        if piece:
            yield block if len(piece) == len(block.text) else replace(block, text=piece)
        start = point


def _find_split_points(text: str) -> Iterator[int]:
    spans: list[tuple[int, int]] = []
    if _CHANGE.search(text):
        spans += _find_prices(text)
    if "(" in text or "[" in text:
        spans += _find_bracketed(text)
    spans += _find_calls(text)
    for start, end in spans:
        rest = f"{text[:start]} {text[end:]}"
        if is_prose(rest):
            yield from (start, end)


def _find_prices(text: str) -> Iterator[tuple[int, int]]:
    """Find the longest runs of quoted prices that start where a sentence may, and end where one may start."""
    ends = [match.end() for match in _CHANGE.finditer(text)][:_MAX_CHANGES]
    starts = sorted({*find_sentences(text), *(match.end() for match in _GLUED.finditer(text))})
    last_end = 0
    for start in starts:
        if start < last_end:
            continue
        for end in (end for end in reversed(ends) if start < end <= start + _MAX_PIECE):
            ends_piece = end == len(text) or _OPENING.match(text, end)
            if ends_piece and is_ticker(text[start:end]):
                yield start, end
                last_end = end
                break


def _find_bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Find *(Read more: …)* and the like between sentences."""
    for match in _BRACKETED.finditer(text):
        if ends_sentence(text[: match.start()]) and _is_cut(find_anywhere(match[0])):
            yield match.span()


def _find_calls(text: str) -> Iterator[tuple[int, int]]:
    """Find the sentences at the end of a paragraph each of which a rule recognises as boilerplate.

    A paragraph that a rule recognises as a whole is not split.
    """
    last = find_last_sentence(text)
    if not last or not _is_boilerplate(text[last:].strip()):  # as in nearly every paragraph
        return
    end = len(text)
    for start in reversed(find_sentences(text)[1:]):
        sentence = text[start:end].strip()
        is_question = end < len(text) and sentence.endswith("?")  # What do you think? Tell us below.
        piece = text[start:] if is_question else sentence
        if sentence.startswith(_QUOTES) or not _is_boilerplate(piece):
            break
        end = start
    if end < len(text) and find_rule(text, places=("anywhere", "alone")) is None:
        yield end, len(text)


def _is_boilerplate(piece: str) -> bool:
    """Return whether a piece of a paragraph, of three words or more, is boilerplate."""
    return measure_length(piece) >= _MIN_WORDS and _is_cut(find_anywhere(piece))


def _is_cut(rule: Rule | None) -> bool:
    return rule is not None and rule.class_ in _CUT_CLASSES
