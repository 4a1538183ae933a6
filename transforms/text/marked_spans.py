"""Cut a text at the borders of spans that may overlap, so that each piece can be shown with its marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSpan:
    """A span of a text that is marked.

    Attributes:
        start: Its first character, counted from 0.
        end: The character after its last one.
        owner: The tag, the claim or whatever else it is marked for.
        number: Its number among the spans of its owner.
    """

    start: int
    end: int
    owner: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A piece of a text in which the marks do not change.

    Attributes:
        text: Its characters.
        owners: The owners of the spans that cover it, in the order in which these were given.
        opening: The spans of which it is the first piece.
    """

    text: str
    owners: tuple[str, ...]
    opening: tuple[MarkedSpan, ...]


def cut_at_spans(
    text: str, spans: Iterable[MarkedSpan], *, start: int = 0, end: int | None = None
) -> list[TextPiece]:
    """Cut a part of a text at the borders of spans.

    Spans may overlap, contain each other, repeat or lie anywhere; their parts outside are left out, and so
    are spans without characters.

    Args:
        text: The whole text, to which the offsets of spans refer.
        spans: The spans in any order.
        start: The first character of the part.
        end: The character after its last one; None for the end of the text.

    Returns:
        The pieces in order; together they are the part. A span that begins before the part opens in no piece.
    """
    last = len(text) if end is None else min(end, len(text))
    inside = [span for span in spans if span.start < span.end and span.start < last and span.end > start]
    borders = {start, last} | {min(max(at, start), last) for span in inside for at in (span.start, span.end)}
    return [_make_piece(text, inside, first, after) for first, after in pairwise(sorted(borders))]


def _make_piece(text: str, spans: Sequence[MarkedSpan], start: int, end: int) -> TextPiece:
    covering = [span for span in spans if span.start <= start and span.end >= end]
    return TextPiece(
        text=text[start:end],
        owners=tuple(dict.fromkeys(span.owner for span in covering)),
        opening=tuple(span for span in covering if span.start == start),
    )
