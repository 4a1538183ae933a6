"""An article as its page shows it: paragraphs with marked evidence, and removed blocks between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flows.description.figures import describe_figure
from transforms.records import Article, CleanedBlock, Evidence
from transforms.text.marked_spans import MarkedSpan, TextPiece, cut_at_spans
from warehouse.article_figures import StatedFigure
from warehouse.article_history import ArticleHistory, StoredTag


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePassage:
    """A passage that a tag or a claim is based on; `anchor` is None if the text no longer has it there."""

    text: str
    field: str
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceOwner:
    """A tag or a claim with its evidence.

    Attributes:
        key: Its name in the page, of letters, digits and hyphens.
        name: Its name in the address.
        label: Its name for people.
        passages: Its evidence.
    """

    key: str
    name: str
    label: str
    passages: tuple[EvidencePassage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPiece:
    """A piece of a text in which the marks do not change.

    Attributes:
        text: Its characters.
        keys: The owners of the evidence that it is part of.
        label: What it is evidence of, in words; empty for a piece without a mark.
        anchors: The passages that begin with it.
        is_shown: Whether it is evidence of the owner that the address names.
    """

    text: str
    keys: tuple[str, ...]
    label: str
    anchors: tuple[str, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParagraph:
    """A kept block in pieces, or the blocks that were removed at one place."""

    kind: str
    pieces: tuple[MarkedPiece, ...]
    removed: tuple[CleanedBlock, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article with its evidence marked.

    Attributes:
        title: The headline in pieces.
        paragraphs: Its blocks in their order.
        tags: Each tag with its evidence.
        claims: Each claim with its evidence.
        removed: The number of removed blocks.
    """

    title: tuple[MarkedPiece, ...]
    paragraphs: tuple[ShownParagraph, ...]
    tags: tuple[tuple[StoredTag, EvidenceOwner], ...]
    claims: tuple[tuple[StatedFigure, EvidenceOwner], ...]
    removed: int


def show_article(history: ArticleHistory, *, shown: str | None) -> ShownArticle:
    """Cut the title and the text of an article at the borders of its evidence.

    Args:
        history: The article with its tags and claims.
        shown: The name of the tag or claim whose evidence stands out; None for no one's.
    """
    article = history.article
    fields = {"title": article.title, "text": article.text}
    tags = tuple(
        (tag, _make_owner(f"tag-{number}", tag.tag, tag.label or tag.tag, tag.evidence, fields))
        for number, tag in enumerate(history.tags)
    )
    claims = tuple(
        (
            claim,
            _make_owner(
                f"claim-{number}",
                f"claim-{number}",
                f"{claim.quantity_label or claim.quantity}: {describe_figure(claim)}",
                claim.evidence,
                fields,
            ),
        )
        for number, claim in enumerate(history.claims)
    )
    owners = {owner.key: owner for _, owner in (*tags, *claims)}
    spans = list(_list_spans([*((tag.evidence, owner) for tag, owner in tags),
                              *((claim.evidence, owner) for claim, owner in claims)]))  # fmt: skip
    of_title = [span for field, span in spans if field == "title"]
    of_text = [span for field, span in spans if field == "text"]
    return ShownArticle(
        title=_dress(cut_at_spans(article.title, of_title), owners, shown),
        paragraphs=tuple(_show_paragraphs(article, of_text, owners, shown)),
        tags=tags,
        claims=claims,
        removed=sum(not block.kept for block in article.blocks),
    )


def _make_owner(
    key: str, name: str, label: str, evidence: Sequence[Evidence], fields: Mapping[str, str]
) -> EvidenceOwner:
    passages = tuple(
        EvidencePassage(
            text=span.text,
            field=span.field,
            anchor=f"{key}-{number}" if fields[span.field][span.start : span.end] == span.text else None,
        )
        for number, span in enumerate(evidence)
    )
    return EvidenceOwner(key=key, name=name, label=label, passages=passages)


def _list_spans(
    owned: Sequence[tuple[Sequence[Evidence], EvidenceOwner]],
) -> Iterator[tuple[str, MarkedSpan]]:
    """Yield the span of each passage that the text has, with its field."""
    for evidence, owner in owned:
        for number, (span, passage) in enumerate(zip(evidence, owner.passages, strict=True)):
            if passage.anchor:
                yield (
                    span.field,
                    MarkedSpan(start=span.start, end=span.end, owner=owner.key, number=number),
                )


def _dress(
    pieces: Sequence[TextPiece], owners: Mapping[str, EvidenceOwner], shown: str | None
) -> tuple[MarkedPiece, ...]:
    return tuple(
        MarkedPiece(
            text=piece.text,
            keys=piece.owners,
            label=", ".join(dict.fromkeys(owners[key].label for key in piece.owners)),
            anchors=tuple(f"{span.owner}-{span.number}" for span in piece.opening),
            is_shown=any(owners[key].name == shown for key in piece.owners),
        )
        for piece in pieces
    )


def _show_paragraphs(
    article: Article, spans: Sequence[MarkedSpan], owners: Mapping[str, EvidenceOwner], shown: str | None
) -> Iterator[ShownParagraph]:
    start = 0
    for kept, run in groupby(_list_blocks(article), key=lambda block: block.kept):
        blocks = tuple(run)
        if not kept:
            yield ShownParagraph(kind="removed", pieces=(), removed=blocks)
            continue
        for block in blocks:
            end = start + len(block.text)
            pieces = cut_at_spans(article.text, spans, start=start, end=end)
            yield ShownParagraph(kind=block.kind, pieces=_dress(pieces, owners, shown))
            start = end + len("\n\n")


def _list_blocks(article: Article) -> Sequence[CleanedBlock]:
    """Return the blocks of an article; where the kept ones are not its text, its paragraphs come first."""
    if "\n\n".join(block.text for block in article.blocks if block.kept) == article.text:
        return article.blocks
    paragraphs = [
        CleanedBlock(position=position, kind="paragraph", text=text, kept=True, rule=None, class_=None)
        for position, text in enumerate(article.text.split("\n\n"))
    ]
    return (*paragraphs, *(block for block in article.blocks if not block.kept))
