"""Changes between two revisions of an article: blocks added and removed, figures replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from transforms.dedup.alignment import MAX_TOKENS, align_tokens, find_gaps
from transforms.dedup.facts import LabelledToken, label_facts
from transforms.records import Article, ExistingText, FigureChange, Outcome, RevisionChange
from transforms.text.normalisation import normalise

_MAX_GAP = 12  # tokens; a longer gap holds another passage, whose figures do not replace the old ones


def describe_changes(
    decided: Sequence[tuple[Article, Outcome, int]], past: Mapping[str, ExistingText]
) -> tuple[RevisionChange, ...]:
    """Describe what each revised article changed.

    Args:
        decided: What :func:`~transforms.dedup.revisions.decide_revisions` returned. An article that occurs
            more than once is compared with its previous occurrence.
        past: The newest stored text of each existing article, by article identifier.

    Returns:
        One change for each article with the outcome ``revised``, in the order of `decided`.
    """
    texts = {article_id: (existing.title, existing.text) for article_id, existing in past.items()}
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
    """Return the multiset difference of `blocks` and `others`, in the order of `blocks`."""
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
    """Yield the figures that replace others between the same words."""
    old, new = label_facts(before)[:MAX_TOKENS], label_facts(after)[:MAX_TOKENS]
    matches = align_tokens([token.text for token in old], [token.text for token in new])
    for gap in find_gaps(matches, len(old), len(new)):
        if max(gap.end - gap.start, gap.other_end - gap.other_start) <= _MAX_GAP:
            removed = _list_figures(old[gap.start : gap.end])
            added = _list_figures(new[gap.other_start : gap.other_end])
            if len(removed) == len(added):
                yield from (FigureChange(before=a, after=b) for a, b in zip(removed, added, strict=True))


def _list_figures(tokens: Sequence[LabelledToken]) -> list[str]:
    return [token.text for token in tokens if token.fact == "figure"]
