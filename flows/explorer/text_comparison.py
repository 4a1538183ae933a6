"""Two texts as a page shows them: a revision with its changes, and a copy beside its original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from transforms.dedup.differences import Part, compare_paragraphs, compare_words
from transforms.dedup.shared_passages import PassageSpan, find_shared_passages
from transforms.text.marked_spans import MarkedSpan, TextPiece, cut_at_spans
from warehouse.explorer.article import OriginalText, RevisionText


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPassage:
    """Paragraphs that follow each other, all of them with a change or all without."""

    is_changed: bool
    paragraphs: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRevision:
    """The changes of a revision.

    Attributes:
        before: The former revision.
        after: The revision.
        title: The headline with its changes.
        passages: The text with its changes, in reading order.
        words_added: The number of words that only the revision has.
        words_removed: The number of words that only the former one has.
    """

    before: RevisionText
    after: RevisionText
    title: tuple[Part, ...]
    passages: tuple[ChangedPassage, ...]
    words_added: int
    words_removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCopy:
    """A copy beside its original, each in paragraphs of pieces; a piece with an owner is shared.

    Attributes:
        original: The original.
        copied: The paragraphs of the copy.
        source: The paragraphs of the original.
        share: The share of the copy's characters that are shared, from 0 to 1.
        share_of_original: The same of the original.
    """

    original: OriginalText
    copied: tuple[tuple[TextPiece, ...], ...]
    source: tuple[tuple[TextPiece, ...], ...]
    share: float
    share_of_original: float


def show_revision(before: RevisionText, after: RevisionText) -> ShownRevision:
    """Compare two revisions."""
    title = tuple(compare_words(before.title, after.title))
    paragraphs = [tuple(parts) for parts in compare_paragraphs(before.text, after.text)]
    passages = tuple(
        ChangedPassage(is_changed=is_changed, paragraphs=tuple(run))
        for is_changed, run in groupby(
            paragraphs, key=lambda parts: any(part.kind != "same" for part in parts)
        )
    )
    every = [part for parts in (title, *paragraphs) for part in parts]
    return ShownRevision(
        before=before,
        after=after,
        title=title,
        passages=passages,
        words_added=sum(len(part.text.split()) for part in every if part.kind == "added"),
        words_removed=sum(len(part.text.split()) for part in every if part.kind == "removed"),
    )


def show_copy(text: str, original: OriginalText) -> ShownCopy:
    """Mark the passages that a copy and its original share."""
    ours, theirs = find_shared_passages(text, original.text)
    return ShownCopy(
        original=original,
        copied=_cut_paragraphs(text, ours),
        source=_cut_paragraphs(original.text, theirs),
        share=_measure(text, ours),
        share_of_original=_measure(original.text, theirs),
    )


def _cut_paragraphs(text: str, passages: Sequence[PassageSpan]) -> tuple[tuple[TextPiece, ...], ...]:
    spans = [MarkedSpan(start=start, end=end, owner="shared") for start, end in passages]
    paragraphs: list[tuple[TextPiece, ...]] = []
    start = 0
    for paragraph in text.split("\n\n"):
        end = start + len(paragraph)
        paragraphs.append(tuple(cut_at_spans(text, spans, start=start, end=end)))
        start = end + len("\n\n")
    return tuple(paragraphs)


def _measure(text: str, passages: Sequence[PassageSpan]) -> float:
    return sum(end - start for start, end in passages) / max(1, len(text))
