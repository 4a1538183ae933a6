"""Stories: which articles report the same event.

All articles at hand, the new ones and those of the stories that are still open, are grouped anew by
average link, and the groups take the names of the stories they go on with. So what is decided
follows from which articles there are, and not from the order in which they came: an article that
brings two stories together, or shows that one is two, does so whenever it arrives. The average over
all pairs (average link), not the nearest one, keeps a story from growing into a giant by chaining.
See Yang, Pierce and Carbonell, "A study of retrospective and on-line event detection", 1998, for
group-average clustering of news and for weighing likeness by closeness in time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from transforms.records import Override, StoryMember, StoryMembership, Terms
from transforms.stories.candidate_stories import choose_candidate_stories
from transforms.stories.clustering import Clustering
from transforms.stories.constraints import add_constraints
from transforms.stories.identifiers import assign_story_ids
from transforms.stories.similarity import Matrix, measure_similarity
from transforms.stories.weighting import weigh_terms

_TOLD = 8  # so many terms are told as the reason of a membership
# Time and memory grow with the square of the articles decided on together: 4,000 are 0.4 GB.
_PORTION, _BESIDE = 1_000, 3_000
_DIGITS = 9  # what sums may differ in by the order of their parts is no difference


def assign_stories(
    new: Sequence[Terms],
    known: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    articles: int,
    duplicates: Mapping[str, str],
    overrides: Sequence[Override] = (),
) -> tuple[StoryMembership, ...]:
    """Decide the story of each new article, and tell all members of stories that changed by it.

    `known` are the members of the stories that may still change, whole stories. `frequencies` tells in
    how many of the warehouse's `articles`, the new ones included, a term occurs. `duplicates` leads
    from copies to originals: copies are where their original is. `overrides` are what people decided.
    A new reading of a known article takes the place of the one before. Nothing new changes nothing.
    The order of `new` and `known` does not matter. The score is the mean likeness to the story's
    other members, 1.0 where there are none. Past a thousand new articles the oldest are decided on
    first, and past three thousand known ones, only those of the stories with the rarest terms in common.
    """
    members = {member.terms.article_id: member for member in known}
    decided: dict[str, StoryMembership] = {}
    for portion in _portion(new):
        terms = {one.article_id: one for one in portion}
        near = choose_candidate_stories(
            portion, list(members.values()), frequencies=frequencies, articles=articles, most=_BESIDE
        )
        for each in _decide(
            terms,
            near,
            frequencies=frequencies,
            articles=articles,
            duplicates=duplicates,
            overrides=overrides,
        ):
            decided[each.article_id] = each
            past = members.get(each.article_id)
            members[each.article_id] = StoryMember(
                story_id=each.story_id,
                terms=terms.get(each.article_id) or members[each.article_id].terms,
                duplicate_of=past.duplicate_of if past else None,  # new links are in `duplicates`
            )
    return tuple(sorted(decided.values(), key=lambda each: _order(members[each.article_id].terms)))


def _portion(new: Sequence[Terms]) -> Iterator[Sequence[Terms]]:
    ordered = sorted(new, key=_order)
    return (ordered[start : start + _PORTION] for start in range(0, len(ordered), _PORTION))


def _decide(
    new: dict[str, Terms],
    known: Sequence[StoryMember],
    *,
    frequencies: Mapping[str, int],
    articles: int,
    duplicates: Mapping[str, str],
    overrides: Sequence[Override],
) -> list[StoryMembership]:
    ordered = sorted(({member.terms.article_id: member.terms for member in known} | new).values(), key=_order)
    vectors = _weigh(ordered, frequencies, articles)
    likeness = measure_similarity(ordered, vectors)
    grouping = Clustering(likeness, [len(vector) for vector in vectors], articles=articles)
    links = {member.terms.article_id: member.duplicate_of for member in known if member.duplicate_of}
    numbers = {each.article_id: number for number, each in enumerate(ordered)}
    copies = _gather_copies(ordered, links | dict(duplicates))
    add_constraints(grouping, numbers, overrides=overrides, copies=copies)
    groups = sorted(sorted(group) for group in grouping.settle())
    before = {member.terms.article_id: member.story_id for member in known}
    named = assign_story_ids([[ordered[number].article_id for number in group] for group in groups], before)
    sizes = Counter(before.values())
    told: list[StoryMembership] = []
    for story_id, group in zip(named, groups, strict=True):
        stayed = sum(before.get(ordered[number].article_id) == story_id for number in group)
        renewed = any(ordered[number].article_id in new for number in group)
        if renewed or not stayed == len(group) == sizes[story_id]:
            told += _explain(story_id, group, ordered, vectors, likeness)
    return told


def _weigh(ordered: Sequence[Terms], frequencies: Mapping[str, int], articles: int) -> list[dict[str, float]]:
    # A term is at least as frequent as it is among the articles at hand.
    seen = Counter(term for one in ordered for term, _ in one.counts)
    counted = {term: max(count, frequencies.get(term, 0)) for term, count in seen.items()}
    return [weigh_terms(one, counted, max(articles, len(ordered))) for one in ordered]


def _gather_copies(ordered: Sequence[Terms], duplicates: Mapping[str, str]) -> list[list[str]]:
    """Return the articles that are copies of one text; the original itself may be out of sight."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for each in ordered:
        groups[_find_root(each.article_id, duplicates)].append(each.article_id)
    return [group for group in groups.values() if len(group) > 1]


def _find_root(article_id: str, duplicates: Mapping[str, str]) -> str:
    seen = [article_id]
    while (original := duplicates.get(seen[-1])) and original not in seen:
        seen.append(original)
    return min(seen[seen.index(original) :]) if original else seen[-1]  # a circle is named for one of it


def _explain(
    story_id: str,
    group: Sequence[int],
    ordered: Sequence[Terms],
    vectors: Sequence[Mapping[str, float]],
    likeness: Matrix,
) -> Iterator[StoryMembership]:
    others = len(group) - 1
    total: defaultdict[str, float] = defaultdict(float)
    for number in group:
        for term, weight in vectors[number].items():
            total[term] += weight
    for number in group:
        vector = vectors[number]
        shared = {term: weight * (total[term] - weight if others else 1) for term, weight in vector.items()}
        ranked = sorted(shared, key=lambda term: (-round(shared[term], _DIGITS), term))
        score = float(likeness[number, group].sum()) / others if others else 1.0
        yield StoryMembership(
            article_id=ordered[number].article_id,
            story_id=story_id,
            score=round(max(0.0, score), 4),
            terms=tuple(term for term in ranked[:_TOLD] if round(shared[term], _DIGITS) > 0),
        )


def _order(terms: Terms) -> tuple[datetime, str]:
    return terms.at, terms.article_id
