"""Compare the tags that articles have with those that tagging them again gives."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from transforms.records import ArticleTag, TagChange

_MAX_EXAMPLES = 3  # titles that are shown for each kind of change of a tag
_KINDS = ("gained", "lost", "raised", "lowered")


def find_changed(
    old: Iterable[tuple[ArticleTag, str | None]], new: Iterable[ArticleTag], *, version: str
) -> frozenset[str]:
    """Find the articles whose tags have to be stored again.

    Args:
        old: The stored tags, each with the version of the taxonomy that gave it.
        new: The tags that the articles get now.
        version: The version of the taxonomy that gives them.

    Returns:
        The identifiers of the articles on which a tag, its score, its evidence or its version changes.
    """
    before: defaultdict[str, set[tuple[ArticleTag, str | None]]] = defaultdict(set)
    after: defaultdict[str, set[tuple[ArticleTag, str | None]]] = defaultdict(set)
    for tag, given_by in old:
        before[tag.article_id].add((tag, given_by))
    for tag in new:
        after[tag.article_id].add((tag, version))
    return frozenset(
        article_id for article_id in before.keys() | after.keys() if before[article_id] != after[article_id]
    )


def compare_tags(
    old: Iterable[ArticleTag], new: Iterable[ArticleTag], *, titles: Mapping[str, str]
) -> tuple[TagChange, ...]:
    """Count for each tag how many articles gain it, lose it, or change its relevance.

    Args:
        old: The stored tags.
        new: The tags that the articles get now.
        titles: The title of each article, for the examples.

    Returns:
        The tags that change on any article; the one that changes on most comes first.
    """
    before = {(tag.tag, tag.article_id): tag.relevance for tag in old}
    after = {(tag.tag, tag.article_id): tag.relevance for tag in new}
    changes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for tag, article_id in sorted(before.keys() | after.keys()):
        old_relevance, new_relevance = before.get((tag, article_id)), after.get((tag, article_id))
        if old_relevance != new_relevance:
            changes[tag].append((_name_change(old_relevance, new_relevance), titles[article_id]))
    return _sort(_count_changes(tag, found) for tag, found in changes.items())


def sum_changes(batches: Iterable[TagChange]) -> tuple[TagChange, ...]:
    """Add up the changes of each tag over several batches of articles, in the order of `compare_tags`."""
    by_tag: defaultdict[str, list[TagChange]] = defaultdict(list)
    for change in batches:
        by_tag[change.tag].append(change)
    return _sort(
        TagChange(
            tag=tag,
            gained=sum(change.gained for change in changes),
            lost=sum(change.lost for change in changes),
            raised=sum(change.raised for change in changes),
            lowered=sum(change.lowered for change in changes),
            examples=_pick_examples(example for change in changes for example in change.examples),
        )
        for tag, changes in by_tag.items()
    )


def _name_change(old: str | None, new: str | None) -> str:
    if old is None:
        return "gained"
    if new is None:
        return "lost"
    return "raised" if new == "subject" else "lowered"


def _count_changes(tag: str, changes: list[tuple[str, str]]) -> TagChange:
    counts = Counter(kind for kind, _ in changes)
    return TagChange(
        tag=tag,
        gained=counts["gained"],
        lost=counts["lost"],
        raised=counts["raised"],
        lowered=counts["lowered"],
        examples=_pick_examples(changes),
    )


def _pick_examples(changes: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    picked: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for kind, title in changes:
        if len(picked[kind]) < _MAX_EXAMPLES:
            picked[kind].append(title)
    return tuple((kind, title) for kind in _KINDS for title in picked[kind])


def _sort(changes: Iterable[TagChange]) -> tuple[TagChange, ...]:
    return tuple(sorted(changes, key=lambda change: (-_count_articles(change), change.tag)))


def _count_articles(change: TagChange) -> int:
    return change.gained + change.lost + change.raised + change.lowered
