"""What tagging history again would change: old tags and new ones in, the difference out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from transforms.records import ArticleTag, TagChange

_EXAMPLES = 3  # titles told for each kind of change of a tag
_KINDS = ("gained", "lost", "raised", "lowered")


def find_changed(
    old: Iterable[tuple[ArticleTag, str | None]], new: Iterable[ArticleTag], *, version: str
) -> frozenset[str]:
    """Return the articles whose tags, scores, evidence or version would not stay as they are."""
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
    """Return what happens to each tag that does not stay on all its articles, the most changed first."""
    before = {(tag.tag, tag.article_id): tag.relevance for tag in old}
    after = {(tag.tag, tag.article_id): tag.relevance for tag in new}
    happened: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for tag, article_id in sorted(before.keys() | after.keys()):
        was, becomes = before.get((tag, article_id)), after.get((tag, article_id))
        if was != becomes:
            happened[tag].append((_name_change(was, becomes), titles[article_id]))
    changes = [_count(tag, events) for tag, events in happened.items()]
    return tuple(sorted(changes, key=lambda change: (-_sum_up(change), change.tag)))


def add_changes(parts: Iterable[TagChange]) -> tuple[TagChange, ...]:
    """Add up what happens to each tag in several parts of history."""
    grouped: defaultdict[str, list[TagChange]] = defaultdict(list)
    for change in parts:
        grouped[change.tag].append(change)
    added = [
        TagChange(
            tag=tag,
            gained=sum(change.gained for change in changes),
            lost=sum(change.lost for change in changes),
            raised=sum(change.raised for change in changes),
            lowered=sum(change.lowered for change in changes),
            examples=_pick(example for change in changes for example in change.examples),
        )
        for tag, changes in grouped.items()
    ]
    return tuple(sorted(added, key=lambda change: (-_sum_up(change), change.tag)))


def _name_change(was: str | None, becomes: str | None) -> str:
    if was is None:
        return "gained"
    if becomes is None:
        return "lost"
    return "raised" if becomes == "subject" else "lowered"


def _count(tag: str, events: list[tuple[str, str]]) -> TagChange:
    counts = Counter(kind for kind, _ in events)
    return TagChange(
        tag=tag,
        gained=counts["gained"],
        lost=counts["lost"],
        raised=counts["raised"],
        lowered=counts["lowered"],
        examples=_pick(events),
    )


def _pick(events: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    picked: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for kind, title in events:
        if len(picked[kind]) < _EXAMPLES:
            picked[kind].append(title)
    return tuple((kind, title) for kind in _KINDS for title in picked[kind])


def _sum_up(change: TagChange) -> int:
    return change.gained + change.lost + change.raised + change.lowered
