"""Changes: what a new revision of an article says otherwise than the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transforms.dedup.alignment import LONGEST, align_words, list_gaps
from transforms.dedup.facts import Token, read_tokens
from transforms.records import Article, ExistingText, FigureChange, Outcome, RevisionChange
from transforms.text.normalisation import normalise

_GAP = 12  # words; in a longer gap another passage stands, and its figures are not the old ones' successors


def describe_changes(
    decided: Sequence[tuple[Article, Outcome, int]], past: Mapping[str, ExistingText]
) -> tuple[RevisionChange, ...]:
    """Return what each revised reading changed. `past` holds the newest texts that were known before.

    `decided` is what :func:`~transforms.dedup.revisions.decide_revisions` returned; readings of one article
    follow one another.
    """
    texts = {article_id: (known.title, known.text) for article_id, known in past.items()}
    changes: list[RevisionChange] = []
    for article, outcome, number in decided:
        if outcome == "revised" and article.article_id in texts:
            changes.append(_describe(article, number, *texts[article.article_id]))
        if outcome != "unchanged":
            texts[article.article_id] = (article.title, article.text)
    return tuple(changes)


def _describe(article: Article, number: int, title: str, text: str) -> RevisionChange:
    before, after = text.split("\n\n"), article.text.split("\n\n")
    removed, added = _subtract(before, after), _subtract(after, before)
    return RevisionChange(
        article_id=article.article_id,
        revision=number,
        title_before=None if normalise(title) == normalise(article.title) else title,
        blocks_added=added,
        blocks_removed=removed,
        figures=tuple(
            dict.fromkeys(_pair_figures("\n".join((title, *removed)), "\n".join((article.title, *added))))
        ),
    )


def _subtract(blocks: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return the blocks that are not among `others`, each as often as it is missing there."""
    left = Counter(normalise(block) for block in others)
    missing: list[str] = []
    for block in blocks:
        key = normalise(block)
        if left[key]:
            left[key] -= 1
        else:
            missing.append(block)
    return tuple(missing)


def _pair_figures(before: str, after: str) -> Iterator[FigureChange]:
    """Yield the figures that stand where others stood, between the same words."""
    old, new = read_tokens(before)[:LONGEST], read_tokens(after)[:LONGEST]
    pairs = align_words([token.word for token in old], [token.word for token in new])
    for gap in list_gaps(pairs, len(old), len(new)):
        if max(gap.end - gap.start, gap.to - gap.from_) <= _GAP:
            were, are = _list_figures(old[gap.start : gap.end]), _list_figures(new[gap.from_ : gap.to])
            if len(were) == len(are):
                yield from (FigureChange(before=was, after=now) for was, now in zip(were, are, strict=True))


def _list_figures(tokens: Sequence[Token]) -> list[str]:
    return [token.word for token in tokens if token.fact == "figure"]
