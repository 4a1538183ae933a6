"""Cutting noise off paragraphs that it was glued to: stock prices, *read more*, calls to sign up.

Templates put such pieces into the middle of a paragraph's text. Only whole pieces at the borders of
sentences are cut out; what stands within a sentence, as in *Ford F +0.8% said*, is left alone, since
the sentence may need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.cleaning.prose import ends_sentence, is_prose
from transforms.cleaning.rulebook import Place, find_rule, suspect_classes
from transforms.cleaning.tickers import is_ticker
from transforms.records import Block
from transforms.text.normalisation import measure_length
from transforms.text.sentences import find_sentences
from transforms.text.writing_systems import CJK, KATAKANA_DOT

# Where a quoted price may end: at its change.
_CHANGE = re.compile(r"%\)?|[▲▼△▽↑↓⬆⬇🔺🔻](?:\s?[\d.,]+(?:\s?%)?)?|[+−-]\d+[.,]\d\d\)?(?!\d)")
_GLUED = re.compile(
    r"(?<=[a-z][a-z)][.!?])(?=[A-Z]|\d{4}\.[A-Z]\b)|(?<=[.!?][\"”])(?=[A-Z])|(?<=[a-z][a-z)][.!?])\s?(?=[$^][A-Z])"
)
_OPENING = re.compile(rf"\s*[\"“‘'«(\[]?[A-ZÀ-Þ{CJK}{KATAKANA_DOT}]")
_BRACKETED = re.compile(r"[\[(](?=\w)[^\[\]()]{8,160}[\])]")
_ANYWHERE: tuple[Place, ...] = ("anywhere",)
_CUT_CLASSES = frozenset({"promo", "related", "disclosure", "comments", "cookie"})
_QUOTES = ('"', "'", "“", "„", "«", "‘", "「", "『")
_LONGEST_PIECE = 300
_LONGEST = 20_000  # characters; a longer block is no paragraph
_FEWEST_WORDS = 3
_MOST_CHANGES = 60


def split_glued_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those with noise glued to them as two or more: the noise, and what it stood in.

    A piece keeps its block's kind. No text is lost but the space at the seams.
    """
    return tuple(piece for block in blocks for piece in _part_block(block))


def _part_block(block: Block) -> Iterator[Block]:
    if len(block.text) > _LONGEST:
        yield block
        return
    start = 0
    for seam in sorted({0, len(block.text), *_find_seams(block.text)})[1:]:
        piece = block.text[start:seam].strip()
        if piece:
            yield block if len(piece) == len(block.text) else replace(block, text=piece)
        start = seam


def _find_seams(text: str) -> Iterator[int]:
    for start, end in [*_find_prices(text), *_find_bracketed(text), *_find_calls(text)]:
        rest = f"{text[:start]} {text[end:]}"
        if is_prose(rest):
            yield from (start, end)


def _find_prices(text: str) -> Iterator[tuple[int, int]]:
    """Find the longest runs of quoted prices that begin with a sentence and end where another may begin."""
    ends = [match.end() for match in _CHANGE.finditer(text)][:_MOST_CHANGES]
    if not ends:
        return
    starts = sorted({*find_sentences(text), *(match.end() for match in _GLUED.finditer(text))})
    passed = 0
    for start in starts:
        if start < passed:
            continue
        within = (end for end in reversed(ends) if start < end <= start + _LONGEST_PIECE)
        for end in within:
            opens = end == len(text) or _OPENING.match(text, end)
            if opens and is_ticker(text[start:end]):
                yield start, end
                passed = end
                break


def _find_bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Find *(Read more: …)* and the like between sentences."""
    for match in _BRACKETED.finditer(text):
        rule = find_rule(match[0], places=_ANYWHERE) if ends_sentence(text[: match.start()]) else None
        if rule and rule.class_ in _CUT_CLASSES:
            yield match.span()


def _find_calls(text: str) -> Iterator[tuple[int, int]]:
    """Find the sentences at the end of a paragraph which each alone would be removed.

    Where the paragraph as a whole is known noise, it is left in one piece.
    """
    if not suspect_classes(text) & _CUT_CLASSES:
        return
    end = len(text)
    for start in reversed(find_sentences(text)[1:]):
        sentence = text[start:end].strip()
        asks = end < len(text) and sentence.endswith("?")  # What do you think? Tell us below.
        if sentence.startswith(_QUOTES) or not _is_noise(text[start:] if asks else sentence):
            break
        end = start
    if end < len(text) and find_rule(text, places=("anywhere", "alone")) is None:
        yield end, len(text)


def _is_noise(text: str) -> bool:
    if measure_length(text) < _FEWEST_WORDS:
        return False
    rule = find_rule(text, places=_ANYWHERE)
    return rule is not None and rule.class_ in _CUT_CLASSES
